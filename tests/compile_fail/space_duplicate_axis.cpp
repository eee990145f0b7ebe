// SPDX-License-Identifier: BSL-1.0
// A space has an axis once.
// expect: "co2design/space/duplicate_axis" "cores"
// cure: another name for one of them.
#include <co2design/space.hpp>

using namespace co2design;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
using chips = space<axis<"cores", values<1, 2>>, axis<"width", values<8>>, axis<"cores", values<4>>>;
#else
using chips = space<axis<"cores", values<1, 2>>, axis<"width", values<8>>>;
#endif
// [/case]

auto used = chips::cardinality;
