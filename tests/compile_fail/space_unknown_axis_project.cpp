// SPDX-License-Identifier: BSL-1.0
// A design is projected onto axes that it has.
// expect: "co2design/space/unknown_axis" "width" "the space has" "cores" "voltage"
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>>;

#ifdef CO2DESIGN_EXPECT_ERROR
using part = space<axis<"width", values<8, 16>>, axis<"depth", values<8>>>;
#else
using part = space<axis<"voltage", real<0, 2>>>;
#endif

auto used(const design<chips>& chip) { return project<part>(chip); }
