// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/chip_design.hpp>

#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/pipeline/trace.hpp>
#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <carbon/given_area.hpp>
#include <static_check.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::carbon;
using given::anything;
using given::approx;
using given::given_area;

static_assert(policy<chip_design>);

constexpr auto designed(area_quantity of, chip_design effort = {}) {
  return make_pipeline<anything>(given_area{of}, effort)(design<anything>::at(0))[embodied_design];
}

}  // namespace

TEST_CASE("a chip of 22 nm, by hand") {
  // 10 mm²: 8.45e7 transistors, 10562500 gates, 10562500 / 3645.833 = 2897.14312… core hours of 10 W and 700
  // g/kWh: 7 g an hour, 90 times, on 100000 chips
  CHECK(designed(10_mm2).in(units::g_co2e) == approx(10562500 / 3645.833 * 7 * 90 / 1e5));
  CHECK(designed(10_mm2).in(units::g_co2e) == doctest::Approx(18.2520017).epsilon(1e-8));
}

TEST_CASE("every member counts") {
  const double once = designed(10_mm2).value();
  CHECK(designed(20_mm2).value() == approx(2 * once));
  CHECK(designed(10_mm2, {.chips = 1e6}).value() == approx(once / 10));
  CHECK(designed(10_mm2, {.iterations = 9}).value() == approx(once / 10));
  CHECK(designed(10_mm2, {.grid = 70_g_per_kWh}).value() == approx(once / 10));
  CHECK(designed(10_mm2, {.power_per_core = 20 * units::watt}).value() == approx(2 * once));
  CHECK(designed(10_mm2, {.transistors_per_gate = 4}).value() == approx(2 * once));
  // 82.86 M transistors a mm² at 7 nm
  CHECK(designed(10_mm2, {.transistor_density = *find_ecochip_node(7)->transistor_density}).value() ==
        approx(once * 82.86 / 8.45));
  STATIC_CHECK(designed(0_mm2) == 0_kgCO2e);
}
