// SPDX-License-Identifier: BSL-1.0
// values lists a value once.
// expect: co2design/space/values once
#include <co2design/space.hpp>

using namespace co2design;

#ifdef CO2DESIGN_EXPECT_ERROR
using domain = values<1, 2, 1>;
#else
using domain = values<1, 2, 4>;
#endif

auto used = space<axis<"a", domain>>::cardinality;
