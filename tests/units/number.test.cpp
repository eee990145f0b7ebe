// SPDX-License-Identifier: BSL-1.0
#include <co2design/units/number.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <type_traits>
#include <vector>

#include <co2design/units/interval.hpp>
#include <co2design/units/linear_form.hpp>
#include <co2design/units/simd.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {

using limits = std::numeric_limits<double>;
using four = simd<double, 4>;
constexpr std::array squares{0., 1., 4., 9., 16.};

// Whether the table has an entry at so many thousandths: anything else is no constant.
template <class Index, int Thousandths>
concept has_entry = requires {
  typename std::bool_constant<(static_cast<void>(look_up(squares, static_cast<Index>(Thousandths / 1000.))),
                               true)>;
};
template <int Low, int High>
concept has_entries = requires {
  typename std::bool_constant<(static_cast<void>(look_up(squares, interval(Low / 1000., High / 1000.))),
                               true)>;
};

}  // namespace

// ── what is a number ─────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("the arithmetic types are numbers, and the types that say so") {
  STATIC_CHECK(number<double> && number<const float> && number<int> && number<bool>);
  STATIC_CHECK(number<four> && number<const interval> && number<linear_form<2>>);
  STATIC_CHECK(!number<double*> && !number<std::string> && !number<double&>);
}

TEST_CASE("class numbers are those that are not built in") {
  STATIC_CHECK(class_number<four> && class_number<interval> && class_number<linear_form<2>>);
  STATIC_CHECK(!class_number<double> && !class_number<int> && !class_number<std::string>);
}

TEST_CASE("of a built-in number and a class number, an operation gives the latter") {
  STATIC_CHECK(std::is_same_v<common_number_t<double, interval>, interval>);
  STATIC_CHECK(std::is_same_v<common_number_t<four, float>, four>);
  STATIC_CHECK(std::is_same_v<common_number_t<int, linear_form<3>>, linear_form<3>>);
  STATIC_CHECK(std::is_same_v<common_number_t<linear_form<3>, float>, linear_form<3>>);
  STATIC_CHECK(std::is_same_v<common_number_t<float, double>, double>);
  STATIC_CHECK(std::is_same_v<decltype(2 * interval(1)), interval>);
  STATIC_CHECK(std::is_same_v<decltype(linear_form<1>{} - 1.5F), linear_form<1>>);
  STATIC_CHECK(std::is_same_v<decltype(1.5F / four(2)), four>);
}

// ── select ───────────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("select takes the first where the condition holds, in their common type") {
  STATIC_CHECK(select(true, 1, 2.5) == 1);
  STATIC_CHECK(select(false, 1, 2.5) == 2.5);
  STATIC_CHECK(std::is_same_v<decltype(select(true, 1, 2.5F)), float>);
  STATIC_CHECK(select(1 < 2, interval(1), 2).same(1));
  STATIC_CHECK(select(false, linear_form<1>::variable(0), 2).constant() == 2);
}

TEST_CASE("a condition makes numbers of its own type of what it selects among") {
  const auto chosen = select(four(std::array{1., 2., 3., 4.}) < 2.5, 10, 20.);
  STATIC_CHECK(std::is_same_v<std::remove_const_t<decltype(chosen)>, four>);
  CHECK(chosen[1] == 10);
  CHECK(chosen[2] == 20);
  STATIC_CHECK(select(interval(1, 2) < interval(1.5), 10, 20).same(interval(10, 20)));
}

// ── min and max ──────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("min and max give the first where neither is smaller") {
  constexpr double nan = limits::quiet_NaN();
  STATIC_CHECK(co2design::min(1, 2.5) == 1);
  STATIC_CHECK(co2design::max(1, 2.5) == 2.5);
  STATIC_CHECK(std::is_same_v<decltype(co2design::max(1, 2.5F)), float>);
  CHECK(!std::signbit(co2design::min(0.0, -0.0)));
  CHECK(std::signbit(co2design::max(-0.0, 0.0)));
  STATIC_CHECK(co2design::min(1.0, nan) == 1);
  STATIC_CHECK(co2design::max(1.0, nan) == 1);
  CHECK(co2design::min(nan, 1.0) != co2design::min(nan, 1.0));
  CHECK(co2design::max(nan, 1.0) != co2design::max(nan, 1.0));
}

TEST_CASE("min and max of class numbers are theirs") {
  STATIC_CHECK(co2design::min(interval(1, 4), 2).same(interval(1, 2)));
  STATIC_CHECK(co2design::max(2, interval(1, 4)).same(interval(2, 4)));
  STATIC_CHECK(!co2design::min(linear_form<1>::variable(0), 2).is_linear());
  const auto lanes = co2design::min(four(std::array{1., 2., 3., 4.}), 2.5);
  CHECK(lanes[0] == 1);
  CHECK(lanes[3] == 2.5);
}

// ── look_up ──────────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("a table is looked up by any number that is a position") {
  STATIC_CHECK(look_up(squares, 3) == 9);
  STATIC_CHECK(look_up(squares, 4U) == 16);
  STATIC_CHECK(look_up(squares, 2.0) == 4);
  STATIC_CHECK(look_up(squares, 2.0F) == 4);
  STATIC_CHECK(look_up(squares, -0.0) == 0);
  STATIC_CHECK(look_up(squares, interval(1, 2)).same(interval(1, 4)));
  CHECK(look_up(squares, four(std::array{4., 0., 2., 1.}))[0] == 16);
}

TEST_CASE("a position may be of a type that does not hold the size of the table") {
  STATIC_CHECK(look_up(std::array{5., 7.}, true) == 7);
  STATIC_CHECK(look_up(std::array{5., 7.}, false) == 5);
  std::vector<double> table(300, 1.0);
  table[100] = 2;
  CHECK(look_up(table, std::int8_t{100}) == 2);
  CHECK(look_up(table, std::uint8_t{100}) == 2);
  CHECK(look_up(table, 'd') == 2);
  table.resize(256);
  CHECK(look_up(table, std::uint8_t{100}) == 2);
  CHECK(look_up(table, std::int64_t{100}) == 2);
  CHECK(look_up(table, std::uint64_t{100}) == 2);
}

TEST_CASE("beyond the entries and between them there is nothing") {
  STATIC_CHECK(has_entry<int, 4000> && has_entry<double, 4000> && has_entry<interval, 4000>);
  STATIC_CHECK(!has_entry<int, 5000> && !has_entry<int, -1000> && !has_entry<std::int8_t, -1000>);
  STATIC_CHECK(!has_entry<unsigned, 2000000000> && !has_entry<std::uint64_t, 5000>);
  STATIC_CHECK(!has_entry<double, 1500> && !has_entry<double, -500> && !has_entry<double, 5000>);
  STATIC_CHECK(!has_entry<float, 1500> && !has_entry<float, 4001>);
  STATIC_CHECK(!has_entry<interval, 5000> && !has_entry<interval, 1500> && !has_entry<interval, -500>);
  STATIC_CHECK(has_entries<1000, 4500> && !has_entries<1000, 5000> && !has_entries<1000, 9000>);
  STATIC_CHECK(has_entries<-500, 1000> && !has_entries<-1000, 1000> && !has_entries<-5000, 1000>);
}

// ── functions ────────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("roots, logarithms and exponentials of class numbers are theirs") {
  CHECK(math::sqrt(interval(4, 9)).contains(2.5));
  CHECK(math::log(interval(1, 9)).contains(0));
  CHECK(math::exp(four(0))[3] == 1);
  CHECK(math::sqrt(linear_form<1>(9)).constant() == 3);
}

TEST_CASE("none of them throws where there is nothing to look up") {
  STATIC_CHECK(noexcept(select(true, 1, 2)));
  STATIC_CHECK(noexcept(co2design::min(interval(1), 2)));
  STATIC_CHECK(noexcept(math::exp(interval(1))));
}
