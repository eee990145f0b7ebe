// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <span>
#include <vector>

#include <co2design/search/numeric_problem.hpp>
#include <co2design/testing/detail/known_fronts.hpp>

/// Problems with two objectives and constraints whose fronts are known, to try searches on.
///
/// Shape     each is a `numeric_problem`. `solutions(n)` are n vectors of variables on its front, evenly in
///           what the pieces of the front are given by, `front(n)` their objectives; `hypervolume()` is of
///           the whole front within `reference_point()`
/// Violation the sum of what the constraints as written here are short of; a solution on a constraint may
///           miss it by rounding
/// Source    of the fronts: Deb, Multi-objective optimization using evolutionary algorithms, Wiley, 2001, but
///           for what `srn` says
namespace co2design::testing {

namespace detail {

// What a problem says of solutions, without the constraints.
template <class Problem, class Solution>
points<2> objectives_at(const Problem& problem, const std::vector<Solution>& solutions) {
  return of_each(solutions, [&](const Solution& x) { return problem(x).objectives; });
}

}  // namespace detail

/// Formula   f₁ = 4x² + 4y², f₂ = (x − 5)² + (y − 5)²
/// Limits    (x − 5)² + y² ≤ 25, (x − 8)² + (y + 3)² ≥ 7.7
/// Bounds    0 ≤ x ≤ 5, 0 ≤ y ≤ 3
/// Front     y = min(x, 3), 0 ≤ x ≤ 5
/// Volume    within (150, 55)
/// Source    Binh, Korn, MOBES: a multiobjective evolution strategy for constrained optimization problems,
///           MENDEL 1997
struct bnh {
  [[nodiscard]] static constexpr std::array<variable, 2> bounds() noexcept {
    return {real_variable(0, 5), real_variable(0, 3)};
  }
  [[nodiscard]] constexpr evaluation<2> operator()(std::span<const double> v) const noexcept {
    const double x = v[0], y = v[1];
    return constrained<2>({4 * x * x + 4 * y * y, (x - 5) * (x - 5) + (y - 5) * (y - 5)},
                          {(x - 5) * (x - 5) + y * y - 25, 7.7 - (x - 8) * (x - 8) - (y + 3) * (y + 3)});
  }

  [[nodiscard]] static detail::points<2> front(std::size_t n) {
    return detail::objectives_at(bnh{}, solutions(n));
  }
  [[nodiscard]] static std::vector<std::vector<double>> solutions(std::size_t n) {
    return detail::at_places(n, [](double t) { return std::vector{5 * t, std::min(5 * t, 3.0)}; });
  }
  [[nodiscard]] static constexpr std::array<double, 2> reference_point() noexcept { return {150, 55}; }
  [[nodiscard]] static constexpr double hypervolume() noexcept { return 6495 + 1.0 / 3; }
};

/// Formula   f₁ = 2 + (x − 2)² + (y − 1)², f₂ = 9x − (y − 1)²
/// Limits    x² + y² ≤ 225, x − 3y + 10 ≤ 0
/// Bounds    −20 ≤ x, y ≤ 20
/// Front     from (1.1, 3.7), where f₁ is least, down the line x = 3y − 10 to (−2.5, 2.5); up x = −2.5 to the
///           circle; along it to `last`, where f₂ is least, 9y + 2x·(y − 1) = 0. Only the middle piece is
///           where the gradients are opposite, and it is often given for the whole front: the others follow
///           from the conditions of Karush, Kuhn and Tucker with one limit active
/// Volume    within (245, 25)
/// Source    Srinivas, Deb, Multiobjective optimization using nondominated sorting in genetic algorithms,
///           Evolutionary Computation 2(3), 1994
struct srn {
  static constexpr std::array<double, 2> last{-4.8409773708746728, 14.197356729147836};

  [[nodiscard]] static constexpr std::array<variable, 2> bounds() noexcept {
    return {real_variable(-20, 20), real_variable(-20, 20)};
  }
  [[nodiscard]] constexpr evaluation<2> operator()(std::span<const double> v) const noexcept {
    const double x = v[0], y = v[1];
    return constrained<2>({2 + (x - 2) * (x - 2) + (y - 1) * (y - 1), 9 * x - (y - 1) * (y - 1)},
                          {x * x + y * y - 225, x - 3 * y + 10});
  }

  [[nodiscard]] static detail::points<2> front(std::size_t n) {
    return detail::objectives_at(srn{}, solutions(n));
  }
  /// Evenly in the length of the way.
  [[nodiscard]] static std::vector<std::vector<double>> solutions(std::size_t n) {
    const double from = std::acos(-2.5 / 15), to = std::acos(last[0] / 15);
    const double line = std::hypot(3.6, 1.2), up = 15 * std::sin(from) - 2.5, arc = 15 * (to - from);
    return detail::at_places(n, [=](double t) {
      const double way = t * (line + up + arc);
      if (way <= line) return std::vector{1.1 - 3.6 * way / line, 3.7 - 1.2 * way / line};
      if (way <= line + up) return std::vector{-2.5, 2.5 + way - line};
      const double angle = from + (way - line - up) / 15;
      return std::vector{15 * std::cos(angle), 15 * std::sin(angle)};
    });
  }
  [[nodiscard]] static constexpr std::array<double, 2> reference_point() noexcept { return {245, 25}; }
  /// By quadrature to 30 digits.
  [[nodiscard]] static constexpr double hypervolume() noexcept { return 35478.565450284886; }
};

/// Formula   f₁ = x, f₂ = y
/// Limits    x² + y² ≥ 1 + cos(16·atan(x/y))/10, (x − ½)² + (y − ½)² ≤ ½
/// Bounds    0 ≤ x, y ≤ π
/// Front     on the first limit, at angles atan(x/y) in `parts`: each ends where y, or by symmetry x, has an
///           extremum, and begins where that is reached again
/// Volume    within (1.1, 1.1)
/// Source    Tanaka, Watanabe, Furukawa, Tanino, GA-based decision support system for multicriteria
///           optimization, IEEE SMC 1995
struct tnk {
  static constexpr std::array<detail::part, 5> parts = [] {
    constexpr double right = std::numbers::pi / 2;
    constexpr std::array<detail::part, 2> half{
        {{0.040099955671146933, 0.21166109077144593}, {0.44837804079402737, 0.67179726703295953}}};
    constexpr double third = 0.67606709312416498;
    return std::array<detail::part, 5>{{half[0],
                                        half[1],
                                        {third, right - third},
                                        {right - half[1].to, right - half[1].from},
                                        {right - half[0].to, right - half[0].from}}};
  }();

  [[nodiscard]] static constexpr std::array<variable, 2> bounds() noexcept {
    return {real_variable(0, std::numbers::pi), real_variable(0, std::numbers::pi)};
  }
  [[nodiscard]] evaluation<2> operator()(std::span<const double> v) const noexcept {
    const double x = v[0], y = v[1];
    return constrained<2>({x, y}, {1 + 0.1 * std::cos(16 * std::atan2(x, y)) - x * x - y * y,
                                   (x - 0.5) * (x - 0.5) + (y - 0.5) * (y - 0.5) - 0.5});
  }

  [[nodiscard]] static detail::points<2> front(std::size_t n) {
    return detail::objectives_at(tnk{}, solutions(n));
  }
  [[nodiscard]] static std::vector<std::vector<double>> solutions(std::size_t n) {
    return detail::at_places(n, [](double t) {
      const double angle = detail::along(parts, t), radius = std::sqrt(1 + 0.1 * std::cos(16 * angle));
      return std::vector{radius * std::sin(angle), radius * std::cos(angle)};
    });
  }
  [[nodiscard]] static constexpr std::array<double, 2> reference_point() noexcept { return {1.1, 1.1}; }
  /// By quadrature to 30 digits.
  [[nodiscard]] static constexpr double hypervolume() noexcept { return 0.43339463108549696; }
};

/// Formula   f₁ = −(25(a − 2)² + (b − 2)² + (c − 1)² + (d − 4)² + (e − 1)²), f₂ = a² + b² + c² + d² + e² + f²
/// Limits    2 ≤ a + b ≤ 6, b − a ≤ 2, a − 3b ≤ 2, (c − 3)² + d ≤ 4, (e − 3)² + f ≥ 4
/// Bounds    0 ≤ a, b, f ≤ 10, 1 ≤ c, e ≤ 5, 0 ≤ d ≤ 6
/// Front     d = f = 0 and five pieces, each on other limits: (5, 1, c, ·, 5, ·) and (5, 1, c, ·, 1, ·) with
///           c from 5 to 1; (a, (a − 2)/3, 1, ·, 1, ·) with a from 5 to `meets[0]`; (0, 2, c, ·, 1, ·) with c
///           from `meets[1]` to 1, where they have the same objectives; (a, 2 − a, 1, ·, 1, ·) with a from 0
///           to 1
/// Volume    within (−20, 85)
/// Source    Osyczka, Kundu, A new method to solve generalized multicriteria optimization problems using the
///           simple genetic algorithm, Structural Optimization 10, 1995
struct osy {
  static constexpr std::array<double, 2> meets{4.0565430124312840, 3.7316847560574749};

  [[nodiscard]] static constexpr std::array<variable, 6> bounds() noexcept {
    return {real_variable(0, 10), real_variable(0, 10), real_variable(1, 5),
            real_variable(0, 6),  real_variable(1, 5),  real_variable(0, 10)};
  }
  [[nodiscard]] constexpr evaluation<2> operator()(std::span<const double> v) const noexcept {
    const auto square = [](double z) { return z * z; };
    const double a = v[0], b = v[1], c = v[2], d = v[3], e = v[4], f = v[5];
    return constrained<2>(
        {-(25 * square(a - 2) + square(b - 2) + square(c - 1) + square(d - 4) + square(e - 1)),
         a * a + b * b + c * c + d * d + e * e + f * f},
        {2 - a - b, a + b - 6, b - a - 2, a - 3 * b - 2, square(c - 3) + d - 4, 4 - square(e - 3) - f});
  }

  [[nodiscard]] static detail::points<2> front(std::size_t n) {
    return detail::objectives_at(osy{}, solutions(n));
  }
  /// A fifth of them on each piece.
  [[nodiscard]] static std::vector<std::vector<double>> solutions(std::size_t n) {
    return detail::at_places(n, [](double t) -> std::vector<double> {
      const auto between = [&](int piece, double from, double to) {
        return from + (to - from) * std::min(5 * t - piece, 1.0);
      };
      if (t <= 0.2) return {5, 1, between(0, 5, 1), 0, 5, 0};
      if (t <= 0.4) return {5, 1, between(1, 5, 1), 0, 1, 0};
      if (t <= 0.6) {
        const double a = between(2, 5, meets[0]);
        return {a, (a - 2) / 3, 1, 0, 1, 0};
      }
      if (t <= 0.8) return {0, 2, between(3, meets[1], 1), 0, 1, 0};
      const double a = between(4, 0, 1);
      return {a, 2 - a, 1, 0, 1, 0};
    });
  }
  [[nodiscard]] static constexpr std::array<double, 2> reference_point() noexcept { return {-20, 85}; }
  /// By quadrature to 25 digits.
  [[nodiscard]] static constexpr double hypervolume() noexcept { return 16546.051149210679; }
};

}  // namespace co2design::testing
