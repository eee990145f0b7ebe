// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

/// Mathematics that constant expressions may use. A namespace of its own, so that `using namespace co2design`
/// makes no call of the C library ambiguous.
namespace co2design::math {

namespace detail {

// The correctly rounded square root by whole numbers, one bit at a time. With x = m · 4^h and m of 53 or 54
// bits, the root of m · 2^54 has 54 bits: those of the result and one more that says which way to round. A
// tie cannot happen, as the square of a root that ends in 1 would end in 1.
constexpr double exact_sqrt(double x) noexcept {
  if (x != x || x == 0.0 || x == std::numeric_limits<double>::infinity()) return x;
  if (x < 0.0) return std::numeric_limits<double>::quiet_NaN();

  constexpr std::uint64_t implicit_bit = std::uint64_t{1} << 52;
  const auto bits = std::bit_cast<std::uint64_t>(x);
  std::uint64_t m = bits & (implicit_bit - 1);
  int exponent = static_cast<int>(bits >> 52);
  if (exponent != 0)
    m |= implicit_bit;
  else
    exponent = 1;  // a subnormal number
  for (; m < implicit_bit; m <<= 1) --exponent;
  exponent -= 1075;
  if (exponent % 2 != 0) {
    m <<= 1;
    --exponent;
  }

  std::uint64_t root = 0, rest = 0;
  for (int i = 0; i < 54; ++i) {
    const std::uint64_t next_two_bits = i < 27 ? (m >> (52 - 2 * i)) & 3 : 0;
    rest = rest << 2 | next_two_bits;
    const std::uint64_t trial = root << 2 | 1;
    root <<= 1;
    if (rest >= trial) {
      rest -= trial;
      root |= 1;
    }
  }
  // Added, not or-ed: the implicit bit, and a carry out of the rounding, belong to the exponent.
  const auto biased = static_cast<std::uint64_t>(exponent / 2 - 26 + 1074);
  return std::bit_cast<double>((biased << 52) + ((root + 1) >> 1));
}

// log 2 in two parts. The first has 21 zero bits at its end: its product with an exponent is exact.
inline constexpr double log2_high = 0x1.62e42fee00000p-1, log2_low = 0x1.a39ef35793c76p-33;

// 1/23, 1/21, … 1: the series of atanh(s)/s in s².
inline constexpr auto atanh_series = [] {
  std::array<double, 12> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = 1.0 / static_cast<double>(23 - 2 * i);
  return all;
}();

// 1/14!, 1/13!, … 1/0!: the series of exp.
inline constexpr auto exp_series = [] {
  std::array<double, 15> all{};
  double factorial = 1;  // exact, below 2^53
  for (std::size_t i = 0; i < all.size(); factorial *= static_cast<double>(++i))
    all[all.size() - 1 - i] = 1.0 / factorial;
  return all;
}();

template <std::size_t Size>
constexpr double horner(const std::array<double, Size>& coefficients, double x) noexcept {
  double sum = 0;
  for (const double one : coefficients) sum = sum * x + one;
  return sum;
}

// 2^k for a normal result.
constexpr double power_of_two(int k) noexcept {
  return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

}  // namespace detail

/// The square root of a number, in constant expressions too.
///
/// Shape     `std::sqrt` at run time, whole-number arithmetic in constant evaluation
/// Errors    negative → NaN; NaN → NaN; ±0 → ±0; +∞ → +∞
/// Laws      both ways are the correctly rounded root (to nearest, as IEEE 754 demands of sqrt), so a value
///           is bit for bit the same whether the compiler or the program computed it; only a NaN's sign may
///           differ
/// Cost      one instruction at run time; some 400 steps of constant evaluation
/// Source    IEEE 754-2019, section 5.4.1 (squareRoot); the digit-by-digit method is classical
[[nodiscard]] constexpr double sqrt(double x) noexcept {
  if (std::is_constant_evaluated()) return detail::exact_sqrt(x);
  return std::sqrt(x);
}

/// The natural logarithm, in constant expressions too.
///
/// Formula   x = m·2^e with √½ ≤ m < √2; log x = e·log 2 + 2·atanh(s), s = (m − 1)/(m + 1), as a series in s²
/// Errors    negative → NaN; NaN → NaN; ±0 → −∞; +∞ → +∞
/// Laws      relative error below 1e-15; exactly 0 at 1. Not `std::log`, whose last bit each C library
///           chooses: one algorithm of IEEE 754 operations, so a value is bit for bit the same whether the
///           compiler or the program computed it (without contraction: -ffp-contract=off)
/// Cost      two divisions and some 30 operations
/// Source    Abramowitz and Stegun, 4.1.27; the two parts of log 2 as in fdlibm
[[nodiscard, gnu::noinline]] constexpr double log(double x) noexcept {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (x != x || x == infinity) return x;
  if (x == 0.0) return -infinity;
  if (x < 0.0) return std::numeric_limits<double>::quiet_NaN();

  int exponent = 0;
  if (x < std::numeric_limits<double>::min()) {  // a subnormal number
    x *= 0x1p54;
    exponent = -54;
  }
  auto bits = std::bit_cast<std::uint64_t>(x);
  exponent += static_cast<int>(bits >> 52) - 1023;
  bits = (bits & ((std::uint64_t{1} << 52) - 1)) | std::uint64_t{1023} << 52;
  double m = std::bit_cast<double>(bits);
  if (m >= 0x1.6a09e667f3bcdp+0) {
    m /= 2;
    ++exponent;
  }
  const double s = (m - 1) / (m + 1);
  const double e = exponent;
  return e * detail::log2_high + (e * detail::log2_low + 2 * s * detail::horner(detail::atanh_series, s * s));
}

/// e to the power x, in constant expressions too.
///
/// Formula   x = k·log 2 + r with |r| ≤ ½·log 2; exp x = 2^k·exp r, by the series to r^14
/// Errors    NaN → NaN; above 709.78 → +∞; below −745.13 → 0
/// Laws      relative error below 1e-15 where the result is no subnormal number; exactly 1 at 0; the same
///           everywhere, as for `log`
/// Cost      some 40 operations
/// Source    Abramowitz and Stegun, 4.2.1; the two parts of log 2 as in fdlibm
[[nodiscard, gnu::noinline]] constexpr double exp(double x) noexcept {
  if (x != x) return x;
  if (x > 0x1.62e42fefa39efp+9) return std::numeric_limits<double>::infinity();
  if (x < -0x1.74910d52d3051p+9) return 0;

  const int k = static_cast<int>(x * 0x1.71547652b82fep+0 + (x < 0 ? -0.5 : 0.5));  // x / log 2, rounded
  const double r = (x - k * detail::log2_high) - k * detail::log2_low;
  const int half = k / 2;  // in two steps, as 2^1024 is no number, nor 2^-1075
  return detail::horner(detail::exp_series, r) * detail::power_of_two(half) * detail::power_of_two(k - half);
}

}  // namespace co2design::math
