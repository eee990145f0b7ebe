// SPDX-License-Identifier: BSL-1.0
// restrict makes no finite axis continuous.
// expect: "co2design/space/restrict" "voltage" "lacks" "real<0.7, 0.9>"
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>>;

#ifdef CO2DESIGN_EXPECT_ERROR
using made = restrict<discretize<chips, 7>, "voltage", real<0.7, 0.9>>;
#else
using made = restrict<discretize<chips, 7>, "voltage", real_values<0.6, 1.2>>;
#endif

auto used = made::rank;
