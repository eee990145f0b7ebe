// SPDX-License-Identifier: BSL-1.0
// restrict lists values within the bounds of a real axis.
// expect: "co2design/space/restrict" "voltage" "lacks" "values<0.9, 1.3>"
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>>;

#ifdef CO2DESIGN_EXPECT_ERROR
using made = restrict<chips, "voltage", real_values<0.9, 1.3>>;
#else
using made = restrict<chips, "voltage", real_values<0.9, 1.2>>;
#endif

auto used = made::rank;
