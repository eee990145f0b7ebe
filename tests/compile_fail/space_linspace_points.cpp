// SPDX-License-Identifier: BSL-1.0
// Two bounds take two points.
// expect: "co2design/space/linspace" "linspace<0.6, 1.2, 1>" "write linspace<low, high, points>"
//         "low < high finite, points >= 2"
// cure: linspace<low, high, points> with low < high, finite, and two points at least.
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>>;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
using made = space<axis<"a", linspace<0.6, 1.2, 1>>>;
#else
using made = space<axis<"a", linspace<0.6, 1.2, 2>>>;
#endif
// [/case]

auto used = made::rank;
