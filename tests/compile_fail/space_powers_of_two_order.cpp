// SPDX-License-Identifier: BSL-1.0
// powers_of_two goes up.
// expect: "co2design/space/powers_of_two" "powers_of_two<64, 8>" "write powers_of_two<low, high>"
//         "with low > 0 and high = low*2^k"
#include <co2design/space.hpp>

using namespace co2design;

#ifdef CO2DESIGN_EXPECT_ERROR
using domain = powers_of_two<64, 8>;
#else
using domain = powers_of_two<8, 64>;
#endif

auto used = space<axis<"a", domain>>::cardinality;
