// SPDX-License-Identifier: BSL-1.0
// A quantity of doubles holds no interval.
// expect: "co2design/units/number_type" "interval" "does not fit a quantity of" "double"
//         "write auto for what is computed"
// cure: auto, or quantity<dimensions::energy, interval>.
#include <co2design/units/interval.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

// [case]
constexpr auto spent = interval(1, 2) * 1_J;
#ifdef CO2DESIGN_EXPECT_ERROR
constexpr energy_quantity kept = spent;
#else
constexpr auto kept = spent;
#endif
// [/case]

auto used() { return kept; }
