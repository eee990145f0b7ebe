// SPDX-License-Identifier: BSL-1.0
// A design has the axes of its space.
// expect: "co2design/space/unknown_axis" "core" "the space has" "cores" "width"
// cure: a name that the line lists.
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

// [case]
auto used(const design<chips>& chip) {
#ifdef CO2DESIGN_EXPECT_ERROR
  return chip["core"_axis];
#else
  return chip["cores"_axis];
#endif
}
// [/case]
