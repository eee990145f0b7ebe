// SPDX-License-Identifier: BSL-1.0
#include <co2design/core/math.hpp>

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
