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

namespace co2design::detail {

// Where something comes in an order. One for each number of lanes: compiled for those who measure volumes.
template <std::size_t>
struct ranked {
  double key;
  std::uint32_t index;
};

// The volume of the union of boxes from points to the reference, which all points are below in every
// objective. One for each number of objectives; equal coordinates may come in any order.
template <std::size_t M, std::size_t Lanes>
class union_volume {
 public:
  using point = std::array<double, M>;

  [[nodiscard]] double operator()(const std::vector<point>& points, const point& reference) {
    order_.resize(points.size());
    for (std::size_t i = 0; i < points.size(); ++i)
      order_[i] = {points[i][M - 1], static_cast<std::uint32_t>(i)};
    sort_(order_);
    corners_.reset(points.size());
    for (const ranked<Lanes>& one : order_) corners_.append_if(true, points[one.index]);
    volume_.make_room(points.size());
    return volume_(corners_, reference);
  }

 private:
  bucket_sort<ranked<Lanes>> sort_;
  std::vector<ranked<Lanes>> order_;
  corner_set<M, Lanes> corners_;
  sliced_volume<M, Lanes> volume_;
};

template <std::size_t Lanes>
class union_volume<1, Lanes> {
 public:
  using point = std::array<double, 1>;
  [[nodiscard]] double operator()(const std::vector<point>& points, const point& reference) const noexcept {
    double least = reference[0];
    for (const point& p : points) least = p[0] < least ? p[0] : least;
    return reference[0] - least;
  }
};

template <std::size_t Lanes>
class union_volume<2, Lanes> {
 public:
  using point = std::array<double, 2>;
  [[nodiscard]] double operator()(const std::vector<point>& points, const point& reference) {
    order_.resize(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) order_[i] = {points[i][0], points[i][1]};
    sort_(order_);
    double area = 0, least = reference[1];
    for (const auto& [x, y] : order_)
      if (y < least) {
        area += (reference[0] - x) * (least - y);
        least = y;
      }
    return area;
  }

 private:
  struct corner {
    double key, y;
  };
  bucket_sort<corner> sort_;
  std::vector<corner> order_;
};

// By ascending z, over a staircase of those that no earlier one beats in x and y. They are known by their
// rank in x: the set of ranks finds who stands before a point, a list who comes after.
template <std::size_t Lanes>
class union_volume<3, Lanes> {
 public:
  using point = std::array<double, 3>;
  [[nodiscard]] double operator()(const std::vector<point>& points, const point& reference) {
    const std::size_t n = points.size();
    order_.resize(n);
    for (std::size_t i = 0; i < n; ++i) order_[i] = {points[i][0], static_cast<std::uint32_t>(i)};
    sort_(order_);
    // Before all stands a wall, behind all the end: 0 and n + 1.
    if (stairs_.size() < n + 2) stairs_.resize(n + 2);
    stairs_[0] = {reference[0], reference[1], 1 + n};
    stairs_[n + 1] = {reference[0], -std::numeric_limits<double>::infinity(), 0};
    for (std::size_t i = 0; i < n; ++i) {
      const point& p = points[order_[i].index];
      stairs_[i + 1] = {p[0], p[1], 0};
      order_[i] = {p[2], static_cast<std::uint32_t>(i + 1)};
    }
    sort_(order_);
    standing_.reset(n + 1);
    standing_.insert(0);
    double volume = 0;
    for (const ranked<Lanes>& one : order_) volume += stand(one.index) * (reference[2] - one.key);
    return volume;
  }

 private:
  struct stair {
    double x, y;
    std::size_t next;
  };

  // The area that it adds; those that it beats stand no longer.
  double stand(std::size_t rank) noexcept {
    stair& before = stairs_[standing_.before(rank)];
    stair& p = stairs_[rank];
    if (before.y <= p.y) return 0;
    double area = 0, left = p.x, top = before.y;
    std::size_t next = before.next;
    for (; stairs_[next].y >= p.y; next = stairs_[next].next) {
      area += (stairs_[next].x - left) * (top - p.y);
      left = stairs_[next].x;
      top = stairs_[next].y;
      standing_.erase(next);
    }
    before.next = rank;
    p.next = next;
    standing_.insert(rank);
    return area + (stairs_[next].x - left) * (top - p.y);
  }

  bucket_sort<ranked<Lanes>> sort_;
  std::vector<ranked<Lanes>> order_;
  std::vector<stair> stairs_;
  rank_set standing_;
};

}  // namespace co2design::detail
