// SPDX-License-Identifier: BSL-1.0
#include <co2design/core/text.hpp>

#include <doctest/doctest.h>

TEST_CASE("parts are joined in order, empty ones and embedded NULs included") {
  const std::string held = "b";
  CHECK(co2design::concat({"a", held, std::string_view{}, "c"}) == "abc");
  CHECK(co2design::concat({}).empty());
  CHECK(co2design::concat({std::string_view("\0", 1), "x"}).size() == 2);
}
