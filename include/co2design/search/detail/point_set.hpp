// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <span>
#include <type_traits>
#include <utility>

namespace co2design::detail {

template <class>
inline constexpr std::size_t objectives_of_v = 0;
template <std::size_t M>
inline constexpr std::size_t objectives_of_v<std::array<double, M>> = M;

// A span, vector or array of points of as many objectives as their type says.
template <class Points>
concept point_set = requires(const Points& points) {
  requires objectives_of_v<std::remove_cvref_t<decltype(points[0])>> != 0;
  std::span<const std::remove_cvref_t<decltype(points[0])>>(points);
};

template <point_set Points>
using point_of_t = std::remove_cvref_t<decltype(std::declval<const Points&>()[0])>;

// Whether it is better than the reference in every objective.
template <std::size_t M>
constexpr bool is_below(const std::array<double, M>& p, const std::array<double, M>& reference) noexcept {
  bool below = true;
  for (std::size_t m = 0; m < M; ++m) below &= p[m] < reference[m];
  return below;
}

// Whether the box from it to the reference has a volume that is a number.
template <std::size_t M>
constexpr bool has_finite_box(const std::array<double, M>& p,
                              const std::array<double, M>& reference) noexcept {
  double volume = 1;
  for (std::size_t m = 0; m < M; ++m) volume *= reference[m] - p[m];
  return volume <= std::numeric_limits<double>::max();
}

template <class Pack>
[[nodiscard]] constexpr double least_lane(const Pack& all) noexcept {
  double least = all[0];
  for (std::size_t lane = 1; lane < Pack::size; ++lane) least = all[lane] < least ? all[lane] : least;
  return least;
}

}  // namespace co2design::detail
