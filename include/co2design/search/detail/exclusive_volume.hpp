// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <limits>
#include <vector>

#include <co2design/search/detail/corner_set.hpp>

// The volume that one box adds to a union of boxes, and by it the volume of a union: both in turns, an
// objective less each time.
namespace co2design::detail {

template <std::size_t D, std::size_t Lanes>
class exclusive_volume;

// The volume of a union of boxes of D objectives, by ascending last one: each adds what it has for itself in
// the other objectives, from its own last objective on. Terms are positive.
template <std::size_t D, std::size_t Lanes>
class sliced_volume {
 public:
  void make_room(std::size_t corners) {
    slice_.reset(corners);
    exclusive_.make_room(corners);
  }
  [[nodiscard]] double operator()(const corner_set<D, Lanes>& corners,
                                  const std::array<double, D>& reference) {
    std::array<double, D - 1> end;
    std::copy_n(reference.begin(), D - 1, end.begin());
    slice_.clear();
    double volume = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
      std::array<double, D - 1> p;
      for (std::size_t d = 0; d + 1 < D; ++d) p[d] = corners.column(d)[i];
      const double added = exclusive_(p, slice_, end);
      if (!(added > 0)) continue;
      volume += added * (reference[D - 1] - corners.column(D - 1)[i]);
      slice_.insert(p);
    }
    return volume;
  }

 private:
  corner_set<D - 1, Lanes> slice_;
  exclusive_volume<D - 1, Lanes> exclusive_;
};

// What the box of p has for itself: the box as far as its limits, less the union of the others within it.
// They are cut off at p, which keeps their order.
template <std::size_t D, std::size_t Lanes>
class exclusive_volume {
 public:
  using point = std::array<double, D>;

  void make_room(std::size_t corners) {
    within_.reset(corners);
    union_.make_room(corners);
  }
  // 0 where some corner is as good as p.
  [[nodiscard]] double operator()(const point& p, const corner_set<D, Lanes>& corners,
                                  const point& reference) {
    using pack = simd<double, Lanes>;
    const point limit = corners.limits(p, reference);
    double box = 1;
    for (std::size_t d = 0; d < D; ++d) {
      if (limit[d] <= p[d]) return 0;
      box *= limit[d] - p[d];
    }
    within_.clear();
    for (std::size_t i = 0; i < corners.size() && corners.column(D - 1)[i] < limit[D - 1]; i += Lanes) {
      auto inside = corners.lanes(0, i) < pack(limit[0]);
      for (std::size_t d = 1; d < D; ++d) inside = inside && corners.lanes(d, i) < pack(limit[d]);
      if (!inside.any()) continue;
      for (std::size_t lane = i; lane < i + Lanes; ++lane) {
        bool wanted = true;
        point cut;
        for (std::size_t d = 0; d < D; ++d) {
          const double x = corners.column(d)[lane];
          wanted &= x < limit[d];
          cut[d] = x > p[d] ? x : p[d];
        }
        within_.append_if(wanted, cut);
      }
    }
    return within_.size() == 0 ? box : box - union_(within_, limit);
  }

 private:
  corner_set<D, Lanes> within_;
  sliced_volume<D, Lanes> union_;
};

// With three objectives: a sweep along the last one over what is left of the box of p, seen from above. That
// is a row of steps, each as deep as y reaches above p; corners take off what is right of and above them.
template <std::size_t Lanes>
class exclusive_volume<3, Lanes> {
 public:
  using point = std::array<double, 3>;

  void make_room(std::size_t corners) {
    if (steps_.size() < corners + 2) steps_.resize(corners + 2);
  }
  [[nodiscard]] double operator()(const point& p, const corner_set<3, Lanes>& corners,
                                  const point& reference) {
    const double *const x = corners.column(0), *const y = corners.column(1), *const z = corners.column(2);
    const auto [width, depth] = limits(p, corners, reference);
    if (width <= p[0] || depth <= p[1]) return 0;
    steps_[0] = {p[0], depth};
    steps_[1] = {width, p[1]};
    last_ = 1;
    double area = (width - p[0]) * (depth - p[1]), volume = 0, height = p[2];
    for (std::size_t i = 0; i < corners.size(); i += Lanes) {
      if (!(corners.lanes(0, i) < pack(steps_[last_].x) && corners.lanes(1, i) < pack(steps_[0].y)).any())
        continue;
      for (std::size_t lane = i; lane < i + Lanes; ++lane) {
        if (!(x[lane] < steps_[last_].x && y[lane] < steps_[0].y)) continue;
        const double next = z[lane] > height ? z[lane] : height;
        volume += area * (next - height);
        height = next;
        area -= take_off(x[lane] > p[0] ? x[lane] : p[0], y[lane] > p[1] ? y[lane] : p[1]);
        if (last_ == 0) return volume;
      }
    }
    return volume + area * (reference[2] - height);
  }

 private:
  using pack = simd<double, Lanes>;
  struct step {
    double x, y;  // where it begins, how far it reaches
  };

  // As far as the corners let it that are no worse in the last objective.
  [[nodiscard]] static step limits(const point& p, const corner_set<3, Lanes>& corners,
                                   const point& reference) noexcept {
    pack width(reference[0]), depth(reference[1]);
    const pack far(std::numeric_limits<double>::infinity());
    for (std::size_t i = 0; corners.column(2)[i] <= p[2]; i += Lanes) {
      const pack x = corners.lanes(0, i), y = corners.lanes(1, i);
      const auto below = corners.lanes(2, i) <= pack(p[2]);
      width = pack::minimum(width, (below && y <= pack(p[1])).select(x, far));
      depth = pack::minimum(depth, (below && x <= pack(p[0])).select(y, far));
    }
    return {least_lane(width), least_lane(depth)};
  }

  // The area that lay right of x and above y. x ascends strictly over the steps, y descends; the last one has
  // no width.
  double take_off(double x, double y) noexcept {
    step* first = steps_.data();
    while (first[1].x <= x) ++first;
    if (first->y <= y) return 0;
    double area = 0, left = x;
    const step* rest = first;
    do {
      area += (rest[1].x - left) * (rest->y - y);
      left = (++rest)->x;
    } while (rest->y > y);
    if (rest->y == y) ++rest;  // the new one goes on as far
    if (first->x < x) ++first;
    const step* const end = steps_.data() + last_ + 1;
    step* const behind = first + 1;
    const auto left_over = static_cast<std::size_t>(end - rest);
    if (left_over != 0) std::memmove(behind, rest, left_over * sizeof(step));
    *first = {x, y};
    last_ = static_cast<std::size_t>(behind - steps_.data()) + left_over - 1;
    return area;
  }

  std::vector<step> steps_;
  std::size_t last_ = 0;
};

}  // namespace co2design::detail
