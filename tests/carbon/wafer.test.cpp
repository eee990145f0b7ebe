// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/wafer.hpp>

#include <string_view>

#include <co2design/carbon/embodied_act.hpp>
#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/units/interval.hpp>
#include <co2design/units/linear_form.hpp>
#include <co2design/units/literals.hpp>
#include <co2design/units/simd.hpp>

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

}  // namespace

TEST_CASE("dies per wafer, by hand") {
  // π·300²/400 − π·300/√200 = 706.858347057703 − 66.643244072737
  CHECK(wafer{}.dies(100_mm2) == approx(640.215102985328));
  // √800 / 300 = 0.0942809041582063
  CHECK(wafer{}.used(100_mm2) == approx(0.905719095841794));
  CHECK(wafer{}.loss(100_mm2) == approx(1.10409508267084));
  // 200 mm: √800 / 200 = 0.14142135623731
  CHECK(wafer{.diameter_mm = 200}.used(100_mm2) == approx(0.85857864376269));
}

TEST_CASE("dies, their area and the loss are one statement") {
  for (double a = 1; a < 4000; a *= 3) {
    const auto die = a * units::mm2;
    const double whole = 3.14159265358979323846 * 300 * 300 / 4;
    CHECK(wafer{}.dies(die) * a == approx(whole * wafer{}.used(die)));
    CHECK(wafer{}.loss(die) >= 1);
    CHECK(wafer{}.loss((a + 1) * units::mm2) > wafer{}.loss(die));
    CHECK(wafer{.diameter_mm = 450}.loss(die) < wafer{}.loss(die));
  }
  STATIC_CHECK(wafer{}.used(0_mm2) == 1);
  STATIC_CHECK(wafer{}.loss(0_mm2) == 1);
}

TEST_CASE("a wafer's edge lessens a yield") {
  constexpr on_wafer<negative_binomial_yield> both{};
  CHECK(both(100_mm2) == approx(negative_binomial_yield{}(100_mm2) * 0.905719095841794));
  constexpr on_wafer<constant<double>> fixed{};
  CHECK(fixed(100_mm2) == approx(0.875 * 0.905719095841794));
}

TEST_CASE("embodied carbon of wafers, by hand; a die that no wafer holds is infeasible") {
  using accounting = basic_embodied_act<double, on_wafer<constant<double>>>;
  constexpr auto chip = [](area_quantity of) {
    return make_pipeline<anything>(given_area{of}, accounting{})(design<anything>::at(0))[embodied_chip];
  };
  // 1379.714 / 0.875 · 1.10409508267084
  CHECK(chip(100_mm2)->in(units::g_co2e) == approx(1576.816 * 1.10409508267084));
  CHECK(chip(11249_mm2).has_value());
  CHECK(!chip(11250_mm2).has_value());  // 300² / 8
  CHECK(!chip(20000_mm2).has_value());
  CHECK(chip(20000_mm2).why().reason() == "no die of this area works or fits a wafer");
}

TEST_CASE("in other numbers") {
  const auto bounds = wafer{}.loss(quantity<dimensions::area, interval>(interval(90.0, 110.0)));
  CHECK(bounds.contains(wafer{}.loss(100_mm2)));
  CHECK(bounds.width() < 0.02);
  const auto lanes = wafer{}.used(quantity<dimensions::area, simd<double, 2>>(simd<double, 2>(100.0)));
  CHECK(lanes[1] == wafer{}.used(100_mm2));
  using form = linear_form<1>;
  CHECK(std::string_view(wafer{}.used(quantity<dimensions::area, form>(form::variable(0))).why()) ==
        "a square root of a metric");
}
