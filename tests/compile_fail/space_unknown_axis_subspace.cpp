// SPDX-License-Identifier: BSL-1.0
// A subspace holds only axes its space has.
// expect: "co2design/space/unknown_axis" "widht" "the space has" "cores" "width"
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"width", range<8, 64, 8>>>;

auto used() {
  subspace<chips> narrow;
#ifdef CO2DESIGN_EXPECT_ERROR
  narrow.fix("widht"_axis = 8);
#else
  narrow.fix("width"_axis = 8);
#endif
  return narrow.size();
}
