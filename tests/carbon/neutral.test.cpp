// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/neutral.hpp>

#include <carbon/given.hpp>

using namespace co2design;

TEST_CASE("a neutral value is a choice of the library, whose uncertainty nobody knows") {
  constexpr auto one = carbon::neutral(1.0, "all", "neutral value: nothing is shared");
  STATIC_CHECK(one == 1.0);
  STATIC_CHECK(one.known == evidence::modelled);
  STATIC_CHECK(one.year == 0);
  STATIC_CHECK(one.name == "all");
  STATIC_CHECK(!one.has_uncertainty());
}
