// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include <co2design/units/simd.hpp>

// Logarithms and powers of many numbers at a time, by sums and products alone: the same to the last bit on every
// machine that does not contract them, however wide its vectors are. No exceptions: what goes in is normal and positive.
// Polynomials are summed in pairs, then pairs of pairs: what depends on nothing else need not wait.
namespace co2design::detail {

template <std::size_t Lanes>
struct lane_powers {
  using number = simd<double, Lanes>;
  using vector = typename number::vector_type;
  typedef std::int64_t whole [[gnu::vector_size(Lanes * sizeof(std::int64_t))]];

  // log₂ x, to 1e-14. x = m·2^e, √½ ≤ m < √2; log m = 2·atanh(s), s = (m − 1)/(m + 1), |s| ≤ 0.172.
  [[gnu::always_inline]] static number log2(const number& x) noexcept {
    constexpr std::int64_t root_half = 0x3fe6a09e667f3bcd,
                           exponent_mask = static_cast<std::int64_t>(0xfff0000000000000);
    whole bits;
    same_bits(x.lanes(), bits);
    const whole above = (bits - root_half) & exponent_mask;
    vector m;
    same_bits(bits - above, m);
    const vector s = (m - 1.0) / (m + 1.0), t = s * s;
    const vector t2 = t * t, t4 = t2 * t2;
    const vector sum =
        ((t * (2 / 3.0) + 2.0) + (t * (2 / 7.0) + 2 / 5.0) * t2) +
        (((t * (2 / 11.0) + 2 / 9.0) + (t * (2 / 15.0) + 2 / 13.0) * t2) + (t * (2 / 19.0) + 2 / 17.0) * t4) *
            t4;
    // The exponent as a double: into the last bits of 2^52 + 2^51, which are then taken away.
    constexpr std::int64_t magic_bits = 0x4338000000000000;
    vector e;
    same_bits((above >> 52) + magic_bits, e);
    return number(s * sum * log2_of_e + (e - magic));
  }

  // 2^x to 1e-14, |x| < 1000. x = k + r, |r| ≤ ½, and the series of exp(r·log 2).
  [[gnu::always_inline]] static number exp2(const number& x) noexcept {
    const vector shifted = x.lanes() + magic;
    const vector r = (x.lanes() - (shifted - magic)) * log_of_2;
    const vector r2 = r * r, r4 = r2 * r2;
    const vector sum = ((r + 1.0) + (r * (1 / 6.0) + 0.5) * r2) +
                       (((r * (1 / 120.0) + 1 / 24.0) + (r * (1 / 5040.0) + 1 / 720.0) * r2) +
                        (((r * (1 / 362880.0) + 1 / 40320.0) + (r * (1 / 39916800.0) + 1 / 3628800.0) * r2) +
                         r4 * (1 / 479001600.0)) *
                            r4) *
                           r4;
    whole bits, exponent;
    same_bits(sum, bits);
    same_bits(shifted, exponent);
    vector out;
    same_bits(bits + (exponent << 52), out);
    return number(out);
  }

  // x^p for a normal x > 0 and |p·log₂ x| < 1000.
  [[gnu::always_inline]] static number power(const number& x, double p) noexcept {
    return exp2(log2(x) * number(p));
  }

  // From 64 random bits for each lane: a number of [0, 1), a multiple of 2^-52, from the upper ones.
  [[gnu::always_inline]] static number uniform(const std::uint64_t* bits) noexcept {
    typedef std::uint64_t words [[gnu::vector_size(Lanes * sizeof(std::uint64_t))]];
    words from;
    std::memcpy(&from, bits, sizeof from);
    from = (from >> 12) | 0x3ff0000000000000U;
    vector out;
    std::memcpy(&out, &from, sizeof out);
    return number(out - 1.0);
  }
  // Whether a bit is set in each lane.
  [[gnu::always_inline]] static typename number::condition is_set(const std::uint64_t* bits,
                                                                  unsigned bit) noexcept {
    whole from;
    std::memcpy(&from, bits, sizeof from);
    return typename number::condition(((from >> bit) & 1) != 0);
  }

 private:
  static constexpr double magic =
      6755399441055744.0;  // 2^52 + 2^51: what is added to it is rounded to a whole number
  static constexpr double log2_of_e = 1.4426950408889634, log_of_2 = 0.6931471805599453;

  // Not returned: vectors wider than the machine's would be handed back in a way that compilers warn of.
  template <class From, class To>
  [[gnu::always_inline]] static void same_bits(const From& from, To& to) noexcept {
    static_assert(sizeof from == sizeof to);
    std::memcpy(&to, &from, sizeof to);
  }
};

}  // namespace co2design::detail
