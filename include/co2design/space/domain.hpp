// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <type_traits>

namespace co2design {

/// How the values of a domain relate; search operators vary an axis accordingly.
enum class ordering { ordinal, categorical };

/// The integers Low, Low + Step, … up to High, both ends included.
///
/// Requires  Low ≤ High, Step > 0, and High reachable from Low by whole steps
/// Cost      `at` is one multiplication and one addition, `index_of` one division
template <auto Low, auto High, auto Step = decltype(Low){1}>
struct range {
  static_assert(Low <= High && Step > 0,
                "co2design/space/range: write range<low, high, step> with low <= high, step > 0");
  static_assert((High - Low) % Step == 0, "co2design/space/range: the step must divide high - low");
  using value_type = decltype(Low);
  static constexpr ordering order = ordering::ordinal;
  static constexpr std::size_t size = static_cast<std::size_t>((High - Low) / Step) + 1;

  static constexpr value_type at(std::size_t i) noexcept {
    return static_cast<value_type>(Low + static_cast<value_type>(i) * Step);
  }
  /// The position of `value`, or `size` where the domain lacks it.
  static constexpr std::size_t index_of(value_type value) noexcept {
    return value < Low || value > High || (value - Low) % Step != 0
               ? size
               : static_cast<std::size_t>((value - Low) / Step);
  }
};

/// The values listed, in that order; ordinal where they ascend, categorical otherwise.
///
/// Requires  at least one value, all of one type, none twice
template <auto First, auto... Rest>
struct values {
  static_assert((std::is_same_v<decltype(First), decltype(Rest)> && ...),
                "co2design/space/values: give all values of an axis one type");
  using value_type = std::remove_cvref_t<decltype(First)>;
  static constexpr std::size_t size = 1 + sizeof...(Rest);

  static constexpr value_type at(std::size_t i) noexcept { return all[i]; }
  /// The position of `value`, or `size` where the domain lacks it.
  static constexpr std::size_t index_of(const value_type& value) noexcept {
    std::size_t i = 0;
    while (i < size && !(all[i] == value)) ++i;
    return i;
  }

 private:
  static constexpr std::array<value_type, size> all{First, Rest...};
  static consteval bool ascending() {
    if constexpr (requires { First < First; }) {
      for (std::size_t i = 1; i < size; ++i)
        if (!(all[i - 1] < all[i])) return false;
      return true;
    } else {
      return false;
    }
  }
  static consteval bool distinct() {
    for (std::size_t i = 0; i < size; ++i)
      for (std::size_t j = i + 1; j < size; ++j)
        if (all[i] == all[j]) return false;
    return true;
  }
  static_assert(distinct(), "co2design/space/values: list each value once");

 public:
  static constexpr ordering order = ascending() ? ordering::ordinal : ordering::categorical;
};

/// Low, 2·Low, 4·Low, … up to High, both ends included.
///
/// Requires  0 < Low ≤ High, High a power of two times Low
template <auto Low, auto High>
struct powers_of_two {
  static_assert(0 < Low && Low <= High && High % Low == 0 &&
                    std::has_single_bit(static_cast<unsigned long long>(High / Low)),
                "co2design/space/powers_of_two: write powers_of_two<low, high> with high = low * 2^k");
  using value_type = decltype(Low);
  static constexpr ordering order = ordering::ordinal;
  static constexpr std::size_t size =
      static_cast<std::size_t>(std::countr_zero(static_cast<unsigned long long>(High / Low))) + 1;

  static constexpr value_type at(std::size_t i) noexcept { return static_cast<value_type>(Low << i); }
  /// The position of `value`, or `size` where the domain lacks it.
  static constexpr std::size_t index_of(value_type value) noexcept {
    if (value < Low || value > High || value % Low != 0) return size;
    const auto factor = static_cast<unsigned long long>(value / Low);
    return std::has_single_bit(factor) ? static_cast<std::size_t>(std::countr_zero(factor)) : size;
  }
};

}  // namespace co2design
