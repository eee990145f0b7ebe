// SPDX-License-Identifier: BSL-1.0
// powers_of_two goes up by doublings.
// expect: "co2design/space/powers_of_two" "powers_of_two<8, 96>" "write powers_of_two<low, high>"
//         "with low > 0 and high = low*2^k"
// cure: powers_of_two<low, high> where high is low doubled some times.
#include <co2design/space.hpp>

using namespace co2design;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
using domain = powers_of_two<8, 96>;
#else
using domain = powers_of_two<8, 64>;
#endif
// [/case]

auto used = space<axis<"a", domain>>::cardinality;
