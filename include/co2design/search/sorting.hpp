// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <co2design/search/detail/sort_keys.hpp>
#include <co2design/search/dominance.hpp>

namespace co2design {

/// The rank of each evaluation: 0 where none dominates it, 1 where only rank 0 does, and so on.
///
/// Duplicates share a rank. Constraint domination: infeasible designs rank behind every feasible one
/// Method    a rank is the length of the longest chain of dominating evaluations; in lexicographic order whatever
///           dominates comes first, so one pass over earlier ones finds it
/// Requires  no NaN
/// Cost      O(M·N²) comparisons, O(N) memory
/// Source    ranks: Deb, Pratap, Agarwal, Meyarivan, IEEE Trans. Evol. Comput. 6(2), 2002, section III-A
template <std::size_t Objectives>
[[nodiscard]] std::vector<std::uint32_t> nondominated_ranks(std::span<const evaluation<Objectives>> all) {
  auto order = detail::keys_of(all.size());
  for (std::size_t m = Objectives; m-- > 0;)
    detail::sort_by(order, [&](std::uint32_t i) { return all[i].objectives[m]; });
  detail::sort_by(order, [&](std::uint32_t i) { return all[i].violated.broken; });
  detail::sort_by(order, [&](std::uint32_t i) { return all[i].violated.excess; });
  detail::sort_by(order, [&](std::uint32_t i) { return all[i].violated.undefined; });
  std::vector<std::uint32_t> ranks(all.size());
  for (std::size_t j = 0; j < order.size(); ++j)
    for (std::size_t i = 0; i < j; ++i) {
      const std::uint32_t earlier = order[i].index, later = order[j].index;
      if (ranks[earlier] >= ranks[later] && dominates(all[earlier], all[later]))
        ranks[later] = ranks[earlier] + 1;
    }
  return ranks;
}

// SHIM
template <std::size_t Objectives>
class nondominated_sorter {
 public:
  void sort(std::span<const evaluation<Objectives>> all, std::size_t) {
    ranks_ = nondominated_ranks(all);
    all_ = all;
  }
  std::span<const std::uint32_t> ranks() const { return ranks_; }
  void crowding(std::span<double> out);
  std::vector<std::uint32_t> ranks_;
  std::span<const evaluation<Objectives>> all_;
};

}  // namespace co2design
#include <co2design/search/crowding.hpp>
namespace co2design {
template <std::size_t Objectives>
void nondominated_sorter<Objectives>::crowding(std::span<double> out) {
  std::vector<std::uint32_t> m;
  for (std::uint32_t r = 0;; ++r) {
    m.clear();
    for (std::uint32_t i = 0; i < ranks_.size(); ++i)
      if (ranks_[i] == r) m.push_back(i);
    if (m.empty()) break;
    crowding_distances(all_, std::span<const std::uint32_t>(m), out);
  }
}
}  // namespace co2design
