// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <span>
#include <vector>

#include <co2design/search/variable.hpp>

namespace co2design::testing::detail {

inline constexpr double right_angle = std::numbers::pi / 2;

inline std::vector<variable> unit_bounds(std::size_t variables) {
  return std::vector<variable>(variables, real_variable(0, 1));
}

template <std::size_t Objectives>
constexpr std::array<double, Objectives> filled(double with) noexcept {
  std::array<double, Objectives> all{};
  for (double& one : all) one = with;
  return all;
}

// ── how far from the front ──────────────────────────────────────────────────────────────────────────────

constexpr double smooth(std::span<const double> x) noexcept {
  double g = 0;
  for (const double y : x) g += (y - 0.5) * (y - 0.5);
  return g;
}
inline double rugged(std::span<const double> x) noexcept {
  double g = static_cast<double>(x.size());
  for (const double y : x) g += (y - 0.5) * (y - 0.5) - std::cos(20 * std::numbers::pi * (y - 0.5));
  return 100 * g;
}

// ── where on it: the first takes its share of the last objective, and so on ─────────────────────────────

template <std::size_t Objectives>
constexpr std::array<double, Objectives> flat(double size, std::span<const double> x) noexcept {
  std::array<double, Objectives> f{};
  for (std::size_t m = Objectives - 1; m > 0; --m) {
    f[m] = size * (1 - x[Objectives - 1 - m]);
    size *= x[Objectives - 1 - m];
  }
  f[0] = size;
  return f;
}
template <std::size_t Objectives>
std::array<double, Objectives> round(double size, const std::array<double, Objectives - 1>& angles) noexcept {
  std::array<double, Objectives> f{};
  for (std::size_t m = Objectives - 1; m > 0; --m) {
    f[m] = size * std::sin(angles[Objectives - 1 - m]);
    size *= std::cos(angles[Objectives - 1 - m]);
  }
  f[0] = size;
  return f;
}
template <std::size_t Objectives>
std::array<double, Objectives> curved(double g, std::span<const double> x) noexcept {
  std::array<double, Objectives - 1> angles;
  angles[0] = right_angle * x[0];
  const double step = right_angle / (2 * (1 + g));
  for (std::size_t i = 1; i < angles.size(); ++i) angles[i] = step * (1 + 2 * g * x[i]);
  return round<Objectives>(1 + g, angles);
}
template <std::size_t Objectives>
std::array<double, Objectives> disconnected(double g, std::span<const double> x) noexcept {
  std::array<double, Objectives> f{};
  double taken = 0;
  for (std::size_t m = 0; m + 1 < Objectives; ++m) {
    f[m] = x[m];
    taken += x[m] * (1 + std::sin(3 * std::numbers::pi * x[m]));
  }
  f[Objectives - 1] = (1 + g) * Objectives - taken;
  return f;
}

// ── and back, for points of a front ─────────────────────────────────────────────────────────────────────

template <std::size_t Objectives>
inline constexpr auto flat_places = [](const std::array<double, Objectives>& f) {
  std::array<double, Objectives - 1> x{};
  double nearer = f[0];
  for (std::size_t m = 1; m < Objectives; ++m) {  // what the objectives before have of those up to m
    x[Objectives - 1 - m] = nearer + f[m] > 0 ? nearer / (nearer + f[m]) : 0.5;
    nearer += f[m];
  }
  return x;
};
template <std::size_t Objectives>
inline constexpr auto round_places = [](const std::array<double, Objectives>& f) {
  std::array<double, Objectives - 1> x{};
  double nearer = f[0];
  for (std::size_t m = 1; m < Objectives; ++m) {
    x[Objectives - 1 - m] = std::atan2(f[m], nearer) / right_angle;
    nearer = std::hypot(nearer, f[m]);
  }
  return x;
};

// Places on the front as values of all variables: those after them at `rest`.
template <std::size_t Places>
std::vector<std::vector<double>> with_rest(const std::vector<std::array<double, Places>>& places,
                                           std::size_t variables, double rest) {
  std::vector<std::vector<double>> all(places.size(), std::vector<double>(variables, rest));
  for (std::size_t i = 0; i < places.size(); ++i)
    std::copy(places[i].begin(), places[i].end(), all[i].begin());
  return all;
}

}  // namespace co2design::testing::detail
