// SPDX-License-Identifier: BSL-1.0
// The points of linspace are doubles of their own.
// expect: "co2design/space/linspace" "linspace<1.0, 1.000000000000001, 9>" "take fewer points, nearer bounds"
//         "or doubles cannot tell them"
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>>;

#ifdef CO2DESIGN_EXPECT_ERROR
using made = space<axis<"a", linspace<1, 1.000000000000001, 9>>>;
#else
using made = space<axis<"a", linspace<1, 1.000001, 9>>>;
#endif

auto used = made::rank;
