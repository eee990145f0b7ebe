// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <co2design/search/evaluation.hpp>

namespace co2design {

/// Crowding distance of the members of one front: how far apart a design's neighbours are, summed over
/// objectives.
///
/// Formula   Σ over objectives of (next − previous) / (largest − smallest); the ends of each objective are
///           infinite; an objective in which all agree adds nothing. Equal values are taken in the order of
///           `members`. Where the extent is infinite, so is the step to the end of it: it counts 1, finite
///           steps 0
/// Shape     `distance[i]` is written for each i in `members`, indices into `all`
/// Source    Deb, Pratap, Agarwal, Meyarivan, IEEE Trans. Evol. Comput. 6(2), 2002, section III-B
template <std::size_t Objectives>
void crowding_distances(std::span<const evaluation<Objectives>> all, std::span<const std::uint32_t> members,
                        std::span<double> distance) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  for (const std::uint32_t i : members) distance[i] = 0;
  std::vector<std::uint32_t> order;
  for (std::size_t m = 0; m < Objectives; ++m) {
    const auto value = [&](std::uint32_t i) { return all[i].objectives[m]; };
    order.assign(members.begin(), members.end());
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return value(a) < value(b); });
    const double extent = order.empty() ? 0 : value(order.back()) - value(order.front());
    if (!(extent > 0)) continue;
    distance[order.front()] = distance[order.back()] = infinite;
    for (std::size_t i = 1; i + 1 < order.size(); ++i) {
      const double gap = value(order[i + 1]) - value(order[i - 1]);
      distance[order[i]] += gap < extent ? gap / extent : gap > 0 ? 1 : 0;
    }
  }
}

}  // namespace co2design
