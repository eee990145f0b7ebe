// SPDX-License-Identifier: BSL-1.0
#include <co2design/mapping/roofline.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>
#include <table.hpp>

#include <co2design/hardware/edge_npu_22nm.hpp>
#include <co2design/mapping/exact_gemm.hpp>
#include <co2design/mapping/vector_core.hpp>
#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/presets/spaces.hpp>
#include <co2design/space/algebra.hpp>
#include <co2design/units/literals.hpp>
#include <co2design/workload/clip.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::mapping;
using hardware::accelerator;
using workload::gemm;
using workload::operation;
using workload::operation_list;
using workload::operator_kind;
using workload::vector_operation;

static_assert(policy_bundle<mapping::roofline>);

auto approx(double x) { return doctest::Approx(x).epsilon(1e-12).scale(0); }

constexpr std::int64_t kib = 1024, mib = 1024 * 1024;

constexpr int last = static_cast<int>(correction::explicit_scenario);
constexpr rule_set at(int rung) { return {static_cast<correction>(rung)}; }

constexpr accelerator chip_of(const hardware::configuration& knobs) {
  return *hardware::make_accelerator(knobs, hardware::edge_22nm);
}

// 3 · 24 · 16 = 1152 elements. Before the corrections the storage that saves traffic is, in elements,
// 1152 · 32 registers = 192², 3 cores · 3 · 64 KiB of L2 = 768², 4 MiB of global buffer = 2048².
constexpr accelerator by_thirds = chip_of(
    {.cores = 3, .width = 24, .depth = 16, .l2_bytes = 64 * kib, .l2_bandwidth = 32, .glb_bytes = 4 * mib});
// 4 · 16 · 8 = 512 elements. With the corrections: registers 512 · 32 = 128², L2 4 · 64 KiB = 512², global
// buffer 2048².
constexpr accelerator by_fours = chip_of(
    {.cores = 4, .width = 16, .depth = 8, .l2_bytes = 64 * kib, .l2_bandwidth = 32, .glb_bytes = 4 * mib});

constexpr accelerator with_bandwidth(accelerator a, int l2, int glb, int dram) {
  a.knobs.l2_bandwidth = l2;
  a.glb_bandwidth = glb;
  a.dram_bandwidth = dram;
  return a;
}

constexpr operation cube(std::int64_t side) { return gemm(1, side, side, side); }

constexpr double published_cycles(const operation& one, const accelerator& a) {
  return roofline_matrix_cost(one, a, rules::reference).cycles;
}
double picojoules(const operator_cost& cost) { return cost.energy.in(units::picojoule); }

constexpr operation patches{
    .kind = operator_kind::convolution, .c = 3, .k = 768, .r = 16, .s = 16, .p = 14, .q = 14, .stride = 16};

using designs = join<presets::clip_b16_models, presets::edge_accelerators>;

constexpr auto model_and_chip(auto mapping, rule_set rules = rules::corrected) {
  return make_pipeline<designs>(workload::clip_b16{rules}, hardware::edge_npu_22nm{rules}, mapping);
}

}  // namespace

// ── one matrix product, by hand ──────────────────────────────────────────────────────────────────────────

TEST_CASE("bound by compute") {
  // 1152³ MACs on 1152 elements: 1152² cycles. Traffic: registers 2·1152³/192 = 15925248, of 32 per cycle
  // 497664 cycles; L2 and global buffer 3·1152² = 3981312, of 512 and 128 per cycle 7776 and 31104 cycles
  STATIC_CHECK(published_cycles(cube(1152), by_thirds) == 1327104);
}

TEST_CASE("bound by the L2's bandwidth") {
  // the same at 8 per cycle: 15925248 / 8
  STATIC_CHECK(published_cycles(cube(1152), with_bandwidth(by_thirds, 8, 512, 128)) == 1990656);
  // a vector times a matrix reads all its elements once: 1024 + 1024², of 32 per cycle
  STATIC_CHECK(published_cycles(gemm(1, 1, 1024, 1024), by_thirds) == 1049600 / 32.0);
}

TEST_CASE("bound by the global buffer's bandwidth") {
  // reading all once is 2·2304² = 10616832, what 768² of L2 lead to is 2·2304³/768 = 31850496, of 2 per cycle;
  // compute takes 2304³/1152 = 10616832 cycles, the L2 2·2304³/192/32 = 3981312
  STATIC_CHECK(published_cycles(cube(2304), with_bandwidth(by_thirds, 32, 2, 128)) == 15925248);
  // as many elements as once: 2·576² = 663552 > 2·576³/768 = 497664
  STATIC_CHECK(published_cycles(cube(576), with_bandwidth(by_thirds, 32, 2, 128)) == 331776);
  // one column times one row writes more than it reads: 1024² of 2 per cycle
  STATIC_CHECK(published_cycles(gemm(1, 1024, 1, 1024), with_bandwidth(by_thirds, 1024, 2, 128)) == 524288);
}

TEST_CASE("bound by the memory's bandwidth") {
  // 1024 + 1024² of 128 per cycle; compute takes 911 cycles, L2 and global buffer 2050 at 512 per cycle
  STATIC_CHECK(published_cycles(gemm(1, 1, 1024, 1024), with_bandwidth(by_thirds, 512, 512, 128)) == 8200);
  // 2·4608³/2048 = 95551488 > 2·4608² = 42467328, of 1 per cycle; compute takes 4608³/1152 = 84934656
  STATIC_CHECK(published_cycles(cube(4608), with_bandwidth(by_thirds, 32, 512, 1)) == 95551488);
}

TEST_CASE("each bound is the slowest of four") {
  const accelerator slow = with_bandwidth(by_thirds, 8, 2, 1);
  for (const std::int64_t side : {7, 64, 576, 1152, 2304, 4608}) {
    const double compute = published_cycles(cube(side), with_bandwidth(by_thirds, 1 << 20, 1 << 20, 1 << 20));
    const double l2 = published_cycles(cube(side), with_bandwidth(by_thirds, 8, 1 << 20, 1 << 20));
    const double glb = published_cycles(cube(side), with_bandwidth(by_thirds, 1 << 20, 2, 1 << 20));
    const double dram = published_cycles(cube(side), with_bandwidth(by_thirds, 1 << 20, 1 << 20, 1));
    CHECK(published_cycles(cube(side), slow) == std::max({compute, l2, glb, dram}));
  }
}

TEST_CASE("energy under the reference rules, by hand") {
  const operator_cost cost = roofline_matrix_cost(cube(2304), by_thirds, rules::reference);
  const double macs = 12230590464;  // 2304³
  // registers 2·2304³/192, L2 2·2304³/768, global buffer 3·2304² elements, each at the energy of a block, read
  // above and filled below at the energy to read
  CHECK(picojoules(cost) == approx(macs * (2.2 + 0.190888) + 127401984 * 5.428359 +
                                   31850496 * (34.338094 + 5.428359) + 15925248 * (256 + 34.338094)));
}

TEST_CASE("cycles and energy under the corrected rules, by hand") {
  const operator_cost cost = roofline_matrix_cost(cube(1024), by_fours, rules::corrected);
  const double macs = 1073741824;  // 2^30
  // compute; the L2 moves 2^31/128 at 4 · 32 per cycle in 131072 cycles, the global buffer 2^31/512 in 8192,
  // the memory 2·2^20 in 16384
  CHECK(cost.cycles == 2097152);
  CHECK(picojoules(cost) == approx(macs * (0.469035 + 0.190888) + 16777216 / 4 * 5.428359 +
                                   4194304 / 4 * (34.338094 + 5.08094) + 3145728.0 / 4 * (256 + 30.64655)));
  // at 1 per cycle and core the L2 binds: 16777216 / 4
  CHECK(roofline_matrix_cost(cube(1024), with_bandwidth(by_fours, 1, 512, 128), rules::corrected).cycles ==
        4194304);
  // the storage of one buffer of 64 KiB a core: 4194304 at 1 per cycle
  CHECK(roofline_matrix_cost(cube(1024), with_bandwidth(by_fours, 8, 1, 128), rules::corrected).cycles ==
        4194304);
}

TEST_CASE("the L2 that counts is the one the array needs") {
  // 256 × 64 needs 256 KiB where 64 KiB are asked for
  constexpr accelerator raised = chip_of({.cores = 1,
                                          .width = 256,
                                          .depth = 64,
                                          .l2_bytes = 64 * kib,
                                          .l2_bandwidth = 32,
                                          .glb_bytes = 4 * mib});
  constexpr accelerator asked = chip_of({.cores = 1,
                                         .width = 256,
                                         .depth = 64,
                                         .l2_bytes = 256 * kib,
                                         .l2_bandwidth = 32,
                                         .glb_bytes = 4 * mib});
  for (const rule_set rules : {rules::reference, rules::corrected}) {
    const auto here = roofline_matrix_cost(cube(2304), raised, rules);
    CHECK(here.cycles == roofline_matrix_cost(cube(2304), asked, rules).cycles);
    CHECK(here.energy == roofline_matrix_cost(cube(2304), asked, rules).energy);
  }
}

TEST_CASE("a batch is that many products") {
  for (const rule_set rules : {rules::reference, rules::corrected}) {
    const auto one = roofline_matrix_cost(gemm(1, 197, 64, 197), by_fours, rules);
    const auto twelve = roofline_matrix_cost(gemm(12, 197, 64, 197), by_fours, rules);
    CHECK(twelve.cycles == approx(12 * one.cycles));
    CHECK(picojoules(twelve) == approx(12 * picojoules(one)));
  }
}

TEST_CASE("a convolution, by hand") {
  // 196 · 768 · 768 MACs on 512 elements, the image of 3 · 224 · 224 elements within easy reach
  STATIC_CHECK(published_cycles(patches, by_fours) == 115605504 / 512.0);
  // the published estimator ignores the stride: (13 + 16)² · 3 inputs, and 589824 weights, of 1 per cycle
  const accelerator slow = with_bandwidth(by_fours, 1024, 1024, 1);
  CHECK(published_cycles(patches, slow) == 2523 + 589824);
  // with it, windows that do not overlap: 150528 inputs
  const auto cycles = [&](const operation& one) {
    return roofline_matrix_cost(one, slow, rules::corrected).cycles;
  };
  CHECK(cycles(patches) == 150528 + 589824);
  operation dense = patches;
  dense.stride = 1;
  CHECK(cycles(dense) == 2523 + 589824);
  // more images, more inputs, the same weights
  operation three = patches;
  three.n = 3;
  CHECK(cycles(three) == 3 * 150528 + 589824);
}

TEST_CASE("a convolution of one kernel element is the matrix product") {
  operation conv = patches;
  conv.r = conv.s = conv.stride = 1;
  for (const rule_set rules : {rules::reference, rules::corrected}) {
    const auto a = roofline_matrix_cost(conv, by_fours, rules);
    const auto b = roofline_matrix_cost(gemm(1, 196, 3, 768), by_fours, rules);
    CHECK(a.cycles == b.cycles);
    CHECK(a.energy == b.energy);
  }
}

// ── the rungs ────────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("five corrections change the cost of a matrix product, and no other does") {
  // bound by the global buffer, so that a smaller L2 shows; and by the L2, so that its ports do
  const accelerator glb_bound = with_bandwidth(by_fours, 32, 1, 128);
  const accelerator l2_bound = with_bandwidth(by_fours, 1, 512, 128);
  const operation one = cube(2048);
  for (int rung = 1; rung <= last; ++rung) {
    const auto c = static_cast<correction>(rung);
    CAPTURE(rung);
    const bool changes_energy = c == correction::energy_per_block || c == correction::mac_energy ||
                                c == correction::write_energy || c == correction::one_l2_buffer;
    CHECK((roofline_matrix_cost(one, by_fours, at(rung)).energy ==
           roofline_matrix_cost(one, by_fours, at(rung - 1)).energy) == !changes_energy);
    CHECK((roofline_matrix_cost(one, glb_bound, at(rung)).cycles ==
           roofline_matrix_cost(one, glb_bound, at(rung - 1)).cycles) == (c != correction::one_l2_buffer));
    CHECK((roofline_matrix_cost(one, l2_bound, at(rung)).cycles ==
           roofline_matrix_cost(one, l2_bound, at(rung - 1)).cycles) ==
          (c != correction::l2_bandwidth_per_core));
  }
}

TEST_CASE("what each of them changes, by hand") {
  const operation one = cube(1024);
  const double macs = 1073741824, from_l2 = 16777216, from_dram = 3145728;  // as above
  // 2·1024³/√(4·3·64 KiB) = 2421582.6 elements would do, but 3·1024² cross once anyhow
  const double from_glb = 3145728;
  const auto energy_at = [&](correction c) { return picojoules(roofline_matrix_cost(one, by_fours, {c})); };
  const double read = from_l2 * 5.428359 + from_glb * (34.338094 + 5.428359) + from_dram * (256 + 34.338094);
  CHECK(energy_at(correction::padding) == approx(macs * (2.2 + 0.190888) + read));
  CHECK(energy_at(correction::energy_per_block) == approx(macs * (2.2 + 0.190888) + read / 4));
  CHECK(energy_at(correction::mac_energy) == approx(macs * (0.469035 + 0.190888) + read / 4));
  const double filled = from_l2 * 5.428359 + from_glb * (34.338094 + 5.08094) + from_dram * (256 + 30.64655);
  CHECK(energy_at(correction::write_energy) == approx(macs * (0.469035 + 0.190888) + filled / 4));
  CHECK(energy_at(correction::whole_model) == approx(macs * (0.469035 + 0.190888) + filled / 4));
  // one buffer: √(4·64 KiB) = 512, so 2·1024³/512 = 4194304 elements instead of 3145728
  CHECK(energy_at(correction::one_l2_buffer) ==
        approx(macs * (0.469035 + 0.190888) + (filled + 1048576 * (34.338094 + 5.08094)) / 4));

  const auto cycles_at = [&](correction c, const accelerator& a) {
    return roofline_matrix_cost(one, a, {c}).cycles;
  };
  const accelerator narrow = with_bandwidth(by_fours, 1, 512, 128);
  CHECK(cycles_at(correction::write_energy, narrow) == 16777216);
  CHECK(cycles_at(correction::l2_bandwidth_per_core, narrow) == 4194304);
  const accelerator slow = with_bandwidth(by_fours, 32, 1, 128);
  // 2·1024² are read once, so 2·1024³/√(4·3·64 KiB) count
  CHECK(cycles_at(correction::whole_model, slow) == approx(2147483648 / std::sqrt(786432.0)));
  CHECK(cycles_at(correction::one_l2_buffer, slow) == 4194304);
}

// ── lists ────────────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("a list costs what its operators cost, as often as they run") {
  operation_list list;
  CHECK(roofline_cost(list, by_fours, rules::corrected).cycles == 0);
  CHECK(roofline_cost(list, by_fours, rules::corrected).energy == 0_J);
  list.add(gemm(8, 77, 64, 77, 12));
  list.add(vector_operation(operator_kind::softmax, 8 * 77 * 77, 12, 77));
  list.add(patches);
  for (const rule_set rules : {rules::reference, rules::corrected}) {
    const auto scores = roofline_matrix_cost(gemm(8, 77, 64, 77), by_fours, rules);
    const auto softmax =
        vector_cost(vector_operation(operator_kind::softmax, 8 * 77 * 77, 1, 77), by_fours, rules);
    const auto conv = roofline_matrix_cost(patches, by_fours, rules);
    const auto all = roofline_cost(list, by_fours, rules);
    CHECK(all.cycles == approx(12 * scores.cycles + 12 * softmax.cycles + conv.cycles));
    CHECK(picojoules(all) == approx(12 * picojoules(scores) + 12 * picojoules(softmax) + picojoules(conv)));
  }
}

TEST_CASE("a list is costed in a constant expression") {
  static constexpr operation_list list = [] {
    operation_list some;
    some.add(cube(1152));
    some.add(vector_operation(operator_kind::sigmoid, 72 * 3, 2));
    return some;
  }();
  // 1152² cycles and twice three rounds of 12 on 72 lanes
  static_assert(roofline_cost(list, by_thirds, rules::reference).cycles == 1327104 + 2 * 36);
  static_assert(roofline_cost(list, by_thirds, rules::reference).energy > 0_J);
  CHECK(roofline_cost(list, by_thirds, rules::reference).cycles == 1327104 + 2 * 36);
}

// ── against the published mapper ─────────────────────────────────────────────────────────────────────────

TEST_CASE("the published mapper's cycles and energy of matrix products on the study's chips") {
  int rows = 0, equal = 0;
  for (const auto& row : table("matrix_operators.csv")) {
    const auto made = hardware::make_accelerator({.cores = static_cast<int>(row.integer("cores")),
                                                  .width = static_cast<int>(row.integer("width")),
                                                  .depth = static_cast<int>(row.integer("depth")),
                                                  .l2_bytes = row.integer("l2_bytes"),
                                                  .l2_bandwidth = static_cast<int>(row.integer("l2_bw")),
                                                  .glb_bytes = row.integer("glb_bytes")},
                                                 hardware::edge_22nm);
    REQUIRE(made);
    operation one = gemm(1, row.integer("b") * row.integer("n"), row.integer("c"), row.integer("k"));
    if (row.integer("r") > 1) {
      one.kind = operator_kind::convolution;
      one.r = row.integer("r");
      one.s = row.integer("s");
      one.p = row.integer("p");
      one.q = row.integer("q");
      one.stride = one.r;
    }
    const double elements = static_cast<double>(made->knobs.cores) * made->knobs.width * made->knobs.depth;
    const operator_cost cost = roofline_matrix_cost(one, *made, rules::reference);
    const double mapped = row.number("cycles");
    CAPTURE(one.n);
    CAPTURE(one.c);
    CAPTURE(one.k);
    CAPTURE(elements);
    // Compute is a bound for any mapper; reading what is needed once is one for this mapper, on every row.
    CHECK(one.macs() / elements <= mapped * (1 + 1e-9));
    CHECK(cost.cycles >= one.macs() / elements);
    CHECK(cost.cycles <= mapped * (1 + 1e-9));
    CHECK(picojoules(cost) <= 1.2 * row.number("energy_pj"));
    equal += cost.cycles >= mapped * (1 - 1e-9);
    ++rows;
  }
  CHECK(rows >= 300);
  CHECK(equal * 3 > rows);
}

// ── the policies ─────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("the whole is the sum of its parts, and a part the cost of its list") {
  for (const rule_set rules : {rules::reference, rules::corrected}) {
    const auto judge_all = model_and_chip(mapping::roofline{rules}, rules);
    for (std::uint64_t i = 0; i < designs::cardinality; i += 87'000'031) {
      const auto one = design<designs>::at(i);
      const auto all = judge_all(one, latency, energy, latency_of<"text">, latency_of<"vision">,
                                 latency_of<"joint">, energy_of<"text">, energy_of<"vision">,
                                 energy_of<"joint">, hardware::chip, workload::operations_of<"text">,
                                 workload::operations_of<"vision">, workload::operations_of<"joint">);
      REQUIRE(all[latency]);
      CHECK(all[latency]->value() ==
            approx(
                (*all[latency_of<"text">] + *all[latency_of<"vision">] + *all[latency_of<"joint">]).value()));
      CHECK(all[energy]->value() ==
            approx((*all[energy_of<"text">] + *all[energy_of<"vision">] + *all[energy_of<"joint">]).value()));
      const auto text = roofline_cost(all[workload::operations_of<"text">], *all[hardware::chip], rules);
      const auto vision = roofline_cost(all[workload::operations_of<"vision">], *all[hardware::chip], rules);
      const auto joint = roofline_cost(all[workload::operations_of<"joint">], *all[hardware::chip], rules);
      CHECK(all[latency_of<"text">]->value() == approx(text.cycles / 625e6));
      CHECK(all[latency_of<"vision">]->value() == approx(vision.cycles / 625e6));
      CHECK(all[latency_of<"joint">]->value() == approx(joint.cycles / 625e6));
      CHECK(all[energy_of<"text">]->value() == approx(text.energy.value()));
      CHECK(all[energy_of<"vision">]->value() == approx(vision.energy.value()));
      CHECK(all[energy_of<"joint">]->value() == approx(joint.energy.value()));
    }
  }
}

TEST_CASE("what each component of a part costs, together the part") {
  constexpr auto judge_all = model_and_chip(mapping::roofline{});
  const auto all = judge_all(design<designs>::at(123'456'789), breakdown_of<"vision">, latency_of<"vision">,
                             energy_of<"vision">, hardware::chip, workload::operations_of<"vision">);
  const component_costs costs = *all[breakdown_of<"vision">];
  CHECK(costs.total().cycles / 625_MHz == *all[latency_of<"vision">]);
  CHECK(costs.total().energy == *all[energy_of<"vision">]);
  CHECK(costs.total() ==
        roofline_cost(all[workload::operations_of<"vision">], *all[hardware::chip], rules::corrected));
  for (const auto part : {workload::component::attention, workload::component::feed_forward,
                          workload::component::embedding, workload::component::output})
    CHECK(costs[part].cycles > 0);
  CHECK(costs[workload::component::setup] == operator_cost{});
}

TEST_CASE("a part depends on its tower and the chip, never on the other tower") {
  constexpr auto judge_all = model_and_chip(mapping::roofline{});
  using judging = decltype(judge_all);
  STATIC_CHECK(judging::axes_of(latency_of<"text">) == 0b111111'0000'1111);
  STATIC_CHECK(judging::axes_of(energy_of<"vision">) == 0b111111'1111'0000);
  STATIC_CHECK(judging::axes_of(latency_of<"joint">) == 0b111111'0000'0000);
  STATIC_CHECK(judging::axes_of(latency) == 0b111111'1111'1111);
}

TEST_CASE("a larger chip is never slower, in any of its knobs") {
  using chips = presets::edge_accelerators;
  for (const rule_set rules : {rules::reference, rules::corrected}) {
    const auto text = workload::clip_text_operations({12, 512, 2048, 8}, {}, rules);
    const auto vision = workload::clip_vision_operations({9, 480, 2304, 7}, {}, rules);
    const auto cycles = [&](const design<chips>& d) {
      const accelerator a = chip_of({d["cores"_axis], d["width"_axis], d["depth"_axis],
                                     d["l2_kib"_axis] * kib, d["l2_bw"_axis], d["glb_mib"_axis] * mib});
      return std::array{roofline_cost(text, a, rules).cycles, roofline_cost(vision, a, rules).cycles};
    };
    for (std::uint64_t i = 0; i < chips::cardinality; i += 7) {
      const auto chip = design<chips>::at(i);
      const auto here = cycles(chip);
      auto ordinals = chip.ordinals();
      for (std::size_t axis = 0; axis < chips::rank; ++axis) {
        if (ordinals[axis] + 1 == chips::sizes[axis]) continue;
        auto next = ordinals;
        ++next[axis];
        const auto there = cycles(design<chips>::from_ordinals(next));
        CHECK(there[0] <= here[0]);
        CHECK(there[1] <= here[1]);
      }
    }
  }
}

TEST_CASE("more bandwidth is never slower, less never faster, and energy does not mind") {
  const auto list = workload::clip_vision_operations({12, 768, 3072, 12}, {}, rules::corrected);
  const auto here = roofline_cost(list, by_fours, rules::corrected);
  for (const int factor : {2, 4, 8, 16}) {
    for (const accelerator& wider :
         {with_bandwidth(by_fours, 32 * factor, 512, 128), with_bandwidth(by_fours, 32, 512 * factor, 128),
          with_bandwidth(by_fours, 32, 512, 128 * factor)}) {
      CHECK(roofline_cost(list, wider, rules::corrected).cycles <= here.cycles);
      CHECK(roofline_cost(list, wider, rules::corrected).energy == here.energy);
    }
    for (const accelerator& narrower :
         {with_bandwidth(by_fours, 32 / factor, 512, 128), with_bandwidth(by_fours, 32, 512 / factor, 128),
          with_bandwidth(by_fours, 32, 512, 128 / factor)})
      CHECK(roofline_cost(list, narrower, rules::corrected).cycles >= here.cycles);
  }
}

TEST_CASE("a chip whose memory has no figures is infeasible through the whole pipeline, with the reason") {
  using odd =
      join<presets::clip_b16_models,
           space<axis<"cores", values<2>>, axis<"width", values<64>>, axis<"depth", values<16>>,
                 axis<"l2_kib", values<32, 64>>, axis<"l2_bw", values<64>>, axis<"glb_mib", values<1, 2>>>>;
  constexpr auto judge_odd =
      make_pipeline<odd>(workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::roofline{});
  STATIC_CHECK(decltype(judge_odd)::may_be_infeasible(latency));
  constexpr std::string_view reason = "no figures for an SRAM this small";
  for (std::uint64_t i = 0; i < odd::cardinality; i += 100'003) {
    for (const auto& one :
         {design<odd>::at(i).with("l2_kib"_axis = 32), design<odd>::at(i).with("glb_mib"_axis = 1)}) {
      const auto all = judge_odd(one, latency, energy, latency_of<"text">, energy_of<"joint">, area);
      CHECK(!all[latency]);
      CHECK(!all[energy]);
      CHECK(all[latency].why().reason() == reason);
      CHECK(all[energy].why().reason() == reason);
      CHECK(all[latency_of<"text">].why().reason() == reason);
      CHECK(all[energy_of<"joint">].why().reason() == reason);
      CHECK(all[area].why().reason() == reason);
      CHECK(!(judge_odd(one)[latency] <= 1000_s));
    }
    const auto fine = design<odd>::at(i).with("l2_kib"_axis = 64).with("glb_mib"_axis = 2);
    CHECK(judge_odd(fine)[latency].has_value());
  }
}

TEST_CASE("a whole model on a chip is judged in a constant expression") {
  static constexpr auto judge_all = model_and_chip(mapping::roofline{});
  static constexpr design<designs> unpruned(
      "text_layers"_axis = 12, "text_hidden"_axis = 512, "text_ffn"_axis = 2048, "text_heads"_axis = 8,
      "vision_layers"_axis = 12, "vision_hidden"_axis = 768, "vision_ffn"_axis = 3072,
      "vision_heads"_axis = 12, "cores"_axis = 4, "width"_axis = 64, "depth"_axis = 32, "l2_kib"_axis = 512,
      "l2_bw"_axis = 32, "glb_mib"_axis = 4);
  static_assert(judge_all(unpruned)[latency] < 50_ms);
  // 20.5e9 MACs on 8192 elements at 625 MHz take 4 ms at least
  static_assert(judge_all(unpruned)[latency] > 4_ms);
  // at run time the same, bit for bit: square roots included
  constexpr auto compiled = judge_all(unpruned)[energy];
  const volatile int cores = 4;
  CHECK(judge_all(unpruned.with("cores"_axis = int{cores}))[energy]->value() == compiled->value());
}

TEST_CASE("a memory of dearer accesses costs what is moved, in matrix products and vector operations alike") {
  const auto with_access = [](double times) {
    accelerator a = by_fours;
    a.dram_access *= times;
    return a;
  };
  operation sum{.kind = operator_kind::elementwise};
  sum.elements = 1 << 24;
  const auto energy_at = [&](double times) {
    return std::array{
        roofline_matrix_cost(gemm(1, 1024, 1024, 4096), with_access(times), rules::corrected).energy,
        vector_cost(sum, with_access(times), rules::corrected).energy,
        map_exactly({64, 128, 256}, with_access(times), rules::corrected)->energy};
  };
  const auto once = energy_at(1), twice = energy_at(2), thrice = energy_at(3);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(twice[i] > once[i]);
    CHECK((thrice[i] - twice[i]).value() == doctest::Approx((twice[i] - once[i]).value()).epsilon(1e-9));
  }
  CHECK(twice[2] > once[2]);
}
