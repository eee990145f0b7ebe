// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <co2design/search/detail/column_orders.hpp>
#include <co2design/search/detail/distinct_points.hpp>
#include <co2design/search/detail/front_limit.hpp>
#include <co2design/search/detail/rank_by_halves.hpp>
#include <co2design/search/detail/rank_by_patience.hpp>
#include <co2design/search/detail/rank_by_tiles.hpp>
#include <co2design/search/detail/scratch.hpp>

namespace co2design::detail {

// The rank of each point, by the method for so many objectives; of one objective it is the number of the
// point.
template <std::size_t Objectives>
class point_ranks {
 public:
  void operator()(column_orders<Objectives>& rows, distinct_points<Objectives>& points, std::uint32_t* ranks,
                  front_limit<>& limit) {
    const std::size_t n = points.size();
    (void)room_.room((Objectives < 3 ? 1 : Objectives) *
                     rows.size());  // next time there may be as many points as rows
    if constexpr (Objectives > 1) method_.reserve(rows.size());
    for (std::size_t k = 0; k < n; ++k) ranks[k] = 0;
    if constexpr (Objectives == 1) {
      for (std::uint32_t k = 0; k < n; ++k) limit.take(ranks[k] = k, points.weights()[k]);
    } else if constexpr (Objectives == 2) {
      double* const second = room_.get();
      for (std::size_t k = 0; k < n; ++k) second[k] = rows.values(1)[points.first_rows()[k]];
      method_(second, points.weights(), n, ranks, limit);
    } else {
      std::array<std::uint32_t*, Objectives - 1> orders;
      for (std::size_t m = 1; m < Objectives; ++m)
        points.order_by(m, orders[m - 1] = room_.get() + (m - 1) * n);
      if constexpr (Objectives == 3) {
        std::uint32_t* const third = room_.get() + 2 * n;
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
  // Of two objectives the values of the second, of more the orders by all but the first.
  scratch<std::conditional_t<Objectives == 2, double, std::uint32_t>> room_;
};

}  // namespace co2design::detail
