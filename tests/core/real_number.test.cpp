// SPDX-License-Identifier: BSL-1.0
#include <co2design/core/real_number.hpp>

#include <limits>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {

template <real_number Low, real_number High>
struct between {
  static constexpr double middle = (Low + High) / 2;
};

}  // namespace

TEST_CASE("a number is a template argument as it is written") {
  STATIC_CHECK(between<0.5, 1.5>::middle == 1);
  STATIC_CHECK(between<-3, 1U>::middle == -1);
  STATIC_CHECK(between<0.25F, 1e300>::middle == 5e299);
}

TEST_CASE("equal numbers make one type, other numbers others") {
  STATIC_CHECK(std::is_same_v<between<1, 2>, between<1.0, 2.0F>>);
  STATIC_CHECK(std::is_same_v<between<-0.0, 1>, between<0, 1>>);
  STATIC_CHECK(!std::is_same_v<between<0.1, 1>, between<0.1F, 1>>);
  STATIC_CHECK(!std::is_same_v<between<1, 1>, between<1, 1 + std::numeric_limits<double>::epsilon()>>);
}

TEST_CASE("a number keeps what a double can hold") {
  constexpr real_number smallest = std::numeric_limits<double>::denorm_min();
  STATIC_CHECK(smallest.value > 0);
  constexpr real_number nothing = std::numeric_limits<double>::quiet_NaN();
  STATIC_CHECK(nothing.value != nothing.value);
  constexpr double third = real_number(1.0 / 3);
  STATIC_CHECK(third == 1.0 / 3);
}
