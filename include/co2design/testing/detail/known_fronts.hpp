// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace co2design::testing::detail {

template <std::size_t Objectives>
using points = std::vector<std::array<double, Objectives>>;

// Four sums side by side, as one addition waits for the one before.
constexpr double sum(std::span<const double> x) noexcept {
  std::array<double, 4> part{};
  for (; x.size() >= 4; x = x.subspan(4))
    for (std::size_t lane = 0; lane < 4; ++lane) part[lane] += x[lane];
  for (const double one : x) part[0] += one;
  return (part[0] + part[1]) + (part[2] + part[3]);
}

// The i-th of n places from 0 to 1, both ends among them.
constexpr double evenly(std::size_t i, std::size_t n) noexcept {
  return n > 1 ? static_cast<double>(i) / static_cast<double>(n - 1) : 0;
}

struct part {
  double from, to;
};

// The place at t of parts laid end to end. Where two meet it is the end of the former: the beginning of the
// latter ties with that in an objective, and loses in the other.
template <std::size_t Count>
constexpr double along(const std::array<part, Count>& parts, double t) noexcept {
  double length = 0;
  for (const part& one : parts) length += one.to - one.from;
  double left = t * length;
  for (std::size_t i = 0; i + 1 < Count; ++i) {
    const double size = parts[i].to - parts[i].from;
    if (left <= size) return parts[i].from + left;
    left -= size;
  }
  const part& last = parts[Count - 1];
  return t < 1 ? std::min(last.from + left, last.to) : last.to;
}

// What `make` says of n places between 0 and 1.
template <class Make>
auto at_places(std::size_t n, const Make& make) {
  std::vector<decltype(make(0.0))> all;
  all.reserve(n);
  for (std::size_t i = 0; i < n; ++i) all.push_back(make(evenly(i, n)));
  return all;
}

// What `make` says of the point of each.
template <class Point, class Make>
auto of_each(const std::vector<Point>& given, const Make& make) {
  std::vector<decltype(make(given[0]))> all;
  all.reserve(given.size());
  for (const Point& one : given) all.push_back(make(one));
  return all;
}

// At most n of a finite front, first and last among them.
template <class Point>
std::vector<Point> thinned(std::vector<Point> all, std::size_t n) {
  if (n >= all.size()) return all;
  std::vector<Point> some;
  some.reserve(n);
  for (std::size_t i = 0; i < n; ++i) some.push_back(all[n > 1 ? i * (all.size() - 1) / (n - 1) : 0]);
  return some;
}

// The i-th of n points spread over the unit cube: evenly on a line; in more dimensions a sequence in which
// each falls into a gap between those before, by steps of powers of the root of z^(d+1) = z + 1.
// Source    M. Roberts, The unreasonable effectiveness of quasirandom sequences, 2018
template <std::size_t Dimensions>
std::array<double, Dimensions> spread(std::size_t i, std::size_t n) {
  if constexpr (Dimensions == 1) return {evenly(i, n)};
  double root = 1.5;
  for (int step = 0; step < 60; ++step) root = std::pow(1 + root, 1.0 / static_cast<double>(Dimensions + 1));
  std::array<double, Dimensions> at{};
  double stride = 1;
  for (double& one : at) {
    stride /= root;
    const double far = 0.5 + stride * static_cast<double>(i);
    one = far - std::floor(far);
  }
  return at;
}

// n points with Σ wₘ = 1, evenly; with three or more objectives, the corners first.
template <std::size_t Objectives>
points<Objectives> simplex(std::size_t n) {
  points<Objectives> all(n);
  for (std::size_t i = 0; i < n; ++i) {
    if (Objectives > 2 && i < Objectives) {
      all[i][i] = 1;
      continue;
    }
    const auto at = spread<Objectives - 1>(i, n);
    double left = 1;
    for (std::size_t m = Objectives - 1; m > 0; --m) {
      const double keep = std::pow(at[Objectives - 1 - m], 1 / static_cast<double>(m));
      all[i][m] = left * (1 - keep);
      left *= keep;
    }
    all[i][0] = left;
  }
  return all;
}

}  // namespace co2design::testing::detail
