// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <tuple>
#include <utility>
#include <vector>

// What is known to be good: points of K objectives, all minimised, of which none beats another.
namespace co2design::detail {

template <std::size_t K>
using objective_point = std::array<double, K>;

// Whether a is as good as b in everything.
template <std::size_t K>
constexpr bool as_good(const objective_point<K>& a, const objective_point<K>& b) noexcept {
  bool all = true;
  for (std::size_t k = 0; k < K; ++k) all &= a[k] <= b[k];
  return all;
}

// The second argument keeps the specialisations templates, which only who searches compiles.
template <std::size_t K, class = void>
class skyline {
 public:
  using point = objective_point<K>;

  // One that is as good as `p`; null where there is none.
  [[nodiscard]] const point* as_good_as(const point& p) noexcept {
    for (std::size_t i = 0; i < points_.size(); ++i)
      if (as_good(points_[i], p)) {
        std::swap(points_[i], points_[i / 2]);  // who beats one beats the next
        return &points_[i / 2];
      }
    return nullptr;
  }
  // Requires that none is as good.
  void add(const point& p) {
    std::erase_if(points_, [&](const point& one) { return as_good(p, one); });
    points_.push_back(p);
  }

 private:
  std::vector<point> points_;
};

template <class Unused>
class skyline<1, Unused> {
 public:
  using point = objective_point<1>;
  [[nodiscard]] const point* as_good_as(const point& p) const noexcept {
    return least_[0] <= p[0] ? &least_ : nullptr;
  }
  void add(const point& p) noexcept { least_ = p; }

 private:
  point least_{std::numeric_limits<double>::quiet_NaN()};  // as good as nobody
};

// A staircase: first objective ascending, second descending.
template <class Unused>
class skyline<2, Unused> {
 public:
  using point = objective_point<2>;

  [[nodiscard]] const point* as_good_as(const point& p) const noexcept {
    const auto right = after(p[0]);
    return right != steps_.begin() && right[-1][1] <= p[1] ? &right[-1] : nullptr;
  }
  void add(const point& p) {
    auto first = steps_.begin() + (after(p[0]) - steps_.begin());
    if (first != steps_.begin() && first[-1][0] == p[0]) --first;
    auto last = first;
    while (last != steps_.end() && (*last)[1] >= p[1]) ++last;
    if (first == last) {
      steps_.insert(first, p);
    } else {
      *first = p;
      steps_.erase(first + 1, last);
    }
  }

 private:
  [[nodiscard]] std::vector<point>::const_iterator after(double x) const noexcept {
    return std::upper_bound(steps_.begin(), steps_.end(), x,
                            [](double a, const point& one) { return a < one[0]; });
  }

  std::vector<point> steps_;
};

// The candidates that no other beats, of equal ones the first in the order of the sweep, or all.
template <class Candidate>
std::vector<Candidate> best_of(std::vector<Candidate> all, bool keep_ties) {
  constexpr std::size_t objectives = std::tuple_size_v<decltype(Candidate::objectives)>;
  std::sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(a.objectives, a.outer, a.inner) < std::tie(b.objectives, b.outer, b.inner);
  });
  std::vector<Candidate> best;
  // In this order nobody is beaten by who comes later: the first objective need not be compared.
  skyline<std::max<std::size_t>(objectives, 2) - 1> beaten;
  for (const Candidate& one : all) {
    if (!best.empty() && best.back().objectives == one.objectives) {
      if (keep_ties) best.push_back(one);
      continue;
    }
    if constexpr (objectives == 1) {
      if (best.empty()) best.push_back(one);
    } else {
      std::array<double, objectives - 1> rest;
      std::copy(one.objectives.begin() + 1, one.objectives.end(), rest.begin());
      if (beaten.as_good_as(rest) != nullptr) continue;
      beaten.add(rest);
      best.push_back(one);
    }
  }
  return best;
}

}  // namespace co2design::detail
