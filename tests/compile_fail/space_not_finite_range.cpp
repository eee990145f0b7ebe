// SPDX-License-Identifier: BSL-1.0
// The designs of a continuous space are no range.
// expect: "co2design/space/not_finite" "voltage" "is continuous: nothing to count"
//         "linspace<low, high, n> is finite"
#include <co2design/space.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>>;

#ifdef CO2DESIGN_EXPECT_ERROR
using searched = chips;
#else
using searched = discretize<chips, 13>;
#endif

auto used() {
  double sum = 0;
  for (const auto& chip : all_designs<searched>()) sum += chip["voltage"_axis];
  return sum;
}
