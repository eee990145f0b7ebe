// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include <co2design/core/type_list.hpp>
#include <co2design/mapping/detail/front_sum.hpp>

namespace co2design::mapping::detail {

// How the least of one cost falls as a bound on the other rises, over sums of fronts: along the edges of
// their lower convex hulls, the steepest first.
template <class Cost>
class hull_walk {
 public:
  // `bounded` is what is spent of the bounded cost, cycles or energy, before any product.
  hull_walk(bool bounds_cycles, double bounded) noexcept : bounds_cycles_(bounds_cycles), bounded_(bounded) {}

  void add(const std::vector<Cost>& front, double runs) {
    std::vector<corner> hull;
    const auto rises = [](const corner& a, const corner& b, const corner& c) {
      return (b.y - a.y) * (c.x - b.x) < (c.y - b.y) * (b.x - a.x);
    };
    for (std::size_t i = 0; i < front.size(); ++i) {
      const Cost& one = bounds_cycles_ ? front[i] : front[front.size() - 1 - i];
      const corner at = bounds_cycles_ ? corner{one.cycles, one.energy} : corner{one.energy, one.cycles};
      while (hull.size() > 1 && !rises(hull[hull.size() - 2], hull.back(), at)) hull.pop_back();
      hull.push_back(at);
    }
    bounded_ += runs * hull.front().x;
    for (std::size_t i = 1; i < hull.size(); ++i)
      edges_.push_back({hull[i].x - hull[i - 1].x, hull[i - 1].y - hull[i].y, runs, products_});
    ++products_;
  }

  // A band that has the sum within the bound that costs the least of the other, if there is one. No sum lies
  // below the line of the first edge that does not fit whole. The walk goes on with what still fits, and ends
  // at a sum within the bound: the best costs no more, and so lies no further above the line than that does at
  // the bound.
  [[nodiscard]] band within(double bound) {
    std::sort(edges_.begin(), edges_.end(),
              [](const edge& a, const edge& b) { return a.fall * b.rise > b.fall * a.rise; });
    std::vector<co2design::detail::compiled_for<Cost, bool>> stopped(
        products_, false);  // whose next edges come after one that does not fit
    double rate = 0, above = 0;
    for (const edge& one : edges_) {
      if (stopped[one.product]) continue;
      const double left = std::max(bound - bounded_, 0.0),
                   runs = std::min(std::floor(left / one.rise), one.runs);
      stopped[one.product] = runs < one.runs;
      bounded_ += runs * one.rise;
      if (rate > 0) above -= runs * one.fall;
      if (rate == 0 && runs < one.runs) {
        rate = one.fall / one.rise;
        above = rate * std::max(bound - bounded_, 0.0);
      }
    }
    return bounds_cycles_ ? band{1, rate, std::max(above, 0.0)} : band{rate, 1, std::max(above, 0.0)};
  }

 private:
  struct corner {
    double x, y;
  };
  struct edge {
    double rise, fall, runs;
    std::size_t product;
  };

  bool bounds_cycles_;
  double bounded_;
  std::size_t products_ = 0;
  std::vector<edge> edges_;
};

}  // namespace co2design::mapping::detail
