// SPDX-License-Identifier: BSL-1.0
// A design is given values of the axes of its space.
// expect: "co2design/space/unknown_axis" "core" "the space has" "cores" "width"
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

auto used(const design<chips>& chip) {
#ifdef CO2DESIGN_EXPECT_ERROR
  return chip.with("core"_axis = 2);
#else
  return chip.with("cores"_axis = 2);
#endif
}
