// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include <co2design/search/detail/point_set.hpp>
#include <co2design/search/detail/union_volume.hpp>
#include <co2design/units/simd.hpp>

namespace co2design {

/// `hypervolume` for who asks again and again, as a stopping rule does each generation: its memory stays.
///
/// Example   hypervolume_calculator<3> volume; … volume(points, reference)
template <std::size_t Objectives, std::size_t Lanes = native_lanes>
class hypervolume_calculator {
 public:
  using point = std::array<double, Objectives>;

  [[nodiscard]] double operator()(std::span<const point> points, const point& reference) {
    inside_.clear();
    for (const point& p : points) {
      if (!detail::is_below(p, reference)) continue;
      if (!detail::has_finite_box(p, reference)) return std::numeric_limits<double>::infinity();
      inside_.push_back(p);
    }
    return volume_(inside_, reference);
  }

 private:
  std::vector<point> inside_;
  detail::union_volume<Objectives, Lanes> volume_;
};

/// How much of the space below a reference point a set of points dominates: the volume of the union of the
/// boxes from each point to the reference; all objectives minimised. More is better.
///
/// Formula   λ( ∪ over p of [p, reference] )
/// Shape     points as a span or vector of `std::array<double, M>`, in any order. Who is dominated, a
///           duplicate, or not below the reference in every objective adds nothing; no points have volume 0
/// Infinity  a box that is infinite, or whose sides overflow when multiplied, makes the volume +∞: −∞ in a
///           point, +∞ in the reference. A point at +∞ adds nothing
/// Requires  no NaN
/// Laws      dominance is seen: whatever dominates all of a set has more volume. It depends on the reference
///           and on the units of the objectives: scale them alike, and compare volumes of one reference only
/// Cost      M ≤ 3 O(N log N); M = 4 O(N²) as a rule, side by side in lanes; each objective more at most N
///           times as much
/// Rounding  M ≤ 3 sums of positive terms, off by less than (2N + 8)·2⁻⁵³ of the volume; above, boxes less
///           what others have of them: 1e-14 of the volume in what is met, at N = 1000
/// Source    volume: Zitzler, Thiele, IEEE Trans. Evol. Comput. 3(4), 1999; sweep of M = 3: Beume, Fonseca,
///           López-Ibáñez, Paquete, Vahrenhold, IEEE Trans. Evol. Comput. 13(5), 2009; exclusive volumes of
///           what others are cut off to: While, Bradstreet, Barone, IEEE Trans. Evol. Comput. 16(1), 2012
/// Example   hypervolume(points, {1.1, 1.1})
template <detail::point_set Points>
[[nodiscard]] double hypervolume(const Points& points, const detail::point_of_t<Points>& reference) {
  return hypervolume_calculator<detail::objectives_of_v<detail::point_of_t<Points>>>{}(points, reference);
}

}  // namespace co2design
