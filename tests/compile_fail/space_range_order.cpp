// SPDX-License-Identifier: BSL-1.0
// range goes up.
// expect: "co2design/space/range" "range<12, 2>" "write range<low, high, step>"
//         "with low <= high and step > 0"
#include <co2design/space.hpp>

using namespace co2design;

#ifdef CO2DESIGN_EXPECT_ERROR
using domain = range<12, 2>;
#else
using domain = range<2, 12>;
#endif

auto used = space<axis<"a", domain>>::cardinality;
