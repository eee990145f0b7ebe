// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

#include <co2design/search/detail/scratch.hpp>

namespace co2design::detail {

// Adds to the distances what one objective gives, in all fronts in one go.
template <class = void>  // compiled for those who crowd
class crowding_sum {
 public:
  // `order` has the points by ascending value, `fronts` the front of each, less than `count` or of no
  // interest.
  void add(const double* values, const std::uint32_t* order, std::size_t n, const std::uint32_t* fronts,
           std::uint32_t count, double* distance) {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    ends* const of_front = room_.room(count < n ? n : count);  // next time there may be more
    for (std::uint32_t f = 0; f < count; ++f) of_front[f] = {infinite, -infinite, 0, 0, no_point};
    // Those of interest, in their order, without a branch: where they are is anyone's guess.
    std::uint32_t* const members = members_.room(n);
    std::size_t size = 0;
    for (std::size_t j = 0; j < n; ++j) {
      members[size] = order[j];
      size += fronts[order[j]] < count;
    }
    for (std::size_t j = 0; j < size; ++j) {
      const std::uint32_t i = members[j];
      ends& front = of_front[fronts[i]];
      front.least = values[i] < front.least ? values[i] : front.least;
      front.greatest = values[i] > front.greatest ? values[i] : front.greatest;
    }
    // The member seen last waits for its next.
    for (std::size_t j = 0; j < size; ++j) {
      const std::uint32_t i = members[j];
      ends& front = of_front[fronts[i]];
      const double extent = front.greatest - front.least;
      if (!(extent > 0)) continue;
      if (front.last == no_point) {
        distance[i] = infinite;
        front.at = values[i];
      } else {
        const double gap = values[i] - front.before;
        distance[front.last] += gap < extent ? gap / extent : gap > 0 ? 1 : 0;
      }
      front.before = front.at;
      front.at = values[i];
      front.last = i;
    }
    for (std::uint32_t f = 0; f < count; ++f)
      if (of_front[f].last != no_point) distance[of_front[f].last] = infinite;
  }

 private:
  static constexpr std::uint32_t no_point = ~std::uint32_t{0};
  struct ends {
    double least, greatest, before, at;
    std::uint32_t last;
  };
  scratch<ends> room_;
  scratch<std::uint32_t> members_;
};

}  // namespace co2design::detail
