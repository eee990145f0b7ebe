// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include <co2design/core/check.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/units/interval.hpp>

namespace co2design {

/// All that a constant may be: the interval of its uncertainty, with its papers.
///
/// Formula   value · (1 ± u)
/// Shape     a constant in intervals, for policies in intervals: `basic_operational<interval>`
/// Requires  u ≥ 0: the constant's own uncertainty, or one that the caller states
/// Errors    std::out_of_range where it is unknown or negative; in a constant expression, no constant. What nobody
///           knows is not taken for exact: say `within(grid::taiwan, 0.1)`
/// Example   basic_operational<interval>{.grid = within(grid::california)}
template <class Value>
[[nodiscard]] constexpr auto within(const constant<Value>& around, double uncertainty) {
  if (!(uncertainty >= 0))
    detail::out_of_range("co2design: the uncertainty of this constant is unknown: state one");
  const auto bounds =
      around.value * interval(detail::next_down(1 - uncertainty), detail::next_up(1 + uncertainty));
  return constant<std::remove_const_t<decltype(bounds)>>(bounds, around.name, around.year, around.source,
                                                         around.known, uncertainty);
}
template <class Value>
[[nodiscard]] constexpr auto within(const constant<Value>& around) {
  return within(around, around.uncertainty);
}

}  // namespace co2design
