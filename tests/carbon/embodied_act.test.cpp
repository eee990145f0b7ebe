// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/embodied_act.hpp>

#include <type_traits>

#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/units/interval.hpp>
#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <carbon/given_area.hpp>
#include <static_check.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using carbon::embodied_act;
using given::anything;
using given::approx;
using given::given_area;

static_assert(policy<embodied_act>);
static_assert(std::is_aggregate_v<embodied_act>);

// The study's accounting: LPDDR3, where the default is the LPDDR4 whose energy the chips are charged.
constexpr embodied_act study{.dram = carbon::act::lpddr3_20nm};

constexpr auto embodied(area_quantity chip_area, embodied_act accounting = study) {
  return make_pipeline<anything>(given_area{chip_area}, accounting)(design<anything>::at(0), embodied_chip,
                                                                    embodied_memory, embodied_carbon);
}

struct published_row {
  double area_um2, chip_kg, memory_kg;
};

// What the estimator published with CATransformers (arXiv 2505.01386) reports: area,
// embodied carbon of chip and memory.
constexpr published_row published[]{{3373526.194144, 0.05319430079345365, 0.21028571428571427},
                                    {3555998.7765760003, 0.05607155766885463, 0.21028571428571427},
                                    {8068569.306112001, 0.127226491789863, 0.21028571428571427},
                                    {8206686.776575999, 0.12940435016293464, 0.21028571428571427},
                                    {9894833.306111999, 0.15602331474410297, 0.21028571428571427},
                                    {15944307.306111999, 0.251412388691943, 0.21028571428571427},
                                    {7988950284.803072, 125.9710463228204, 0.21028571428571427}};

}  // namespace

TEST_CASE("a square centimetre of 22 nm from Taiwan, by hand") {
  // (642 · 1.077 + 188.28 + 500) / 0.875 = 1379.714 / 0.875 = 1576.816 g/cm²
  CHECK(embodied_act{}.carbon_per_area().in(units::g_per_cm2) == approx(1576.816));
  CHECK(embodied(1_cm2)[embodied_chip].value() == approx(1.576816));
  // 184 g / 0.875
  CHECK(embodied(1_cm2)[embodied_memory].value() == approx(0.184 / 0.875));
  CHECK(embodied(1_cm2)[embodied_carbon].value() == approx(1.576816 + 0.184 / 0.875));
}

TEST_CASE("every member counts, by hand") {
  constexpr embodied_act accounting{.fab = 100_g_per_kWh,
                                    .logic = carbon::act::logic_7nm,
                                    .yield = 0.5,
                                    .dram = carbon::act::lpddr4,
                                    .dram_capacity = 4_GB};
  // (100 · 2.15 + 350 + 500) / 0.5 = 2130 g/cm²; 4 · 48 / 0.5 = 384 g
  constexpr auto made = embodied(50_mm2, accounting);
  CHECK(made[embodied_chip].in(units::g_co2e) == approx(1065));
  CHECK(made[embodied_memory].in(units::g_co2e) == approx(384));
  CHECK(made[embodied_carbon].in(units::g_co2e) == approx(1449));
}

TEST_CASE("the published estimator's figures") {
  for (const auto& row : published) {
    CAPTURE(row.area_um2);
    const auto made = embodied(row.area_um2 * units::um2);
    CHECK(made[embodied_chip].value() == approx(row.chip_kg));
    CHECK(made[embodied_memory].value() == approx(row.memory_kg));
  }
}

TEST_CASE("carbon grows with area, capacity and intensity, and falls with yield") {
  for (double a = 1; a < 100; a += 7) {
    CHECK(embodied(a * units::mm2)[embodied_carbon] < embodied((a + 1) * units::mm2)[embodied_carbon]);
    CHECK(embodied(a * units::mm2, {.fab = carbon::fab::korea})[embodied_chip] <
          embodied(a * units::mm2, {.fab = carbon::fab::taiwan})[embodied_chip]);
    CHECK(embodied(a * units::mm2, {.yield = 0.9})[embodied_carbon] <
          embodied(a * units::mm2, {.yield = 0.8})[embodied_carbon]);
    CHECK(embodied(a * units::mm2, {.dram_capacity = 1_GB})[embodied_memory] <
          embodied(a * units::mm2, {.dram_capacity = 2_GB})[embodied_memory]);
  }
}

TEST_CASE("no chip and no memory, no carbon") {
  STATIC_CHECK(embodied(0_mm2)[embodied_chip] == 0_kgCO2e);
  STATIC_CHECK(embodied(0_mm2, {.dram_capacity = 0_GB})[embodied_carbon] == 0_kgCO2e);
  STATIC_CHECK(embodied(10_mm2)[embodied_carbon] < 0.4_kgCO2e);
}

TEST_CASE("a yield known within bounds bounds the carbon") {
  constexpr carbon::basic_embodied_act<interval> uncertain{.yield = interval(0.8, 0.95)};
  constexpr auto judge = make_pipeline<anything>(given_area{12_mm2}, uncertain);
  constexpr auto bounds = judge(design<anything>::at(0))[embodied_carbon].value();
  for (const double yield : {0.8, 0.875, 0.95})
    CHECK(bounds.contains(embodied(12_mm2, {.yield = yield})[embodied_carbon].value()));
  CHECK(bounds.width() > 0.01);
}
