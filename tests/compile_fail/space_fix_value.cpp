// SPDX-License-Identifier: BSL-1.0
// fix names a value of the axis.
// expect: "co2design/space/fix" "cores" "lacks the value given"
// cure: a value that the axis has.
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
using fixed = fix<chips, "cores", 3>;
#else
using fixed = fix<chips, "cores", 2>;
#endif
// [/case]

auto used = fixed::cardinality;
