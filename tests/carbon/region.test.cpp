// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/region.hpp>

#include <type_traits>

#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

namespace {

using namespace co2design::literals;
using co2design::carbon_intensity_quantity;
using co2design::carbon::region;

static_assert(std::is_convertible_v<carbon_intensity_quantity, region>);
static_assert(!std::is_convertible_v<double, region>, "a bare number says no unit");
static_assert(std::is_trivially_copyable_v<region>);

constexpr region converted = 224_g_per_kWh;
constexpr region named{50_g_per_kWh, "our-solar-roof", 2025, "our meter"};

}  // namespace

TEST_CASE("a bare intensity is a region that claims no source") {
  STATIC_CHECK(converted.value == 224_g_per_kWh);
  STATIC_CHECK(converted.name == "custom");
  STATIC_CHECK(converted.year == 0);
  STATIC_CHECK(converted.source == "given by the caller");
}

TEST_CASE("a region carries its name, year and source") {
  STATIC_CHECK(named.value == 50_g_per_kWh);
  STATIC_CHECK(named.name == "our-solar-roof");
  STATIC_CHECK(named.year == 2025);
  STATIC_CHECK(named.source == "our meter");
}
