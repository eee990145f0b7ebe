// SPDX-License-Identifier: BSL-1.0
#include <co2design/metric/tag.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/units/literals.hpp>

using namespace co2design;

namespace {

struct chip {
  int cores = 0;
  double width = 0;
};

constexpr metric<"delay", dimensions::time> delay{};
constexpr metric<"water_use", base_dimension<"L">> water_use{};
constexpr metric<"score", dimensionless, better::higher> score{};
constexpr fact<"chip", chip> the_chip{};
constexpr fact<"chips", int> chip_count{};

template <class T>
using bare = std::remove_cv_t<T>;

template <class Results, class Tag> concept holds = requires(Results r, Tag t) { r[t]; };

}  // namespace

TEST_CASE("a metric has a name, a dimension and a better direction") {
  STATIC_CHECK(delay.name == "delay");
  STATIC_CHECK(delay.direction == better::lower);
  STATIC_CHECK(score.direction == better::higher);
  STATIC_CHECK(std::is_same_v<decltype(delay)::dimension, dimensions::time>);
  STATIC_CHECK(std::is_empty_v<decltype(delay)>);
}

TEST_CASE("the value of a metric is a quantity, or a number where it has no dimension") {
  STATIC_CHECK(std::is_same_v<decltype(delay)::value_type<double>, time_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(delay)::value_type<float>, quantity<dimensions::time, float>>);
  STATIC_CHECK(std::is_same_v<decltype(score)::value_type<double>, double>);
}

TEST_CASE("a metric puts a value under its tag") {
  constexpr auto slow = delay(50_ms);
  STATIC_CHECK(std::is_same_v<bare<decltype(slow)>, slot<bare<decltype(delay)>, time_quantity>>);
  STATIC_CHECK(slow.value == 50_ms);
  STATIC_CHECK(score(0.5).value == 0.5);
  STATIC_CHECK(water_use(quantity<base_dimension<"L">>(2)).value.value() == 2);
}

TEST_CASE("a value of another dimension or of none is found, with both units") {
  using wrong = detail::wrong_dimension<bare<decltype(delay)>, time_quantity, energy_quantity>;
  STATIC_CHECK(wrong::found.words[0] == "co2design/metric/dimension");
  STATIC_CHECK(wrong::found.words[1] == "delay");
  STATIC_CHECK(wrong::found.words[3] == "s");
  STATIC_CHECK(wrong::found.words[5] == "J");
  using bare_number = detail::wrong_dimension<bare<decltype(delay)>, time_quantity, double>;
  STATIC_CHECK(bare_number::found.words[5] == "1");
  using right = detail::wrong_dimension<bare<decltype(delay)>, time_quantity, time_quantity>;
  STATIC_CHECK(right::found.sound());
  using whole = detail::wrong_dimension<bare<decltype(score)>, double, int>;
  STATIC_CHECK(whole::found.words[6] == "and not held in");
  STATIC_CHECK(whole::found.words[7] == "double");
}

TEST_CASE("a fact puts a value of its type under its tag") {
  constexpr auto given = the_chip({.cores = 4, .width = 2.5});
  STATIC_CHECK(given.value.cores == 4);
  STATIC_CHECK(given.value.width == 2.5);
  STATIC_CHECK(the_chip.name == "chip");
  STATIC_CHECK(std::is_same_v<decltype(the_chip)::value_type<float>, chip>);
}

TEST_CASE("metrics and facts are tags, and only metrics judge") {
  STATIC_CHECK(tag<bare<decltype(delay)>>);
  STATIC_CHECK(tag<bare<decltype(the_chip)>>);
  STATIC_CHECK(metric_tag<bare<decltype(delay)>>);
  STATIC_CHECK(!metric_tag<bare<decltype(the_chip)>>);
  STATIC_CHECK(!tag<chip>);
  STATIC_CHECK(!tag<int>);
  STATIC_CHECK(!tag<time_quantity>);
}

TEST_CASE("results find each value by its tag") {
  constexpr results all{delay(50_ms), the_chip({.cores = 4, .width = 1}), score(0.5), chip_count(7)};
  STATIC_CHECK(all[delay] == 50_ms);
  STATIC_CHECK(all[score] == 0.5);
  STATIC_CHECK(all[the_chip].cores == 4);
  STATIC_CHECK(all[chip_count] == 7);
  constexpr results one{score(0.25)};
  STATIC_CHECK(one[score] == 0.25);
}

TEST_CASE("results tell metrics of one type apart") {
  constexpr metric<"delay_too", dimensions::time> delay_too{};
  constexpr results both{delay_too(1_s), delay(2_s)};
  STATIC_CHECK(both[delay] == 2_s);
  STATIC_CHECK(both[delay_too] == 1_s);
}

TEST_CASE("results have no value for a tag they were not given") {
  using some = results<slot<bare<decltype(delay)>, time_quantity>>;
  STATIC_CHECK(holds<some, bare<decltype(delay)>>);
  STATIC_CHECK(!holds<some, bare<decltype(score)>>);
  STATIC_CHECK(!holds<some, metric<"delay", dimensions::energy>>);
  STATIC_CHECK(!holds<some, int>);
}

TEST_CASE("results without values are zero") {
  constexpr results<slot<bare<decltype(delay)>, time_quantity>, slot<bare<decltype(score)>, double>> none;
  STATIC_CHECK(none[delay].value() == 0);
  STATIC_CHECK(none[score] == 0);
}

TEST_CASE("a list of tags counts them") {
  STATIC_CHECK(metrics<>::size == 0);
  STATIC_CHECK(metrics<delay, the_chip>::size == 2);
}
