// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <co2design/search/detail/sort_keys.hpp>
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
  std::vector<detail::sort_key> keys(members.size());
  for (std::size_t m = 0; m < Objectives && !members.empty(); ++m) {
    for (std::size_t i = 0; i < members.size(); ++i)
      keys[i] = {all[members[i]].objectives[m], static_cast<double>(i), members[i]};
    detail::sort_keys(keys);
    const double extent = keys.back().first - keys.front().first;
    if (!(extent > 0)) continue;
    distance[keys.front().index] = distance[keys.back().index] = infinite;
    for (std::size_t i = 1; i + 1 < keys.size(); ++i) {
      const double gap = keys[i + 1].first - keys[i - 1].first;
      distance[keys[i].index] += gap < extent ? gap / extent : gap > 0 ? 1 : 0;
    }
  }
}

}  // namespace co2design
