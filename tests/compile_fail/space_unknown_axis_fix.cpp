// SPDX-License-Identifier: BSL-1.0
// fix names an axis of the space.
// expect: "co2design/space/unknown_axis" "core" "the space has" "cores" "width"
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

#ifdef CO2DESIGN_EXPECT_ERROR
using fixed = fix<chips, "core", 2>;
#else
using fixed = fix<chips, "cores", 2>;
#endif

auto used = fixed::cardinality;
