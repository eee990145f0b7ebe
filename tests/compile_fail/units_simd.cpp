// SPDX-License-Identifier: BSL-1.0
// Lanes hold float or double.
// expect: "co2design/units/simd" "int" "is no number for lanes:" "write simd<float or double, lanes>"
// cure: float or double.
#include <co2design/units/simd.hpp>

using namespace co2design;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
using lanes = simd<int, 4>;
#else
using lanes = simd<double, 4>;
#endif
auto used() { return lanes(2.0)[0]; }
// [/case]
