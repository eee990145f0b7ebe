// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <co2design/search/detail/column_orders.hpp>
#include <co2design/search/detail/crowding_sum.hpp>
#include <co2design/search/detail/distinct_points.hpp>
#include <co2design/search/detail/front_limit.hpp>
#include <co2design/search/detail/point_ranks.hpp>
#include <co2design/search/detail/scratch.hpp>
#include <co2design/search/evaluation.hpp>

namespace co2design {

/// The rank of what a `nondominated_sorter` need not rank.
inline constexpr std::uint32_t unranked = ~std::uint32_t{0};

/// Sorts populations into fronts, one after the other, in room that stays.
///
/// Ranks     0 where no other design dominates, 1 where only those of rank 0 do, and so on: the length of the
///           longest chain of dominating designs. Duplicates share a rank. Infeasible designs rank behind all
///           feasible ones, by violation, equal violations sharing a rank
/// Needed    a front gets its rank where fewer than `needed` designs have a lower one; the designs of all
///           others are `unranked`. So whole fronts are ranked, until they hold `needed` designs
/// Method    in lexicographic order, by radix sort, whoever dominates comes first. Two objectives: binary
///           search among the last points of the fronts. Three: divide and conquer, the ranks of the earlier
///           half in a tree of their least third objectives. More: in tiles of 512 points, whoever dominates
///           is in the intersection of one set of bits for each objective
/// Requires  no NaN; fewer than 2³¹ designs
/// Cost      of N designs, M objectives, at the worst: N·log N for M ≤ 2, N·log² N for M = 3, M·N²/1024
///           intersections of 512 bits and lookups of them and 512·N steps within tiles for M ≥ 4. Memory
///           proportional to M·N; none is asked for where there were as many designs before
/// Source    ranks, constraint domination and crowding: Deb, Pratap, Agarwal, Meyarivan, IEEE Trans. Evol.
///           Comput. 6(2), 2002, sections III and VI; halving by one objective: Kung, Luccio, Preparata, J.
///           ACM 22(4), 1975, for ranks Jensen, IEEE Trans. Evol. Comput. 7(5), 2003
/// Example   sorter.sort(designs, 200); sorter.crowding(distances); sorter.ranks()[0] == 0
template <std::size_t Objectives>
class nondominated_sorter {
 public:
  static constexpr std::size_t all_needed = ~std::size_t{0};

  void sort(std::span<const std::array<double, Objectives>> all, std::size_t needed = all_needed) {
    start(all.size());
    for (std::size_t i = 0; i < size_; ++i) set(i, all[i]);
    rank(needed);
  }
  void sort(std::span<const evaluation<Objectives>> all, std::size_t needed = all_needed) {
    start(all.size());
    for (std::size_t i = 0; i < size_; ++i) {
      set(i, all[i].objectives);
      if (all[i].feasible()) continue;
      ranks_.get()[i] = unranked;
      infeasible_.get()[infeasible_count_++] = static_cast<std::uint32_t>(i);
    }
    has_bounds_ |= infeasible_count_ > 0;
    if (has_bounds_) violations_.resize(size_);  // next time there may be more
    violations_.resize(infeasible_count_);
    for (std::size_t j = 0; j < infeasible_count_; ++j) {
      const violation& violated = all[infeasible_.get()[j]].violated;
      violations_.values(0)[j] = violated.undefined;
      violations_.values(1)[j] = violated.excess;
      violations_.values(2)[j] = violated.broken;
    }
    rank(needed);
  }

  /// Of the designs sorted last; until the next are.
  [[nodiscard]] std::span<const std::uint32_t> ranks() const noexcept { return {ranks_.get(), size_}; }

  /// Whether a feasible design of those sorted last is the first of all that have its objectives.
  [[nodiscard]] bool is_first(std::size_t i) const noexcept {
    return points_.first_rows()[points_.points()[i]] == i;
  }

  /// Of the designs sorted last, an objective of each, and all of them by ascending objective, equal values by index.
  [[nodiscard]] const double* values(std::size_t objective) const noexcept {
    return objectives_.values(objective);
  }
  [[nodiscard]] const std::uint32_t* order(std::size_t objective) { return objectives_.by(objective); }

  /// The crowding distance of each design sorted last in its own front, as `crowding_distances` has it, equal
  /// values by index; 0 for what is `unranked`.
  /// Cost      one pass per objective, for all fronts together: the objectives are in order already
  void crowding(std::span<double> distance) {
    for (std::size_t i = 0; i < size_; ++i) distance[i] = 0;
    for (std::size_t m = 0; m < Objectives; ++m)
      crowding_.add(objectives_.values(m), objectives_.by(m), size_, ranks_.get(), fronts_, distance.data());
  }

 private:
  void start(std::size_t n) {
    size_ = n;
    fronts_ = 0;
    infeasible_count_ = 0;
    objectives_.resize(n);
    (void)ranks_.room(n);
    (void)infeasible_.room(n);
  }
  void set(std::size_t i, const std::array<double, Objectives>& point) noexcept {
    for (std::size_t m = 0; m < Objectives; ++m) objectives_.values(m)[i] = point[m];
    ranks_.get()[i] = 0;
  }

  void rank(std::size_t needed) {
    const std::size_t n = needed == 0 ? 0 : points_.find(objectives_, ranks_.get());
    if (n > 0) {
      limit_.reserve(size_);
      limit_.start(n, needed);
      std::uint32_t* const ranks = point_ranks_.room(size_);
      rank_points_(objectives_, points_, ranks, limit_);
      const std::uint32_t last = limit_.last();
      std::uint32_t fronts = 0;
      for (std::size_t i = 0; i < size_; ++i) {
        if (ranks_.get()[i] == unranked) continue;
        const std::uint32_t r = ranks[points_.points()[i]];
        const bool is_needed = r <= last;
        ranks_.get()[i] = is_needed ? r : unranked;
        const std::uint32_t behind = is_needed ? r + 1 : 0;
        fronts = behind > fronts ? behind : fronts;
      }
      fronts_ = fronts;
    }
    if (needed == 0)
      for (std::size_t i = 0; i < size_; ++i) ranks_.get()[i] = unranked;
    else if (infeasible_count_ > 0)
      rank_infeasible(needed);
  }

  void rank_infeasible(std::size_t needed) {
    const std::size_t feasible = size_ - infeasible_count_;
    const std::uint32_t* const order = violations_.lexicographic();
    for (std::size_t j = 0; j < infeasible_count_; ++j) {
      bool is_next = j == 0;
      for (std::size_t c = 0; c < 3 && !is_next; ++c)
        is_next = violations_.values(c)[order[j]] != violations_.values(c)[order[j - 1]];
      if (is_next && feasible + j >= needed) return;
      fronts_ += is_next;
      ranks_.get()[infeasible_.get()[order[j]]] = fronts_ - 1;
    }
  }

  std::size_t size_ = 0, infeasible_count_ = 0;
  std::uint32_t fronts_ = 0;
  bool has_bounds_ = false;
  detail::column_orders<Objectives> objectives_;
  detail::column_orders<3> violations_;
  detail::distinct_points<Objectives> points_;
  detail::front_limit<> limit_;
  detail::point_ranks<Objectives> rank_points_;
  detail::crowding_sum<> crowding_;
  detail::scratch<std::uint32_t> ranks_, infeasible_, point_ranks_;
};

/// The rank of each design: 0 where none dominates it, 1 where only rank 0 does, and so on; all as
/// `nondominated_sorter` has it.
/// Cost      that of a sorter and its room; who sorts again and again keeps one
template <std::size_t Objectives>
[[nodiscard]] std::vector<std::uint32_t> nondominated_ranks(std::span<const evaluation<Objectives>> all) {
  nondominated_sorter<Objectives> sorter;
  sorter.sort(all);
  return {sorter.ranks().begin(), sorter.ranks().end()};
}
/// Of plain points, which have nothing to violate.
template <std::size_t Objectives>
[[nodiscard]] std::vector<std::uint32_t> nondominated_ranks(
    std::span<const std::array<double, Objectives>> all) {
  nondominated_sorter<Objectives> sorter;
  sorter.sort(all);
  return {sorter.ranks().begin(), sorter.ranks().end()};
}

}  // namespace co2design
