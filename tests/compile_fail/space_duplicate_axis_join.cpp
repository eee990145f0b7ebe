// SPDX-License-Identifier: BSL-1.0
// Spaces that join share no axis.
// expect: "co2design/space/duplicate_axis" "cores"
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

#ifdef CO2DESIGN_EXPECT_ERROR
using models = space<axis<"cores", values<1, 2>>>;
#else
using models = space<axis<"layers", values<1, 2>>>;
#endif

auto used = design<join<models, chips>>::at(0).index();
