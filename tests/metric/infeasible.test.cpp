// SPDX-License-Identifier: BSL-1.0
#include <co2design/metric/infeasible.hpp>

#include <limits>
#include <string_view>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/units/literals.hpp>

using namespace co2design;

namespace {

constexpr const char* no_tile = "no tile fits";
constexpr possible<time_quantity> fast = 5_ms;
constexpr possible<time_quantity> absent = infeasible(no_tile);

}  // namespace

TEST_CASE("infeasible says nothing until it is given a reason") {
  STATIC_CHECK(!infeasible{}.is_set());
  STATIC_CHECK(infeasible{}.reason().empty());
  STATIC_CHECK(infeasible(no_tile).is_set());
  STATIC_CHECK(infeasible(no_tile).reason() == "no tile fits");
  STATIC_CHECK(infeasible("").is_set());
  STATIC_CHECK(!std::is_convertible_v<const char*, infeasible>);
}

TEST_CASE("a possible value is the value where there is one") {
  STATIC_CHECK(fast.has_value());
  STATIC_CHECK(static_cast<bool>(fast));
  STATIC_CHECK(*fast == 5_ms);
  STATIC_CHECK(fast->value() == 0.005);
  STATIC_CHECK(!fast.why().is_set());
}

TEST_CASE("a possible value keeps the reason where there is none") {
  STATIC_CHECK(!absent.has_value());
  STATIC_CHECK(!static_cast<bool>(absent));
  STATIC_CHECK(absent.why().reason() == "no tile fits");
}

TEST_CASE("a possible value compares with a limit as the value does") {
  STATIC_CHECK(fast < 6_ms);
  STATIC_CHECK(!(fast < 5_ms));
  STATIC_CHECK(fast <= 5_ms);
  STATIC_CHECK(!(fast <= 4_ms));
  STATIC_CHECK(fast > 4_ms);
  STATIC_CHECK(!(fast > 5_ms));
  STATIC_CHECK(fast >= 5_ms);
  STATIC_CHECK(!(fast >= 6_ms));
  STATIC_CHECK(fast == 5_ms);
  STATIC_CHECK(!(fast == 6_ms));
}

TEST_CASE("what is infeasible meets no limit, in either direction") {
  constexpr time_quantity longest(std::numeric_limits<double>::infinity());
  for (time_quantity limit : {-longest, 0_s, 50_ms, longest}) {
    CHECK_FALSE(absent < limit);
    CHECK_FALSE(absent <= limit);
    CHECK_FALSE(absent > limit);
    CHECK_FALSE(absent >= limit);
    CHECK_FALSE(absent == limit);
  }
  STATIC_CHECK(!(absent <= 50_ms));
  STATIC_CHECK(!(absent >= 0_s));
}

TEST_CASE("a possible value is no number") {
  STATIC_CHECK(!std::is_convertible_v<possible<double>, double>);
  STATIC_CHECK(!std::is_convertible_v<possible<double>, bool>);
  STATIC_CHECK(std::is_trivially_copyable_v<possible<double>>);
}

TEST_CASE("feasible_if gives the value where its condition holds, else the reason") {
  STATIC_CHECK(*feasible_if(true, 5_ms, "never") == 5_ms);
  STATIC_CHECK(!feasible_if(true, 5_ms, "never").why().is_set());
  STATIC_CHECK(!feasible_if(false, 5_ms, "too slow"));
  STATIC_CHECK(feasible_if(false, 5_ms, "too slow").why().reason() == "too slow");
  STATIC_CHECK(std::is_same_v<decltype(feasible_if(true, 1.5, "")), possible<double>>);
}

TEST_CASE("without_possible_t takes off one possible") {
  STATIC_CHECK(std::is_same_v<without_possible_t<possible<double>>, double>);
  STATIC_CHECK(std::is_same_v<without_possible_t<double>, double>);
}
