// SPDX-License-Identifier: BSL-1.0
// drop names axes of the space.
// expect: "co2design/space/unknown_axis" "core" "the space has" "cores" "voltage"
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>>;

#ifdef CO2DESIGN_EXPECT_ERROR
using made = drop<chips, "voltage", "core">;
#else
using made = drop<chips, "voltage", "cores">;
#endif

auto used = made::rank;
