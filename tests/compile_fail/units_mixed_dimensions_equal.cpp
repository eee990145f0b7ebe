// SPDX-License-Identifier: BSL-1.0
// Only quantities of one dimension are compared for equality.
// expect: "co2design/units/mixed_dimensions" "s" "does not add to or compare with" "J"
#include <co2design/units.hpp>

using namespace co2design;

#ifdef CO2DESIGN_EXPECT_ERROR
auto used = 50_ms == 2_J;
#else
auto used = 50_ms == 2_s;
#endif
