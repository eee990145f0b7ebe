// SPDX-License-Identifier: BSL-1.0
#include <co2design/metric/within.hpp>

#include <stdexcept>
#include <type_traits>

#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;

constexpr constant<double> yield{0.8, "yield", 2022, "a paper", evidence::published, 0.25};
constexpr constant<carbon_intensity_quantity> unsure{100_g_per_kWh, "somewhere", 2023, "a list"};

static_assert(std::is_same_v<decltype(within(yield)), constant<interval>>);
static_assert(std::is_same_v<decltype(within(unsure, 0.1)),
                             constant<quantity<dimensions::carbon_intensity, interval>>>);

}  // namespace

TEST_CASE("the interval is value · (1 ± u), and holds both ends") {
  constexpr auto bounds = within(yield);
  STATIC_CHECK(bounds.value.contains(0.6));
  STATIC_CHECK(bounds.value.contains(1.0));
  CHECK(bounds.value.low() == doctest::Approx(0.6).epsilon(1e-15));
  CHECK(bounds.value.high() == doctest::Approx(1.0).epsilon(1e-15));
  STATIC_CHECK(bounds.name == "yield");
  STATIC_CHECK(bounds.source == "a paper");
  STATIC_CHECK(bounds.uncertainty == 0.25);
}

TEST_CASE("a stated uncertainty takes the place of the constant's own") {
  constexpr auto bounds = within(unsure, 0.1);
  CHECK(bounds.value.in(units::g_per_kwh).low() == doctest::Approx(90).epsilon(1e-14));
  CHECK(bounds.value.in(units::g_per_kwh).high() == doctest::Approx(110).epsilon(1e-14));
  STATIC_CHECK(bounds.uncertainty == 0.1);
  STATIC_CHECK(within(yield, 0).value.contains(0.8));
}

TEST_CASE("an unknown uncertainty is not taken for none") {
  CHECK_THROWS_AS(static_cast<void>(within(unsure)), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(within(yield, -0.1)), std::out_of_range);
}
