// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <co2design/search/dominance.hpp>

namespace co2design {

/// The rank of each evaluation: 0 where none dominates it, 1 where only rank 0 does, and so on.
///
/// Duplicates share a rank. Constraint domination: infeasible designs rank behind every feasible one
/// Cost      O(M·N²) comparisons, O(N²) memory at worst
/// Source    Deb, Pratap, Agarwal, Meyarivan, IEEE Trans. Evol. Comput. 6(2), 2002, section III-A
template <std::size_t Objectives>
[[nodiscard]] std::vector<std::uint32_t> nondominated_ranks(std::span<const evaluation<Objectives>> all) {
  const std::size_t n = all.size();
  std::vector<std::uint32_t> ranks(n, 0), dominated_by(n, 0);
  std::vector<std::vector<std::uint32_t>> dominated(n);
  for (std::uint32_t i = 0; i < n; ++i)
    for (std::uint32_t j = i + 1; j < n; ++j) {
      if (dominates(all[i], all[j])) {
        dominated[i].push_back(j);
        ++dominated_by[j];
      } else if (dominates(all[j], all[i])) {
        dominated[j].push_back(i);
        ++dominated_by[i];
      }
    }
  std::vector<std::uint32_t> current, next;
  for (std::uint32_t i = 0; i < n; ++i)
    if (dominated_by[i] == 0) current.push_back(i);
  for (std::uint32_t rank = 0; !current.empty(); ++rank, current.swap(next), next.clear())
    for (const std::uint32_t i : current) {
      ranks[i] = rank;
      for (const std::uint32_t j : dominated[i])
        if (--dominated_by[j] == 0) next.push_back(j);
    }
  return ranks;
}

}  // namespace co2design
