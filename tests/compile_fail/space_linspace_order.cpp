// SPDX-License-Identifier: BSL-1.0
// The bounds of linspace are in order.
// expect: "co2design/space/linspace" "linspace<1.2, 0.6, 3>" "write linspace<low, high, points>"
//         "low < high finite, points >= 2"
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>>;

#ifdef CO2DESIGN_EXPECT_ERROR
using made = space<axis<"a", linspace<1.2, 0.6, 3>>>;
#else
using made = space<axis<"a", linspace<0.6, 1.2, 3>>>;
#endif

auto used = made::rank;
