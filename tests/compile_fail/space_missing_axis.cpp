// SPDX-License-Identifier: BSL-1.0
// A design has a value for every axis.
// expect: "co2design/space/missing_axis" "give a value for" "width"
// cure: a value for every axis.
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
design<chips> used("cores"_axis = 2);
#else
design<chips> used("cores"_axis = 2, "width"_axis = 8);
#endif
// [/case]
