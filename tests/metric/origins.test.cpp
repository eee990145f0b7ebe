// SPDX-License-Identifier: BSL-1.0
#include <co2design/metric/origins.hpp>

#include <type_traits>

#include <doctest/doctest.h>

using namespace co2design;

static_assert(std::is_aggregate_v<origins>);
static_assert(std::is_aggregate_v<origins::row>);

TEST_CASE("rows are the same where all that they say is") {
  const origins::row grid{"operational", "grid",   "california",        224, 224, 1, "g/kWh",
                          2024,          "a list", evidence::published, 0.1};
  CHECK(grid == grid);
  origins::row other = grid;
  other.year = 2023;
  CHECK(!(other == grid));
  other = grid;
  other.high = 225;
  CHECK(!(other == grid));
}
