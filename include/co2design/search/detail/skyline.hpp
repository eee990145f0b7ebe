// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <tuple>
#include <utility>
#include <vector>

#include <co2design/units/simd.hpp>

// What is known to be beaten: points of K objectives, all minimised, of which no two are comparable. `may_enter` is a
// quick look at several points, which is never wrong about one that is let pass; `enter` decides about one.
namespace co2design::detail {

template <std::size_t K>
class skyline {
 public:
  using point = std::array<double, K>;
  using number = simd<double, native_lanes>;

  explicit skyline(bool keep_ties) : keep_ties_(keep_ties) {}
  void set_range(const point&, const point&) noexcept {}

  // Whether some point, of those whose lane in `ok` is 1, may enter.
  [[nodiscard]] bool may_enter(const std::array<number, K>& points, const number& ok) const noexcept {
    number open = ok;
    for (const point& one : champions_) {
      number beaten(1.0);
      for (std::size_t k = 0; k < K; ++k) beaten = (points[k] < number(one[k])).select(number(0.0), beaten);
      if (keep_ties_) {
        number equal(1.0);
        for (std::size_t k = 0; k < K; ++k) equal = (points[k] == number(one[k])).select(equal, number(0.0));
        beaten = beaten - equal;
      }
      open = (beaten == number(1.0)).select(number(0.0), open);
    }
    double sum = 0;
    for (std::size_t l = 0; l < native_lanes; ++l) sum += open[l];
    return sum > 0;
  }

  // True where no point is as good in everything (for ties: and better in something).
  bool enter(const point& p) {
    for (std::size_t i = 0; i < points_.size(); ++i) {
      if (!as_good(points_[i], p) || (keep_ties_ && points_[i] == p)) continue;
      std::swap(points_[i], points_[i / 2]);  // who beats one point beats the next
      champions_[next_++ % champions_.size()] = points_[i / 2];
      return false;
    }
    std::erase_if(points_, [&](const point& one) { return as_good(p, one) && one != p; });
    points_.push_back(p);
    return true;
  }

 private:
  static bool as_good(const point& a, const point& b) noexcept {
    bool all = true;
    for (std::size_t k = 0; k < K; ++k) all &= a[k] <= b[k];
    return all;
  }
  static constexpr point nowhere() noexcept {
    point p{};
    p.fill(std::numeric_limits<double>::infinity());
    return p;
  }

  bool keep_ties_;
  std::vector<point> points_;
  std::array<point, 8> champions_ = [] {
    std::array<point, 8> all{};
    all.fill(nowhere());
    return all;
  }();
  std::size_t next_ = 0;
};

template <>
class skyline<1> {
 public:
  using point = std::array<double, 1>;
  using number = simd<double, native_lanes>;

  explicit skyline(bool keep_ties) : keep_ties_(keep_ties) {}
  void set_range(const point&, const point&) noexcept {}
  [[nodiscard]] bool may_enter(const std::array<number, 1>& points, const number& ok) const noexcept {
    bool any = false;
    for (std::size_t l = 0; l < native_lanes; ++l) any |= ok[l] != 0 && enters(points[0][l]);
    return any;
  }
  bool enter(const point& p) noexcept {
    if (!enters(p[0])) return false;
    least_ = p[0];
    return true;
  }

 private:
  [[nodiscard]] bool enters(double value) const noexcept { return value < least_ || (keep_ties_ && value == least_); }

  bool keep_ties_;
  double least_ = std::numeric_limits<double>::infinity();
};

// A staircase, sorted; and for the quick look the least y of all points that are left of a bin's edge.
template <>
class skyline<2> {
 public:
  using point = std::array<double, 2>;
  using number = simd<double, native_lanes>;

  explicit skyline(bool keep_ties) : keep_ties_(keep_ties) { least_.fill(std::numeric_limits<double>::infinity()); }

  // Where most points are: between these the bins lie, finer where x is smaller.
  void set_range(const point& low, const point& high) noexcept {
    base_ = ordered(low[0]);
    shift_ = 0;
    if (high[0] > low[0])
      while ((static_cast<std::uint64_t>(ordered(high[0])) - static_cast<std::uint64_t>(base_)) >> shift_ >= bins)
        ++shift_;
  }

  [[nodiscard]] bool may_enter(const std::array<number, 2>& points, const number& ok) const noexcept {
    std::int64_t open = 0;
    for (std::size_t l = 0; l < native_lanes; ++l) {
      const double least = least_[static_cast<std::size_t>(bin(points[0][l]))];
      open |= std::int64_t{points[1][l] < least || (keep_ties_ && points[1][l] == least)} & std::int64_t{ok[l] != 0};
    }
    return open != 0;
  }

  bool enter(const point& p) {
    const auto right = std::upper_bound(steps_.begin(), steps_.end(), p[0], [](double x, const point& one) { return x < one[0]; });
    if (right != steps_.begin() && right[-1][1] <= p[1]) return keep_ties_ && right[-1] == p;
    auto first = right;
    if (first != steps_.begin() && first[-1][0] == p[0]) --first;
    auto last = right;
    while (last != steps_.end() && (*last)[1] >= p[1]) ++last;
    if (first == last) {
      steps_.insert(first, p);
    } else {
      *first = p;
      steps_.erase(first + 1, last);
    }
    for (auto b = static_cast<std::size_t>(bin(p[0])) + 1; b < bins && least_[b] > p[1]; ++b) least_[b] = p[1];
    return true;
  }

 private:
  static constexpr std::size_t bins = 4096;

  // As an integer that is ordered as the number is.
  static std::int64_t ordered(double x) noexcept {
    const auto bits = std::bit_cast<std::int64_t>(x);
    return bits ^ static_cast<std::int64_t>(static_cast<std::uint64_t>(bits >> 63) >> 1);
  }
  [[nodiscard]] std::int64_t bin(double x) const noexcept {
    const std::int64_t at = ordered(x);
    if (at <= base_) return 0;
    const auto b = static_cast<std::int64_t>((static_cast<std::uint64_t>(at) - static_cast<std::uint64_t>(base_)) >> shift_);
    return std::min<std::int64_t>(b, std::int64_t{bins} - 1);
  }

  bool keep_ties_;
  std::vector<point> steps_;  // x ascending, y descending
  std::array<double, bins> least_;
  std::int64_t base_ = 0;
  unsigned shift_ = 52;
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
  skyline<std::max<std::size_t>(objectives, 2) - 1> beaten(false);
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
      if (beaten.enter(rest)) best.push_back(one);
    }
  }
  return best;
}

}  // namespace co2design::detail
