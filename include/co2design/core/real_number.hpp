// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

namespace co2design {

/// A real number that can be a template argument: `real<0.6, 1.2>`. Not a bare double, which clang takes as
/// a template argument from version 18 on only.
///
/// Shape     structural; made of any number in a constant expression, and a double wherever one is wanted
/// Laws      −0 becomes 0, so that equal numbers make one type
struct real_number {
  double value;

  // NOLINTNEXTLINE(google-explicit-constructor): a number is meant to convert
  template <class Number>
  requires std::is_arithmetic_v<Number>
  consteval real_number(Number number) : value(number == Number{} ? 0.0 : static_cast<double>(number)) {}

  // NOLINTNEXTLINE(google-explicit-constructor): and back
  constexpr operator double() const noexcept { return value; }
};

}  // namespace co2design
