// SPDX-License-Identifier: BSL-1.0
// A subspace is of a finite space.
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
  subspace<searched> part;
  part.fix("cores"_axis = 2);
  part.fix("cores", "4");
  random_engine engine(1);
  return part.contains(sample(part, engine)) && part.at(0) == part.at(part.size() - 1);
}
