// SPDX-License-Identifier: BSL-1.0
// The bounds of a real axis are in order.
// expect: "co2design/space/real" "real<1.2, 0.6>" "write real<low, high>" "with finite low <= high"
// cure: real<low, high> with low <= high, both finite.
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>>;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
using made = space<axis<"a", real<1.2, 0.6>>>;
#else
using made = space<axis<"a", real<0.6, 1.2>>>;
#endif
// [/case]

auto used = made::rank;
