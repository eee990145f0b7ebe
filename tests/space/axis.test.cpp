// SPDX-License-Identifier: BSL-1.0
#include <co2design/space/axis.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {

using cores = axis<"cores", values<1, 2, 4>>;

// A user's own domain: squares.
struct squares {
  using value_type = int;
  static constexpr std::size_t size = 4;
  static constexpr ordering order = ordering::ordinal;
  static constexpr int at(std::size_t i) { return static_cast<int>(i * i); }
  static constexpr std::size_t index_of(int value) {
    for (std::size_t i = 0; i < size; ++i)
      if (at(i) == value) return i;
    return size;
  }
};

}  // namespace

namespace near_miss {

struct without_size {
  using value_type = int;
  static constexpr ordering order = ordering::ordinal;
  static int at(std::size_t);
  static std::size_t index_of(int);
};
struct without_order {
  using value_type = int;
  static constexpr std::size_t size = 4;
  static int at(std::size_t);
  static std::size_t index_of(int);
};
struct without_inverse {
  using value_type = int;
  static constexpr std::size_t size = 4;
  static constexpr ordering order = ordering::ordinal;
  static int at(std::size_t);
};
struct of_two_types {
  using value_type = int;
  static constexpr std::size_t size = 4;
  static constexpr ordering order = ordering::ordinal;
  static long at(std::size_t);
  static std::size_t index_of(int);
};

}  // namespace near_miss

TEST_CASE("an axis has a name and a domain in its type") {
  STATIC_CHECK(cores::name == "cores");
  STATIC_CHECK(std::is_same_v<cores::domain, values<1, 2, 4>>);
  STATIC_CHECK(std::is_same_v<cores::value_type, int>);
  STATIC_CHECK(cores::fixed_name == fixed_string("cores"));
  STATIC_CHECK(std::is_empty_v<cores>);
}

TEST_CASE("an axis takes any finite domain, a user's own too") {
  STATIC_CHECK(finite_domain<values<1, 2, 4>>);
  STATIC_CHECK(finite_domain<range<1, 9, 2>>);
  STATIC_CHECK(finite_domain<powers_of_two<8, 64>>);
  STATIC_CHECK(finite_domain<squares>);
  STATIC_CHECK(axis<"side", squares>::domain::index_of(9) == 3);
}

TEST_CASE("a domain without its size, order or inverse, or of two types, is none") {
  STATIC_CHECK(!finite_domain<near_miss::without_size>);
  STATIC_CHECK(!finite_domain<near_miss::without_order>);
  STATIC_CHECK(!finite_domain<near_miss::without_inverse>);
  STATIC_CHECK(!finite_domain<near_miss::of_two_types>);
  STATIC_CHECK(!finite_domain<int>);
}

TEST_CASE("an axis name and a value make an axis value") {
  constexpr auto given = "cores"_axis = 4;
  STATIC_CHECK(std::is_same_v<decltype(given), const axis_value<"cores", int>>);
  STATIC_CHECK(given.value == 4);
  STATIC_CHECK(given.fixed_name == fixed_string("cores"));
  STATIC_CHECK(std::is_same_v<decltype("cores"_axis), axis_name<"cores">>);
  STATIC_CHECK(std::is_same_v<decltype("cores"_axis = 2.5), axis_value<"cores", double>>);
}

TEST_CASE("a list of axis names counts them") {
  STATIC_CHECK(axes<>::size == 0);
  STATIC_CHECK(axes<"cores", "width">::size == 2);
}

namespace {

// A user's own continuous domain, whose bounds no type spells.
struct temperatures {
  using value_type = float;
  static constexpr ordering order = ordering::ordinal;
  static constexpr float low = -40, high = 125;
  static constexpr bool contains(float value) { return low <= value && value <= high; }
};

}  // namespace

namespace near_miss {

struct without_bounds {
  using value_type = double;
  static constexpr ordering order = ordering::ordinal;
  static bool contains(double);
};
struct without_membership {
  using value_type = double;
  static constexpr ordering order = ordering::ordinal;
  static constexpr double low = 0, high = 1;
};
struct of_whole_numbers {
  using value_type = int;
  static constexpr ordering order = ordering::ordinal;
  static constexpr int low = 0, high = 1;
  static bool contains(int);
};

}  // namespace near_miss

TEST_CASE("an axis takes any continuous domain, a user's own too") {
  STATIC_CHECK(continuous_domain<temperatures>);
  STATIC_CHECK(axis_domain<temperatures>);
  STATIC_CHECK(std::is_same_v<axis<"celsius", temperatures>::value_type, float>);
  STATIC_CHECK(!continuous_domain<squares>);
  STATIC_CHECK(axis_domain<squares>);
}

TEST_CASE("what has no bounds, no membership or no floating point is no continuous domain") {
  STATIC_CHECK(!continuous_domain<near_miss::without_bounds>);
  STATIC_CHECK(!continuous_domain<near_miss::without_membership>);
  STATIC_CHECK(!continuous_domain<near_miss::of_whole_numbers>);
  STATIC_CHECK(!axis_domain<int>);
}
