// SPDX-License-Identifier: BSL-1.0
// A bare number is no quantity.
// expect: "co2design/units/mixed_dimensions" "s" "does not add to or compare with" "1"
#include <co2design/units.hpp>

using namespace co2design;

#ifdef CO2DESIGN_EXPECT_ERROR
auto used = 50_ms < 2;
#else
auto used = 50_ms < 2_s;
#endif
