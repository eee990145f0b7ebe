// SPDX-License-Identifier: BSL-1.0
// values lists a value once.
// expect: "co2design/space/values" "values<1, 2, 1>" "list each value once"
// cure: each value once.
#include <co2design/space.hpp>

using namespace co2design;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
using domain = values<1, 2, 1>;
#else
using domain = values<1, 2, 4>;
#endif
// [/case]

auto used = space<axis<"a", domain>>::cardinality;
