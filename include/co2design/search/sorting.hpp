// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

#include <co2design/search/detail/column_orders.hpp>
#include <co2design/search/detail/crowding_sum.hpp>
#include <co2design/search/detail/distinct_points.hpp>
#include <co2design/search/detail/front_limit.hpp>
#include <co2design/search/detail/rank_by_halves.hpp>
#include <co2design/search/detail/rank_by_patience.hpp>
#include <co2design/search/detail/rank_by_tiles.hpp>
#include <co2design/search/detail/scratch.hpp>
#include <co2design/search/evaluation.hpp>

namespace co2design {

/// The rank of what a `nondominated_sorter` need not rank.
inline constexpr std::uint32_t unranked = ~std::uint32_t{0};

namespace detail {

// One objective: the ranks are the numbers of the points.
template <std::size_t Objectives>
class point_ranks {
 public:
  void operator()(column_orders<Objectives>& rows, distinct_points<Objectives>& points, std::uint32_t* ranks,
                  front_limit<>& limit) {
    const std::size_t n = points.size();
    for (std::size_t k = 0; k < n; ++k) ranks[k] = 0;
    if constexpr (Objectives == 1) {
      for (std::uint32_t k = 0; k < n; ++k) limit.take(ranks[k] = k, points.weights()[k]);
    } else if constexpr (Objectives == 2) {
      double* const second = second_.room(n);
      for (std::size_t k = 0; k < n; ++k) second[k] = rows.values(1)[points.first_rows()[k]];
      method_(second, points.weights(), n, ranks, limit);
    } else {
      std::array<std::uint32_t*, Objectives - 1> orders;
      for (std::size_t m = 1; m < Objectives; ++m) points.order_by(m, orders[m - 1] = orders_[m - 1].room(n));
      if constexpr (Objectives == 3) {
        std::uint32_t* const third = third_.room(n);
        for (std::uint32_t j = 0; j < n; ++j) third[orders[1][j]] = j;
        method_(orders[0], third, points.weights(), n, ranks, limit);
      } else {
        method_(orders, points.weights(), n, ranks, limit);
      }
    }
  }

 private:
  struct no_method {};
  using method = std::conditional_t<Objectives == 1, no_method,
                                    std::conditional_t<Objectives == 2, rank_by_patience<>,
                                                       std::conditional_t<Objectives == 3, rank_by_halves<>,
                                                                          rank_by_tiles<Objectives - 1>>>>;
  [[no_unique_address]] method method_;
  scratch<double> second_;
  scratch<std::uint32_t> third_;
  std::array<scratch<std::uint32_t>, Objectives> orders_;
};

}  // namespace detail

/// Sorts populations into fronts, one after the other, in room that stays.
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
    violations_.resize(infeasible_count_);
    for (std::size_t j = 0; j < infeasible_count_; ++j) {
      const violation& violated = all[infeasible_.get()[j]].violated;
      violations_.values(0)[j] = violated.undefined;
      violations_.values(1)[j] = violated.excess;
      violations_.values(2)[j] = violated.broken;
    }
    rank(needed);
  }

  /// Of what was sorted last.
  [[nodiscard]] std::span<const std::uint32_t> ranks() const noexcept { return {ranks_.get(), size_}; }

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
    ranks_.room(n);
    infeasible_.room(n);
  }
  void set(std::size_t i, const std::array<double, Objectives>& point) noexcept {
    for (std::size_t m = 0; m < Objectives; ++m) objectives_.values(m)[i] = point[m];
    ranks_.get()[i] = 0;
  }

  void rank(std::size_t needed) {
    const std::size_t n = needed == 0 ? 0 : points_.find(objectives_, ranks_.get());
    if (n > 0) {
      limit_.start(n, needed);
      std::uint32_t* const ranks = point_ranks_.room(n);
      rank_points_(objectives_, points_, ranks, limit_);
      for (std::size_t i = 0; i < size_; ++i) {
        if (ranks_.get()[i] == unranked) continue;
        const std::uint32_t r = ranks[points_.points()[i]];
        ranks_.get()[i] = r <= limit_.last() ? r : unranked;
        if (r <= limit_.last() && r >= fronts_) fronts_ = r + 1;
      }
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
  detail::column_orders<Objectives> objectives_;
  detail::column_orders<3> violations_;
  detail::distinct_points<Objectives> points_;
  detail::front_limit<> limit_;
  detail::point_ranks<Objectives> rank_points_;
  detail::crowding_sum<> crowding_;
  detail::scratch<std::uint32_t> ranks_, infeasible_, point_ranks_;
};

/// The rank of each point: 0 where none dominates it, 1 where only rank 0 does, and so on.
template <std::size_t Objectives>
[[nodiscard]] std::vector<std::uint32_t> nondominated_ranks(std::span<const evaluation<Objectives>> all) {
  nondominated_sorter<Objectives> sorter;
  sorter.sort(all);
  return {sorter.ranks().begin(), sorter.ranks().end()};
}
template <std::size_t Objectives>
[[nodiscard]] std::vector<std::uint32_t> nondominated_ranks(
    std::span<const std::array<double, Objectives>> all) {
  nondominated_sorter<Objectives> sorter;
  sorter.sort(all);
  return {sorter.ranks().begin(), sorter.ranks().end()};
}

}  // namespace co2design
