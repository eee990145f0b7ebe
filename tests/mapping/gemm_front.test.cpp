// SPDX-License-Identifier: BSL-1.0
#include <co2design/mapping/gemm_front.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include <doctest/doctest.h>
#include <mapping/every_mapping.hpp>
#include <rounds.hpp>
#include <static_check.hpp>

#include <co2design/mapping/exact_gemm.hpp>

namespace {

using namespace co2design;
using namespace co2design::mapping;
using every_mapping::chain;
using hardware::accelerator;

using points = std::vector<operator_cost>;

points costs_of(const std::vector<front_mapping>& front) {
  points all;
  for (const front_mapping& one : front) all.push_back(one.cost);
  return all;
}

// What every mapping costs.
points all_costs(const gemm_shape& shape, const accelerator& a, rule_set rules) {
  points all;
  every_mapping::for_each(shape, a, rules, [&](double cycles, double energy) {
    all.push_back({cycles, energy * units::picojoule});
  });
  return all;
}

// Whether these are the best of all, one for each pair of costs, in order; up to rounding.
bool is_whole_front(const points& front, const points& all) {
  const double more = 1 + 1e-9;
  const auto as_good = [&](const operator_cost& a, const operator_cost& b) {
    return a.cycles <= b.cycles * more && a.energy <= b.energy * more;
  };
  const auto same = [&](const operator_cost& a, const operator_cost& b) {
    return as_good(a, b) && as_good(b, a);
  };
  for (std::size_t i = 1; i < front.size(); ++i)
    if (!(front[i].cycles > front[i - 1].cycles && front[i].energy < front[i - 1].energy)) return false;
  for (const operator_cost& one : front)
    if (std::none_of(all.begin(), all.end(), [&](const operator_cost& other) { return same(one, other); }))
      return false;
  for (const operator_cost& one : all)
    if (std::none_of(front.begin(), front.end(),
                     [&](const operator_cost& best) { return as_good(best, one); }))
      return false;
  return true;
}

struct census {
  int products = 0, unmappable = 0, with_choice = 0, batches = 0, padded = 0;
  std::size_t most = 0;
};

void compare(std::mt19937_64& engine, rule_set rules, census& seen) {
  const auto one = every_mapping::random_case(engine, rules);
  if (!one) return;
  const auto& [shape, a] = *one;
  CAPTURE(shape.n);
  CAPTURE(shape.c);
  CAPTURE(shape.k);
  CAPTURE(shape.batch);
  CAPTURE(static_cast<int>(rules.rung));
  const points all = all_costs(shape, a, rules);
  const auto front = gemm_front_mapper(shape, rules)(a);
  ++seen.products;
  CHECK(front.has_value() == !all.empty());
  seen.unmappable += all.empty();
  if (!front) return;
  CHECK(is_whole_front(costs_of(*front), all));
  seen.with_choice += front->size() > 1;
  seen.batches += shape.batch > 1;
  seen.most = std::max(seen.most, front->size());
  for (const front_mapping& each : *front) {
    const auto chain_of = [&](letter x) {
      const auto i = static_cast<std::size_t>(x);
      const loop_nest& tiles = each.nest;
      return chain{tiles.registers[i], tiles.array[i], tiles.l2[i], tiles.cores[i], tiles.glb[i]};
    };
    const chain n = chain_of(letter::n), c = chain_of(letter::c), k = chain_of(letter::k);
    CHECK(every_mapping::fits({&n, &c, &k}, each.batch_cores, a, rules));
    accelerator shared = a;
    shared.glb_bandwidth /= static_cast<double>(each.batch_cores);
    shared.dram_bandwidth /= static_cast<double>(each.batch_cores);
    const nest_cost cost = cost_of(each.nest, shared, rules);
    CHECK(each.cost.cycles == cost.cycles * static_cast<double>(shape.batch / each.batch_cores));
    CHECK(each.cost.energy == cost.energy * static_cast<double>(shape.batch));
    seen.padded += each.nest.whole != extents{shape.n, 1, 1, shape.c, 1, 1, shape.k};
  }
}

// Chips of the study, of every value of each knob.
std::vector<accelerator> chips() {
  std::vector<accelerator> all;
  for (const int width : {32, 128, 256})
    for (const int depth : {2, 16, 64})
      for (const int cores : {1, 2, 4})
        for (const std::int64_t glb : {2, 8})
          for (const std::int64_t l2 : {64, 512})
            for (const int bandwidth : {128, 32})
              all.push_back(*hardware::make_accelerator(
                  {cores, width, depth, 1024 * l2, bandwidth, 1024 * 1024 * glb}, hardware::edge_22nm));
  return all;
}
const std::vector<gemm_shape> shapes{{197, 768, 3072}, {50, 480, 1536}, {77 * 8, 77, 77}, {1, 512, 1}};

}  // namespace

TEST_CASE("the fronts of 600 small products are those of all their mappings, under the reference rules") {
  std::mt19937_64 engine(20251123);
  census seen;
  while (seen.products < rounds(600)) compare(engine, rules::reference, seen);
  CHECK(seen.unmappable > rounds(5));
  CHECK(seen.unmappable < rounds(300));
  CHECK(seen.with_choice > rounds(50));
  CHECK(seen.most >= 3);
}

TEST_CASE("the fronts of 600 small products are those of all their mappings, under the corrected rules") {
  std::mt19937_64 engine(7);
  census seen;
  while (seen.products < rounds(600)) compare(engine, rules::corrected, seen);
  CHECK(seen.unmappable > rounds(5));
  CHECK(seen.unmappable < rounds(300));
  CHECK(seen.with_choice > rounds(50));
  CHECK(seen.batches > rounds(100));
  CHECK(seen.padded > rounds(25));
  CHECK(seen.most >= 3);
}

TEST_CASE("the fronts are whole on any rung of the ladder") {
  std::mt19937_64 engine(99);
  for (int rung = 1; rung < 18; ++rung) {
    census seen;
    while (seen.products < 20) compare(engine, {static_cast<correction>(rung)}, seen);
  }
}

TEST_CASE("what is no front is found out") {
  std::mt19937_64 engine(3);
  int fronts = 0;
  while (fronts < 20) {
    const auto one = every_mapping::random_case(engine, rules::reference);
    if (!one) continue;
    const points all = all_costs(one->shape, one->chip, rules::reference);
    const auto found = gemm_front_mapper(one->shape, rules::reference)(one->chip);
    if (!found || found->size() < 3) continue;
    ++fronts;
    const points front = costs_of(*found);
    REQUIRE(is_whole_front(front, all));
    for (std::size_t i = 0; i < front.size(); ++i) {
      points less = front, beaten = front, dreamt = front;
      less.erase(less.begin() + static_cast<std::ptrdiff_t>(i));
      CHECK(!is_whole_front(less, all));
      beaten.insert(beaten.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                    {front[i].cycles * 1.001, front[i].energy * 1.001});
      CHECK(!is_whole_front(beaten, all));
      dreamt[i].energy = dreamt[i].energy * (1 - 1e-6);
      CHECK(!is_whole_front(dreamt, all));
    }
  }
}

TEST_CASE(
    "the ends are the best for latency and for energy, and the best product lies between, to the last bit") {
  for (const rule_set rules : {rules::reference, rule_set{correction::padding}, rules::corrected})
    for (const gemm_shape& shape : shapes) {
      gemm_front_mapper map(shape, rules);
      gemm_mapper fastest(shape, rules, goal::latency), leanest(shape, rules, goal::energy),
          both(shape, rules);
      for (const accelerator& a : chips()) {
        const auto front = map(a);
        REQUIRE(front);
        CHECK(front->front().cost.cycles == fastest(a)->cycles);
        CHECK(front->back().cost.energy == leanest(a)->energy);
        const auto best = both(a);
        CHECK(std::any_of(front->begin(), front->end(), [&](const front_mapping& one) {
          return one.cost.cycles == best->cycles && one.cost.energy == best->energy;
        }));
        for (const front_mapping& one : *front)
          CHECK(one.cost.cycles * one.cost.energy.in(units::picojoule) >= best->objective * (1 - 1e-12));
      }
    }
}

TEST_CASE("what a mapper learned on other chips changes no front by more than rounding") {
  std::mt19937 engine(1);
  for (const rule_set rules : {rules::reference, rules::corrected})
    for (const gemm_shape& shape : shapes) {
      gemm_front_mapper map(shape, rules);
      auto mixed = chips();
      std::shuffle(mixed.begin(), mixed.end(), engine);
      for (const accelerator& a : mixed) {
        const auto warm = map(a), cold = gemm_front_mapper(shape, rules)(a);
        REQUIRE(warm);
        REQUIRE(warm->size() == cold->size());
        for (std::size_t i = 0; i < warm->size(); ++i) {
          CHECK((*warm)[i].cost.cycles == doctest::Approx((*cold)[i].cost.cycles).epsilon(1e-12).scale(0));
          CHECK((*warm)[i].cost.energy.value() ==
                doctest::Approx((*cold)[i].cost.energy.value()).epsilon(1e-12).scale(0));
        }
      }
    }
}

TEST_CASE("what cannot be mapped says why, and leaves the next chip as it is") {
  const accelerator a = chips().front();
  CHECK(gemm_front_mapper({4, 4, 4, 2}, rules::reference)(a).why().reason() ==
        "under these rules a batch is part of the rows");
  CHECK(gemm_front_mapper({std::int64_t{1} << 31, 4, 4})(a).why().reason() ==
        "a dimension of more than 2^31 elements");
  CHECK(gemm_front_mapper({9699690, 4, 4}, rules::reference)(a).why().reason() ==
        "a dimension with more than 128 divisors");
  accelerator tiny = a;
  tiny.glb.bytes = 2;
  gemm_front_mapper map({197, 64, 197, 12});
  const std::size_t before = map(a)->size();
  CHECK(map(tiny).why().reason() == "no tile of this operator fits the chip");
  CHECK(map(a)->size() == before);
}

TEST_CASE("fronts in constant expressions") {
  static constexpr auto made =
      hardware::make_accelerator({1, 4, 2, 64 * 1024, 32, 2 * 1024 * 1024}, hardware::edge_22nm);
  constexpr double cycles = [] {
    gemm_front_mapper map({4, 4, 4});
    const auto front = map(*made);
    return (*front).front().cost.cycles;
  }();
  // 64 multiplications on 8 elements
  STATIC_CHECK(cycles == 8);
}
