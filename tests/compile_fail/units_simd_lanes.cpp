// SPDX-License-Identifier: BSL-1.0
// There are as many lanes as a power of two.
// expect: "co2design/units/simd" "double" "goes side by side in lanes" "as many as a power of two"
// cure: 1, 2, 4, 8, …
#include <co2design/units/simd.hpp>

using namespace co2design;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
using lanes = simd<double, 3>;
#else
using lanes = simd<double, 4>;
#endif
auto used() { return lanes(2.0)[0]; }
// [/case]
