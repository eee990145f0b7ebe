// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <limits>
#include <string_view>

#include <co2design/core/mistake.hpp>
#include <co2design/core/real_number.hpp>
#include <co2design/space/domain.hpp>

namespace co2design {

namespace detail {

consteval bool is_finite(double x) {
  constexpr double largest = std::numeric_limits<double>::max();
  return -largest <= x && x <= largest;
}

}  // namespace detail

/// Every double from Low to High, both included: a continuous domain.
///
/// Shape     a space with such an axis has designs, samples and a pipeline, but no enumeration: designs are
///           neither counted nor numbered. `linspace` is its finite sibling; `discretize` makes one of the
///           other
/// Requires  finite bounds, Low ≤ High (`co2design/space/real`)
/// Example   axis<"voltage", real<0.6, 1.2>>
template <real_number Low, real_number High>
struct real {
  using value_type = double;

  static consteval diagnosis check() {
    return detail::domain_words<real>(
        detail::is_finite(Low) && detail::is_finite(High) && Low.value <= High.value, "co2design/space/real",
        "write real<low, high>", "with finite low <= high");
  }
  static constexpr bool sound = verdict<detail::domain_check<real>>::value;
  static constexpr ordering order = ordering::ordinal;
  static constexpr double low = sound ? Low.value : 0, high = sound ? High.value : 0;

  /// Whether the domain has the value; NaN it has not.
  static constexpr bool contains(double value) noexcept { return low <= value && value <= high; }
};

/// `Points` equally spaced real numbers from Low to High, both included.
///
/// Formula   value i is Low + i·(High − Low)/(Points − 1), evaluated in that order, the last one High itself
/// Requires  finite Low < High and Points ≥ 2, so few that each value is well above the one before; or Low
///           alone: Low = High and Points = 1 (`co2design/space/linspace`)
/// Laws      `index_of` of every value is its position; no contraction changes a value, as a division stands
///           between product and sum
/// Cost      `at` is one product, division and sum; `index_of` at most three of them
/// Example   axis<"voltage", linspace<0.6, 1.2, 13>>
template <real_number Low, real_number High, std::size_t Points>
struct linspace {
  using value_type = double;

  static consteval diagnosis check() {
    constexpr std::string_view id = "co2design/space/linspace";
    if (!detail::is_finite(Low) || !detail::is_finite(High) || Low.value > High.value ||
        (Low.value < High.value ? Points < 2 : Points != 1))
      return detail::domain_words<linspace>(false, id, "write linspace<low, high, points>",
                                            "low < high finite, points >= 2");
    return detail::domain_words<linspace>(Points == 1 || distinct(Low, High), id,
                                          "take fewer points, nearer bounds", "or doubles cannot tell them");
  }
  static constexpr bool sound = verdict<detail::domain_check<linspace>>::value;
  static constexpr ordering order = ordering::ordinal;
  static constexpr std::size_t size = sound ? Points : 1;
  static constexpr double low = sound ? Low.value : 0, high = sound ? High.value : 0;

  static constexpr value_type at(std::size_t i) noexcept {
    if (i + 1 >= size) return high;
    return low + static_cast<double>(i) * (high - low) / static_cast<double>(size - 1);
  }
  /// The position of `value`, or `size` where the domain lacks it.
  static constexpr std::size_t index_of(value_type value) noexcept {
    if (!(low <= value && value <= high)) return size;
    if constexpr (size == 1) return 0;
    // Rounding may put the guess one off.
    const auto guess =
        static_cast<std::size_t>((value - low) / (high - low) * static_cast<double>(size - 1) + 0.5);
    for (std::size_t i = guess == 0 ? 0 : guess - 1; i < size && i <= guess + 1; ++i)
      if (at(i) == value) return i;
    return size;
  }

 private:
  // Each value carries at most seven roundings of half an ulp of the larger bound, so neighbours more than
  // seven ulps apart are distinct. Halves, as the difference of the bounds may be no double.
  static consteval bool distinct(double from, double to) {
    using limits = std::numeric_limits<double>;
    const double steps = static_cast<double>(Points - 1), half_span = to / 2 - from / 2;
    if (half_span > limits::max() / 2 / steps) return false;
    const double widest = -from > to ? -from : to;
    return 2 * half_span / steps > 8 * (limits::epsilon() * widest) + limits::min();
  }
};

}  // namespace co2design
