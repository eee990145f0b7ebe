// SPDX-License-Identifier: BSL-1.0
// The space of a design has an axis once.
// expect: "co2design/space/duplicate_axis" "cores"
#include <co2design/space.hpp>

using namespace co2design;

#ifdef CO2DESIGN_EXPECT_ERROR
using chips = space<axis<"cores", values<1, 2>>, axis<"width", values<8>>, axis<"cores", values<4>>>;
#else
using chips = space<axis<"cores", values<1, 2>>, axis<"width", values<8>>>;
#endif

auto used = design<chips>::at(0)["cores"_axis];
