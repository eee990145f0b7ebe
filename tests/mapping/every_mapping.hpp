// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <random>
#include <set>
#include <vector>

#include <co2design/hardware.hpp>
#include <co2design/mapping/loop_nest.hpp>
#include <co2design/mapping/mapped_gemm.hpp>
#include <co2design/metric/rules.hpp>

// Every mapping of a small product, one by one, found without anything that a mapper uses.
namespace every_mapping {

using namespace co2design;
using namespace co2design::mapping;
using hardware::accelerator;

// The tiles of one dimension: registers, array, L2, cores, global buffer, each dividing the next.
using chain = std::array<std::int64_t, 5>;

inline std::vector<chain> chains_of(std::int64_t size) {
  std::vector<chain> all;
  const auto divides = [](std::int64_t a, std::int64_t b) { return b % a == 0; };
  for (std::int64_t g = 1; g <= size; ++g)
    for (std::int64_t bu = 1; divides(g, size) && bu <= g; ++bu)
      for (std::int64_t b = 1; divides(bu, g) && b <= bu; ++b)
        for (std::int64_t as = 1; divides(b, bu) && as <= b; ++as)
          for (std::int64_t a = 1; divides(as, b) && a <= as; ++a)
            if (divides(a, as)) all.push_back({a, as, b, bu, g});
  return all;
}

// Whether the factors can be laid out on a grid, by trying every split of every factor.
inline bool lies_on_grid(const std::array<std::int64_t, 4>& factors, std::int64_t first,
                         std::int64_t second) {
  const std::int64_t all = factors[0] * factors[1] * factors[2] * factors[3];
  for (std::int64_t w = 1; w <= factors[0]; ++w)
    for (std::int64_t x = 1; x <= factors[1]; ++x)
      for (std::int64_t y = 1; y <= factors[2]; ++y)
        for (std::int64_t z = 1; z <= factors[3]; ++z)
          if (factors[0] % w == 0 && factors[1] % x == 0 && factors[2] % y == 0 && factors[3] % z == 0 &&
              w * x * y * z <= first && all / (w * x * y * z) <= second)
            return true;
  return false;
}

inline bool fits(const std::array<const chain*, 3>& m, std::int64_t side, const accelerator& a,
                 rule_set rules) {
  const auto tile = [&](std::size_t dimension, std::size_t level) { return (*m[dimension])[level]; };
  const auto tensors = [&](std::size_t level) {
    return std::array{tile(0, level) * tile(1, level), tile(1, level) * tile(2, level),
                      tile(0, level) * tile(2, level)};
  };
  const auto in_registers = tensors(0), in_l2 = tensors(2), in_glb = tensors(4);
  std::array<std::int64_t, 4> array{1, 1, 1, 1}, cores{1, 1, 1, side};
  for (std::size_t i = 0; i < 3; ++i) {
    array[i] = tile(i, 1) / tile(i, 0);
    cores[i] = tile(i, 3) / tile(i, 2);
  }
  // one, two, four cores: 1 × 1, 2 × 1, 2 × 2
  const std::int64_t rows = a.knobs.cores > 1 ? 2 : 1, columns = a.knobs.cores > 3 ? 2 : 1;
  const auto sum = [](const std::array<std::int64_t, 3>& t) { return t[0] + t[1] + t[2]; };
  const std::int64_t held = rules.applies(correction::weight_registers) ? in_registers[1] : sum(in_registers);
  const std::int64_t buffered =
      rules.applies(correction::one_l2_buffer) ? sum(in_l2) : std::max({in_l2[0], in_l2[1], in_l2[2]});
  return held <= a.process->tensor_register_entries && buffered <= a.tensor_l2.bytes &&
         side * sum(in_glb) <= a.glb.bytes && lies_on_grid(array, a.knobs.width, a.knobs.depth) &&
         lies_on_grid(cores, rows, columns);
}

// A size, and what it may be padded to.
inline std::vector<std::int64_t> padded(std::int64_t size, rule_set rules) {
  std::set<std::int64_t> all{size};
  for (std::int64_t more = size; more < 2 * size && rules.applies(correction::padding); ++more)
    for (std::int64_t unit = 2; unit <= 256; unit *= 2)
      if (more % unit == 0 && more - unit < size) all.insert(more);
  return {all.begin(), all.end()};
}

// Calls visit(cycles, picojoules) for each mapping of the batch that fits.
template <class Visit>
void for_each(const gemm_shape& shape, const accelerator& a, rule_set rules, const Visit& visit) {
  constexpr std::array letters{letter::n, letter::c, letter::k};
  for (std::int64_t side = 1; side <= shape.batch; ++side) {
    if (shape.batch % side != 0) continue;
    accelerator shared = a;
    shared.glb_bandwidth /= static_cast<double>(side);
    shared.dram_bandwidth /= static_cast<double>(side);
    for (const std::int64_t size_n : padded(shape.n, rules))
      for (const std::int64_t size_c : padded(shape.c, rules))
        for (const std::int64_t size_k : padded(shape.k, rules)) {
          const auto of_n = chains_of(size_n), of_c = chains_of(size_c), of_k = chains_of(size_k);
          for (const chain& n : of_n)
            for (const chain& c : of_c)
              for (const chain& k : of_k) {
                if (!fits({&n, &c, &k}, side, a, rules)) continue;
                const auto level = [&](std::size_t at) { return extents{n[at], 1, 1, c[at], 1, 1, k[at]}; };
                loop_nest nest{level(0), level(1), level(2),
                               level(3), level(4), {size_n, 1, 1, size_c, 1, 1, size_k},
                               {}};
                for (std::size_t order = 0; order < 27; ++order) {
                  const std::array inner{letters[order % 3], letters[order / 3 % 3], letters[order / 9]};
                  for (std::size_t b = 0; b < 3; ++b) {
                    nest.order[b] = {};
                    nest.order[b].push_back(inner[b]);
                  }
                  const nest_cost cost = cost_of(nest, shared, rules);
                  visit(cost.cycles * static_cast<double>(shape.batch / side),
                        cost.energy.in(units::picojoule) * static_cast<double>(shape.batch));
                }
              }
        }
  }
}

struct small_case {
  gemm_shape shape;
  accelerator chip;
};

// A product and a chip; none where it has more mappings than a test has time for.
inline std::optional<small_case> random_case(std::mt19937_64& engine, rule_set rules) {
  const auto with_registers = [](int entries) {
    hardware::technology t = hardware::edge_22nm;
    t.tensor_register_entries = entries;
    return t;
  };
  static const std::array technologies{with_registers(32), with_registers(6), with_registers(3)};
  const auto any = [&](std::initializer_list<int> of) { return of.begin()[engine() % of.size()]; };
  gemm_shape shape{any({1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13}), any({1, 2, 3, 4, 5, 6, 7, 8, 10, 12}),
                   any({1, 2, 3, 4, 5, 6, 7, 8, 9, 12})};
  if (rules.applies(correction::heads_as_batch)) shape.batch = any({1, 1, 2, 3, 4});
  std::size_t chains = 0;
  for (const auto n : padded(shape.n, rules))
    for (const auto c : padded(shape.c, rules))
      for (const auto k : padded(shape.k, rules))
        chains += chains_of(n).size() * chains_of(c).size() * chains_of(k).size();
  if (chains > 1500) return std::nullopt;
  const auto made = hardware::make_accelerator({.cores = any({1, 2, 4}),
                                                .width = any({1, 2, 3, 4, 8}),
                                                .depth = any({1, 2, 4}),
                                                .l2_bytes = 64 * 1024,
                                                .l2_bandwidth = any({1, 2, 32}),
                                                .glb_bytes = 2 * 1024 * 1024},
                                               hardware::edge_22nm);
  accelerator a = *made;
  a.process = &technologies[engine() % 3];
  a.tensor_l2.bytes = any({2, 4, 9, 24, 100});
  a.glb.bytes = any({2, 3, 8, 20, 60, 300});
  a.glb_bandwidth = any({1, 4, 512});
  a.dram_bandwidth = any({1, 128});
  return small_case{shape, a};
}

}  // namespace every_mapping
