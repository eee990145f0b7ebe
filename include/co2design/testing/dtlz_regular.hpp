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

/// DTLZ1 to DTLZ4, whose fronts are a plane and a sphere; what they have in common is in dtlz.hpp.
namespace co2design::testing {

/// A flat front behind 11ᵏ − 1 local ones.
///
/// Formula   f = ½·(1 + g)·(x₁⋯x_{M−1}, x₁⋯x_{M−2}·(1 − x_{M−1}), …, 1 − x₁),
///           g = 100·(k + Σ ((xᵢ − ½)² − cos(20π·(xᵢ − ½))))
/// Bounds    M + 4 variables
/// Front     Σ fₘ = ½
/// Volume    within 0.55 each, a tenth beyond the front
template <std::size_t Objectives>
requires(Objectives >= 2)
struct dtlz1 {
  std::size_t variables = Objectives + 4;

  [[nodiscard]] std::vector<variable> bounds() const { return detail::unit_bounds(variables); }
  [[nodiscard]] std::array<double, Objectives> operator()(std::span<const double> x) const noexcept {
    return detail::flat<Objectives>(0.5 * (1 + detail::rugged(x.subspan(Objectives - 1))), x);
  }

  [[nodiscard]] static detail::points<Objectives> front(std::size_t n) {
    return detail::of_each(detail::simplex<Objectives>(n), [](std::array<double, Objectives> f) {
      for (double& one : f) one *= 0.5;
      return f;
    });
  }
  [[nodiscard]] std::vector<std::vector<double>> solutions(std::size_t n) const {
    return detail::with_rest(detail::of_each(front(n), detail::flat_places<Objectives>), variables, 0.5);
  }
  [[nodiscard]] static constexpr std::array<double, Objectives> reference_point() noexcept {
    return detail::filled<Objectives>(0.55);
  }
  /// The cube less the simplex.
  [[nodiscard]] static constexpr double hypervolume() noexcept {
    double cube = 1, corner = 1;
    for (std::size_t m = 1; m <= Objectives; ++m) {
      cube *= 0.55;
      corner *= 0.5 / static_cast<double>(m);
    }
    return cube - corner;
  }
};

/// A round front.
///
/// Formula   f = (1 + g)·(cos θ₁⋯cos θ_{M−1}, cos θ₁⋯cos θ_{M−2}·sin θ_{M−1}, …, sin θ₁), θᵢ = ½π·xᵢ,
///           g = Σ (xᵢ − ½)²
/// Bounds    M + 9 variables
/// Front     Σ fₘ² = 1
/// Volume    within 1.1 each
/// Cost      one sine and one cosine for each angle
template <std::size_t Objectives>
requires(Objectives >= 2)
struct dtlz2 {
  std::size_t variables = Objectives + 9;

  [[nodiscard]] std::vector<variable> bounds() const { return detail::unit_bounds(variables); }
  [[nodiscard]] std::array<double, Objectives> operator()(std::span<const double> x) const noexcept {
    std::array<double, Objectives - 1> angles;
    for (std::size_t i = 0; i < angles.size(); ++i) angles[i] = detail::right_angle * x[i];
    return detail::round<Objectives>(1 + detail::smooth(x.subspan(Objectives - 1)), angles);
  }

  [[nodiscard]] static detail::points<Objectives> front(std::size_t n) {
    return detail::of_each(detail::simplex<Objectives>(n), [](std::array<double, Objectives> f) {
      double square = 0;
      for (const double one : f) square += one * one;
      for (double& one : f) one /= std::sqrt(square);
      return f;
    });
  }
  [[nodiscard]] std::vector<std::vector<double>> solutions(std::size_t n) const {
    return detail::with_rest(detail::of_each(front(n), detail::round_places<Objectives>), variables, 0.5);
  }
  [[nodiscard]] static constexpr std::array<double, Objectives> reference_point() noexcept {
    return detail::filled<Objectives>(1.1);
  }
  /// The cube less what the ball has of it.
  [[nodiscard]] static constexpr double hypervolume() noexcept {
    double cube = 1, ball = Objectives % 2 == 0 ? 1 : 2;
    for (std::size_t m = 1; m <= Objectives; ++m) cube *= 1.1;
    for (std::size_t m = Objectives; m > 1; m -= 2) ball *= 2 * std::numbers::pi / static_cast<double>(m);
    for (std::size_t m = 0; m < Objectives; ++m) ball /= 2;
    return cube - ball;
  }
};

/// The front of `dtlz2` behind 3ᵏ − 1 local ones.
///
/// Formula   f as in `dtlz2`, g as in `dtlz1`
/// Bounds    M + 9 variables
/// Front     Σ fₘ² = 1
/// Volume    within 1.1 each
template <std::size_t Objectives>
requires(Objectives >= 2)
struct dtlz3 {
  std::size_t variables = Objectives + 9;

  [[nodiscard]] std::vector<variable> bounds() const { return detail::unit_bounds(variables); }
  [[nodiscard]] std::array<double, Objectives> operator()(std::span<const double> x) const noexcept {
    std::array<double, Objectives - 1> angles;
    for (std::size_t i = 0; i < angles.size(); ++i) angles[i] = detail::right_angle * x[i];
    return detail::round<Objectives>(1 + detail::rugged(x.subspan(Objectives - 1)), angles);
  }

  [[nodiscard]] static auto front(std::size_t n) { return dtlz2<Objectives>::front(n); }
  [[nodiscard]] auto solutions(std::size_t n) const { return dtlz2<Objectives>{variables}.solutions(n); }
  [[nodiscard]] static constexpr auto reference_point() noexcept {
    return dtlz2<Objectives>::reference_point();
  }
  [[nodiscard]] static constexpr double hypervolume() noexcept { return dtlz2<Objectives>::hypervolume(); }
};

/// The front of `dtlz2`, crowded at its edges: nearly all values lead there.
///
/// Formula   f and g as in `dtlz2`, θᵢ = ½π·xᵢ^α, α = 100
/// Bounds    M + 9 variables
/// Front     Σ fₘ² = 1
/// Volume    within 1.1 each
template <std::size_t Objectives>
requires(Objectives >= 2)
struct dtlz4 {
  std::size_t variables = Objectives + 9;
  double alpha = 100;

  [[nodiscard]] std::vector<variable> bounds() const { return detail::unit_bounds(variables); }
  [[nodiscard]] std::array<double, Objectives> operator()(std::span<const double> x) const noexcept {
    std::array<double, Objectives - 1> angles;
    for (std::size_t i = 0; i < angles.size(); ++i) angles[i] = detail::right_angle * std::pow(x[i], alpha);
    return detail::round<Objectives>(1 + detail::smooth(x.subspan(Objectives - 1)), angles);
  }

  [[nodiscard]] static auto front(std::size_t n) { return dtlz2<Objectives>::front(n); }
  [[nodiscard]] auto solutions(std::size_t n) const {
    auto all = dtlz2<Objectives>{variables}.solutions(n);
    for (auto& x : all)
      for (std::size_t i = 0; i + 1 < Objectives; ++i) x[i] = std::pow(x[i], 1 / alpha);
    return all;
  }
  [[nodiscard]] static constexpr auto reference_point() noexcept {
    return dtlz2<Objectives>::reference_point();
  }
  [[nodiscard]] static constexpr double hypervolume() noexcept { return dtlz2<Objectives>::hypervolume(); }
};

}  // namespace co2design::testing
