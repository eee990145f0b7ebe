// SPDX-License-Identifier: BSL-1.0
// restrict keeps to the bounds of a real axis.
// expect: "co2design/space/restrict" "voltage" "lacks" "real<0.5, 0.9>"
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>>;

#ifdef CO2DESIGN_EXPECT_ERROR
using made = restrict<chips, "voltage", real<0.5, 0.9>>;
#else
using made = restrict<chips, "voltage", real<0.6, 0.9>>;
#endif

auto used = made::rank;
