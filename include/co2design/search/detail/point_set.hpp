// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <type_traits>

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

}  // namespace co2design::detail
