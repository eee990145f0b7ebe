// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include <co2design/search/detail/closest_entries.hpp>
#include <co2design/search/detail/front_cells.hpp>
#include <co2design/search/detail/staircase.hpp>
#include <co2design/search/evaluation.hpp>

namespace co2design {

/// The best designs seen: the feasible ones that no other dominates, and the least violating ones.
///
/// Keeps     one design per objective vector, the first seen; of the infeasible, the `closest_kept` least
///           violating
/// Cost      of a feasible design: two objectives, a binary search; more, a look at the boxes around every 32
///           to 64 of the archive, and into those that may hold one that is as good or as bad
template <std::size_t Objectives>
class archive {
 public:
  struct entry {
    std::uint64_t index;  ///< of the design in its space
    evaluation<Objectives> scores;
  };
  static constexpr std::size_t closest_kept = detail::closest_entries<entry>::kept;

  archive() = default;
  /// From designs that are feasible, of which none dominates another, and infeasible ones, least violating first.
  explicit archive(std::vector<entry> front, std::span<const entry> closest = {}) noexcept
      : front_(std::move(front)), closest_(closest) {}

  /// Offers a design; true where it stays.
  bool add(std::uint64_t index, const evaluation<Objectives>& scores) {
    return scores.feasible() ? add_feasible(index, scores) : closest_.add({index, scores});
  }

  /// Non-dominated feasible designs, in no particular order.
  [[nodiscard]] const std::vector<entry>& front() const noexcept { return front_; }
  /// Infeasible designs, least violating first.
  [[nodiscard]] std::span<const entry> closest() const noexcept { return closest_.all(); }

 private:
  bool add_feasible(std::uint64_t index, const evaluation<Objectives>& scores) {
    const auto& at = scores.objectives;
    if (known_ > front_.size()) {  // it was moved from
      points_ = {};
      known_ = 0;
    }
    for (; known_ < front_.size(); ++known_) points_.add(front_[known_].scores.objectives, known_);
    if (points_.as_good_as(at)) return false;
    for (std::uint32_t i; (i = points_.take_beaten(at)) != points_.none;) {
      if (i != --known_) points_.renumber(front_.back().scores.objectives, known_, i);
      front_[i] = front_.back();
      front_.pop_back();
    }
    front_.push_back({index, scores});
    points_.add(at, known_++);
    return true;
  }

  std::vector<entry> front_;
  detail::closest_entries<entry> closest_;
  std::conditional_t<Objectives == 2, detail::staircase<>, detail::front_cells<Objectives>>
      points_;               // of the front
  std::uint32_t known_ = 0;  // so many: those that were there from the start are looked at when one is added
};

}  // namespace co2design
