// SPDX-License-Identifier: BSL-1.0
// Designs are combined where no name is in both.
// expect: "co2design/space/duplicate_axis" "cores"
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>>;

#ifdef CO2DESIGN_EXPECT_ERROR
using other = space<axis<"cores", values<1, 2>>>;
#else
using other = space<axis<"layers", values<1, 2>>>;
#endif

auto used(const design<chips>& chip, const design<other>& one) { return combine(chip, one); }
