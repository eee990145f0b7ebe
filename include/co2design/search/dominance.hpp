// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>

#include <co2design/search/evaluation.hpp>

namespace co2design {

/// Whether `a` is nowhere worse than `b` and somewhere better; all objectives minimised.
template <std::size_t Objectives>
[[nodiscard]] constexpr bool dominates(const std::array<double, Objectives>& a,
                                       const std::array<double, Objectives>& b) noexcept {
  bool worse = false, better = false;
  for (std::size_t m = 0; m < Objectives; ++m) {
    worse |= a[m] > b[m];
    better |= a[m] < b[m];
  }
  return better && !worse;
}

/// Constraint domination: a feasible design beats an infeasible one, of two infeasible ones the smaller
/// violation wins, of two feasible ones the dominating.
/// Source    Deb, Pratap, Agarwal, Meyarivan, IEEE Trans. Evol. Comput. 6(2), 2002, section VI
template <std::size_t Objectives>
[[nodiscard]] constexpr bool dominates(const evaluation<Objectives>& a,
                                       const evaluation<Objectives>& b) noexcept {
  if (a.feasible() && b.feasible()) return dominates(a.objectives, b.objectives);
  return a.violated < b.violated;
}

}  // namespace co2design
