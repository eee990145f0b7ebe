// SPDX-License-Identifier: BSL-1.0
#include <co2design/hardware/npu.hpp>

#include <cstdint>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/hardware/edge_npu_22nm.hpp>
#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/presets/spaces.hpp>
#include <co2design/units/literals.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using hardware::cores;
using hardware::depth;
using hardware::dram_bw;
using hardware::edge_22nm;
using hardware::glb_bw;
using hardware::glb_mib;
using hardware::l2_bw;
using hardware::l2_kib;
using hardware::npu;
using hardware::vector_cores;
using hardware::width;

auto approx(double x) { return doctest::Approx(x).epsilon(1e-9); }

using whole = npu<edge_22nm, cores<2>, width<128>, depth<16>, l2_kib<256>, l2_bw<64>, glb_mib<4>>;
using square = npu<edge_22nm, width<"side"_axis>, depth<"side"_axis>, glb_mib<4>>;

static_assert(policy<whole> && policy<square>);
static_assert(std::is_aggregate_v<whole>);
static_assert(sizeof(whole) == sizeof(rule_set));

using squares = space<axis<"cores", values<1, 2>>, axis<"side", values<16, 32>>, axis<"l2_kib", values<96>>,
                      axis<"l2_bw", values<32>>>;

// Another technology: the study's at 1 GHz, with two SRAMs of its own.
constexpr hardware::technology faster = [] {
  hardware::technology t = edge_22nm;
  t.frequency = 1000_MHz;
  t.l2 = {{128 * 1024, 0.1_mm2, 4_pJ, 4_pJ}, {256 * 1024, 0.2_mm2, 6_pJ, 6_pJ}};
  return t;
}();

}  // namespace

TEST_CASE("a chip fixed whole in its type reads no axis, and is judged over a space of models") {
  CHECK(std::is_same_v<whole::reads, axes<>>);
  using models = presets::bert_models;
  constexpr auto judge = make_pipeline<models>(whole{});
  constexpr auto any = design<models>::at(0);
  // 2·(2048·380.19472 + 447768) + 2·(128·379.977187 + 447768) + 6207510 µm²
  static_assert(judge(any)[area] > 9.6531_mm2);
  static_assert(judge(any)[area] < 9.6532_mm2);
  CHECK(judge(any)[area]->in(units::um2) == approx(1557277.57312 + 895536 + 97274.159872 + 895536 + 6207510));
  static_assert(judge(any)[peak_throughput] == 5.12_tops);
}

TEST_CASE("a chip fixed in its type is the chip that the axes say elsewhere") {
  constexpr design<presets::edge_accelerators> same("cores"_axis = 2, "width"_axis = 128, "depth"_axis = 16,
                                                    "l2_kib"_axis = 256, "l2_bw"_axis = 64,
                                                    "glb_mib"_axis = 4);
  constexpr auto by_axes = hardware::edge_npu_22nm::built(same), by_type = whole::built();
  for (const rule_set rules : {rules::reference, rules::corrected})
    CHECK(*silicon_area(*by_axes, rules) == *silicon_area(*by_type, rules));
  STATIC_CHECK(by_type->knobs.l2_bandwidth == by_axes->knobs.l2_bandwidth);
  STATIC_CHECK(by_type->knobs.vector_cores == 2);
  STATIC_CHECK(by_type->glb_bandwidth == 512);
  STATIC_CHECK(by_type->process == &edge_22nm);
}

TEST_CASE("a square array, on one axis") {
  CHECK(std::is_same_v<square::reads, axes<"cores", "side", "l2_kib", "l2_bw">>);
  constexpr auto judge = make_pipeline<squares>(square{});
  for (std::uint64_t i = 0; i < squares::cardinality; ++i) {
    const auto at = design<squares>::at(i);
    const auto made = judge(at)[hardware::chip];
    REQUIRE(made);
    CHECK(made->knobs.width == at["side"_axis]);
    CHECK(made->knobs.depth == at["side"_axis]);
    CHECK(made->knobs.glb_bytes == 4 * 1024 * 1024);
    CHECK(made->tensor_l2.known == evidence::modelled);  // 96 KiB
    const double side = at["side"_axis];
    CHECK(judge(at)[peak_throughput]->value() == approx(at["cores"_axis] * side * side * 1.25e9));
  }
}

TEST_CASE("bandwidths and vector cores are knobs too, fixed or on axes") {
  using chip = npu<edge_22nm, cores<1>, width<32>, depth<2>, l2_kib<64>, l2_bw<32>, glb_mib<2>,
                   vector_cores<"vectors"_axis>, glb_bw<256>, dram_bw<"dram"_axis>>;
  CHECK(std::is_same_v<chip::reads, axes<"vectors", "dram">>);
  using memories = space<axis<"vectors", values<1, 6>>, axis<"dram", values<64, 32>>>;
  constexpr auto made = chip::built(design<memories>("vectors"_axis = 6, "dram"_axis = 32));
  STATIC_CHECK(made->knobs.vector_cores == 6);
  STATIC_CHECK(made->glb_bandwidth == 256);
  STATIC_CHECK(made->dram_bandwidth == 32);
}

TEST_CASE("a technology of one's own") {
  using chip = npu<faster, cores<1>, width<64>, depth<16>, l2_kib<128>, l2_bw<64>, glb_mib<2>>;
  // 1024·380.19472 + 0.1e6, 64·379.977187 + 0.1e6, 3100860 µm²
  STATIC_CHECK(silicon_area(*chip::built(), rules::corrected) > 3.714_mm2);
  CHECK(silicon_area(*chip::built(), rules::corrected)->in(units::um2) ==
        approx(389319.39328 + 1e5 + 24318.539968 + 1e5 + 3100860));
  STATIC_CHECK(peak_operations(*chip::built()) == 2.048_tops);
  using too_small = npu<faster, cores<1>, width<64>, depth<16>, l2_kib<64>, l2_bw<64>, glb_mib<2>>;
  STATIC_CHECK(!too_small::built());
}

TEST_CASE("one area rule: from its rung on, the area is of the L2 that the chip has") {
  using published_low = npu<edge_22nm, cores<1>, width<256>, depth<16>, l2_kib<64>, l2_bw<64>, glb_mib<2>>;
  using published_high = npu<edge_22nm, cores<1>, width<256>, depth<32>, l2_kib<512>, l2_bw<64>, glb_mib<2>>;
  constexpr rule_set before{correction::decoding}, from{correction::one_area_rule};
  const auto area_of = [](auto policy, rule_set rules) {
    policy.rules = rules;
    return policy(nullptr)->operator[](area).in(units::um2);
  };
  // 256×16 has 128 KiB and is listed with 64 KiB: 219485 − 105921 µm² less
  CHECK(area_of(published_low{}, from) - area_of(published_low{}, before) == approx(219485 - 105921));
  // 256×32 has 512 KiB and is listed with 256 KiB: 815621 − 447768 µm² less
  CHECK(area_of(published_high{}, from) - area_of(published_high{}, before) == approx(815621 - 447768));
  for (int rung = 1; rung <= static_cast<int>(correction::explicit_scenario); ++rung) {
    const rule_set here{static_cast<correction>(rung)}, below{static_cast<correction>(rung - 1)};
    CHECK((area_of(published_low{}, here) == area_of(published_low{}, below)) ==
          (here.rung != correction::one_area_rule));
    CHECK(area_of(whole{}, here) == area_of(whole{}, below));
  }
}
