// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <limits>
#include <optional>

#include <co2design/core/check.hpp>
#include <co2design/search/optimal_over.hpp>

namespace co2design {

/// The scenario at which two designs change places, where what is compared is linear in it: the lifetime from
/// which on a bigger chip pays off.
///
/// Formula   θ = (c₂ − c₁) / (k₁ − k₂)
/// Shape     `line(member)` as for `optimal_over`, whose break point between the two it is; none where one of
///           them is best over the whole range, or where both are the same there. `high` may be infinite
/// Errors    those of `optimal_over`
/// Example   break_even(small, big, [&](const auto& d) { return by_lifetime(d)[total_carbon]; }, 0, 1e9)
template <class A, class B, class Line>
[[nodiscard]] std::optional<double> break_even(const A& a, const B& b, const Line& line, double low,
                                               double high) {
  const std::array<bool, 2> both{false, true};
  const auto segments = optimal_over(
      both, [&](bool second) { return second ? line(b) : line(a); }, low, high);
  return segments.size() == 2 ? std::optional(segments[1].from) : std::nullopt;
}

/// Whether a design is no worse than another in every scenario of a range, where what is compared is linear
/// in it: better whatever the grid.
///
/// Formula   c₁ + k₁·θ ≤ c₂ + k₂·θ at both ends, hence everywhere between
/// Shape     `line(member)` as for `optimal_over`. `high` may be infinite: k₁ ≤ k₂ then
/// Laws      no sample of scenarios decides: it is so for all of them, up to the rounding of the two lines
/// Errors    those of `optimal_over`; std::out_of_range where not low ≤ high, or `low` is infinite
/// Example   never_worse(a, b, [&](const auto& d) { return by_grid(d)[total_carbon]; }, 0, 1000)
template <class A, class B, class Line>
[[nodiscard]] bool never_worse(const A& a, const B& b, const Line& line, double low, double high) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (!(low <= high) || low == -infinity || low == infinity)
    detail::out_of_range("co2design: scenarios range from a finite one upwards");
  const detail::scenario_line first = detail::line_of(line(a)), second = detail::line_of(line(b));
  return first.at(low) <= second.at(low) &&
         (high == infinity ? first.slope <= second.slope : first.at(high) <= second.at(high));
}

}  // namespace co2design
