// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace co2design {

/// Directions into which a front is to spread: one from the ideal point to each point of the simplex Σ xₘ =
/// 1.
template <std::size_t Objectives>
using reference_directions = std::vector<std::array<double, Objectives>>;

/// The lattice of Das and Dennis: all points of the simplex whose coordinates are multiples of 1/divisions.
///
/// Shape     binomial(Objectives − 1 + divisions, divisions) points in lexicographic order; of no divisions
///          the centre.
///           Those inside have no coordinate 0: there are some only where divisions ≥ Objectives
/// Source    Das, Dennis, SIAM J. Optim. 8(3), 1998
/// Example   das_dennis<3>(12).size() == 91
template <std::size_t Objectives>
[[nodiscard]] reference_directions<Objectives> das_dennis(std::size_t divisions) {
  static_assert(Objectives > 0);
  reference_directions<Objectives> all;
  std::array<std::size_t, Objectives> parts{};
  parts.back() = divisions;
  for (;;) {
    auto& point = all.emplace_back();
    for (std::size_t m = 0; m < Objectives; ++m)
      point[m] = divisions == 0 ? 1 / static_cast<double>(Objectives)
                                : static_cast<double>(parts[m]) / static_cast<double>(divisions);
    // The last coordinate that can grow is the one before the last that is not 0.
    std::size_t last = Objectives - 1;
    while (last > 0 && parts[last] == 0) --last;
    if (last == 0) return all;
    const std::size_t rest = parts[last] - 1;
    parts[last] = 0;
    ++parts[last - 1];
    parts.back() = rest;
  }
}

/// Two layers: a lattice, and another one half as large around the centre. For many objectives, where a
/// lattice with
/// points inside has too many.
///
/// Source    Deb, Jain, IEEE Trans. Evol. Comput. 18(4), 2014, section V
/// Example   das_dennis<8>(3, 2).size() == 120 + 36
template <std::size_t Objectives>
[[nodiscard]] reference_directions<Objectives> das_dennis(std::size_t outer, std::size_t inner) {
  reference_directions<Objectives> all = das_dennis<Objectives>(outer);
  for (auto point : das_dennis<Objectives>(inner)) {
    for (double& x : point) x = (x + 1 / static_cast<double>(Objectives)) / 2;
    all.push_back(point);
  }
  return all;
}

}  // namespace co2design
