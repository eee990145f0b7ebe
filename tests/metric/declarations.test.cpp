// SPDX-License-Identifier: BSL-1.0
#include <co2design/metric/declarations.hpp>

#include <type_traits>

#include <co2design/metric/catalogue.hpp>
#include <co2design/units/interval.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {

inline constexpr fact<"chip", int> chip{};

struct bare {
  using provides = metrics<energy>;
};
struct full {
  using provides = metrics<energy>;
  using needs = metrics<latency, area>;
  using reads = axes<"cores", "width">;
};
struct reader {
  using provides = metrics<energy>;
  using reads = axes<"cores">;
};
struct needs_a_fact : bare {
  using needs = metrics<latency, chip>;
};
struct provides_a_fact {
  using provides = metrics<energy, chip>;
};
struct remembering : bare {
  using grouped_by = metrics<chip, area>;
  struct memory {};
  memory worker() const { return {}; }
};
struct costly : bare {
  static constexpr auto cost = expensive;
};
struct says_it_is_cheap : bare {
  static constexpr auto cost = cheap;
};
struct generic_reader : reader {
  using arithmetic = generic;
};
struct scalar_combiner : bare {
  using arithmetic = scalar;
};
struct in_intervals : bare {
  using rep = interval;
};
struct rises : full {
  using monotone = increasing<latency, area>;
};
struct rises_and_falls : full {
  using monotone = type_list<increasing<latency>, decreasing<area>>;
};

}  // namespace

TEST_CASE("what a policy does not say, it does not need or read") {
  STATIC_CHECK(std::is_same_v<needs_t<bare>, metrics<>>);
  STATIC_CHECK(std::is_same_v<reads_t<bare>, axes<>>);
  STATIC_CHECK(std::is_same_v<needs_t<full>, metrics<latency, area>>);
  STATIC_CHECK(std::is_same_v<reads_t<full>, axes<"cores", "width">>);
}

TEST_CASE("cheap policies of metrics alone are generic, any other is scalar") {
  STATIC_CHECK(std::is_same_v<arithmetic_t<bare>, generic>);
  STATIC_CHECK(std::is_same_v<arithmetic_t<says_it_is_cheap>, generic>);
  STATIC_CHECK(std::is_same_v<arithmetic_t<reader>, scalar>);
  STATIC_CHECK(std::is_same_v<arithmetic_t<needs_a_fact>, scalar>);
  STATIC_CHECK(std::is_same_v<arithmetic_t<provides_a_fact>, scalar>);
  STATIC_CHECK(std::is_same_v<arithmetic_t<costly>, scalar>);
}

TEST_CASE("a policy may say otherwise") {
  STATIC_CHECK(std::is_same_v<arithmetic_t<generic_reader>, generic>);
  STATIC_CHECK(std::is_same_v<arithmetic_t<scalar_combiner>, scalar>);
}

TEST_CASE("an evaluation is cheap where the policy does not say") {
  STATIC_CHECK(cost_v<bare> == cheap);
  STATIC_CHECK(cost_v<says_it_is_cheap> == cheap);
  STATIC_CHECK(cost_v<costly> == expensive);
}

TEST_CASE("state is in doubles where the policy does not say") {
  STATIC_CHECK(std::is_same_v<rep_t<bare>, double>);
  STATIC_CHECK(std::is_same_v<rep_t<in_intervals>, interval>);
}

TEST_CASE("promises are a list, of none, one or several") {
  STATIC_CHECK(std::is_same_v<monotone_t<bare>, type_list<>>);
  STATIC_CHECK(std::is_same_v<monotone_t<rises>, type_list<increasing<latency, area>>>);
  STATIC_CHECK(std::is_same_v<monotone_t<rises_and_falls>, type_list<increasing<latency>, decreasing<area>>>);
}

TEST_CASE("a worker and the needs it is asked by are detected, not demanded") {
  STATIC_CHECK(!has_worker<bare>);
  STATIC_CHECK(has_worker<remembering>);
  STATIC_CHECK(std::is_same_v<worker_t<remembering>, remembering::memory>);
  STATIC_CHECK(std::is_same_v<grouped_by_t<bare>, metrics<>>);
  STATIC_CHECK(std::is_same_v<grouped_by_t<remembering>, metrics<chip, area>>);
}
