// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cmath>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <vector>

#include <co2design/core/check.hpp>
#include <co2design/search/detail/bucket_sort.hpp>
#include <co2design/search/detail/nearest.hpp>
#include <co2design/search/detail/point_set.hpp>
#include <co2design/units/simd.hpp>

/// What a set of points that was found is worth beside a reference front, all objectives minimised. Points
/// come as spans or vectors of `std::array<double, M>`, both sets with the same M, without NaN; each
/// indicator is a number, the smaller the better. Distances are in the units of the objectives as they are:
/// scale them alike first. Squares of differences above 1e154 are infinite. Which one when:
/// docs/how-to/read_the_indicators.md.
namespace co2design {

namespace detail {

template <class Found, class Front>
concept comparable_sets =
    point_set<Found> && point_set<Front> && std::is_same_v<point_of_t<Found>, point_of_t<Front>>;

template <class Points>
void require_points(const Points& points, std::string_view what) {
  if (points.size() == 0) invalid_argument(what);
}

// The mean over `targets` of the distance from the nearest of `points`.
template <class Distance, class Points, class Targets>
double mean_distance(const Points& points, const Targets& targets) {
  const nearest<objectives_of_v<point_of_t<Points>>, native_lanes> from(points);
  double sum = 0;
  for (const auto& z : targets) sum += std::sqrt(from.template to<Distance>(z));
  return sum / static_cast<double>(targets.size());
}

inline constexpr std::string_view no_front = "the reference front has no points";

}  // namespace detail

/// IGD+: how far the reference front is from what was found, where being better is no distance.
///
/// Formula   1/|Z| · Σ over z in Z of min over a in A of √ Σₘ max(aₘ − zₘ, 0)²
/// Better    smaller; 0 where each z is weakly dominated. A set that dominates another has never more
/// Misleads  where the reference front is coarse or uneven: it counts the points of Z, not the front
/// Errors    nothing found → +∞; std::invalid_argument for an empty reference front
/// Cost      O(M·|A|·|Z|), side by side in lanes
/// Source    Ishibuchi, Masuda, Tanigaki, Nojima, EMO 2015, LNCS 9019
template <class Found, class Front>
requires detail::comparable_sets<Found, Front>
[[nodiscard]] double inverted_generational_distance_plus(const Found& found, const Front& reference_front) {
  detail::require_points(reference_front, detail::no_front);
  return detail::mean_distance<detail::worse_squared>(found, reference_front);
}

/// IGD: how far the reference front is from what was found, in every direction.
///
/// Formula   1/|Z| · Σ over z in Z of min over a in A of √ Σₘ (aₘ − zₘ)²
/// Better    smaller; 0 where every z was found
/// Misleads  a set that dominates another may have more: prefer IGD+, unless numbers of others are to be
///           compared with
/// Errors    nothing found → +∞; std::invalid_argument for an empty reference front
/// Cost      O(M·|A|·|Z|), side by side in lanes
/// Source    Coello Coello, Reyes Sierra, MICAI 2004, LNCS 2972; as a mean of distances
template <class Found, class Front>
requires detail::comparable_sets<Found, Front>
[[nodiscard]] double inverted_generational_distance(const Found& found, const Front& reference_front) {
  detail::require_points(reference_front, detail::no_front);
  return detail::mean_distance<detail::euclidean_squared>(found, reference_front);
}

/// GD: how far what was found is from the reference front.
///
/// Formula   1/|A| · Σ over a in A of min over z in Z of √ Σₘ (aₘ − zₘ)²
/// Better    smaller; 0 where all of A is on the reference front
/// Misleads  one point on the front has 0, whatever is missing: convergence only
/// Errors    std::invalid_argument for an empty set, either one
/// Cost      O(M·|A|·|Z|), side by side in lanes
/// Source    Van Veldhuizen, Lamont, AFIT TR-98-03, 1998, there √(Σ d²)/|A|; here the mean, as is usual now
template <class Found, class Front>
requires detail::comparable_sets<Found, Front>
[[nodiscard]] double generational_distance(const Found& found, const Front& reference_front) {
  detail::require_points(found, "nothing was found that could be near a front");
  detail::require_points(reference_front, detail::no_front);
  return detail::mean_distance<detail::euclidean_squared>(reference_front, found);
}

/// The additive epsilon indicator: by how much everything found must be improved, in all objectives alike,
/// until the reference front is weakly dominated.
///
/// Formula   max over z in Z of min over a in A of maxₘ (aₘ − zₘ)
/// Better    smaller; negative where all of the reference front is beaten in every objective. A set that
///           dominates another has never more
/// Misleads  the worst gap alone counts: sets that differ elsewhere are equal. Where both are infinite, an
///           objective is left out
/// Errors    nothing found → +∞; std::invalid_argument for an empty reference front
/// Cost      O(M·|A|·|Z|), side by side in lanes
/// Source    Zitzler, Thiele, Laumanns, Fonseca, da Fonseca, IEEE Trans. Evol. Comput. 7(2), 2003
template <class Found, class Front>
requires detail::comparable_sets<Found, Front>
[[nodiscard]] double additive_epsilon(const Found& found, const Front& reference_front) {
  detail::require_points(reference_front, detail::no_front);
  const detail::nearest<detail::objectives_of_v<detail::point_of_t<Found>>, native_lanes> from(found);
  double most = detail::most_worse::nothing;
  for (const auto& z : reference_front) {
    const double shift = from.template to<detail::most_worse>(z);
    most = shift > most ? shift : most;
  }
  return most;
}

/// Deb's Δ: how evenly what was found is spread over a front of two objectives, from end to end.
///
/// Formula   (d_f + d_l + Σ |dᵢ − d̄|) / (d_f + d_l + (|A| − 1)·d̄), with dᵢ the |A| − 1 distances of
///           neighbours in the order of the first objective, d̄ their mean, d_f and d_l the distances of the
///           first and the last from the ends of Z. One point has 1; 0 where all distances are 0
/// Better    smaller; 0 where all distances are equal and both ends are found
/// Misleads  it sees no convergence, and on a front with gaps even the front itself is above 0: read it
///           beside another. A bent front that is even in one objective is not even in distance
/// Requires  two objectives, finite; none of A dominates another. With more objectives neighbours are not
///           defined; of what is proposed as generalisation, implementations compute different numbers
/// Errors    std::invalid_argument for an empty set, either one
/// Cost      O(N log N)
/// Source    Deb, Pratap, Agarwal, Meyarivan, IEEE Trans. Evol. Comput. 6(2), 2002, section IV-B, equation 1
template <class Found, class Front>
requires(detail::comparable_sets<Found, Front> && detail::objectives_of_v<detail::point_of_t<Found>> == 2)
[[nodiscard]] double spread(const Found& found, const Front& reference_front) {
  using point = detail::point_of_t<Found>;
  detail::require_points(found, "nothing was found that could be spread");
  detail::require_points(reference_front, detail::no_front);
  const auto apart = [](const point& a, const point& b) { return std::hypot(a[0] - b[0], a[1] - b[1]); };

  struct place {
    double key;
    std::size_t index;
  };
  std::vector<place> order;
  for (std::size_t i = 0; i < found.size(); ++i) order.push_back({found[i][0], i});
  detail::bucket_sort<place>{}(order);

  // The best in the first objective, and the best in the second; of equal ones the better.
  point first = reference_front[0], last = first;
  for (const point& z : reference_front) {
    if (z[0] < first[0] || (z[0] == first[0] && z[1] < first[1])) first = z;
    if (z[1] < last[1] || (z[1] == last[1] && z[0] < last[0])) last = z;
  }
  const double ends = apart(found[order.front().index], first) + apart(found[order.back().index], last);

  std::vector<double> gaps;
  double length = 0;
  for (std::size_t i = 1; i < order.size(); ++i) {
    gaps.push_back(apart(found[order[i - 1].index], found[order[i].index]));
    length += gaps.back();
  }
  if (ends + length == 0) return 0;
  double uneven = 0;
  for (const double gap : gaps) uneven += std::abs(gap - length / static_cast<double>(gaps.size()));
  return (ends + uneven) / (ends + length);
}

}  // namespace co2design
