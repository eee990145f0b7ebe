// SPDX-License-Identifier: BSL-1.0
#include <co2design/units/customary.hpp>

#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;
using namespace co2design::literals;

TEST_CASE("constants are read in the units of papers, others in canonical ones") {
  CHECK((224_g_per_kWh).in(customary_unit<dimensions::carbon_intensity>) == doctest::Approx(224));
  STATIC_CHECK(customary_unit<dimensions::carbon_intensity>.symbol == "g/kWh");
  STATIC_CHECK(customary_unit<dimensions::energy_per_area>.symbol == "kWh/cm2");
  STATIC_CHECK(customary_unit<dimensions::power>.symbol == "W");
  STATIC_CHECK((3_W).in(customary_unit<dimensions::power>) == 3);
  STATIC_CHECK(customary_unit<dimensions::carbon>.symbol == "kgCO2e");
  STATIC_CHECK((3_kgCO2e).in(customary_unit<dimensions::carbon>) == 3);
}
