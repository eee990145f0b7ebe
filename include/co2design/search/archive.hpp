// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
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

  archive() = default;
  /// From designs that are feasible, of which none dominates another, and infeasible ones, least violating first.
  explicit archive(std::vector<entry> front, std::vector<entry> closest = {}) noexcept
      : front_(std::move(front)), closest_(std::move(closest)) {}

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
    std::size_t kept = 0;  // in place: the algorithms of the library would be compiled for each kind of entry
    for (const entry& one : front_)
      if (!dominates(scores.objectives, one.scores.objectives)) front_[kept++] = one;
    while (front_.size() > kept) front_.pop_back();
    front_.push_back({index, scores});
    return true;
  }

  bool add_infeasible(std::uint64_t index, const evaluation<Objectives>& scores) {
    const bool full = closest_.size() == closest_kept;
    if (full && !(scores.violated < closest_.back().scores.violated)) return false;
    if (full) closest_.pop_back();
    closest_.push_back({index, scores});
    for (std::size_t i = closest_.size() - 1; i > 0 && scores.violated < closest_[i - 1].scores.violated; --i)
      std::swap(closest_[i], closest_[i - 1]);
    return true;
  }

  std::vector<entry> front_, closest_;
};

}  // namespace co2design
