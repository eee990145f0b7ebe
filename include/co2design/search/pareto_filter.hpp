// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <co2design/search/detail/column_orders.hpp>
#include <co2design/search/detail/distinct_points.hpp>
#include <co2design/search/detail/front_limit.hpp>
#include <co2design/search/detail/point_ranks.hpp>
#include <co2design/search/detail/scratch.hpp>

namespace co2design {

/// The points that no other dominates, as ascending indices; all objectives minimised.
///
/// Ties      of equal points the first, or all of them
/// Method    the first front, as `nondominated_sorter` finds it where no other is needed
/// Requires  no NaN; fewer than 2³² points
/// Cost      N·log N for up to three objectives; for M of them, where F points are on the front, M·F·N/512
///           intersections of 512 bits and lookups of them, and 512·F steps within tiles
/// Source    Kung, Luccio, Preparata, J. ACM 22(4), 1975 (three objectives)
/// Example   pareto_filter(std::span<const std::array<double, 3>>(points))
template <std::size_t Objectives>
[[nodiscard]] std::vector<std::uint32_t> pareto_filter(std::span<const std::array<double, Objectives>> points,
                                                       bool keep_ties = false) {
  detail::column_orders<Objectives> rows;
  rows.resize(points.size());
  for (std::size_t i = 0; i < points.size(); ++i)
    for (std::size_t m = 0; m < Objectives; ++m) rows.values(m)[i] = points[i][m];
  const std::vector<std::uint32_t> leave_out(points.size());
  detail::distinct_points<Objectives> distinct;
  std::vector<std::uint32_t> ranks(distinct.find(rows, leave_out.data())), found;
  if (ranks.empty()) return found;
  detail::front_limit<> limit;
  limit.start(ranks.size(), 1);
  detail::point_ranks<Objectives>{}(rows, distinct, ranks.data(), limit);
  for (std::uint32_t i = 0; i < points.size(); ++i)
    if (const std::uint32_t k = distinct.points()[i];
        ranks[k] == 0 && (keep_ties || distinct.first_rows()[k] == i))
      found.push_back(i);
  return found;
}

}  // namespace co2design
