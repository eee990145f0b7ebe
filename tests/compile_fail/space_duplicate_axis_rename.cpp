// SPDX-License-Identifier: BSL-1.0
// rename_axis gives a name that no other axis has.
// expect: "co2design/space/duplicate_axis" "voltage"
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>>;

#ifdef CO2DESIGN_EXPECT_ERROR
using made = rename_axis<chips, "cores", "voltage">;
#else
using made = rename_axis<chips, "cores", "cores">;
#endif

auto used = made::rank;
