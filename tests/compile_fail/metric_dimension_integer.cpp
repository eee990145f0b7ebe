// SPDX-License-Identifier: BSL-1.0
// A metric without a dimension takes a double.
// expect: "co2design/metric/dimension" "accuracy" "is in" "1" "but the value given is in" "1"
//         "and not held in" "double"
#include <co2design/metric.hpp>

using namespace co2design;

#ifdef CO2DESIGN_EXPECT_ERROR
auto used = accuracy(1);
#else
auto used = accuracy(1.0);
#endif
