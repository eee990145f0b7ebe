// SPDX-License-Identifier: BSL-1.0
#include <co2design/mapping/vector_core.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <published.hpp>
#include <static_check.hpp>

#include <co2design/hardware/gpu.hpp>
#include <co2design/units/literals.hpp>
#include <co2design/workload/bert.hpp>
#include <co2design/workload/clip.hpp>
#include <co2design/workload/operation.hpp>
#include <co2design/workload/vit.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::mapping;
using hardware::accelerator;
using workload::fused_group;
using workload::operation;
using workload::operator_kind;
using workload::vector_operation;

auto approx(double x) { return doctest::Approx(x).epsilon(1e-12).scale(0); }
double picojoules(const operator_cost& cost) { return cost.energy.in(units::picojoule); }
double relative(double a, double b) { return std::abs(a / b - 1); }

constexpr std::int64_t kib = 1024, mib = 1024 * 1024;
constexpr int last = static_cast<int>(correction::explicit_scenario);
constexpr rule_set at(int rung) { return {static_cast<correction>(rung)}; }

constexpr accelerator chip_of(int cores, int width, std::int64_t l2_bytes) {
  return *hardware::make_accelerator({.cores = cores,
                                      .width = width,
                                      .depth = 8,
                                      .l2_bytes = l2_bytes,
                                      .l2_bandwidth = 32,
                                      .glb_bytes = 4 * mib},
                                     hardware::edge_22nm);
}
constexpr accelerator by_fours = chip_of(4, 16, 64 * kib);  // 64 lanes

accelerator chip_of(const table::row& row) {
  // one tensor core: vector operators take no notice of it
  const auto made =
      hardware::make_accelerator({.cores = 1,
                                  .width = static_cast<int>(row.integer("vector_width")),
                                  .depth = 1,
                                  .l2_bytes = row.integer("l2_bytes"),
                                  .l2_bandwidth = 32,
                                  .glb_bytes = row.integer("glb_bytes"),
                                  .vector_cores = static_cast<int>(row.integer("vector_cores"))},
                                 hardware::edge_22nm);
  REQUIRE(made);
  return *made;
}

// Latency and energy of one operator as often as it runs, cheapest first.
using costs = std::vector<std::pair<double, double>>;

// Of the vector operators of a model, by what the published lists tell apart.
std::map<published::signature, costs> costs_of(const published::model& m) {
  std::map<published::signature, costs> all;
  for (const auto& listed : m.operators) {
    if (listed.one.on_tensor_core()) continue;
    costs& of = all[published::signature_of(listed.one)];
    of.insert(of.end(), static_cast<std::size_t>(listed.runs), {listed.joules, listed.seconds});
  }
  for (auto& [one, of] : all) std::sort(of.begin(), of.end());
  return all;
}
std::map<published::signature, costs> costs_of(const published::model& m, const accelerator& chip) {
  std::map<published::signature, costs> all;
  for (const auto& list : published::lists_of(m, rules::reference))
    for (const operation& one : list) {
      if (one.on_tensor_core() || one.beside) continue;
      const operator_cost cost = vector_cost(one, chip, rules::reference);
      costs& of = all[published::signature_of(one)];
      of.insert(of.end(), static_cast<std::size_t>(one.repeat),
                {cost.energy.value(), (cost.cycles / chip.process->frequency).value()});
    }
  for (auto& [one, of] : all) std::sort(of.begin(), of.end());
  return all;
}

constexpr double cycles(operator_kind kind, std::int64_t elements, std::int64_t lanes, std::int64_t axis = 1,
                        rule_set rules = rules::reference) {
  return vector_cycles(vector_operation(kind, elements, 1, axis), lanes, rules);
}

constexpr operator_kind vector_kinds[]{
    operator_kind::layer_norm, operator_kind::softmax, operator_kind::dropout, operator_kind::elementwise,
    operator_kind::divide,     operator_kind::sigmoid, operator_kind::tanh,    operator_kind::trigonometric,
    operator_kind::power,      operator_kind::mean,    operator_kind::fused,   operator_kind::unary};

// One operator of every kind, on n elements.
constexpr operation one_of(operator_kind kind, std::int64_t n) {
  if (kind == operator_kind::fused) return fused_group(n, 3, 26);
  const bool binary = kind == operator_kind::elementwise || kind == operator_kind::divide;
  return vector_operation(kind, n, 1, 77, binary ? n : 0);
}

}  // namespace

// ── against the published estimator ──────────────────────────────────────────────────────────────────────

TEST_CASE("the published estimator's latency and energy of every vector operator of its models") {
  std::size_t operators = 0;
  double worst = 0;
  std::set<operator_kind> kinds;
  std::set<std::int64_t> lanes;
  for (const auto& m : published::models()) {
    CAPTURE(m.row.text("model"));
    const accelerator chip = chip_of(m.row);
    const auto theirs = costs_of(m), ours = costs_of(m, chip);
    CHECK(theirs.size() == ours.size());
    for (const auto& [one, expected] : theirs) {
      const operator_kind kind = std::get<operator_kind>(one);
      REQUIRE(ours.contains(one));
      const costs& computed = ours.at(one);
      REQUIRE(computed.size() == expected.size());
      for (std::size_t i = 0; i < expected.size(); ++i) {
        worst = std::max({worst, relative(computed[i].first, expected[i].first),
                          relative(computed[i].second, expected[i].second)});
        ++operators;
      }
      CAPTURE(static_cast<int>(kind));
      CHECK(worst < 1e-9);
      kinds.insert(kind);
    }
    lanes.insert(m.row.integer("vector_cores") * m.row.integer("vector_width"));
  }
  CHECK(published::models().size() == 217);
  CHECK(operators > 40'000);
  CHECK(kinds.size() == 10);  // no tanh, no mean that is not in a group
  CHECK(lanes.size() >= 8);
}

TEST_CASE("the published estimator's latency and energy of all vector operators on the GPU stand-ins") {
  const std::map<std::string, accelerator> chips{{"v100", *hardware::v100_stand_in::built()},
                                                 {"a100", *hardware::a100_stand_in::built()},
                                                 {"h100", *hardware::h100_stand_in::built()}};
  const workload::tower_shape base{12, 768, 3072, 12}, text{12, 512, 2048, 8};
  const std::map<std::string, std::vector<workload::operation_list>> models{
      {"bert", {workload::bert_operations(base, {}, rules::reference)}},
      {"vit", {workload::vit_operations(base, {}, rules::reference)}},
      {"clip",
       {workload::clip_text_operations(text, {}, rules::reference),
        workload::clip_vision_operations(base, {}, rules::reference),
        workload::clip_joint_operations({}, rules::reference)}}};
  int rows = 0;
  for (const auto& row : table("gpu_stand_ins.csv")) {
    const accelerator& chip = chips.at(row.text("chip"));
    CAPTURE(row.text("chip"));
    CAPTURE(row.text("model"));
    operator_cost sum;
    std::int64_t operators = 0;
    for (const auto& list : models.at(row.text("model")))
      for (const operation& one : list)
        if (!one.on_tensor_core() && !one.beside) {
          sum += static_cast<double>(one.repeat) * vector_cost(one, chip, rules::reference);
          operators += one.repeat;
        }
    CHECK(operators == row.integer("vector_operators"));
    CHECK(relative((sum.cycles / chip.process->frequency).value(), row.number("vector_latency_s")) < 1e-9);
    CHECK(relative(sum.energy.value(), row.number("vector_energy_j")) < 1e-9);
    ++rows;
  }
  CHECK(rows == 6);
}

// ── cycles, by hand ──────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("cycles of a lane per element") {
  STATIC_CHECK(cycles_per_element(operator_kind::layer_norm) == 1);
  STATIC_CHECK(cycles_per_element(operator_kind::elementwise) == 1);
  STATIC_CHECK(cycles_per_element(operator_kind::unary) == 1);
  STATIC_CHECK(cycles_per_element(operator_kind::dropout) == 2);
  STATIC_CHECK(cycles_per_element(operator_kind::softmax) == 10);
  STATIC_CHECK(cycles_per_element(operator_kind::divide) == 10);
  STATIC_CHECK(cycles_per_element(operator_kind::sigmoid) == 12);
  STATIC_CHECK(cycles_per_element(operator_kind::trigonometric) == 13);
  STATIC_CHECK(cycles_per_element(operator_kind::power) == 15);
  STATIC_CHECK(cycles_per_element(operator_kind::tanh) == 27);
  // not in proportion to the elements
  STATIC_CHECK(cycles_per_element(operator_kind::mean) == 0);
  STATIC_CHECK(cycles_per_element(operator_kind::fused) == 0);
  // not on the vector core
  STATIC_CHECK(cycles_per_element(operator_kind::gemm) == 0);
  STATIC_CHECK(cycles_per_element(operator_kind::convolution) == 0);
}

TEST_CASE("elements are taken in whole rounds of all lanes") {
  STATIC_CHECK(cycles(operator_kind::sigmoid, 1, 64) == 12);
  STATIC_CHECK(cycles(operator_kind::sigmoid, 64, 64) == 12);
  STATIC_CHECK(cycles(operator_kind::sigmoid, 65, 64) == 24);
  STATIC_CHECK(cycles(operator_kind::elementwise, 640, 64) == 10);
  STATIC_CHECK(cycles(operator_kind::elementwise, 641, 64) == 11);
  STATIC_CHECK(cycles(operator_kind::power, 7, 1) == 105);
  STATIC_CHECK(cycles(operator_kind::elementwise, 0, 64) == 0);
}

TEST_CASE("softmax, by hand: rows of 197 on 64 and on 256 lanes") {
  // 12 · 197 rows; ⌈197/64⌉ = 4 rounds each, and 10 cycles for each of ⌈465708/64⌉ = 7277 rounds, and 10 once
  STATIC_CHECK(cycles(operator_kind::softmax, 12 * 197 * 197, 64, 197) == 2364.0 * 4 + 10 + 10 * 7277);
  // one round a row, ⌈465708/256⌉ = 1820
  STATIC_CHECK(cycles(operator_kind::softmax, 12 * 197 * 197, 256, 197) == 2364.0 * 1 + 10 + 10 * 1820);
}

TEST_CASE("a fused group takes the cycles of what it absorbed, an element") {
  // ⌈393216/64⌉ = 6144 rounds of mean, add and square root
  STATIC_CHECK(vector_cycles(fused_group(512 * 768, 3, 26), 64, rules::reference) == 6144 * 26);
  STATIC_CHECK(vector_cycles(fused_group(512 * 768, 3, 26), 64, rules::corrected) == 6144 * 26);
}

TEST_CASE("a mean reduces every row; the published estimator one of as many as a row is long") {
  // 512 rows of 768: ⌈768/64⌉ + 10 = 22 cycles each; the estimator counts ⌈512/768⌉ = 1
  STATIC_CHECK(cycles(operator_kind::mean, 512, 64, 768, rules::corrected) == 512 * 22);
  STATIC_CHECK(cycles(operator_kind::mean, 512, 64, 768, rules::reference) == 22);
  STATIC_CHECK(cycles(operator_kind::mean, 1537, 64, 768, rules::reference) == 3 * 22);
}

TEST_CASE("dropout drops nothing at inference; the published estimator charges it") {
  STATIC_CHECK(cycles(operator_kind::dropout, 640, 64, 1, rules::reference) == 20);
  STATIC_CHECK(cycles(operator_kind::dropout, 640, 64, 1, rules::corrected) == 0);
  STATIC_CHECK(vector_cycles(vector_operation(operator_kind::dropout, 640), 64) == 0);  // the default
}

TEST_CASE("more lanes are never slower, more elements never faster") {
  for (const rule_set rules : {rules::reference, rules::corrected})
    for (const operator_kind kind : vector_kinds)
      for (std::int64_t lanes = 32; lanes <= 1024; lanes *= 2)
        for (std::int64_t elements = 1; elements < 20000; elements = elements * 3 + 1) {
          const double here = vector_cycles(one_of(kind, elements), lanes, rules);
          CHECK(vector_cycles(one_of(kind, elements), 2 * lanes, rules) <= here);
          CHECK(vector_cycles(one_of(kind, elements + 1), lanes, rules) >= here);
        }
}

// ── energy, by hand: 64 lanes, L2 of 64 KiB at 5.428359 pJ to read and 5.08094 pJ to write a block ───────

TEST_CASE("energy of one and of two operands") {
  // 640 elements, 10 rounds; 640 in and out of DRAM and L2
  const double moved = 1280.0 / 4 * 256 + 160 * (5.428359 + 5.08094), busy = 10 * 64 * 0.469035;
  const auto picojoules_of = [](operator_kind kind, std::int64_t second) {
    return picojoules(vector_cost(vector_operation(kind, 640, 1, 0, second), by_fours, rules::reference));
  };
  CHECK(picojoules_of(operator_kind::elementwise, 0) ==
        approx(busy + moved + 64 * (10 * 0.088823 + 20 * 0.11843)));
  CHECK(picojoules_of(operator_kind::unary, 0) == picojoules_of(operator_kind::elementwise, 0));
  CHECK(picojoules_of(operator_kind::elementwise, 640) ==
        approx(busy + moved + 64 * (20 * 0.088823 + 30 * 0.11843)));
  // an operand of 65 elements, two rounds
  CHECK(picojoules_of(operator_kind::elementwise, 65) ==
        approx(busy + moved + 64 * (20 * 0.088823 + 22 * 0.11843)));
  CHECK(picojoules_of(operator_kind::divide, 640) ==
        approx(10 * busy + moved + 64 * (20 * 0.088823 + 30 * 0.11843)));
  CHECK(picojoules_of(operator_kind::power, 0) ==
        approx(15 * busy + moved + 64 * (150 * 0.088823 + 20 * 0.11843)));
}

TEST_CASE("energy of look-ups") {
  const double moved = 1280.0 / 4 * 256 + 160 * (5.428359 + 5.08094), busy = 10 * 64 * 0.469035;
  const double registers = 64 * (20 * 0.088823 + 30 * 0.11843);
  for (const rule_set rules : {rules::reference, rules::corrected}) {
    const auto picojoules_of = [&](operator_kind kind) {
      return picojoules(vector_cost(vector_operation(kind, 640), by_fours, rules));
    };
    CHECK(picojoules_of(operator_kind::sigmoid) == approx(12 * busy + moved + registers + 2 * 640));
    CHECK(picojoules_of(operator_kind::tanh) == approx(27 * busy + moved + registers + 2 * 1280));
    CHECK(picojoules_of(operator_kind::trigonometric) == approx(13 * busy + moved + registers + 2 * 1280));
  }
}

TEST_CASE("energy of a norm and of a softmax under the reference rules") {
  // 640 elements in rows of 160
  const double l2 = 5.428359 + 5.08094;
  CHECK(picojoules(vector_cost(vector_operation(operator_kind::layer_norm, 640, 1, 160), by_fours,
                               rules::reference)) ==
        approx(10 * 64 * 0.469035 + 320 * 256 + 160 * l2 + 64 * (30 * 0.088823 + (20 + 320) * 0.11843)));
  // 4 rows of ⌈160/64⌉ = 3 rounds: 4·3 + 10 + 100 = 122 cycles; all traffic twice; 640 moved once
  CHECK(picojoules(
            vector_cost(vector_operation(operator_kind::softmax, 640, 1, 160), by_fours, rules::reference)) ==
        approx(122 * 64 * 0.469035 + 640 * 256 + 320 * l2 + 2 * 640 +
               64 * ((122 + 6400) * 0.088823 + 2 * (122 / 3.0 + 10 + 640) * 0.11843)));
  // corrected: the registers of a lane see the 10 rounds of its own
  CHECK(picojoules(
            vector_cost(vector_operation(operator_kind::softmax, 640, 1, 160), by_fours, rules::corrected)) ==
        approx(122 * 64 * 0.469035 + 640 * 256 + 320 * l2 + 2 * 640 +
               64 * ((122 + 100) * 0.088823 + 2 * (122 / 3.0 + 10 + 10) * 0.11843)));
}

TEST_CASE("energy of a fused group") {
  // RMSNorm on 640 elements absorbs three operators, 26 cycles an element: 30 elements leave, none comes
  CHECK(picojoules(vector_cost(fused_group(640, 3, 26), by_fours, rules::reference)) ==
        approx(260 * 64 * 0.469035 + 30.0 / 4 * 256 + 30.0 / 4 * (5.428359 + 5.08094) +
               64 * (260 * 0.088823 + 20 * 0.11843)));
  // corrected: the 640 results leave
  CHECK(picojoules(vector_cost(fused_group(640, 3, 26), by_fours, rules::corrected)) ==
        approx(260 * 64 * 0.469035 + 160 * 256 + 160 * (5.428359 + 5.08094) +
               64 * (260 * 0.088823 + 20 * 0.11843)));
}

TEST_CASE("a mean reads its rows; in the published estimator it reads what it writes") {
  const operation rows = vector_operation(operator_kind::mean, 128, 1, 768);
  CHECK(
      picojoules(vector_cost(rows, by_fours, rules::reference)) ==
      approx(22 * 64 * 0.469035 + 64 * 256 + 32 * (5.428359 + 5.08094) + 64 * (2 * 0.088823 + 4 * 0.11843)));
  CHECK(picojoules(vector_cost(rows, by_fours, rules::corrected)) ==
        approx(128 * 22 * 64 * 0.469035 + (128 * 768 + 128) / 4 * 256 + 128 * 768 / 4 * 5.428359 +
               32 * 5.08094 + 64 * (1536 * 0.088823 + 4 * 0.11843)));
}

// ── traffic ──────────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("the published estimator moves one tile of a tensor that exceeds the L2") {
  // 3 · 64 KiB are one tile of the four cores' L2 together, three of one core's
  const std::int64_t n = 3 * 64 * kib;
  const auto moves = [](const operation& one, rule_set rules) { return vector_moves(one, by_fours, rules); };
  for (const operator_kind kind : {operator_kind::elementwise, operator_kind::divide, operator_kind::mean}) {
    const operation one = vector_operation(kind, n, 1, 2);
    CHECK(moves(one, rules::reference).dram_read == n / 3.0);
    CHECK(moves(one, rules::reference).dram_written == n / 3.0);
    CHECK(moves(one, rules::reference).l2_read == n / 3.0);
    CHECK(moves(one, rules::corrected).dram_written == static_cast<double>(n));
  }
  for (const operator_kind kind : {operator_kind::unary, operator_kind::layer_norm, operator_kind::sigmoid}) {
    CHECK(moves(vector_operation(kind, n, 1, 2), rules::reference).dram_read == static_cast<double>(n));
    CHECK(moves(vector_operation(kind, 5 * n, 1, 2), rules::reference).dram_read == 5 * n / 4.0);
    CHECK(moves(vector_operation(kind, 5 * n, 1, 2), rules::corrected).dram_read ==
          static_cast<double>(5 * n));
  }
  // 4 tiles of the four cores' L2, twice
  CHECK(moves(vector_operation(operator_kind::softmax, 5 * n, 1, 64), rules::reference).dram_read ==
        10 * n / 4.0);
  CHECK(moves(vector_operation(operator_kind::softmax, 5 * n, 1, 64), rules::corrected).l2_written ==
        static_cast<double>(10 * n));
  // 65 tiles on 64 lanes: L2 moves the tile twice
  CHECK(moves(vector_operation(operator_kind::elementwise, 65 * 64 * kib), rules::reference).dram_read ==
        64 * kib);
  CHECK(moves(vector_operation(operator_kind::elementwise, 65 * 64 * kib), rules::reference).l2_read ==
        128 * kib);
}

TEST_CASE("corrected, a second operand is read from memory too") {
  // CLIP's causal mask, shared by 8 heads
  const operation mask = vector_operation(operator_kind::elementwise, 8 * 77 * 77, 1, 0, 77 * 77);
  const vector_traffic corrected = vector_moves(mask, by_fours, rules::corrected);
  CHECK(corrected.dram_read == 9 * 77 * 77);
  CHECK(corrected.l2_read == 9 * 77 * 77);
  CHECK(corrected.dram_written == 8 * 77 * 77);
  CHECK(vector_moves(mask, by_fours, rules::reference).dram_read == 8 * 77 * 77);
  CHECK(corrected.register_written == 2 * 742 + 93);  // ⌈47432/64⌉, ⌈5929/64⌉
}

TEST_CASE("the L2 is the vector core's own") {
  // an array of 256 × 64 needs 256 KiB where 64 KiB are asked for, which the vector core has
  const accelerator raised = *hardware::make_accelerator(
      {.cores = 1, .width = 256, .depth = 64, .l2_bytes = 64 * kib, .l2_bandwidth = 32, .glb_bytes = 4 * mib},
      hardware::edge_22nm);
  REQUIRE(raised.tensor_l2.bytes == 256 * kib);
  for (const rule_set rules : {rules::reference, rules::corrected})
    for (const operator_kind kind : vector_kinds)
      CHECK(vector_cost(one_of(kind, 300000), raised, rules) ==
            vector_cost(one_of(kind, 300000), chip_of(1, 256, 64 * kib), rules));
}

// ── rules ────────────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("one correction changes vector operators, and no other does") {
  for (int rung = 1; rung <= last; ++rung) {
    const bool changes = at(rung).rung == correction::vector_operators;
    CAPTURE(rung);
    for (const operator_kind kind : vector_kinds)  // larger than the L2 of all cores
      CHECK((vector_cost(one_of(kind, 300000), by_fours, at(rung)) ==
             vector_cost(one_of(kind, 300000), by_fours, at(rung - 1))) == !changes);
  }
}

TEST_CASE("where all fits in the L2, the corrections leave operators of one operand as they are") {
  for (const operator_kind kind : {operator_kind::layer_norm, operator_kind::sigmoid, operator_kind::tanh,
                                   operator_kind::trigonometric, operator_kind::power, operator_kind::unary})
    CHECK(vector_cost(one_of(kind, 60000), by_fours, rules::reference) ==
          vector_cost(one_of(kind, 60000), by_fours, rules::corrected));
}

TEST_CASE("corrected, more elements never cost less; published, one more than fills the L2 costs half") {
  for (const operator_kind kind : vector_kinds)
    for (std::int64_t n = 1; n < 2'000'000; n = n * 2 + 1)
      CHECK(vector_cost(one_of(kind, n + 1), by_fours, rules::corrected).energy >=
            vector_cost(one_of(kind, n), by_fours, rules::corrected).energy);
  const operation fits = vector_operation(operator_kind::elementwise, 64 * kib);
  const operation exceeds = vector_operation(operator_kind::elementwise, 64 * kib + 1);
  CHECK(vector_cost(exceeds, by_fours, rules::reference).energy <
        0.6 * vector_cost(fits, by_fours, rules::reference).energy);
}

TEST_CASE("nothing to do costs nothing") {
  for (const rule_set rules : {rules::reference, rules::corrected}) {
    for (const operator_kind kind : vector_kinds)
      CHECK(vector_cost(one_of(kind, 0), by_fours, rules) == operator_cost{});
    CHECK(vector_moves(one_of(operator_kind::layer_norm, 0), by_fours, rules).register_written == 0);
  }
  CHECK(vector_moves(vector_operation(operator_kind::dropout, 640), by_fours, rules::corrected).dram_read ==
        0);
  CHECK(vector_moves(vector_operation(operator_kind::dropout, 640), by_fours, rules::reference).dram_read ==
        640);
  CHECK(vector_cost(vector_operation(operator_kind::dropout, 640), by_fours, rules::corrected) ==
        operator_cost{});
}

TEST_CASE("a vector operator is costed in a constant expression, without exceptions") {
  static_assert(noexcept(vector_cost(operation{}, by_fours, rules::corrected)));
  STATIC_CHECK(vector_cost(one_of(operator_kind::softmax, 5929), by_fours, rules::reference).cycles ==
               154 + 10 + 930);
  STATIC_CHECK(vector_cost(one_of(operator_kind::fused, 5929), by_fours, rules::corrected).energy > 0_J);
}
