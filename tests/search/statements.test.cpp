// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/statements.hpp>

#include <limits>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

namespace {

using latency_tag = std::remove_const_t<decltype(latency)>;
using accuracy_tag = std::remove_const_t<decltype(accuracy)>;

constexpr double infinite = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("an objective says the metric and the direction") {
  STATIC_CHECK(std::is_same_v<decltype(minimize(latency)), objective<latency_tag, better::lower>>);
  STATIC_CHECK(std::is_same_v<decltype(maximize(accuracy)), objective<accuracy_tag, better::higher>>);
  // The direction is the statement's, not the metric's own.
  STATIC_CHECK(decltype(minimize(accuracy))::direction == better::lower);
  STATIC_CHECK(decltype(maximize(latency))::direction == better::higher);
  STATIC_CHECK(std::is_empty_v<decltype(minimize(latency))>);
}

TEST_CASE("a comparison of a metric with a limit is a bound") {
  STATIC_CHECK(std::is_same_v<decltype(latency < 50_ms), bound<latency_tag, relation::less>>);
  STATIC_CHECK(std::is_same_v<decltype(latency <= 50_ms), bound<latency_tag, relation::less_equal>>);
  STATIC_CHECK(std::is_same_v<decltype(latency > 50_ms), bound<latency_tag, relation::greater>>);
  STATIC_CHECK(std::is_same_v<decltype(latency >= 50_ms), bound<latency_tag, relation::greater_equal>>);
  STATIC_CHECK((latency <= 50_ms).limit == 0.05_s);
  STATIC_CHECK((latency <= 50_ms).kept == relation::less_equal);
}

TEST_CASE("a relation reads as it is written in a problem") {
  STATIC_CHECK(to_text((latency < 50_ms).kept) == "<");
  STATIC_CHECK(to_text((latency <= 50_ms).kept) == "<=");
  STATIC_CHECK(to_text((latency > 50_ms).kept) == ">");
  STATIC_CHECK(to_text((latency >= 50_ms).kept) == ">=");
}

TEST_CASE("a bound holds on its side of the limit") {
  STATIC_CHECK((latency < 50_ms).holds(49_ms));
  STATIC_CHECK(!(latency < 50_ms).holds(50_ms));
  STATIC_CHECK(!(latency < 50_ms).holds(51_ms));
  STATIC_CHECK((latency <= 50_ms).holds(49_ms));
  STATIC_CHECK((latency <= 50_ms).holds(50_ms));
  STATIC_CHECK(!(latency <= 50_ms).holds(51_ms));
  STATIC_CHECK(!(latency > 50_ms).holds(49_ms));
  STATIC_CHECK(!(latency > 50_ms).holds(50_ms));
  STATIC_CHECK((latency > 50_ms).holds(51_ms));
  STATIC_CHECK(!(latency >= 50_ms).holds(49_ms));
  STATIC_CHECK((latency >= 50_ms).holds(50_ms));
  STATIC_CHECK((latency >= 50_ms).holds(51_ms));
}

TEST_CASE("a metric without a dimension is bounded by plain numbers, integers too") {
  STATIC_CHECK((accuracy >= 0.5).limit == 0.5);
  STATIC_CHECK((accuracy >= 1).limit == 1.0);
  STATIC_CHECK((accuracy > 0U).limit == 0.0);
  STATIC_CHECK((accuracy < 2.5F).limit == 2.5);
  STATIC_CHECK((accuracy <= -3LL).limit == -3.0);
  STATIC_CHECK(std::is_same_v<decltype((accuracy >= 1).limit), double>);
  STATIC_CHECK((accuracy >= 1).holds(1.0));
  STATIC_CHECK(!(accuracy >= 1).holds(0.999));
}

TEST_CASE("a limit may be known at run time, and be infinite") {
  for (const double limit : {1.0, 2.0, infinite}) {
    const auto below = latency <= time_quantity(limit);
    CHECK(below.limit.value() == limit);
    CHECK(below.holds(time_quantity(limit)));
    CHECK(below.holds(0.5_s));
  }
}

TEST_CASE("what is infeasible or NaN meets no bound") {
  constexpr possible<time_quantity> absent = infeasible("no tile fits");
  constexpr time_quantity nan(std::numeric_limits<double>::quiet_NaN());
  for (const double limit : {-infinite, 0.0, 1.0, infinite}) {
    const time_quantity at(limit);
    CHECK_FALSE((latency < at).holds(absent));
    CHECK_FALSE((latency <= at).holds(absent));
    CHECK_FALSE((latency > at).holds(absent));
    CHECK_FALSE((latency >= at).holds(absent));
    CHECK_FALSE((latency < at).holds(nan));
    CHECK_FALSE((latency <= at).holds(nan));
    CHECK_FALSE((latency > at).holds(nan));
    CHECK_FALSE((latency >= at).holds(nan));
  }
  STATIC_CHECK((latency <= 50_ms).holds(possible<time_quantity>(50_ms)));
}

TEST_CASE("a user's own metric is bounded like a standard one") {
  static constexpr metric<"water_use", base_dimension<"L">> water_use{};
  using litres = quantity<base_dimension<"L">>;
  STATIC_CHECK((water_use < litres(3)).holds(litres(2)));
  STATIC_CHECK(!(water_use < litres(3)).holds(litres(3)));
}
