// SPDX-License-Identifier: BSL-1.0
#include <co2design/core/math.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>

#include <doctest/doctest.h>
#include <static_check.hpp>

namespace {

namespace math = co2design::math;

using limits = std::numeric_limits<double>;

constexpr std::uint64_t bits(double x) { return std::bit_cast<std::uint64_t>(x); }

// What the machine says, out of the compiler's sight.
double machine_sqrt(double x) {
  volatile double hidden = x;
  return std::sqrt(hidden);
}

constexpr std::array edges{0.0,
                           1.0,
                           2.0,
                           3.0,
                           0.5,
                           0.1,
                           1e-3,
                           1e300,
                           1e-300,
                           limits::max(),
                           limits::min(),
                           limits::denorm_min(),
                           3 * limits::denorm_min(),
                           limits::min() - limits::denorm_min(),
                           1.0 + limits::epsilon(),
                           1.0 - limits::epsilon() / 2,
                           4.0 - 2 * limits::epsilon(),
                           4503599627370497.0 * 4503599627370497.0,
                           9007199254740991.0,
                           limits::infinity()};

constexpr auto compile_time_roots = [] {
  std::array<double, edges.size()> roots{};
  for (std::size_t i = 0; i < edges.size(); ++i) roots[i] = math::sqrt(edges[i]);
  return roots;
}();

// A Weyl sequence of bit patterns: every sign-free exponent region, with mantissas all over the place.
constexpr std::uint64_t pattern(std::size_t i) { return (0x9e3779b97f4a7c15ULL * (i + 1)) >> 1; }

constexpr auto compile_time_patterns = [] {
  std::array<double, 100> roots{};
  for (std::size_t i = 0; i < roots.size(); ++i) roots[i] = math::sqrt(std::bit_cast<double>(pattern(i)));
  return roots;
}();

// How far x is from what the C library makes of it in long double: at most half a unit of a double off.
double off(double x, long double truth) {
  return static_cast<double>(std::fabs(static_cast<long double>(x) / truth - 1));
}

constexpr auto compile_time_logs = [] {
  std::array<double, 100> logs{};
  for (std::size_t i = 0; i < logs.size(); ++i) logs[i] = math::log(std::bit_cast<double>(pattern(i)));
  return logs;
}();

// From -745 to 745 in steps that are no round numbers.
constexpr double exponent(std::size_t i) { return (static_cast<double>(i) - 50) * 14.9; }

constexpr auto compile_time_powers = [] {
  std::array<double, 98> powers{};
  for (std::size_t i = 0; i < powers.size(); ++i) powers[i] = math::exp(exponent(i));
  return powers;
}();

}  // namespace

TEST_CASE("sqrt of squares is exact in constant expressions") {
  STATIC_CHECK(math::sqrt(4.0) == 2.0);
  STATIC_CHECK(math::sqrt(2.25) == 1.5);
  STATIC_CHECK(math::sqrt(1e-2) == 0.1);
  STATIC_CHECK(math::sqrt(94906265.0 * 94906265.0) == 94906265.0);
  STATIC_CHECK(math::sqrt(limits::denorm_min()) == 0x1p-537);
}

TEST_CASE("sqrt keeps zeros, infinity and NaN, and has no root of a negative number") {
  STATIC_CHECK(bits(math::sqrt(0.0)) == bits(0.0));
  STATIC_CHECK(bits(math::sqrt(-0.0)) == bits(-0.0));
  STATIC_CHECK(math::sqrt(limits::infinity()) == limits::infinity());
  constexpr double of_nan = math::sqrt(limits::quiet_NaN());
  constexpr double of_negative = math::sqrt(-1.0);
  constexpr double of_negative_infinity = math::sqrt(-limits::infinity());
  CHECK(std::isnan(of_nan));
  CHECK(std::isnan(of_negative));
  CHECK(std::isnan(of_negative_infinity));
  CHECK(std::isnan(math::sqrt(limits::quiet_NaN())));
  CHECK(std::isnan(math::sqrt(-1.0)));
}

TEST_CASE("sqrt in constant evaluation is bit for bit the machine's") {
  for (std::size_t i = 0; i < edges.size(); ++i) {
    CAPTURE(edges[i]);
    CHECK(bits(compile_time_roots[i]) == bits(machine_sqrt(edges[i])));
    CHECK(bits(math::sqrt(edges[i])) == bits(machine_sqrt(edges[i])));
  }
  for (std::size_t i = 0; i < compile_time_patterns.size(); ++i) {
    const auto x = std::bit_cast<double>(pattern(i));
    if (std::isnan(x)) continue;
    CAPTURE(x);
    CHECK(bits(compile_time_patterns[i]) == bits(machine_sqrt(x)));
  }
}

TEST_CASE("the exact root agrees with the machine on a million numbers of every size") {
  std::mt19937_64 random(1);
  std::size_t different = 0;
  for (int i = 0; i < 1'000'000; ++i) {
    const auto x = std::bit_cast<double>(random() >> 1);
    if (!std::isnan(x)) different += bits(math::detail::exact_sqrt(x)) != bits(machine_sqrt(x));
  }
  CHECK(different == 0);
}

TEST_CASE("the exact root agrees with the machine next to squares, where rounding is hardest") {
  std::mt19937_64 random(2);
  std::size_t different = 0;
  for (int i = 0; i < 100'000; ++i) {
    const double root = 1.0 + std::ldexp(static_cast<double>(random() >> 11), -53);
    for (double x : {root * root, std::nextafter(root * root, 0.0), std::nextafter(root * root, 9.0)})
      different += bits(math::detail::exact_sqrt(x)) != bits(machine_sqrt(x));
  }
  for (std::uint64_t mantissa = 0; mantissa < 100'000; ++mantissa) {  // subnormal numbers
    const auto x = std::bit_cast<double>(mantissa);
    different += bits(math::detail::exact_sqrt(x)) != bits(machine_sqrt(x));
  }
  CHECK(different == 0);
}

TEST_CASE("log and exp of what has an exact answer") {
  STATIC_CHECK(bits(math::log(1.0)) == bits(0.0));
  STATIC_CHECK(bits(math::exp(0.0)) == bits(1.0));
  STATIC_CHECK(bits(math::exp(-0.0)) == bits(1.0));
  STATIC_CHECK(math::log(2.0) == 0x1.62e42fefa39efp-1);
  STATIC_CHECK(math::log(0.5) == -0x1.62e42fefa39efp-1);
  STATIC_CHECK(math::log(0x1p-1074) == -1074 * 0x1.62e42fefa39efp-1);
}

TEST_CASE("log and exp at the ends of what a double holds") {
  STATIC_CHECK(math::log(0.0) == -limits::infinity());
  STATIC_CHECK(math::log(-0.0) == -limits::infinity());
  STATIC_CHECK(math::log(limits::infinity()) == limits::infinity());
  constexpr double of_nan = math::log(limits::quiet_NaN()), of_negative = math::log(-1.0),
                   power_of_nan = math::exp(limits::quiet_NaN());
  CHECK(std::isnan(of_nan));
  CHECK(std::isnan(of_negative));
  CHECK(std::isnan(power_of_nan));

  STATIC_CHECK(math::exp(limits::infinity()) == limits::infinity());
  STATIC_CHECK(math::exp(-limits::infinity()) == 0);
  STATIC_CHECK(math::exp(709.79) == limits::infinity());
  STATIC_CHECK(math::exp(-745.14) == 0);
  constexpr double largest = math::exp(709.782712893384), least = math::exp(-745.13);
  CHECK(off(largest, std::exp(709.782712893384L)) < 1e-12);  // the argument's own last bit is 1e-13
  CHECK(least == limits::denorm_min());
}

TEST_CASE("log and exp are right to 1e-15") {
  std::mt19937_64 random(3);
  double worst_log = 0, worst_exp = 0;
  for (int i = 0; i < 1'000'000; ++i) {
    const auto anywhere = std::bit_cast<double>(random() >> 1);
    if (anywhere > 0 && anywhere < limits::infinity())
      worst_log = std::max(worst_log, off(math::log(anywhere), std::log(static_cast<long double>(anywhere))));
    // beside 1, where a logarithm is small
    const double share = std::ldexp(static_cast<double>(random() >> 11), -53);
    const double near = 1 + std::ldexp(share - 0.5, -static_cast<int>(random() % 30));
    if (near != 1)
      worst_log = std::max(worst_log, off(math::log(near), std::log(static_cast<long double>(near))));
    const double x = 1416 * (share - 0.5);  // no subnormal results
    worst_exp = std::max(worst_exp, off(math::exp(x), std::exp(static_cast<long double>(x))));
  }
  CHECK(worst_log < 1e-15);
  CHECK(worst_exp < 1e-15);
}

TEST_CASE("log and exp in constant evaluation are bit for bit those of the program") {
  for (std::size_t i = 0; i < compile_time_logs.size(); ++i) {
    volatile double x = std::bit_cast<double>(pattern(i));
    if (!std::isnan(x)) CHECK(bits(compile_time_logs[i]) == bits(math::log(x)));
  }
  for (std::size_t i = 0; i < compile_time_powers.size(); ++i) {
    volatile double x = exponent(i);
    CHECK(bits(compile_time_powers[i]) == bits(math::exp(x)));
  }
}

TEST_CASE("log and exp undo each other") {
  for (double x = -20; x < 20; x += 0.37)
    CHECK(math::log(math::exp(x)) == doctest::Approx(x).epsilon(1e-14).scale(1));
}
