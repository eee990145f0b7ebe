// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <span>
#include <utility>
#include <vector>

#include <co2design/core/math.hpp>
#include <co2design/search/variable.hpp>
#include <co2design/testing/detail/known_fronts.hpp>

/// Problems with two objectives whose fronts are known, to try searches on.
///
/// Shape     each is a `numeric_problem`. `front(n)` is n points of its front, evenly in f₁ unless it says
///           otherwise, `solutions(n)` the values of the variables behind them, in that order;
///           `hypervolume()` is of the whole front within `reference_point()`, (1.1, 1.1) unless it says
///           otherwise
/// Formula   x₁ says where on the front, the others how far from it: g = 1 where they are best
/// Requires  `variables` ≥ 2, and values as many
/// Source    Zitzler, Deb, Thiele, Comparison of multiobjective evolutionary algorithms: empirical results,
///           Evolutionary Computation 8(2), 2000, definition 4
namespace co2design::testing {

namespace detail {

// `first` of each, the others at `rest`.
template <class First>
std::vector<std::vector<double>> first_and_rest(const points<2>& front, std::size_t variables, double rest,
                                                const First& first) {
  return of_each(front, [&](const std::array<double, 2>& f) {
    std::vector<double> x(variables, rest);
    x[0] = first(f);
    return x;
  });
}

inline constexpr auto first_objective = [](const std::array<double, 2>& f) { return f[0]; };

// The mean of all but the first value.
constexpr double rest_mean(std::span<const double> x) noexcept {
  return sum(x.subspan(1)) / static_cast<double>(x.size() - 1);
}

}  // namespace detail

/// A convex front.
///
/// Formula   f₁ = x₁, f₂ = g·(1 − √(f₁/g)), g = 1 + 9·(x₂ + … + xₙ)/(n − 1)
/// Bounds    0 ≤ xᵢ ≤ 1, 30 variables
/// Front     f₂ = 1 − √f₁, 0 ≤ f₁ ≤ 1
struct zdt1 {
  std::size_t variables = 30;

  [[nodiscard]] std::vector<variable> bounds() const {
    return std::vector<variable>(variables, real_variable(0, 1));
  }
  [[nodiscard]] constexpr std::array<double, 2> operator()(std::span<const double> x) const noexcept {
    const double g = 1 + 9 * detail::rest_mean(x);
    return {x[0], g * (1 - math::sqrt(x[0] / g))};
  }

  [[nodiscard]] static detail::points<2> front(std::size_t n) {
    return detail::at_places(n, [](double f) { return std::array{f, 1 - math::sqrt(f)}; });
  }
  [[nodiscard]] std::vector<std::vector<double>> solutions(std::size_t n) const {
    return detail::first_and_rest(front(n), variables, 0, detail::first_objective);
  }
  [[nodiscard]] static constexpr std::array<double, 2> reference_point() noexcept { return {1.1, 1.1}; }
  [[nodiscard]] static constexpr double hypervolume() noexcept { return 0.21 + 2.0 / 3; }
};

/// A concave front.
///
/// Formula   f₁ = x₁, f₂ = g·(1 − (f₁/g)²), g as in `zdt1`
/// Bounds    0 ≤ xᵢ ≤ 1, 30 variables
/// Front     f₂ = 1 − f₁², 0 ≤ f₁ ≤ 1
struct zdt2 {
  std::size_t variables = 30;

  [[nodiscard]] std::vector<variable> bounds() const { return zdt1{variables}.bounds(); }
  [[nodiscard]] constexpr std::array<double, 2> operator()(std::span<const double> x) const noexcept {
    const double g = 1 + 9 * detail::rest_mean(x), ratio = x[0] / g;
    return {x[0], g * (1 - ratio * ratio)};
  }

  [[nodiscard]] static detail::points<2> front(std::size_t n) {
    return detail::at_places(n, [](double f) { return std::array{f, 1 - f * f}; });
  }
  [[nodiscard]] std::vector<std::vector<double>> solutions(std::size_t n) const {
    return detail::first_and_rest(front(n), variables, 0, detail::first_objective);
  }
  [[nodiscard]] static constexpr std::array<double, 2> reference_point() noexcept { return {1.1, 1.1}; }
  [[nodiscard]] static constexpr double hypervolume() noexcept { return 0.21 + 1.0 / 3; }
};

/// A front in five parts.
///
/// Formula   f₁ = x₁, f₂ = g·(1 − √(f₁/g) − (f₁/g)·sin(10π·f₁)), g as in `zdt1`
/// Bounds    0 ≤ xᵢ ≤ 1, 30 variables
/// Front     f₂ = 1 − √f₁ − f₁·sin(10π·f₁) where f₁ is in `parts`: each ends where f₂ has a minimum, and
///           begins where f₂ is again as low as the one before ended
struct zdt3 {
  static constexpr std::array<detail::part, 5> parts{{{0, 0.08300153492691163},
                                                      {0.18222872802939978, 0.25776236338783022},
                                                      {0.40931367480865684, 0.45388210408883017},
                                                      {0.61839679443926579, 0.65251170380466252},
                                                      {0.82333179832663274, 0.85183286543641390}}};
  std::size_t variables = 30;

  [[nodiscard]] std::vector<variable> bounds() const { return zdt1{variables}.bounds(); }
  [[nodiscard]] std::array<double, 2> operator()(std::span<const double> x) const noexcept {
    const double g = 1 + 9 * detail::rest_mean(x), ratio = x[0] / g;
    return {x[0], g * (1 - std::sqrt(ratio) - ratio * std::sin(10 * std::numbers::pi * x[0]))};
  }

  [[nodiscard]] static detail::points<2> front(std::size_t n) {
    return detail::at_places(n, [](double t) {
      const double f = detail::along(parts, t);
      return std::array{f, 1 - std::sqrt(f) - f * std::sin(10 * std::numbers::pi * f)};
    });
  }
  [[nodiscard]] std::vector<std::vector<double>> solutions(std::size_t n) const {
    return detail::first_and_rest(front(n), variables, 0, detail::first_objective);
  }
  [[nodiscard]] static constexpr std::array<double, 2> reference_point() noexcept { return {1.1, 1.1}; }
  /// By quadrature to 30 digits.
  [[nodiscard]] static constexpr double hypervolume() noexcept { return 1.3317629086570201; }
};

/// The front of `zdt1` behind 21⁹ local ones.
///
/// Formula   f₁ = x₁, f₂ = g·(1 − √(f₁/g)), g = 1 + 10·(n − 1) + Σ_{i>1} (xᵢ² − 10·cos(4π·xᵢ))
/// Bounds    0 ≤ x₁ ≤ 1, −5 ≤ xᵢ ≤ 5, 10 variables
/// Front     f₂ = 1 − √f₁, 0 ≤ f₁ ≤ 1
struct zdt4 {
  std::size_t variables = 10;

  [[nodiscard]] std::vector<variable> bounds() const {
    std::vector<variable> all(variables, real_variable(-5, 5));
    all[0] = real_variable(0, 1);
    return all;
  }
  [[nodiscard]] std::array<double, 2> operator()(std::span<const double> x) const noexcept {
    double g = 1 + 10 * static_cast<double>(x.size() - 1);
    for (const double y : x.subspan(1)) g += y * y - 10 * std::cos(4 * std::numbers::pi * y);
    return {x[0], g * (1 - std::sqrt(x[0] / g))};
  }

  [[nodiscard]] static detail::points<2> front(std::size_t n) { return zdt1::front(n); }
  [[nodiscard]] std::vector<std::vector<double>> solutions(std::size_t n) const {
    return zdt1{variables}.solutions(n);
  }
  [[nodiscard]] static constexpr std::array<double, 2> reference_point() noexcept { return {1.1, 1.1}; }
  [[nodiscard]] static constexpr double hypervolume() noexcept { return zdt1::hypervolume(); }
};

/// A deceptive one of bits: a first word of 30, and further ones of 5 in which fewer ones look better, down
/// to none, than all but five.
///
/// Formula   f₁ = 1 + u₁, f₂ = (v(u₂) + … + v(uₘ))/f₁, uᵢ ones in word i; v(u) = 2 + u for u < 5, v(5) = 1
/// Bounds    80 whole numbers 0 or 1, word after word: 30 + 5·`words`
/// Front     f₂ = `words`/f₁, f₁ = 1, 2, … 31: 31 points, or n of them
/// Volume    within (34, 1.1·`words`), a tenth beyond the front
struct zdt5 {
  std::size_t words = 10;

  [[nodiscard]] std::vector<variable> bounds() const {
    return std::vector<variable>(30 + 5 * words, integer_variable(0, 1));
  }
  [[nodiscard]] constexpr std::array<double, 2> operator()(std::span<const double> x) const noexcept {
    const double f = 1 + detail::sum(x.first(30));
    double g = 0;
    for (std::size_t at = 30; at < x.size(); at += 5) {
      const double ones = detail::sum(x.subspan(at, 5));
      g += ones < 5 ? 2 + ones : 1;
    }
    return {f, g / f};
  }

  [[nodiscard]] detail::points<2> front(std::size_t n) const {
    detail::points<2> all;
    for (double f = 1; f <= 31; ++f) all.push_back({f, static_cast<double>(words) / f});
    return detail::thinned(std::move(all), n);
  }
  [[nodiscard]] std::vector<std::vector<double>> solutions(std::size_t n) const {
    return detail::of_each(front(n), [&](const std::array<double, 2>& f) {
      std::vector<double> x(30 + 5 * words, 1);
      for (std::size_t bit = 30; bit-- > 0 && static_cast<double>(bit) + 1 >= f[0];) x[bit] = 0;
      return x;
    });
  }
  [[nodiscard]] constexpr std::array<double, 2> reference_point() const noexcept {
    return {34, 1.1 * static_cast<double>(words)};
  }
  [[nodiscard]] constexpr double hypervolume() const noexcept {
    double area = 0;
    for (int f = 1; f <= 31; ++f) area += (f < 31 ? 1 : 3) * (1.1 - 1.0 / f);
    return area * static_cast<double>(words);
  }
};

/// A concave front to which few solutions lead, the fewer the closer.
///
/// Formula   f₁ = 1 − exp(−4x₁)·sin⁶(6π·x₁), f₂ = g·(1 − (f₁/g)²), g = 1 + 9·((x₂ + … + xₙ)/(n − 1))^¼
/// Bounds    0 ≤ xᵢ ≤ 1, 10 variables
/// Front     f₂ = 1 − f₁², `least` ≤ f₁ ≤ 1; f₁ is least at x₁ = atan(9π)/6π
struct zdt6 {
  static constexpr double least = 0.28077531881536970, least_at = 0.08145779687998356;
  std::size_t variables = 10;

  [[nodiscard]] std::vector<variable> bounds() const { return zdt1{variables}.bounds(); }
  [[nodiscard]] std::array<double, 2> operator()(std::span<const double> x) const noexcept {
    const double g = 1 + 9 * std::sqrt(std::sqrt(detail::rest_mean(x)));
    const double f = first(x[0]);
    return {f, g * (1 - (f / g) * (f / g))};
  }

  [[nodiscard]] static detail::points<2> front(std::size_t n) {
    return detail::at_places(n, [](double t) {
      const double f = least + (1 - least) * t;
      return std::array{f, 1 - f * f};
    });
  }
  [[nodiscard]] std::vector<std::vector<double>> solutions(std::size_t n) const {
    return detail::first_and_rest(front(n), variables, 0, [](const std::array<double, 2>& f) {
      double low = 0, high = least_at;  // f₁ falls between them
      for (int step = 0; step < 60; ++step) (first((low + high) / 2) > f[0] ? low : high) = (low + high) / 2;
      return high;
    });
  }
  [[nodiscard]] static constexpr std::array<double, 2> reference_point() noexcept { return {1.1, 1.1}; }
  [[nodiscard]] static constexpr double hypervolume() noexcept {
    return 0.1 * (1 - least) + (1 - least * least * least) / 3 + 0.11;
  }

 private:
  [[nodiscard]] static double first(double x) noexcept {
    const double wave = std::sin(6 * std::numbers::pi * x), square = wave * wave;
    return 1 - std::exp(-4 * x) * (square * square * square);
  }
};

}  // namespace co2design::testing
