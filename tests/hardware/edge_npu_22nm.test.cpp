// SPDX-License-Identifier: BSL-1.0
#include <co2design/hardware/edge_npu_22nm.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>
#include <table.hpp>

#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/presets/spaces.hpp>
#include <co2design/units/literals.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using hardware::edge_npu_22nm;

static_assert(policy<edge_npu_22nm>);
static_assert(
    std::is_same_v<edge_npu_22nm::reads, axes<"cores", "width", "depth", "l2_kib", "l2_bw", "glb_mib">>);
static_assert(std::is_aggregate_v<edge_npu_22nm>);

using chips = presets::edge_accelerators;

constexpr auto published = make_pipeline<chips>(edge_npu_22nm{.rules = rules::reference});
constexpr auto corrected = make_pipeline<chips>(edge_npu_22nm{});

constexpr design<chips> chip_of(int cores, int width, int depth, int l2_kib, int l2_bw, int glb_mib) {
  return design<chips>("cores"_axis = cores, "width"_axis = width, "depth"_axis = depth,
                       "l2_kib"_axis = l2_kib, "l2_bw"_axis = l2_bw, "glb_mib"_axis = glb_mib);
}

// Whether two numbers agree to 1e-9.
bool agree(double a, double b) { return std::abs(a - b) <= 1e-9 * std::abs(b); }

struct areas {
  double published, formula;
};
using key = std::array<std::int64_t, 5>;

std::map<key, areas> study() {
  std::map<key, areas> all;
  for (const auto& row : table("areas.csv"))
    all[{row.integer("cores"), row.integer("width"), row.integer("depth"), row.integer("l2_bytes"),
         row.integer("glb_bytes")}] = {row.number("published_area_um2"), row.number("formula_area_um2")};
  return all;
}

// Chips of the study, chips that need 160 KiB of L2, and chips that ask for 32 KiB or 64 MiB: no figures.
using odd_chips =
    space<axis<"cores", values<1>>, axis<"width", values<32, 256>>, axis<"depth", values<2, 40>>,
          axis<"l2_kib", values<32, 64>>, axis<"l2_bw", values<32>>, axis<"glb_mib", values<2, 64>>>;

}  // namespace

TEST_CASE("every chip of the study has the published area, and under one rule that of the formula") {
  const auto all = study();
  REQUIRE(all.size() == 1080);
  int equal_to_published = 0, equal_to_formula = 0, different = 0;
  for (std::uint64_t i = 0; i < chips::cardinality; ++i) {
    const auto at = design<chips>::at(i);
    const areas& truth = all.at({at["cores"_axis], at["width"_axis], at["depth"_axis],
                                 1024 * at["l2_kib"_axis], 1024 * 1024 * at["glb_mib"_axis]});
    const auto by_list = published(at)[area], by_rule = corrected(at)[area];
    REQUIRE(by_list);
    REQUIRE(by_rule);
    equal_to_published += agree(by_list->in(units::um2), truth.published);
    equal_to_formula += agree(by_rule->in(units::um2), truth.formula);
    different += !(*by_list == *by_rule);
  }
  CHECK(equal_to_published == 3240);
  CHECK(equal_to_formula == 3240);
  CHECK(different == 81);
}

TEST_CASE("the study's limits: 3060 chips within 20.48 TOPS") {
  int within = 0, under_limit = 0, under_rounded_limit = 0;
  for (std::uint64_t i = 0; i < chips::cardinality; ++i) {
    const auto made = published(design<chips>::at(i), area, peak_throughput);
    if (!(made[peak_throughput] <= 20.48_tops)) continue;
    ++within;
    under_limit += made[area] <= 31.990347_mm2;
    under_rounded_limit += made[area] <= 31.99_mm2;
  }
  CHECK(within == 3060);
  // The study's area limit is that of its largest chip within the throughput; rounded to 31.99 mm² it removes
  // that chip, with its three L2 bandwidths.
  CHECK(under_limit == 3060);
  CHECK(under_rounded_limit == 3057);
  CHECK(published(chip_of(4, 256, 16, 1024, 32, 8))[area] > 31.99_mm2);
}

TEST_CASE("the area does not depend on the L2's bandwidth") {
  for (const int bandwidth : {32, 64, 128})
    CHECK(*corrected(chip_of(2, 64, 16, 256, bandwidth, 4))[area] ==
          *corrected(chip_of(2, 64, 16, 256, 32, 4))[area]);
}

TEST_CASE("peak throughput of every chip") {
  for (std::uint64_t i = 0; i < chips::cardinality; ++i) {
    const auto at = design<chips>::at(i);
    const double elements = at["cores"_axis] * at["width"_axis] * at["depth"_axis];
    if (!agree(corrected(at)[peak_throughput]->value(), elements * 1.25e9)) {
      CAPTURE(i);
      CHECK(corrected(at)[peak_throughput]->value() == elements * 1.25e9);
    }
  }
}

TEST_CASE("the chip has the knobs that the axes say") {
  constexpr auto made = corrected(chip_of(2, 128, 64, 64, 128, 4))[hardware::chip];
  STATIC_CHECK(made.has_value());
  STATIC_CHECK(made->knobs.cores == 2);
  STATIC_CHECK(made->knobs.width == 128);
  STATIC_CHECK(made->knobs.depth == 64);
  STATIC_CHECK(made->knobs.l2_bytes == 65536);
  STATIC_CHECK(made->knobs.l2_bandwidth == 128);
  STATIC_CHECK(made->knobs.glb_bytes == 4194304);
  STATIC_CHECK(made->tensor_l2.bytes == 131072);
  STATIC_CHECK(made->vector_l2.bytes == 65536);
  STATIC_CHECK(made->glb.bytes == 4194304);
}

TEST_CASE("a chip whose memory has no figures is infeasible in all that is asked of it") {
  constexpr auto judge_odd = make_pipeline<odd_chips>(edge_npu_22nm{});
  STATIC_CHECK(decltype(judge_odd)::may_be_infeasible(area));
  int infeasible_chips = 0;
  for (std::uint64_t i = 0; i < odd_chips::cardinality; ++i) {
    const auto at = design<odd_chips>::at(i);
    const bool large = at["glb_mib"_axis] == 64, small = at["l2_kib"_axis] == 32;
    const bool listed = !large && !small;
    const auto reason = small ? "no figures for an SRAM this small" : "no figures for an SRAM this large";
    const auto made = judge_odd(at, area, peak_throughput, hardware::chip);
    CHECK(made[area].has_value() == listed);
    CHECK(made[peak_throughput].has_value() == listed);
    CHECK(made[hardware::chip].has_value() == listed);
    if (listed) continue;
    ++infeasible_chips;
    CHECK(made[area].why().reason() == reason);
    CHECK(made[peak_throughput].why().reason() == reason);
    CHECK(!(made[area] <= 1000_mm2));
  }
  CHECK(infeasible_chips == 12);
}

TEST_CASE("a chip is judged in a constant expression") {
  static_assert(corrected(chip_of(4, 64, 32, 512, 32, 4))[area] < 16_mm2);
  static_assert(corrected(chip_of(4, 64, 32, 512, 32, 4))[peak_throughput] == 10.24_tops);
}
