// SPDX-License-Identifier: BSL-1.0
// values are of one type.
// expect: "co2design/space/values" "values<1, 2>" "give all values one type"
// cure: values of one type.
#include <co2design/space.hpp>

using namespace co2design;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
using domain = values<1, 2L>;
#else
using domain = values<1, 2>;
#endif
// [/case]

auto used = space<axis<"a", domain>>::cardinality;
