// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <type_traits>
#include <vector>

#include <co2design/core/check.hpp>
#include <co2design/core/text.hpp>
#include <co2design/metric/infeasible.hpp>

namespace co2design {

/// A part of a scenario's range, and the member that is best there.
template <class Member>
struct optimal_segment {
  double from, to;
  Member member;
};

namespace detail {

// c + k·θ over a scenario θ.
struct scenario_line {
  double constant, slope;

  constexpr double at(double theta) const noexcept { return constant + slope * theta; }
};

// Of what is compared. What is infeasible has none, nor has what some operation made no line.
template <class Compared>
scenario_line line_of(const Compared& compared) {
  if (const infeasible why = why_not(compared); why.is_set())
    invalid_argument(concat({"co2design: what is compared over scenarios is infeasible: ", why.reason()}));
  const auto form = canonical(compared);
  if constexpr (requires { form.why(); })
    if (!form.is_linear())
      invalid_argument(concat({"co2design: what is compared over scenarios has ", form.why()}));
  return {form.constant(), form.coefficient(0)};
}

}  // namespace detail

/// Which members are best over a range of scenarios, where what is compared is linear in the scenario: the grid's
/// intensity, the number of inferences, the share of idle time.
///
/// Formula   the lower envelope of the lines c + k·θ for θ from `low` to `high`; two neighbours meet at
///           θ = (c₂ − c₁) / (k₁ − k₂)
/// Shape     `line(member)` has `constant()` and `coefficient(0)`, as a `linear_form<1>` has, or is a quantity of it;
///           segments in rising order, without gaps. Of members that are equal everywhere the first one
/// Requires  a range whose members include every design that is best somewhere. A front does where the compared metric
///           rises with its objectives at every θ: the total carbon of a scenario rises with embodied carbon and with
///           energy, whatever the grid and the lifetime, so `minimize(embodied_carbon), minimize(energy)` is such a
///           front
/// Errors    std::invalid_argument where what is compared is infeasible, or a `linear_form` that is not linear
/// Cost      n log n for n members
/// Example   for (const auto& s : optimal_over(front, [&](const auto& m) { return study(m.design())[total_carbon]; }, 0, 800))
template <class Range, class Line>
[[nodiscard]] auto optimal_over(const Range& members, const Line& line, double low, double high) {
  struct candidate : detail::scenario_line {
    std::size_t member;
  };
  using member_type = std::remove_cvref_t<decltype(members[0])>;
  std::vector<candidate> lines;
  for (std::size_t i = 0; i < members.size(); ++i) lines.push_back({detail::line_of(line(members[i])), i});
  std::vector<optimal_segment<member_type>> segments;
  // From the best at `low` on, whatever falls below it first; of several, that which falls on the fastest.
  double from = low;
  const candidate* now = nullptr;
  for (const candidate& one : lines)
    if (now == nullptr || one.at(low) < now->at(low) ||
        (one.at(low) == now->at(low) && one.slope < now->slope))
      now = &one;
  while (now != nullptr) {
    const candidate* next = nullptr;
    double to = high;
    for (const candidate& one : lines) {
      if (!(one.slope < now->slope)) continue;
      const double meet = std::max(from, (one.constant - now->constant) / (now->slope - one.slope));
      if (meet < to || (next != nullptr && meet == to && one.slope < next->slope)) {
        to = meet;
        next = &one;
      }
    }
    if (to > from || next == nullptr) segments.push_back({from, to, members[now->member]});
    from = to;
    now = next;
  }
  return segments;
}

}  // namespace co2design
