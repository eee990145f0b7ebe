// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <co2design/core/check.hpp>

namespace co2design::mapping::detail {

// The divisors of a number, ascending, and its primes. Room for every number below 100 000, and for all that
// a transformer has; one with more divisors is an error, not a wrong answer.
struct divisor_list {
  static constexpr std::size_t capacity = 128;
  std::array<std::int64_t, capacity> all;
  std::size_t size = 0;
  std::array<std::int64_t, 16> primes;
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

constexpr divisor_list divisors_of(std::int64_t number) {
  divisor_list list;
  list.all[list.size++] = 1;
  std::int64_t rest = number;
  for (std::int64_t p = 2; rest > 1; ++p) {
    if (p * p > rest) p = rest;
    if (rest % p != 0) continue;
    list.primes[list.prime_count++] = p;
    const std::size_t before = list.size;
    std::int64_t power = 1;
    while (rest % p == 0) {
      rest /= p;
      power *= p;
      for (std::size_t i = 0; i < before; ++i) {
        if (list.size == divisor_list::capacity)
          co2design::detail::out_of_range("co2design: a dimension with more than 128 divisors");
        list.all[list.size++] = list.all[i] * power;
      }
    }
  }
  std::sort(list.all.begin(), list.all.begin() + static_cast<std::ptrdiff_t>(list.size));
  return list;
}

// The divisors of `part`, itself a divisor of the number that `list` is of.
constexpr divisor_list divisors_within(const divisor_list& list, std::int64_t part) noexcept {
  divisor_list out;
  for (const std::int64_t x : list) {
    if (x > part) break;
    if (part % x == 0) out.all[out.size++] = x;
  }
  for (std::size_t p = 0; p < list.prime_count; ++p)
    if (part % list.primes[p] == 0) out.primes[out.prime_count++] = list.primes[p];
  return out;
}

// Calls visit(t) for each t with t[i] in lists[i] and a product from `least` to `most`.
template <class Visit>
constexpr void for_each_triple(const std::array<divisor_list, 3>& lists, std::int64_t least,
                               std::int64_t most, Visit visit) {
  // In floating point, as three large sizes overflow a product of integers.
  const auto largest_y = static_cast<double>(lists[1].all[lists[1].size - 1]);
  const auto largest_z = static_cast<double>(lists[2].all[lists[2].size - 1]);
  const auto wanted = static_cast<double>(least);
  for (const std::int64_t x : lists[0]) {
    if (x > most) break;
    if (static_cast<double>(x) * largest_y * largest_z < wanted) continue;
    for (const std::int64_t y : lists[1]) {
      if (x * y > most) break;
      if (static_cast<double>(x * y) * largest_z < wanted) continue;
      for (const std::int64_t z : lists[2]) {
        if (x * y * z > most) break;
        if (x * y * z >= least) visit(std::array<std::int64_t, 3>{x, y, z});
      }
    }
  }
}

// Calls visit(t) for each largest tile t: t[i] = unit[i] · f[i] with f[i] a divisor of most[i], `fits(t)`,
// and no f times a prime fits. `of` are the divisors of numbers that most[i] divides. Divisors form a
// lattice, so there may be several. `fits` must hold for smaller tiles where it holds for larger ones.
template <class Fits, class Visit>
constexpr void for_each_maximal(const std::array<divisor_list, 3>& of,
                                const std::array<std::int64_t, 3>& most,
                                const std::array<std::int64_t, 3>& unit, Fits fits, Visit visit) {
  using tile = std::array<std::int64_t, 3>;
  const tile whole{unit[0] * most[0], unit[1] * most[1], unit[2] * most[2]};
  if (fits(whole)) {
    visit(whole);
    return;
  }
  const std::array<divisor_list, 3> lists{divisors_within(of[0], most[0]), divisors_within(of[1], most[1]),
                                          divisors_within(of[2], most[2])};
  const auto grows = [&](const tile& t) {
    for (std::size_t i = 0; i < 3; ++i)
      for (std::size_t p = 0; p < lists[i].prime_count; ++p) {
        const std::int64_t prime = lists[i].primes[p];
        if ((whole[i] / t[i]) % prime != 0) continue;
        tile larger = t;
        larger[i] *= prime;
        if (fits(larger)) return true;
      }
    return false;
  };
  for (const std::int64_t x : lists[0]) {
    if (!fits({unit[0] * x, unit[1], unit[2]})) break;
    for (const std::int64_t y : lists[1]) {
      if (!fits({unit[0] * x, unit[1] * y, unit[2]})) break;
      for (const std::int64_t z : lists[2]) {
        const tile t{unit[0] * x, unit[1] * y, unit[2] * z};
        if (!fits(t)) break;
        if (!grows(t)) visit(t);
      }
    }
  }
}

}  // namespace co2design::mapping::detail
