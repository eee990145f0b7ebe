// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <cmath>
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

}  // namespace co2design::math
