// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <span>
#include <vector>

#include <co2design/search/variable.hpp>
#include <co2design/testing/detail/dtlz_shapes.hpp>
#include <co2design/testing/detail/known_fronts.hpp>
#include <co2design/testing/dtlz_regular.hpp>

/// DTLZ5 to DTLZ7, whose fronts are a curve and parts of a surface; what they have in common is in dtlz.hpp.
namespace co2design::testing {

/// A front that is a curve, with three objectives; with two, that of `dtlz2`. With four and more it has
/// further parts, of which no form is known (Huband, Hingston, Barone, While, IEEE Trans. Evol. Comput.
/// 10(5), 2006): `front` and what depends on it stop at three.
///
/// Formula   f as in `dtlz2`, but θᵢ = π/(4·(1 + g))·(1 + 2g·xᵢ) for i > 1
/// Bounds    M + 9 variables
/// Front     f₁ = f₂, f₁² + f₂² + f₃² = 1; evenly in its angle
/// Volume    within 1.1 times the largest values, 1/√2, 1/√2, 1
template <std::size_t Objectives>
requires(Objectives >= 2)
struct dtlz5 {
  std::size_t variables = Objectives + 9;

  [[nodiscard]] std::vector<variable> bounds() const { return detail::unit_bounds(variables); }
  [[nodiscard]] std::array<double, Objectives> operator()(std::span<const double> x) const noexcept {
    return detail::curved<Objectives>(detail::smooth(x.subspan(Objectives - 1)), x);
  }

  [[nodiscard]] static detail::points<Objectives> front(std::size_t n)
  requires(Objectives <= 3)
  {
    return detail::at_places(n, [](double t) {
      const double along = std::cos(detail::right_angle * t), up = std::sin(detail::right_angle * t);
      if constexpr (Objectives == 2)
        return std::array{along, up};
      else
        return std::array{along / std::numbers::sqrt2, along / std::numbers::sqrt2, up};
    });
  }
  [[nodiscard]] std::vector<std::vector<double>> solutions(std::size_t n) const
  requires(Objectives <= 3)
  {
    return detail::with_rest(detail::at_places(n, [](double t) { return std::array{t}; }), variables, 0.5);
  }
  [[nodiscard]] static constexpr std::array<double, Objectives> reference_point() noexcept
  requires(Objectives <= 3)
  {
    if constexpr (Objectives == 2)
      return {1.1, 1.1};
    else
      return {1.1 / std::numbers::sqrt2, 1.1 / std::numbers::sqrt2, 1.1};
  }
  /// At height f₃ the nearest of the curve is at √(1 − f₃²)/√2: ½·∫ (1.1 − √(1 − z²))² dz.
  [[nodiscard]] static constexpr double hypervolume() noexcept
  requires(Objectives <= 3)
  {
    if constexpr (Objectives == 2) return dtlz2<2>::hypervolume();
    return 0.5 * (1.21 + 0.121 + 2.0 / 3 - 0.55 * std::numbers::pi);
  }
};

/// The front of `dtlz5`, from which a sum of roots leads far away.
///
/// Formula   f as in `dtlz5`, g = Σ xᵢ^0.1
/// Bounds    M + 9 variables
/// Front     f₁ = f₂, f₁² + f₂² + f₃² = 1; evenly in its angle
/// Volume    as of `dtlz5`
template <std::size_t Objectives>
requires(Objectives >= 2)
struct dtlz6 {
  std::size_t variables = Objectives + 9;

  [[nodiscard]] std::vector<variable> bounds() const { return detail::unit_bounds(variables); }
  [[nodiscard]] std::array<double, Objectives> operator()(std::span<const double> x) const noexcept {
    double g = 0;
    for (const double y : x.subspan(Objectives - 1)) g += std::pow(y, 0.1);
    return detail::curved<Objectives>(g, x);
  }

  [[nodiscard]] static auto front(std::size_t n)
  requires(Objectives <= 3)
  {
    return dtlz5<Objectives>::front(n);
  }
  [[nodiscard]] std::vector<std::vector<double>> solutions(std::size_t n) const
  requires(Objectives <= 3)
  {
    return detail::with_rest(detail::at_places(n, [](double t) { return std::array{t}; }), variables, 0);
  }
  [[nodiscard]] static constexpr auto reference_point() noexcept
  requires(Objectives <= 3)
  {
    return dtlz5<Objectives>::reference_point();
  }
  [[nodiscard]] static constexpr double hypervolume() noexcept
  requires(Objectives <= 3)
  {
    return dtlz5<Objectives>::hypervolume();
  }
};

/// A front in 2^{M−1} parts.
///
/// Formula   fₘ = xₘ for m < M, f_M = (1 + g)·(M − Σ fₘ/(1 + g)·(1 + sin(3π·fₘ))), g = 1 + 9/k·Σ xᵢ
/// Bounds    M + 19 variables
/// Front     f_M = 2M − Σ fₘ·(1 + sin(3π·fₘ)) where each fₘ is in `parts`: an fₘ is worth its price where no
///           smaller one takes as much off f_M, whatever the others are
/// Volume    within 1.1 times the end of the parts, and a tenth beyond the front in f_M
template <std::size_t Objectives>
requires(Objectives >= 2)
struct dtlz7 {
  static constexpr std::array<detail::part, 2> parts{
      {{0, 0.25141183608891712}, {0.63162653070006120, 0.85940085664472392}}};
  std::size_t variables = Objectives + 19;

  [[nodiscard]] std::vector<variable> bounds() const { return detail::unit_bounds(variables); }
  [[nodiscard]] std::array<double, Objectives> operator()(std::span<const double> x) const noexcept {
    const double g =
        1 + 9 * detail::sum(x.subspan(Objectives - 1)) / static_cast<double>(x.size() - (Objectives - 1));
    return detail::disconnected<Objectives>(g, x);
  }

  [[nodiscard]] static detail::points<Objectives> front(std::size_t n) {
    return detail::of_each(places(n), [](const std::array<double, Objectives - 1>& x) {
      return detail::disconnected<Objectives>(1, x);
    });
  }
  [[nodiscard]] std::vector<std::vector<double>> solutions(std::size_t n) const {
    return detail::with_rest(places(n), variables, 0);
  }
  [[nodiscard]] static constexpr std::array<double, Objectives> reference_point() noexcept {
    auto r = detail::filled<Objectives>(1.1 * parts[1].to);
    r[Objectives - 1] = 2 * Objectives + 0.1 * (Objectives - 1) * most;
    return r;
  }
  /// What each fₘ takes off f_M at best, up to the reference point, adds up.
  [[nodiscard]] static constexpr double hypervolume() noexcept {
    double base = 1;
    for (std::size_t m = 2; m < Objectives; ++m) base *= 1.1 * parts[1].to;
    return (Objectives - 1) * base * (0.1 * most * 1.1 * parts[1].to + taken);
  }

 private:
  // f·(1 + sin(3π·f)) at its largest, and the integral of what is largest up to f, from 0 to 1.1 times the
  // end of the parts; by quadrature to 30 digits.
  static constexpr double most = 1.6929956344984224, taken = 0.63629704647309084;

  [[nodiscard]] static detail::points<Objectives - 1> places(std::size_t n) {
    detail::points<Objectives - 1> all;
    for (std::size_t i = 0; i < n; ++i) {
      all.push_back(detail::spread<Objectives - 1>(i, n));
      for (double& one : all.back()) one = detail::along(parts, one);
    }
    return all;
  }
};

}  // namespace co2design::testing
