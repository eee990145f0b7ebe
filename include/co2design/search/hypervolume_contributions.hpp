// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <vector>

#include <co2design/core/check.hpp>
#include <co2design/search/detail/point_set.hpp>
#include <co2design/search/detail/sole_volumes.hpp>
#include <co2design/units/simd.hpp>

namespace co2design {

/// How much of the hypervolume each point has for itself: what would be lost without it. Whoever must leave a
/// set best leaves with the least.
///
/// Formula   λ( [p, reference] \ ∪ over the others q of [q, reference] ) = hypervolume(all) − hypervolume(all
///           but p)
/// Shape     one for each point, in their order; 0 for who is dominated, has a duplicate, or is not below the
///           reference in every objective. Dominated points count as others: they take from who dominates
///           them
/// Requires  no NaN
/// Errors    std::invalid_argument where a point below the reference has an infinite box, as for
///           `hypervolume`: of infinite volumes there are no differences
/// Cost      M ≤ 3 O(N log N); above, a hypervolume for each point, of those whose boxes reach into its own
/// Rounding  M ≤ 3 sums of positive terms, no difference of volumes; above, 1e-14 of the box of p as far as
///           no other point ends it
/// Source    Emmerich, Fonseca, EMO 2011, LNCS 6576, for M = 3 without dominated points; here the two lowest
///           layers are swept, which does without that condition
/// Example   hypervolume_contributions(points, {1.1, 1.1})
template <detail::point_set Points>
[[nodiscard]] std::vector<double> hypervolume_contributions(const Points& points,
                                                            const detail::point_of_t<Points>& reference) {
  using point = detail::point_of_t<Points>;
  std::vector<point> inside;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!detail::is_below(points[i], reference)) continue;
    if (!detail::has_finite_box(points[i], reference))
      detail::invalid_argument(
          "the box from a point to the reference is infinite, and so is what it contributes");
    inside.push_back(points[i]);
    places.push_back(i);
  }
  std::vector<double> sole(inside.size()), all(points.size());
  detail::sole_volumes<detail::objectives_of_v<point>, native_lanes>{}(inside, reference, sole);
  for (std::size_t i = 0; i < places.size(); ++i) all[places[i]] = sole[i];
  return all;
}

}  // namespace co2design
