// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/detail/divisors.hpp>
#include <co2design/mapping/loop_nest.hpp>
#include <co2design/mapping/mapped_gemm.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/rules.hpp>

namespace co2design::mapping::detail {

using triple = std::array<std::int64_t, 3>;  // over N, C, K

// Whether `product` is X · Y with X ≤ first and Y ≤ second; as each dimension's factor may be shared between
// the two sides, every divisor can be X.
constexpr bool fits_grid(std::int64_t product, std::int64_t first, std::int64_t second) noexcept {
  if (product > first * second) return false;
  for (std::int64_t x = std::min(product, first); x >= 1 && product <= x * second; --x)
    if (product % x == 0) return true;
  return false;
}

// The grid of cores: the larger side first.
constexpr std::array<std::int64_t, 2> core_grid(std::int64_t cores) noexcept {
  std::int64_t log = 0;
  while ((std::int64_t{2} << log) <= cores) ++log;
  const std::int64_t one = std::int64_t{1} << (log / 2), other = cores / one;
  return {std::max(one, other), std::min(one, other)};
}

// Energy and cycles of one choice at one boundary, and which tensor stays put.
struct term {
  double energy, cycles;
  std::uint8_t stays;
};

// A few terms of which none is at least as good as another in both.
struct pareto_terms {
  std::array<term, 3> all{};
  std::size_t size = 0;

  constexpr void add(const term& one) noexcept {
    for (const term& kept : *this)
      if (kept.energy <= one.energy && kept.cycles <= one.cycles) return;
    std::size_t left = 0;
    for (std::size_t i = 0; i < size; ++i)
      if (all[i].energy < one.energy || all[i].cycles < one.cycles) all[left++] = all[i];
    all[left++] = one;
    size = left;
  }
  [[nodiscard]] constexpr const term* begin() const noexcept { return all.data(); }
  [[nodiscard]] constexpr const term* end() const noexcept { return all.data() + size; }
};

// One padded product, `side` of its batch running side by side: what its choices cost.
//
// Tensors are numbered like the dimension that does not index them: 0 weights (N), 1 outputs (C), 2 inputs
// (K).
struct padded_product {
  triple d;
  std::int64_t side;
  double batches;  // rounds of `side` products
  std::array<double, 3> tensor;
  double macs;
  double glb_bytes;

  constexpr padded_product(const triple& sizes, std::int64_t at_once, std::int64_t batch,
                           const hardware::accelerator& a) noexcept
      : d(sizes),
        side(at_once),
        batches(static_cast<double>(batch / at_once)),
        tensor{static_cast<double>(d[1] * d[2]), static_cast<double>(d[0] * d[2]),
               static_cast<double>(d[0] * d[1])},
        macs(static_cast<double>(d[0]) * static_cast<double>(d[1]) * static_cast<double>(d[2])),
        glb_bytes(static_cast<double>(a.glb.bytes) / static_cast<double>(side)) {}
};

// Searches the mappings of a matrix product on a chip. Every term of energy and traffic is a sum over
// dimensions of a function of that dimension's own tiles, smaller for larger tiles; dimensions meet in
// capacities, in the spatial products and in the maximum of latencies alone. So only maximal tiles count,
// and pairs of spatial factors can be taken in the order of a lower bound.
class gemm_search {
 public:
  constexpr gemm_search(const gemm_shape& shape, const hardware::accelerator& a, rule_set rules, goal what)
      : shape_(shape), chip_(a), rules_(rules), goal_(what), e_(prices_of(a, rules)) {}

  constexpr possible<mapped_gemm> search() {
    best_.bound = std::numeric_limits<double>::infinity();
    for (const padded_product& one : products()) {
      product_ = &one;
      collect();
      while (!candidates_.empty()) {
        if (found_ && candidates_.front().bound >= best_.objective) break;
        std::pop_heap(candidates_.begin(), candidates_.end(), later);
        const candidate next = candidates_.back();
        candidates_.pop_back();
        ++best_.looked_at;
        expand(next);
      }
      if (!candidates_.empty()) best_.bound = std::min(best_.bound, candidates_.front().bound);
      candidates_.clear();
    }
    if (!found_) return infeasible("no tile of this operator fits the chip");
    hardware::accelerator shared = chip_;
    shared.glb_bandwidth /= static_cast<double>(best_.batch_cores);
    shared.dram_bandwidth /= static_cast<double>(best_.batch_cores);
    best_.one = cost_of(best_.nest, shared, rules_);
    best_.cycles = best_.one.cycles * static_cast<double>(shape_.batch / best_.batch_cores);
    best_.energy = best_.one.energy * static_cast<double>(shape_.batch);
    return best_;
  }

 private:
  struct candidate {
    double bound;
    triple s, u;
  };
  static constexpr bool later(const candidate& a, const candidate& b) noexcept { return a.bound > b.bound; }

  // The padded sizes of a dimension: the next multiples of powers of two, below twice the size.
  [[nodiscard]] constexpr std::vector<std::int64_t> sizes_of(std::int64_t size) const {
    std::vector<std::int64_t> all{size};
    for (std::int64_t unit = 2; unit <= 256 && rules_.applies(correction::padding); unit *= 2) {
      const std::int64_t padded = (size + unit - 1) / unit * unit;
      if (padded < 2 * size && padded != all.back()) all.push_back(padded);
    }
    return all;
  }
  // Every way to pad and to unroll the batch, the least work first.
  [[nodiscard]] constexpr std::vector<padded_product> products() const {
    std::vector<padded_product> all;
    for (const std::int64_t side : divisors_of(shape_.batch)) {
      if (side > chip_.knobs.cores) break;
      for (const std::int64_t n : sizes_of(shape_.n))
        for (const std::int64_t c : sizes_of(shape_.c))
          for (const std::int64_t k : sizes_of(shape_.k))
            all.emplace_back(triple{n, c, k}, side, shape_.batch, chip_);
    }
    std::sort(all.begin(), all.end(), [](const padded_product& a, const padded_product& b) {
      return a.macs != b.macs ? a.macs < b.macs : a.side > b.side;
    });
    return all;
  }

  // The objective of the batch, from the energy of one product and the cycles of one round.
  [[nodiscard]] constexpr double score(double energy, double cycles) const noexcept {
    energy *= static_cast<double>(shape_.batch);
    cycles *= product_->batches;
    if (goal_ == goal::latency) return cycles;
    return goal_ == goal::energy ? energy : energy * cycles;
  }

  // What the array's factors alone cost: MACs, and operands from the L2.
  [[nodiscard]] constexpr double operand_energy(const triple& s) const noexcept {
    const double macs = product_->macs, reduced = static_cast<double>(s[1]);
    return macs * (e_.mac + e_.register_read) + macs / static_cast<double>(s[2]) * e_.l2_read +
           (macs - product_->tensor[1]) / reduced * e_.l2_read + macs / reduced * e_.l2_write;
  }
  [[nodiscard]] constexpr double compute_cycles(const triple& s, const triple& u) const noexcept {
    return product_->macs / static_cast<double>(s[0] * s[1] * s[2] * u[0] * u[1] * u[2]);
  }
  // Energy and cycles at a boundary, given how often each tensor crosses it.
  [[nodiscard]] constexpr term memory_term(const std::array<double, 3>& x) const noexcept {
    const double all = x[0] + x[1] + x[2] - product_->tensor[1];
    return {e_.glb_write * all + e_.dram * (all + x[1]),
            std::max(all, x[1]) * static_cast<double>(product_->side) / chip_.dram_bandwidth, 0};
  }
  [[nodiscard]] constexpr term buffer_term(const std::array<double, 3>& y, const triple& u) const noexcept {
    const double results = product_->tensor[1], o = y[1] / static_cast<double>(u[1]);
    const double read = y[0] / static_cast<double>(u[0]) + y[2] / static_cast<double>(u[2]) + o - results;
    return {e_.l2_write * (y[0] + y[1] + y[2] - results) + e_.glb_read * read + e_.glb_write * o,
            std::max(read, o) * static_cast<double>(product_->side) / chip_.glb_bandwidth, 0};
  }
  [[nodiscard]] constexpr term register_term(const std::array<double, 3>& w, const triple& s,
                                             const triple& u) const noexcept {
    const bool weights_only = rules_.applies(correction::weight_registers);
    const double weights = w[0] / static_cast<double>(s[0]);
    const double o = (weights_only ? product_->macs : w[1]) / static_cast<double>(s[1]);
    const double i = (weights_only ? product_->macs : w[2]) / static_cast<double>(s[2]);
    const double ports =
        rules_.applies(correction::l2_bandwidth_per_core) ? static_cast<double>(u[0] * u[1] * u[2]) : 1;
    return {e_.register_fill * w[0] + e_.l2_read * weights,
            std::max(weights + i + o - product_->tensor[1], o) / (ports * chip_.knobs.l2_bandwidth), 0};
  }
  // How often each tensor crosses: `put[i]` where tensor i stays, `passing[i]` where it does not.
  [[nodiscard]] constexpr std::array<double, 3> crossings(std::size_t stays, const triple& put,
                                                          const triple& passing) const noexcept {
    std::array<double, 3> times{};
    for (std::size_t i = 0; i < 3; ++i)
      times[i] = product_->tensor[i] * static_cast<double>(i == stays ? put[i] : passing[i]);
    return times;
  }

  // A lower bound for a pair of spatial factors: every tensor crosses each boundary at least once per core.
  [[nodiscard]] constexpr double bound_of(const triple& s, const triple& u, const term& buffer,
                                          const term& memory, double compute) const noexcept {
    const term registers = register_term(crossings(3, u, {s[0] * u[0], s[1] * u[1], s[2] * u[2]}), s, u);
    return score(operand_energy(s) + registers.energy + buffer.energy + memory.energy,
                 std::max({compute, registers.cycles, buffer.cycles, memory.cycles}));
  }

  // The number of array elements below which compute alone, at the least energy, is no better than the best.
  [[nodiscard]] constexpr std::int64_t fewest_elements(double least_energy,
                                                       double used_cores) const noexcept {
    if (!found_ || goal_ == goal::energy) return 1;
    const double allowed = best_.objective / score(least_energy, 1);
    const double needed = product_->macs / (used_cores * allowed);
    return needed < 2 ? 1 : static_cast<std::int64_t>(needed * (1 - 1e-9));
  }

  // The factors that use most of the array, outputs spread before the reduction.
  [[nodiscard]] constexpr triple fullest_array() const {
    triple best{1, 1, 1};
    const auto& knobs = chip_.knobs;
    for_each_triple(lists_, 1, std::int64_t{1} * knobs.width * knobs.depth, [&](const triple& s) {
      const std::int64_t busy = s[0] * s[1] * s[2], most = best[0] * best[1] * best[2];
      if ((busy > most || (busy == most && s[2] > best[2])) && fits_grid(busy, knobs.width, knobs.depth))
        best = s;
    });
    return best;
  }

  // All pairs of spatial factors that may beat the best.
  constexpr void collect() {
    const auto& knobs = chip_.knobs;
    const auto grid = core_grid(knobs.cores);
    const triple& d = product_->d;
    const std::int64_t elements = std::int64_t{1} * knobs.width * knobs.depth,
                       cores = knobs.cores / product_->side;
    const triple none{1, 1, 1};
    const term memory = memory_term(crossings(3, none, none));
    const auto hopeless = [&](double bound) {
      if (!found_ || bound < best_.objective) return false;
      best_.bound = std::min(best_.bound, bound);
      return true;
    };
    // No array factor serves better than one for every dimension alone; weights cross once whatever it is.
    const triple ideal{1, std::min(d[1], elements), std::min(d[2], elements)};
    const double least_energy =
        operand_energy(ideal) + memory.energy + (e_.register_fill + e_.l2_read) * product_->tensor[0];
    const auto ideal_bound = [&](const term& buffer, double used_elements) {
      return score(least_energy + buffer.energy,
                   std::max({product_->macs / used_elements, buffer.cycles, memory.cycles}));
    };
    if (hopeless(
            ideal_bound(buffer_term(crossings(3, none, none), none), static_cast<double>(elements * cores))))
      return;

    for (std::size_t i = 0; i < 3; ++i) lists_[i] = divisors_of(d[i]);
    if (!fits_grid(product_->side, grid[0], grid[1])) return;
    if (!found_) expand({0, fullest_array(), none});  // something to compare the others with
    for_each_triple(lists_, 1, cores, [&](const triple& u) {
      const std::int64_t used = u[0] * u[1] * u[2];
      if (!fits_grid(product_->side * used, grid[0], grid[1])) return;
      const term buffer = buffer_term(crossings(3, none, u), u);
      if (hopeless(ideal_bound(buffer, static_cast<double>(elements * used)))) return;
      const std::array<divisor_list, 3> rest{divisors_within(lists_[0], d[0] / u[0]),
                                             divisors_within(lists_[1], d[1] / u[1]),
                                             divisors_within(lists_[2], d[2] / u[2])};
      // Fewer elements than this take too long whatever else they save.
      const std::int64_t least = fewest_elements(least_energy + buffer.energy, static_cast<double>(used));
      if (least > 1) best_.bound = std::min(best_.bound, best_.objective);
      for_each_triple(rest, least, elements, [&](const triple& s) {
        if (!fits_grid(s[0] * s[1] * s[2], knobs.width, knobs.depth)) return;
        const double bound = bound_of(s, u, buffer, memory, compute_cycles(s, u));
        if (!hopeless(bound)) candidates_.push_back({bound, s, u});
      });
    });
    std::make_heap(candidates_.begin(), candidates_.end(), later);
  }

  // The cheapest tiles for one pair of spatial factors.
  constexpr void expand(const candidate& at) {
    const triple& d = product_->d;
    const triple unit{at.s[0] * at.u[0], at.s[1] * at.u[1], at.s[2] * at.u[2]};
    const triple most{d[0] / unit[0], d[1] / unit[1], d[2] / unit[2]};
    const auto fits = [&](const triple& t) {
      return static_cast<double>(t[0] * t[1] + t[1] * t[2] + t[0] * t[2]) <= product_->glb_bytes;
    };
    for_each_maximal(lists_, most, unit, fits, [&](const triple& g) { expand_buffer(at, g); });
  }

  constexpr void expand_buffer(const candidate& at, const triple& g) {
    const triple& d = product_->d;
    const triple outer{d[0] / g[0], d[1] / g[1], d[2] / g[2]};
    pareto_terms memory;
    for (std::uint8_t stays = 0; stays < 3; ++stays) {
      term one = memory_term(crossings(stays, {1, 1, 1}, outer));
      one.stays = stays;
      memory.add(one);
    }
    const std::int64_t l2 = chip_.tensor_l2.bytes;
    const bool one_buffer = rules_.applies(correction::one_l2_buffer);
    const auto fits = [&](const triple& t) {
      const std::int64_t i = t[0] * t[1], w = t[1] * t[2], o = t[0] * t[2];
      return one_buffer ? i + w + o <= l2 : std::max({i, w, o}) <= l2;
    };
    const triple most{g[0] / (at.s[0] * at.u[0]), g[1] / (at.s[1] * at.u[1]), g[2] / (at.s[2] * at.u[2])};
    for_each_maximal(lists_, most, at.s, fits, [&](const triple& b) {
      const triple put{at.u[0] * outer[0], at.u[1] * outer[1], at.u[2] * outer[2]};
      const triple passing{d[0] / b[0], d[1] / b[1], d[2] / b[2]};
      pareto_terms buffer;
      for (std::uint8_t stays = 0; stays < 3; ++stays) {
        term one = buffer_term(crossings(stays, put, passing), at.u);
        one.stays = stays;
        buffer.add(one);
      }
      expand_registers(at, g, b, memory, buffer);
    });
  }

  constexpr void expand_registers(const candidate& at, const triple& g, const triple& b,
                                  const pareto_terms& memory, const pareto_terms& buffer) {
    const triple& d = product_->d;
    const double operands = operand_energy(at.s), compute = compute_cycles(at.s, at.u);
    const auto value = [&](const term& r, const term& f, const term& m) {
      return score(operands + r.energy + f.energy + m.energy,
                   std::max({compute, r.cycles, f.cycles, m.cycles}));
    };
    const triple put{at.s[0] * (d[0] / b[0]), at.s[1] * (d[1] / b[1]), at.s[2] * (d[2] / b[2])};
    // Registers cost at least what they do where every tensor is loaded once for each L2 tile.
    const term floor = register_term(crossings(3, put, put), at.s, at.u);
    double lowest = std::numeric_limits<double>::infinity();
    for (const term& m : memory)
      for (const term& f : buffer) lowest = std::min(lowest, value(floor, f, m));
    if (found_ && lowest >= best_.objective) return;

    const auto consider = [&](const triple& a, std::uint8_t stays, const term& registers) {
      for (const term& m : memory)
        for (const term& f : buffer) {
          const double objective = value(registers, f, m);
          if (found_ && objective >= best_.objective) continue;
          found_ = true;
          best_.objective = objective;
          best_.batch_cores = product_->side;
          write(at, a, b, g, {stays, f.stays, m.stays});
        }
    };
    // Registers that hold weights alone keep them for all rows of the L2 tile: nothing is left to choose.
    if (rules_.applies(correction::weight_registers)) return consider({1, 1, 1}, 0, floor);
    const int entries = chip_.process->tensor_register_entries;
    const auto fits = [&](const triple& t) { return t[0] * t[1] + t[1] * t[2] + t[0] * t[2] <= entries; };
    const triple most{b[0] / at.s[0], b[1] / at.s[1], b[2] / at.s[2]};
    for_each_maximal(lists_, most, {1, 1, 1}, fits, [&](const triple& a) {
      for (std::uint8_t stays = 0; stays < 3; ++stays)
        consider(a, stays,
                 register_term(crossings(stays, put, {d[0] / a[0], d[1] / a[1], d[2] / a[2]}), at.s, at.u));
    });
  }

  constexpr void write(const candidate& at, const triple& a, const triple& b, const triple& g,
                       const std::array<std::uint8_t, 3>& stays) {
    constexpr std::array letters{letter::n, letter::c, letter::k};
    const auto spread = [&](std::int64_t n, std::int64_t c, std::int64_t k) {
      return extents{n, 1, 1, c, 1, 1, k};
    };
    const triple& d = product_->d;
    best_.nest.registers = spread(a[0], a[1], a[2]);
    best_.nest.array = spread(a[0] * at.s[0], a[1] * at.s[1], a[2] * at.s[2]);
    best_.nest.l2 = spread(b[0], b[1], b[2]);
    best_.nest.cores = spread(b[0] * at.u[0], b[1] * at.u[1], b[2] * at.u[2]);
    best_.nest.glb = spread(g[0], g[1], g[2]);
    best_.nest.whole = spread(d[0], d[1], d[2]);
    for (std::size_t level = 0; level < 3; ++level) {
      best_.nest.order[level] = {};
      best_.nest.order[level].push_back(letters[stays[level]]);
    }
  }

  gemm_shape shape_;
  const hardware::accelerator& chip_;
  rule_set rules_;
  goal goal_;
  prices e_;
  const padded_product* product_ = nullptr;
  std::array<divisor_list, 3> lists_{};
  std::vector<candidate> candidates_;
  mapped_gemm best_{};
  bool found_ = false;
};

}  // namespace co2design::mapping::detail
