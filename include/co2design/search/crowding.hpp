// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <co2design/search/detail/crowding_sum.hpp>
#include <co2design/search/detail/value_order.hpp>
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
/// Cost      one sort per objective; of all fronts of a population `nondominated_sorter::crowding` knows them
///           without
/// Source    Deb, Pratap, Agarwal, Meyarivan, IEEE Trans. Evol. Comput. 6(2), 2002, section III-B
template <std::size_t Objectives>
void crowding_distances(std::span<const evaluation<Objectives>> all, std::span<const std::uint32_t> members,
                        std::span<double> distance) {
  const std::size_t n = members.size();
  detail::value_order<> sort;
  detail::crowding_sum<> sum;
  std::vector<double> values(n), found(n);
  std::vector<std::uint32_t> order(n), one_front(n);
  for (std::size_t m = 0; m < Objectives; ++m) {
    for (std::size_t i = 0; i < n; ++i) values[i] = all[members[i]].objectives[m];
    sort.sort(values.data(), n, order.data());
    sum.add(values.data(), order.data(), n, one_front.data(), 1, found.data());
  }
  for (std::size_t i = 0; i < n; ++i) distance[members[i]] = found[i];
}

}  // namespace co2design
