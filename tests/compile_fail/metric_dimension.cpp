// SPDX-License-Identifier: BSL-1.0
// A metric takes a value of its dimension.
// expect: "co2design/metric/dimension" "latency" "is in" "s" "but the value given is in" "J"
// cure: a value of the unit that the line names first.
#include <co2design/metric.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
auto used = latency(2_J);
#else
auto used = latency(2_s);
#endif
// [/case]
