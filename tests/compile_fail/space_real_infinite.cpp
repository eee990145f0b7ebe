// SPDX-License-Identifier: BSL-1.0
// The bounds of a real axis are finite.
// expect: "co2design/space/real" "real<0.0, inf>" "write real<low, high>" "with finite low <= high"
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>>;

#ifdef CO2DESIGN_EXPECT_ERROR
using made = space<axis<"a", real<0, __builtin_inf()>>>;
#else
using made = space<axis<"a", real<0, 1e308>>>;
#endif

auto used = made::rank;
