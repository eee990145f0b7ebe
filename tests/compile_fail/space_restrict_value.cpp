// SPDX-License-Identifier: BSL-1.0
// restrict lists values that the axis has.
// expect: "co2design/space/restrict" "cores" "lacks" "3"
// cure: values that the axis has.
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>>;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
using made = restrict<chips, "cores", range<2, 4>>;
#else
using made = restrict<chips, "cores", range<1, 2>>;
#endif
// [/case]

auto used = made::rank;
