// SPDX-License-Identifier: BSL-1.0
#include <co2design/mapping/exact_gemm.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <set>
#include <vector>

#include <doctest/doctest.h>
#include <mapping/every_mapping.hpp>
#include <rounds.hpp>
#include <static_check.hpp>
#include <table.hpp>

namespace {

using namespace co2design;
using namespace co2design::mapping;
using every_mapping::chain;
using hardware::accelerator;

double objective(double cycles, double energy, goal what) {
  return what == goal::energy ? energy : what == goal::latency ? cycles : energy * cycles;
}

struct known {
  std::array<double, 3> best;  // for each goal; infinite where nothing fits
  std::uint64_t mappings = 0;
};

known brute_force(const gemm_shape& shape, const accelerator& a, rule_set rules) {
  known out{};
  out.best.fill(std::numeric_limits<double>::infinity());
  every_mapping::for_each(shape, a, rules, [&](double cycles, double energy) {
    ++out.mappings;
    for (std::size_t g = 0; g < 3; ++g)
      out.best[g] = std::min(out.best[g], objective(cycles, energy, static_cast<goal>(g)));
  });
  return out;
}

auto approx(double x) { return doctest::Approx(x).epsilon(1e-9).scale(0); }

// What kinds of cases there were.
struct census {
  int products = 0, unmappable = 0, bound_by_bandwidth = 0, several_cores = 0, side_by_side = 0, padded = 0;
};

void compare(std::mt19937_64& engine, rule_set rules, census& seen) {
  const auto one = every_mapping::random_case(engine, rules);
  if (!one) return;
  const auto& [shape, a] = *one;
  const known truth = brute_force(shape, a, rules);
  ++seen.products;
  CAPTURE(shape.n);
  CAPTURE(shape.c);
  CAPTURE(shape.k);
  CAPTURE(shape.batch);
  CAPTURE(static_cast<int>(rules.rung));
  for (const goal what : {goal::energy_times_latency, goal::latency, goal::energy}) {
    const auto mapped = map_exactly(shape, a, rules, what);
    const double least = truth.best[static_cast<std::size_t>(what)];
    CHECK(mapped.has_value() == (least < std::numeric_limits<double>::infinity()));
    if (!mapped) continue;
    CHECK(objective(mapped->cycles, mapped->energy.in(units::picojoule), what) == approx(least));
    CHECK(mapped->objective == approx(least));
    CHECK(mapped->bound >= mapped->objective);
    const auto& tiles = mapped->nest;
    const auto chain_of = [&](letter x) {
      const auto i = static_cast<std::size_t>(x);
      return chain{tiles.registers[i], tiles.array[i], tiles.l2[i], tiles.cores[i], tiles.glb[i]};
    };
    const chain n = chain_of(letter::n), c = chain_of(letter::c), k = chain_of(letter::k);
    CHECK(every_mapping::fits({&n, &c, &k}, mapped->batch_cores, a, rules));
    if (what != goal::latency) continue;
    seen.bound_by_bandwidth += mapped->one.cycles > mapped->one.compute_cycles;
    seen.side_by_side += mapped->batch_cores > 1;
    seen.padded += tiles.whole != extents{shape.n, 1, 1, shape.c, 1, 1, shape.k};
  }
  seen.unmappable += truth.mappings == 0;
  seen.several_cores += a.knobs.cores > 1;
}

}  // namespace

TEST_CASE("no mapping of 500 small products beats the exact mapper's under the reference rules") {
  std::mt19937_64 engine(20251123);
  census seen;
  while (seen.products < rounds(500)) compare(engine, rules::reference, seen);
  // the cases are what they are meant to be
  CHECK(seen.unmappable > rounds(5));
  CHECK(seen.unmappable < rounds(250));
  CHECK(seen.bound_by_bandwidth > rounds(100));
  CHECK(seen.several_cores > rounds(250));
}

TEST_CASE("no mapping of 500 small products beats the exact mapper's under the corrected rules") {
  std::mt19937_64 engine(7);
  census seen;
  while (seen.products < rounds(500)) compare(engine, rules::corrected, seen);
  CHECK(seen.unmappable > rounds(5));
  CHECK(seen.unmappable < rounds(250));
  CHECK(seen.bound_by_bandwidth > rounds(100));
  CHECK(seen.several_cores > rounds(250));
  CHECK(seen.side_by_side > rounds(25));
  CHECK(seen.padded > rounds(25));
}

TEST_CASE("no mapping beats the exact mapper's on any rung of the ladder") {
  std::mt19937_64 engine(99);
  for (int rung = 1; rung < 18; ++rung) {
    census seen;
    while (seen.products < 30) compare(engine, {static_cast<correction>(rung)}, seen);
  }
}

TEST_CASE("an awkward size is padded") {
  // 197 is prime: unpadded 197 × 64 × 197 finds little use for 128 × 16 elements
  const auto made =
      hardware::make_accelerator({1, 128, 16, 256 * 1024, 128, 8 * 1024 * 1024}, hardware::edge_22nm);
  REQUIRE(made);
  const auto plain = map_exactly({197, 64, 197}, *made, {correction::heads_as_batch}, goal::latency);
  const auto better = map_exactly({197, 64, 197}, *made, {correction::padding}, goal::latency);
  REQUIRE(plain);
  REQUIRE(better);
  CHECK(plain->one.compute_cycles == 197.0 * 197 * 64 / 64);
  // 200 × 64 × 200 on all 2048 elements
  CHECK(better->one.compute_cycles == 1250);
}

TEST_CASE("the exact mapper never does worse than the published one") {
  int equal = 0, better = 0;
  for (const auto& row : table("matrix_operators.csv")) {
    if (row.integer("r") > 1) continue;
    const auto made = hardware::make_accelerator({.cores = static_cast<int>(row.integer("cores")),
                                                  .width = static_cast<int>(row.integer("width")),
                                                  .depth = static_cast<int>(row.integer("depth")),
                                                  .l2_bytes = row.integer("l2_bytes"),
                                                  .l2_bandwidth = static_cast<int>(row.integer("l2_bw")),
                                                  .glb_bytes = row.integer("glb_bytes")},
                                                 hardware::edge_22nm);
    REQUIRE(made);
    const auto mapped = map_exactly({row.integer("b") * row.integer("n"), row.integer("c"), row.integer("k")},
                                    *made, rules::reference);
    REQUIRE(mapped);
    const double published = row.number("cycles") * row.number("energy_pj");
    CHECK(mapped->objective <= published * (1 + 1e-9));
    CHECK(mapped->objective == approx(mapped->cycles * mapped->energy.in(units::picojoule)));
    CHECK(mapped->bound >= mapped->objective);
    ++(mapped->objective < published * (1 - 1e-9) ? better : equal);
  }
  // 67.8 % of 7238 pairs as good, 32.2 % better
  CHECK(equal == 4911);
  CHECK(better == 2327);
}

TEST_CASE("an operator that no tile fits is infeasible, with the reason") {
  auto made = hardware::make_accelerator({1, 32, 2, 64 * 1024, 32, 2 * 1024 * 1024}, hardware::edge_22nm);
  REQUIRE(made);
  accelerator a = *made;
  a.glb.bytes = 2;  // not even one element of each tensor
  const auto mapped = map_exactly({4, 4, 4}, a, rules::reference);
  CHECK(!mapped);
  CHECK(mapped.why().reason() == "no tile of this operator fits the chip");
  // before heads are a batch of their own, there is none
  CHECK(!map_exactly({4, 4, 4, 2}, *made, rules::reference));
}

TEST_CASE("a small product is mapped in a constant expression") {
  static constexpr auto made =
      hardware::make_accelerator({1, 4, 2, 64 * 1024, 32, 2 * 1024 * 1024}, hardware::edge_22nm);
  static_assert(made);
  constexpr double cycles = [] {
    const auto mapped = map_exactly({2, 4, 4}, *made, rules::reference, goal::latency);
    return mapped ? mapped->cycles : 0;
  }();
  // 32 MACs on 8 elements
  STATIC_CHECK(cycles == 4);
}

TEST_CASE("rung 13, by hand: tiles share the L2 that there is, instead of having one each") {
  const auto made =
      hardware::make_accelerator({1, 2, 1, 64 * 1024, 64, 2 * 1024 * 1024}, hardware::edge_22nm);
  REQUIRE(made);
  accelerator a = *made;
  a.tensor_l2.bytes = 64;  // 8 × 8 of each tensor, or 64 in all
  const auto sum = [](const extents& t) {
    const std::int64_t n = t[0], c = t[3], k = t[6];
    return n * c + c * k + n * k;
  };
  const auto apart = map_exactly({8, 8, 8}, a, {correction::whole_model}, goal::energy);
  const auto together = map_exactly({8, 8, 8}, a, {correction::one_l2_buffer}, goal::energy);
  REQUIRE(apart);
  REQUIRE(together);
  // everything crosses into the L2 once: 3 · 64 elements, less the first read of the outputs
  CHECK(sum(apart->nest.l2) == 192);
  CHECK(apart->one.read[1] == 128);
  CHECK(sum(together->nest.l2) <= 64);
  CHECK(together->one.read[1] > 128);
  CHECK(together->energy > apart->energy);
}
