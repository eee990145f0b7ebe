// SPDX-License-Identifier: BSL-1.0
// A metric with a dimension takes no bare number.
// expect: "co2design/metric/dimension" "latency" "is in" "s" "but the value given is in" "1"
#include <co2design/metric.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

#ifdef CO2DESIGN_EXPECT_ERROR
auto used = latency(2.5);
#else
auto used = latency(2.5_s);
#endif
