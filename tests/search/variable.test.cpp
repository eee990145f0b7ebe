// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/variable.hpp>

#include <static_check.hpp>

using namespace co2design;

TEST_CASE("a variable: its bounds and its kind") {
  STATIC_CHECK(real_variable(-1, 2) == variable{-1, 2, variable_kind::real});
  STATIC_CHECK(integer_variable(1, 64) == variable{1, 64, variable_kind::integer});
  STATIC_CHECK(categorical_variable(3) == variable{0, 2, variable_kind::categorical});
  STATIC_CHECK(variable{0, 1}.kind == variable_kind::real);
}
