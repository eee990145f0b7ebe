// SPDX-License-Identifier: BSL-1.0
// A space counts its designs in 64 bits.
// expect: "co2design/space/too_many_designs" "a space has at most 2^64 - 1"
// cure: fewer axes or fewer values, or a space for each part of the question.
#include <co2design/space.hpp>

using namespace co2design;

template <int Last>
using numbers = space<axis<"a", range<1, 65536>>, axis<"b", range<1, 65536>>, axis<"c", range<1, 65536>>,
                      axis<"d", range<1, Last>>>;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
auto used = numbers<65536>::cardinality;
#else
auto used = numbers<65535>::cardinality;
#endif
// [/case]
