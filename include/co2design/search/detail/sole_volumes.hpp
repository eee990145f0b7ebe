// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include <co2design/search/detail/bucket_sort.hpp>
#include <co2design/search/detail/corner_set.hpp>
#include <co2design/search/detail/exclusive_volume.hpp>
#include <co2design/search/detail/rank_set.hpp>
#include <co2design/search/detail/union_volume.hpp>

namespace co2design::detail {

// What each of the boxes from points to the reference, which all points are below, covers alone: added to
// `sole`. One for each number of objectives; equal coordinates may come in any order.
template <std::size_t M, std::size_t Lanes>
class sole_volumes {
 public:
  using point = std::array<double, M>;

  void operator()(const std::vector<point>& points, const point& reference, std::vector<double>& sole) {
    order_.resize(points.size());
    for (std::size_t i = 0; i < points.size(); ++i)
      order_[i] = {points[i][M - 1], static_cast<std::uint32_t>(i)};
    sort_(order_);
    corners_.reset(points.size());
    for (const ranked<Lanes>& one : order_) corners_.append_if(true, points[one.index]);
    corners_.close();
    volume_.make_room(points.size());
    for (std::size_t i = 0; i < order_.size(); ++i) {
      // At +∞ in one objective it limits nobody and is within no limit. The last one would not do: it is the
      // order.
      double& first = corners_.at(0, i);
      const double known = first;
      first = std::numeric_limits<double>::infinity();
      const double volume = volume_(points[order_[i].index], corners_, reference);
      if (volume > 0) sole[order_[i].index] += volume;  // what rounding leaves of nothing may be less
      first = known;
    }
  }

 private:
  bucket_sort<ranked<Lanes>> sort_;
  std::vector<ranked<Lanes>> order_;
  corner_set<M, Lanes> corners_;
  exclusive_volume<M, Lanes> volume_;
};

template <std::size_t Lanes>
class sole_volumes<1, Lanes> {
 public:
  using point = std::array<double, 1>;
  void operator()(const std::vector<point>& points, const point& reference,
                  std::vector<double>& sole) const noexcept {
    double least = reference[0], second = reference[0];
    std::size_t owner = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const double x = points[i][0];
      if (x < least) {
        second = least;
        least = x;
        owner = i;
      } else if (x < second) {
        second = x;
      }
    }
    if (!points.empty()) sole[owner] += second - least;
  }
};

// By ascending x: what is between the least y and the second one belongs to who has the least.
template <std::size_t Lanes>
class sole_volumes<2, Lanes> {
 public:
  using point = std::array<double, 2>;
  void operator()(const std::vector<point>& points, const point& reference, std::vector<double>& sole) {
    order_.resize(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) order_[i] = {points[i][0], static_cast<std::uint32_t>(i)};
    sort_(order_);
    double least = reference[1], second = reference[1], since = reference[0];
    std::size_t owner = 0;
    for (const auto& [x, index] : order_) {
      const double y = points[index][1];
      if (!(y < second)) continue;
      sole[owner] += (x - since) * (second - least);
      since = x;
      if (y < least) {
        second = least;
        least = y;
        owner = index;
      } else {
        second = y;
      }
    }
    if (!order_.empty()) sole[owner] += (reference[0] - since) * (second - least);
  }

 private:
  bucket_sort<ranked<Lanes>> sort_;
  std::vector<ranked<Lanes>> order_;
};

// By ascending z, over the same in x and y: strips, in each of which the least y and the second one are known
// and since which z they have been so. Both descend over the strips, so a point changes some in a row; those
// it makes alike become one. A point is in one strip's bounds for each that ends, so strips are made and
// ended O(N) times in all.
template <std::size_t Lanes>
class sole_volumes<3, Lanes> {
 public:
  using point = std::array<double, 3>;
  void operator()(const std::vector<point>& points, const point& reference, std::vector<double>& sole) {
    const std::size_t n = points.size();
    if (n == 0) return;
    order_.resize(n);
    for (std::size_t i = 0; i < n; ++i) order_[i] = {points[i][0], static_cast<std::uint32_t>(i)};
    sort_(order_);
    if (strips_.size() < n + 2) strips_.resize(n + 2);
    if (of_rank_.size() < n + 1) of_rank_.resize(n + 1);
    // Before all points nothing is covered, behind them nobody cares: 0 and n + 1.
    strips_[0] = {reference[0], reference[1], reference[1], reference[2], 0, n + 1};
    strips_[n + 1] = {reference[0], 0, -std::numeric_limits<double>::infinity(), 0, 0, 0};
    for (std::size_t i = 0; i < n; ++i) {
      const std::uint32_t index = order_[i].index;
      strips_[i + 1].x = points[index][0];
      of_rank_[i + 1] = index;
      order_[i] = {points[index][2], static_cast<std::uint32_t>(i + 1)};
    }
    sort_(order_);
    begun_.reset(n + 1);
    begun_.insert(0);
    for (const auto& [z, rank] : order_) enter(rank, points[of_rank_[rank]][1], z, sole);
    for (std::size_t at = 0; at != n + 1; at = strips_[at].next)
      end(strips_[at], strips_[at].x, reference[2], sole);
  }

 private:
  struct strip {
    double x, least, second, since;
    std::size_t owner, next;
  };

  // What its owner has had of it right of `left`.
  void end(const strip& one, double left, double z, std::vector<double>& sole) const noexcept {
    sole[one.owner] += (strips_[one.next].x - left) * (one.second - one.least) * (z - one.since);
  }

  void enter(std::size_t rank, double y, double z, std::vector<double>& sole) noexcept {
    std::size_t at = begun_.before(rank);
    if (strips_[at].second <= y) return;
    std::size_t last = at;  // of those that are as they shall be
    for (std::size_t begin = rank; strips_[at].second > y; begin = at) {
      const strip before = strips_[at];
      end(before, strips_[begin].x, z, sole);
      const bool beaten = y < before.least;
      const strip now{strips_[begin].x,
                      beaten ? y : before.least,
                      beaten ? before.least : y,
                      z,
                      beaten ? of_rank_[rank] : before.owner,
                      before.next};
      if (begin != rank && strips_[last].owner == now.owner && strips_[last].second == now.second) {
        begun_.erase(begin);
        strips_[last].next = now.next;
      } else {
        if (begin == rank) begun_.insert(rank);
        strips_[last].next = begin;
        strips_[begin] = now;
        last = begin;
      }
      at = now.next;
    }
  }

  bucket_sort<ranked<Lanes>> sort_;
  std::vector<ranked<Lanes>> order_;
  std::vector<std::uint32_t> of_rank_;
  std::vector<strip> strips_;
  rank_set begun_;
};

}  // namespace co2design::detail
