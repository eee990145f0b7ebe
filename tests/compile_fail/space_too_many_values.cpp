// SPDX-License-Identifier: BSL-1.0
// An axis counts its values in 32 bits.
// expect: "co2design/space/too_many_values" "number" "an axis counts from 1 to 2^32"
// cure: a coarser step.
#include <co2design/space.hpp>

using namespace co2design;

template <long long Last>
using numbers = space<axis<"number", range<1LL, Last>>>;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
auto used = design<numbers<0x1'0000'0001>>::at(7).index();
#else
auto used = design<numbers<0x1'0000'0000>>::at(7).index();
#endif
// [/case]
