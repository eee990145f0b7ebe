// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <co2design/search/dominance.hpp>

namespace co2design {

/// The best designs seen: the feasible ones that no other dominates, and the least violating ones.
///
/// Keeps     one design per objective vector, the first seen; of the infeasible, the `closest_kept` least
///           violating
/// Cost      one pass over the archive per feasible design
template <std::size_t Objectives>
class archive {
 public:
  static constexpr std::size_t closest_kept = 5;

  struct entry {
    std::uint64_t index;  ///< of the design in its space
    evaluation<Objectives> scores;
  };

  /// Offers a design; true where it stays.
  bool add(std::uint64_t index, const evaluation<Objectives>& scores) {
    return scores.feasible() ? add_feasible(index, scores) : add_infeasible(index, scores);
  }

  /// Non-dominated feasible designs, in the order they came.
  [[nodiscard]] const std::vector<entry>& front() const noexcept { return front_; }
  /// Infeasible designs, least violating first.
  [[nodiscard]] const std::vector<entry>& closest() const noexcept { return closest_; }

 private:
  bool add_feasible(std::uint64_t index, const evaluation<Objectives>& scores) {
    for (const entry& one : front_)
      if (dominates(one.scores.objectives, scores.objectives) || one.scores.objectives == scores.objectives)
        return false;
    std::erase_if(front_,
                  [&](const entry& one) { return dominates(scores.objectives, one.scores.objectives); });
    front_.push_back({index, scores});
    return true;
  }

  bool add_infeasible(std::uint64_t index, const evaluation<Objectives>& scores) {
    const auto at =
        std::upper_bound(closest_.begin(), closest_.end(), scores.violated,
                         [](const violation& v, const entry& e) { return v < e.scores.violated; });
    if (at - closest_.begin() >= static_cast<std::ptrdiff_t>(closest_kept)) return false;
    closest_.insert(at, {index, scores});
    if (closest_.size() > closest_kept) closest_.pop_back();
    return true;
  }

  std::vector<entry> front_, closest_;
};

}  // namespace co2design
