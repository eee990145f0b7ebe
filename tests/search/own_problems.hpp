// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include <co2design/search/numeric_problem.hpp>

// Small problems with two objectives for tests of searches.
namespace own {

using namespace co2design;

// Reals: as near to a point as to another one. The best are between them.
struct reals {
  static constexpr std::array<variable, 3> bounds() {
    return {real_variable(-4, 4), real_variable(-4, 4), real_variable(0, 1)};
  }
  constexpr std::array<double, 2> operator()(std::span<const double> x) const {
    const double off = x[1] * x[1] + x[2] * x[2];
    return {(x[0] - 1) * (x[0] - 1) + off, (x[0] + 1) * (x[0] + 1) + off};
  }
};

// Of every kind; whole numbers a and b, a choice c, a real.
struct mixed {
  static constexpr std::array<variable, 4> bounds() {
    return {integer_variable(0, 50), real_variable(0, 2), categorical_variable(4), integer_variable(-3, 3)};
  }
  constexpr std::array<double, 2> operator()(std::span<const double> x) const {
    const double off = x[1] * x[1] + (x[2] == 2 ? 0 : 1) + (x[3] < 0 ? -x[3] : x[3]);
    return {x[0] + off, 50 - x[0] + off};
  }
};

// One of whole numbers, few of them.
struct few {
  static constexpr std::array<variable, 2> bounds() {
    return {integer_variable(0, 2), categorical_variable(2)};
  }
  constexpr std::array<double, 2> operator()(std::span<const double> x) const {
    return {x[0] + x[1], 2 - x[0] + x[1]};
  }
};

template <class Front>
auto objectives_of(const Front& found) {
  std::vector<std::array<double, 2>> all;
  for (const auto& member : found) all.push_back(member.scores().objectives);
  return all;
}
template <class Front>
std::vector<std::vector<double>> variables_of(const Front& found) {
  std::vector<std::vector<double>> all;
  for (const auto& member : found) {
    const auto x = member.variables();
    all.emplace_back(x.begin(), x.end());
  }
  return all;
}

}  // namespace own
