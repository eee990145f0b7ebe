// SPDX-License-Identifier: BSL-1.0
// Only quantities of one dimension accumulate.
// expect: "co2design/units/mixed_dimensions" "s" "does not add to or compare with" "J"
#include <co2design/units.hpp>

using namespace co2design;

auto used(time_quantity t) {
#ifdef CO2DESIGN_EXPECT_ERROR
  t += 2_J;
#else
  t += 2_s;
#endif
  return t;
}
