// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

namespace co2design {

/// What the values of a variable are, and so how a search may change them.
enum class variable_kind : unsigned char {
  real,        ///< every double between the bounds
  integer,     ///< whole numbers, of which close ones are alike
  categorical  ///< whole numbers that only name a choice: none is closer to another
};

/// One variable of a numeric problem: what it may be. All are handed over as doubles; integers and choices stay
/// whole numbers.
///
/// Requires  finite low ≤ high, whole where the kind is
/// Example   real_variable(0, 1), integer_variable(1, 64), categorical_variable(3)
struct variable {
  double low, high;  ///< both included
  variable_kind kind = variable_kind::real;

  friend constexpr bool operator==(const variable&, const variable&) = default;
};

/// Any double from low to high.
[[nodiscard]] constexpr variable real_variable(double low, double high) noexcept { return {low, high}; }

/// The whole numbers from low to high.
[[nodiscard]] constexpr variable integer_variable(double low, double high) noexcept {
  return {low, high, variable_kind::integer};
}

/// One of `count` choices, 0 … count − 1. Requires at least one.
[[nodiscard]] constexpr variable categorical_variable(std::size_t count) noexcept {
  return {0, static_cast<double>(count) - 1, variable_kind::categorical};
}

}  // namespace co2design
