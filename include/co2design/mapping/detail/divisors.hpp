// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <co2design/core/math.hpp>

namespace co2design::mapping::detail {

using triple = std::array<std::int64_t, 3>;  // over N, C, K

// What a dimension stays below, so that one instruction of half the width finds its divisors.
inline constexpr std::int64_t largest_dimension = std::int64_t{1} << 31;

constexpr bool divides(std::int64_t divisor, std::int64_t number) noexcept {
  return static_cast<std::uint32_t>(number) % static_cast<std::uint32_t>(divisor) == 0;
}

// The divisors of a number, ascending, and its primes. Room for every number below 100 000, and for all that
// a transformer has; a number with more has none here, which is said and not mapped wrongly.
struct divisor_list {
  static constexpr std::size_t capacity = 128;
  std::array<std::int64_t, capacity> all;
  std::size_t size = 0;
  std::array<std::int64_t, 10> primes;
  std::size_t prime_count = 0;

  // A kilobyte that a copy in a constant expression must not find uninitialised, and that costs time otherwise.
  constexpr divisor_list() noexcept {
    if (std::is_constant_evaluated()) {
      all.fill(0);
      primes.fill(0);
    }
  }

  [[nodiscard]] constexpr const std::int64_t* begin() const noexcept { return all.data(); }
  [[nodiscard]] constexpr const std::int64_t* end() const noexcept { return all.data() + size; }
};

// Empty where there are too many.
constexpr divisor_list divisors_of(std::int64_t number) noexcept {
  divisor_list list;
  list.all[list.size++] = 1;
  std::int64_t rest = number;
  for (std::int64_t p = 2; rest > 1; p += p == 2 ? 1 : 2) {
    if (p * p > rest) p = rest;
    if (!divides(p, rest)) continue;
    list.primes[list.prime_count++] = p;
    const std::size_t before = list.size;
    std::int64_t power = 1;
    while (divides(p, rest)) {
      rest /= p;
      power *= p;
      for (std::size_t i = 0; i < before; ++i) {
        if (list.size == divisor_list::capacity) {
          list.size = 0;
          return list;
        }
        list.all[list.size++] = list.all[i] * power;
      }
    }
  }
  for (std::size_t i = 1; i < list.size; ++i) {  // a few dozen, almost in order
    const std::int64_t one = list.all[i];
    std::size_t at = i;
    for (; at > 0 && list.all[at - 1] > one; --at) list.all[at] = list.all[at - 1];
    list.all[at] = one;
  }
  return list;
}

// A factor, with what bounds want of it.
struct factor {
  double size, inverse, inverse_root;

  constexpr factor() noexcept {  // as for `divisor_list`
    if (std::is_constant_evaluated()) size = inverse = inverse_root = 0;
  }
  constexpr explicit factor(double x) noexcept : size(x), inverse(1 / x), inverse_root(1 / math::sqrt(x)) {}

  [[nodiscard]] constexpr std::int64_t whole() const noexcept { return static_cast<std::int64_t>(size); }
};

// The factors of a number.
struct factor_list : divisor_list {
  std::array<factor, capacity> factors;

  [[gnu::noinline]] constexpr void assign(std::int64_t number) noexcept {
    static_cast<divisor_list&>(*this) = divisors_of(number);
    for (std::size_t i = 0; i < size; ++i) factors[i] = factor(static_cast<double>(all[i]));
  }
};

// Those of them that divide `part` and are at most `limit`, the largest first; 1 is always among them.
class usable_factors {
 public:
  constexpr usable_factors(const factor_list& of, std::int64_t part, std::int64_t limit) noexcept : of_(of) {
    for (std::size_t i = of.size; i > 0; --i)
      if (of.all[i - 1] <= limit && of.all[i - 1] <= part && divides(of.all[i - 1], part))
        at_[size++] = static_cast<std::uint8_t>(i - 1);
  }
  [[nodiscard]] constexpr const factor& operator[](std::size_t i) const noexcept {
    return of_.factors[at_[i]];
  }

  std::size_t size = 0;

 private:
  const factor_list& of_;
  std::array<std::uint8_t, divisor_list::capacity> at_;
};

// The sizes a dimension may be padded to, and their divisors.
struct padded_sizes {
  std::array<std::int64_t, 9> all{};
  std::array<factor_list, 9> factors;
  std::size_t size = 0;

  // The next multiples of powers of two, below twice the size.
  constexpr padded_sizes(std::int64_t wanted, bool padding) noexcept {
    all[size++] = wanted;
    for (std::int64_t unit = 2; unit <= 256 && padding; unit *= 2) {
      const std::int64_t padded = (wanted + unit - 1) / unit * unit;
      if (padded < 2 * wanted && padded != all[size - 1]) all[size++] = padded;
    }
  }
  [[nodiscard]] constexpr const factor_list& factors_of(std::size_t i) noexcept {
    if (factors[i].size == 0) factors[i].assign(all[i]);
    return factors[i];
  }
};

// The divisors of `part`, itself a divisor of the number that `list` is of.
constexpr divisor_list divisors_within(const divisor_list& list, std::int64_t part) noexcept {
  divisor_list out;
  for (const std::int64_t x : list) {
    if (x > part) break;
    if (divides(x, part)) out.all[out.size++] = x;
  }
  for (std::size_t p = 0; p < list.prime_count; ++p)
    if (divides(list.primes[p], part)) out.primes[out.prime_count++] = list.primes[p];
  return out;
}

// Calls visit(t) for each largest tile t: t[i] = unit[i] · f[i] with f[i] a divisor of most[i], `fits(t)`,
// and no f times a prime fits. `of` are the divisors of numbers that most[i] divides. Divisors form a
// lattice, so there may be several. `fits` must hold for smaller tiles where it holds for larger ones.
template <class Fits, class Visit>
constexpr void for_each_maximal(const std::array<const factor_list*, 3>& of, const triple& most,
                                const triple& unit, Fits fits, Visit visit) {
  const triple whole{unit[0] * most[0], unit[1] * most[1], unit[2] * most[2]};
  if (fits(whole)) {
    visit(whole);
    return;
  }
  if (!fits(unit)) return;
  const std::array<divisor_list, 3> lists{divisors_within(*of[0], most[0]), divisors_within(*of[1], most[1]),
                                          divisors_within(*of[2], most[2])};
  // Whether f · p for a prime p is a divisor too, and `holds`.
  const auto grows = [&](std::int64_t f, std::size_t i, auto holds) {
    for (std::size_t p = 0; p < lists[i].prime_count; ++p) {
      const std::int64_t larger = f * lists[i].primes[p];
      if (larger <= most[i] && divides(larger, most[i]) && holds(larger)) return true;
    }
    return false;
  };
  for (const std::int64_t x : lists[0]) {
    const auto holds = [&](std::int64_t fx, std::int64_t fy, std::int64_t fz) {
      return fits({unit[0] * fx, unit[1] * fy, unit[2] * fz});
    };
    if (!holds(x, 1, 1)) break;
    std::size_t reach = lists[2].size;  // the largest third that fits shrinks as the second grows
    for (const std::int64_t y : lists[1]) {
      while (reach > 0 && !holds(x, y, lists[2].all[reach - 1])) --reach;
      if (reach == 0) break;
      const std::int64_t largest = lists[2].all[reach - 1];
      for (std::size_t at = reach; at > 0; --at) {
        const std::int64_t z = lists[2].all[at - 1];
        if (!grows(z, 2, [&](std::int64_t larger) { return larger <= largest; }) &&
            !grows(y, 1, [&](std::int64_t larger) { return holds(x, larger, z); }) &&
            !grows(x, 0, [&](std::int64_t larger) { return holds(larger, y, z); }))
          visit({unit[0] * x, unit[1] * y, unit[2] * z});
      }
    }
  }
}

}  // namespace co2design::mapping::detail
