// SPDX-License-Identifier: BSL-1.0
// Lanes hold float or double.
// expect: "co2design/units/simd: of float or double"
// cure: simd<double, 4>.
#include <co2design/units/simd.hpp>

using namespace co2design;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
using four = simd<int, 4>;
#else
using four = simd<double, 4>;
#endif
// [/case]

auto used = sizeof(four);
