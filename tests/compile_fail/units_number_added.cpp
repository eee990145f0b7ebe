// SPDX-License-Identifier: BSL-1.0
// A bare number is no quantity.
// expect: "co2design/units/mixed_dimensions" "s" "does not add to or compare with" "1"
// cure: the number times a unit: 3_s, or 3 * units::second.
#include <co2design/units.hpp>

using namespace co2design;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
auto used = 50_ms + 2.0;
#else
auto used = 50_ms + 2.0_s;
#endif
// [/case]
