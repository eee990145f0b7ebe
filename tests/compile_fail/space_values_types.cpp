// SPDX-License-Identifier: BSL-1.0
// values are of one type.
// expect: co2design/space/values one type
#include <co2design/space.hpp>

using namespace co2design;

#ifdef CO2DESIGN_EXPECT_ERROR
using domain = values<1, 2L>;
#else
using domain = values<1, 2>;
#endif

auto used = space<axis<"a", domain>>::cardinality;
