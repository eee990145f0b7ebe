// SPDX-License-Identifier: BSL-1.0
// range reaches its end.
// expect: "co2design/space/range" "range<2, 12, 3>" "let the step divide high - low"
// cure: a step that divides high − low.
#include <co2design/space.hpp>

using namespace co2design;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
using domain = range<2, 12, 3>;
#else
using domain = range<2, 11, 3>;
#endif
// [/case]

auto used = space<axis<"a", domain>>::cardinality;
