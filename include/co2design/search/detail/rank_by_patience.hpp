// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>

#include <co2design/search/detail/front_limit.hpp>
#include <co2design/search/detail/scratch.hpp>

namespace co2design::detail {

// Ranks of points in two objectives, all different, in lexicographic order.
//
// Of each front so far only the last point counts, which has its least second objective; these ascend with
// the rank.
template <class = void>  // compiled for those who sort two objectives
class rank_by_patience {
 public:
  // Room for so many points.
  void reserve(std::size_t n) { (void)least_.room(n); }

  void operator()(const double* second, const std::uint32_t* weights, std::size_t n, std::uint32_t* ranks,
                  front_limit<>& limit) {
    double* const least = least_.room(n);
    std::size_t fronts = 0;
    for (std::size_t k = 0; k < n; ++k) {
      const double y = second[k];
      // The number of fronts with a last point as good, by halves without branches.
      std::size_t rank = 0, left = fronts <= limit.last() ? fronts : std::size_t{limit.last()} + 1;
      while (left > 1) {
        const std::size_t half = left / 2;
        rank = least[rank + half - 1] <= y ? rank + half : rank;
        left -= half;
      }
      if (left == 1 && least[rank] <= y) ++rank;
      ranks[k] = static_cast<std::uint32_t>(rank);
      if (rank > limit.last()) continue;
      least[rank] = y;
      fronts = rank < fronts ? fronts : rank + 1;
      limit.take(ranks[k], weights[k]);
    }
  }

 private:
  scratch<double> least_;
};

}  // namespace co2design::detail
