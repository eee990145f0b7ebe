// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/evaluation.hpp>

#include <array>
#include <limits>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {
constexpr double infinite = std::numeric_limits<double>::infinity();
}

TEST_CASE("a design that breaks nothing and lacks no value is feasible") {
  STATIC_CHECK(violation{}.none());
  STATIC_CHECK(evaluation<2>{}.feasible());
  STATIC_CHECK(evaluation<2>{.objectives = {1, infinite}}.feasible());
}

TEST_CASE("one broken bound or one missing value makes it infeasible, whatever the excess") {
  STATIC_CHECK(!violation{.undefined = 1}.none());
  STATIC_CHECK(!violation{.broken = 1}.none());
  STATIC_CHECK(!violation{.excess = 1e-300, .broken = 1}.none());
  STATIC_CHECK(!evaluation<1>{.violated = {.broken = 1}}.feasible());
}

TEST_CASE("violations order by missing values, then by excess, then by the number of broken bounds") {
  constexpr std::array<violation, 8> ascending{
      {{0, 0, 0}, {0, 0, 1}, {0, 0.5, 1}, {0, 0.5, 2}, {0, 2, 1}, {0, infinite, 1}, {1, 0, 1}, {2, 0, 0}}};
  for (std::size_t i = 0; i < ascending.size(); ++i)
    for (std::size_t j = 0; j < ascending.size(); ++j) {
      CHECK((ascending[i] < ascending[j]) == (i < j));
      CHECK((ascending[i] == ascending[j]) == (i == j));
    }
}

TEST_CASE("an evaluation is a plain value of as many objectives as it says") {
  STATIC_CHECK(evaluation<3>::size == 3);
  STATIC_CHECK(std::is_trivially_copyable_v<evaluation<3>>);
  STATIC_CHECK(evaluation<2>{}.objectives == std::array<double, 2>{0, 0});
}
