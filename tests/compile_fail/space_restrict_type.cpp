// SPDX-License-Identifier: BSL-1.0
// restrict keeps the type of the values.
// expect: "co2design/space/restrict" "voltage" "has values of the type" "double"
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>>;

#ifdef CO2DESIGN_EXPECT_ERROR
using made = restrict<chips, "voltage", values<1>>;
#else
using made = restrict<chips, "voltage", real_values<1>>;
#endif

auto used = made::rank;
