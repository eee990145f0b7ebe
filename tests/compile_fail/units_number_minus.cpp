// SPDX-License-Identifier: BSL-1.0
// A bare number is no quantity.
// expect: "co2design/units/mixed_dimensions" "1" "does not add to or compare with" "s"
#include <co2design/units.hpp>

using namespace co2design;

#ifdef CO2DESIGN_EXPECT_ERROR
auto used = 2 - 50_ms;
#else
auto used = 2_s - 50_ms;
#endif
