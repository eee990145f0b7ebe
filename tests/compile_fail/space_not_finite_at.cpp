// SPDX-License-Identifier: BSL-1.0
// The designs of a continuous space are not numbered.
// expect: "co2design/space/not_finite" "voltage" "is continuous: nothing to count"
//         "linspace<low, high, n> is finite"
// cure: a finite space: linspace<low, high, points>, or discretize<Space, points>.
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>>;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
using searched = chips;
#else
using searched = discretize<chips, 13>;
#endif

auto used = design<searched>::at(3).with("cores"_axis = 2).index() +
            design<searched>::from_ordinals({}).ordinals()[0];
// [/case]
