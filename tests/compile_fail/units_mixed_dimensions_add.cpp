// SPDX-License-Identifier: BSL-1.0
// Only quantities of one dimension are added.
// expect: "co2design/units/mixed_dimensions" "s" "does not add to or compare with" "J"
// cure: quantities of one dimension, or a product or quotient of them.
#include <co2design/units.hpp>

using namespace co2design;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
auto used = 50_ms + 2_J;
#else
auto used = 50_ms + 2_s;
#endif
// [/case]
