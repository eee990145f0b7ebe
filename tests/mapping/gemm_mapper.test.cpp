// SPDX-License-Identifier: BSL-1.0
#include <co2design/mapping/gemm_mapper.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include <doctest/doctest.h>
#include <allocations.hpp>
#include <static_check.hpp>

#include <co2design/mapping/exact_gemm.hpp>

namespace {

using namespace co2design;
using namespace co2design::mapping;
using hardware::accelerator;

// Chips that differ in every knob, those that differ in L2 bandwidth alone side by side.
std::vector<accelerator> chips(std::vector<int> bandwidths) {
  std::vector<accelerator> all;
  for (const int width : {32, 256})
    for (const int depth : {2, 16})
      for (const int cores : {1, 4})
        for (const std::int64_t glb : {2, 8})
          for (const std::int64_t l2 : {64, 512})
            for (const int bandwidth : bandwidths) {
              const auto made = hardware::make_accelerator({.cores = cores,
                                                            .width = width,
                                                            .depth = depth,
                                                            .l2_bytes = 1024 * l2,
                                                            .l2_bandwidth = bandwidth,
                                                            .glb_bytes = 1024 * 1024 * glb},
                                                           hardware::edge_22nm);
              REQUIRE(made);
              all.push_back(*made);
            }
  return all;
}

// Whether mappings and costs are the same, bit for bit.
bool same(const mapped_gemm& a, const mapped_gemm& b) {
  return a.nest == b.nest && a.batch_cores == b.batch_cores && a.cycles == b.cycles && a.energy == b.energy &&
         a.objective == b.objective;
}

}  // namespace

TEST_CASE("what a mapper learned on other chips changes nothing of what it finds, not by a bit") {
  const std::vector<gemm_shape> shapes{{197, 768, 3072}, {50, 480, 1536}, {77 * 8, 77, 77}, {1, 512, 1}};
  std::mt19937 engine(1);
  for (const rule_set rules :
       {rules::reference, rule_set{correction::l2_bandwidth_per_core}, rules::corrected})
    for (const goal what : {goal::energy_times_latency, goal::latency, goal::energy})
      for (const gemm_shape& shape : shapes) {
        auto mixed = chips({128, 64, 32});
        std::shuffle(mixed.begin(), mixed.end(), engine);
        for (const auto& order : {chips({128, 64, 32}), chips({32, 64, 128}), mixed}) {
          gemm_mapper map(shape, rules, what);
          for (const accelerator& a : order) {
            const auto cold = map_exactly(shape, a, rules, what), warm = map(a);
            REQUIRE(cold);
            REQUIRE(warm);
            CHECK(same(*warm, *cold));
            CHECK(warm->bound >= warm->objective);
            const double energy = warm->energy.in(units::picojoule);
            const double cost = what == goal::latency  ? warm->cycles
                                : what == goal::energy ? energy
                                                       : warm->cycles * energy;
            CHECK(warm->objective == doctest::Approx(cost).epsilon(1e-12).scale(0));
          }
        }
      }
}

TEST_CASE(
    "less L2 bandwidth, near each other: answered without a search where the best does not wait for it") {
  // the global buffer varies between two bandwidths, as the axes of the study's chips have it
  for (const rule_set rules : {rules::reference, rules::corrected}) {
    gemm_mapper map({197, 768, 3072}, rules);
    int without_a_search = 0;
    for (const int bandwidth : {1 << 20, 1 << 19, 1 << 18})
      for (const std::int64_t glb : {8, 4, 2}) {
        const accelerator a = *hardware::make_accelerator({.cores = 4,
                                                           .width = 64,
                                                           .depth = 16,
                                                           .l2_bytes = 512 * 1024,
                                                           .l2_bandwidth = bandwidth,
                                                           .glb_bytes = 1024 * 1024 * glb},
                                                          hardware::edge_22nm);
        const auto warm = map(a);
        REQUIRE(warm);
        CHECK(same(*warm, *map_exactly({197, 768, 3072}, a, rules)));
        if (bandwidth == 1 << 20) CHECK(warm->looked_at > 0);
        without_a_search += warm->looked_at == 0;
      }
    CHECK(without_a_search > 0);
  }
}

TEST_CASE("chips of another technology, with fewer registers, are mapped anew") {
  hardware::technology small = hardware::edge_22nm;
  small.tensor_register_entries = 6;
  const hardware::technology* const smaller = &small;
  for (const gemm_shape& shape : {gemm_shape{197, 768, 3072}, gemm_shape{50, 480, 1536}}) {
    gemm_mapper map(shape, rules::reference);
    for (accelerator a : chips({128, 32}))
      for (const hardware::technology* process : {&hardware::edge_22nm, smaller}) {
        a.process = process;
        CHECK(map(a)->objective ==
              doctest::Approx(map_exactly(shape, a, rules::reference)->objective).epsilon(1e-12).scale(0));
      }
  }
}

TEST_CASE("a chip on which nothing fits leaves the next one as it is") {
  const auto all = chips({128});
  accelerator tiny = all.front();
  tiny.glb.bytes = 2;
  gemm_mapper map({197, 64, 197, 12});
  const double before = map(all.front())->objective;
  CHECK(map(tiny).why().reason() == "no tile of this operator fits the chip");
  CHECK(map(all.front())->objective == doctest::Approx(before).epsilon(1e-12).scale(0));
}

TEST_CASE("mapping asks for no memory") {
  const auto all = chips({128, 64, 32});
  for (const rule_set rules : {rules::reference, rules::corrected}) {
    gemm_mapper map({197, 768, 3072}, rules);
    const std::size_t before = allocations();
    double sum = 0;
    for (const accelerator& a : all)
      sum += map(a)->objective + map_exactly({50, 480, 1536}, a, rules)->objective;
    CHECK(allocations() == before);
    CHECK(sum > 0);
  }
}

TEST_CASE("what cannot be mapped says why") {
  const accelerator a = chips({128}).front();
  // before heads are a batch of their own, there is none
  CHECK(gemm_mapper({4, 4, 4, 2}, rules::reference)(a).why().reason() ==
        "under these rules a batch is part of the rows");
  CHECK(gemm_mapper({std::int64_t{1} << 31, 4, 4})(a).why().reason() ==
        "a dimension of more than 2^31 elements");
  // 2 · 3 · 5 · 7 · 11 · 13 · 17 · 19 has 256 divisors
  CHECK(gemm_mapper({9699690, 4, 4}, rules::reference)(a).why().reason() ==
        "a dimension with more than 128 divisors");
  // the largest there may be is mapped, not wrapped around
  const auto large = gemm_mapper({1'000'000'000, 1'000'000'000, 1'000'000'000}, rules::reference)(a);
  REQUIRE(large);
  CHECK(large->cycles >= 1e27 / (32 * 2));
}

TEST_CASE("a mapper works in constant expressions") {
  static constexpr auto made =
      hardware::make_accelerator({1, 4, 2, 64 * 1024, 32, 2 * 1024 * 1024}, hardware::edge_22nm);
  constexpr double cycles = [] {
    gemm_mapper map({4, 4, 4});
    return map(*made)->cycles;
  }();
  // 64 multiplications on 8 elements
  STATIC_CHECK(cycles == 8);
}
