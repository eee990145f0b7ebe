// SPDX-License-Identifier: BSL-1.0
// To discretize an interval takes two points.
// expect: "co2design/space/linspace" "linspace<0.6, 1.2, 1>" "write linspace<low, high, points>"
//         "low < high finite, points >= 2"
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>>;

#ifdef CO2DESIGN_EXPECT_ERROR
using made = discretize<chips, 1>;
#else
using made = discretize<chips, 2>;
#endif

auto used = made::rank;
