// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include <co2design/search/variable.hpp>
#include <co2design/testing/detail/known_fronts.hpp>

/// Problems with two objectives in whole numbers, choices, and all kinds together, whose fronts are known, to
/// try searches on. Made for this library.
///
/// Shape     each is a `numeric_problem`. `front(n)` is its front, of more than n points n of them, first and
///           last among them; `solutions(n)` the values of the variables behind them, in that order;
///           `hypervolume()` is of the whole front within `reference_point()`
namespace co2design::testing {

namespace detail {

// The area that a finite front dominates; its first objective ascends.
template <class Problem>
double staircase(const Problem& problem) {
  const auto front = problem.front(static_cast<std::size_t>(-1));
  const auto reference = problem.reference_point();
  double area = 0;
  for (std::size_t i = 0; i < front.size(); ++i)
    area += ((i + 1 < front.size() ? front[i + 1][0] : reference[0]) - front[i][0]) *
            (reference[1] - front[i][1]);
  return area;
}

constexpr std::array<double, 2> both(double one) noexcept { return {one, one}; }

}  // namespace detail

/// Whole numbers between two corners of a box, as near to both as can be.
///
/// Formula   f₁ = Σ xᵢ², f₂ = Σ (a − xᵢ)², a = `range`
/// Bounds    0 ≤ xᵢ ≤ a, 10 whole numbers; a = 20
/// Front     n·a + 1 points: for each sum s = Σ xᵢ the most equal xᵢ, as f₂ = f₁ − 2a·s + n·a²
/// Volume    within a tenth beyond the front
struct integer_compromise {
  std::size_t variables = 10;
  std::size_t range = 20;

  [[nodiscard]] std::vector<variable> bounds() const {
    return std::vector<variable>(variables, integer_variable(0, static_cast<double>(range)));
  }
  [[nodiscard]] constexpr std::array<double, 2> operator()(std::span<const double> x) const noexcept {
    std::array<double, 2> f{};
    for (const double one : x) {
      const double left = static_cast<double>(range) - one;
      f[0] += one * one;
      f[1] += left * left;
    }
    return f;
  }

  [[nodiscard]] detail::points<2> front(std::size_t n) const {
    detail::points<2> all;
    const double count = static_cast<double>(variables), a = static_cast<double>(range);
    for (std::size_t s = 0; s <= variables * range; ++s) {
      const double each = static_cast<double>(s / variables), more = static_cast<double>(s % variables);
      const double squares = count * each * each + more * (2 * each + 1);
      all.push_back({squares, squares - 2 * a * static_cast<double>(s) + count * a * a});
    }
    return detail::thinned(std::move(all), n);
  }
  [[nodiscard]] std::vector<std::vector<double>> solutions(std::size_t n) const {
    std::vector<std::vector<double>> all(variables * range + 1, std::vector<double>(variables));
    for (std::size_t s = 0; s < all.size(); ++s)
      for (std::size_t i = 0; i < variables; ++i)
        all[s][i] = static_cast<double>(s / variables + (i < s % variables ? 1 : 0));
    return detail::thinned(std::move(all), n);
  }
  [[nodiscard]] constexpr std::array<double, 2> reference_point() const noexcept {
    return detail::both(1.1 * static_cast<double>(variables * range * range));
  }
  [[nodiscard]] double hypervolume() const { return detail::staircase(*this); }
};

/// What to pack: little weight, or much value, each thing up to `copies` times.
///
/// Formula   f₁ = Σ wᵢ·xᵢ, f₂ = Σ vᵢ·(copies − xᵢ): the value left behind, so that 0 is best of both; with
///           wᵢ = 10 + (37·i mod 41) and vᵢ = 10 + (59·i mod 43) for i = 0, 1, …
/// Bounds    0 ≤ xᵢ ≤ copies, 20 whole numbers; one copy
/// Front     for each weight the most value, where no smaller weight has as much: by dynamic programming
/// Volume    within a tenth beyond the front
struct knapsack {
  std::size_t variables = 20;
  std::size_t copies = 1;

  [[nodiscard]] static constexpr double weight(std::size_t i) noexcept {
    return static_cast<double>(10 + 37 * i % 41);
  }
  [[nodiscard]] static constexpr double value(std::size_t i) noexcept {
    return static_cast<double>(10 + 59 * i % 43);
  }

  [[nodiscard]] std::vector<variable> bounds() const {
    return std::vector<variable>(variables, integer_variable(0, static_cast<double>(copies)));
  }
  [[nodiscard]] constexpr std::array<double, 2> operator()(std::span<const double> x) const noexcept {
    std::array<double, 2> f{};
    for (std::size_t i = 0; i < x.size(); ++i) {
      f[0] += weight(i) * x[i];
      f[1] += value(i) * (static_cast<double>(copies) - x[i]);
    }
    return f;
  }

  [[nodiscard]] detail::points<2> front(std::size_t n) const {
    return detail::of_each(solutions(n), [&](const std::vector<double>& x) { return (*this)(x); });
  }
  [[nodiscard]] std::vector<std::vector<double>> solutions(std::size_t n) const {
    // Of each weight the best packing so far; one more copy at a time, and heavier ones first: none has it
    // twice.
    std::vector<std::vector<double>> packed{std::vector<double>(variables)};
    const auto left = [&](const std::vector<double>& x) { return (*this)(x)[1]; };
    for (std::size_t i = 0; i < variables; ++i)
      for (std::size_t copy = 0; copy < copies; ++copy) {
        const auto step = static_cast<std::size_t>(weight(i));
        packed.resize(packed.size() + step);
        for (std::size_t at = packed.size(); at-- > step;) {
          if (packed[at - step].empty()) continue;
          std::vector<double> more = packed[at - step];
          ++more[i];
          if (packed[at].empty() || left(more) < left(packed[at])) packed[at] = std::move(more);
        }
      }
    std::vector<std::vector<double>> best;
    for (std::vector<double>& one : packed)
      if (!one.empty() && (best.empty() || left(one) < left(best.back()))) best.push_back(std::move(one));
    return detail::thinned(std::move(best), n);
  }
  [[nodiscard]] constexpr std::array<double, 2> reference_point() const noexcept {
    std::array<double, 2> all{};
    for (std::size_t i = 0; i < variables; ++i) {
      all[0] += 1.1 * weight(i) * static_cast<double>(copies);
      all[1] += 1.1 * value(i) * static_cast<double>(copies);
    }
    return all;
  }
  [[nodiscard]] double hypervolume() const { return detail::staircase(*this); }
};

/// Choices without any order, of which each variable numbers them differently.
///
/// Formula   f = Σ of (0, 3), (1, 1), (3, 0), (2, 2), by (xᵢ + i) mod 4 for i = 0, 1, …
/// Bounds    10 variables of 4 choices
/// Front     2n + 1 points: (j, 3n − 2j), then (n + 2j, n − j). (2, 2) is worse than (1, 1), and so is half
///           of (0, 3) and (3, 0)
/// Volume    within a tenth beyond the front
struct choices {
  std::size_t variables = 10;

  [[nodiscard]] std::vector<variable> bounds() const {
    return std::vector<variable>(variables, categorical_variable(4));
  }
  [[nodiscard]] constexpr std::array<double, 2> operator()(std::span<const double> x) const noexcept {
    constexpr std::array<std::array<double, 2>, 4> of{{{0, 3}, {1, 1}, {3, 0}, {2, 2}}};
    std::array<double, 2> f{};
    for (std::size_t i = 0; i < x.size(); ++i) {
      const auto& one = of[(static_cast<std::size_t>(x[i]) + i) % 4];
      f[0] += one[0];
      f[1] += one[1];
    }
    return f;
  }

  [[nodiscard]] detail::points<2> front(std::size_t n) const {
    detail::points<2> all;
    const auto count = static_cast<double>(variables);
    for (double j = 0; j <= count; ++j) all.push_back({j, 3 * count - 2 * j});
    for (double j = 1; j <= count; ++j) all.push_back({count + 2 * j, count - j});
    return detail::thinned(std::move(all), n);
  }
  [[nodiscard]] std::vector<std::vector<double>> solutions(std::size_t n) const {
    std::vector<std::vector<double>> all(2 * variables + 1, std::vector<double>(variables));
    for (std::size_t at = 0; at < all.size(); ++at)
      for (std::size_t i = 0; i < variables; ++i) {
        const std::size_t kind = (i < at ? 1 : 0) + (i + variables < at ? 1 : 0);
        all[at][i] = static_cast<double>((kind + 3 * i) % 4);
      }
    return detail::thinned(std::move(all), n);
  }
  [[nodiscard]] constexpr std::array<double, 2> reference_point() const noexcept {
    return detail::both(3.3 * static_cast<double>(variables));
  }
  [[nodiscard]] double hypervolume() const { return detail::staircase(*this); }
};

/// Reals, whole numbers and choices together: a place that a whole number and a real share, and a choice of
/// three lines, each the lowest for a third of the places; 3m further variables, of which m are of each kind.
///
/// Formula   f₁ = s = (k + x)/10, f₂ = line c at s + (Σ |yᵢ − ½| + Σ |zᵢ − 7|/20 + number of uᵢ ≠ i mod 5)/m;
///           the lines are 1 − s/4, 5/4 − s, 7/4·(1 − s)
/// Bounds    x in [0, 1], k in 0 … 9, c of 3; m reals y in [0, 1], m whole numbers z in 0 … 20, m choices u
///           of 5; m = 3
/// Front     the lowest of the three lines, 0 ≤ f₁ ≤ 1; n points evenly in f₁
/// Volume    within (1.1, 1.1)
struct mixed_lines {
  std::size_t each = 3;

  [[nodiscard]] std::vector<variable> bounds() const {
    std::vector<variable> all{real_variable(0, 1), integer_variable(0, 9), categorical_variable(3)};
    all.insert(all.end(), each, real_variable(0, 1));
    all.insert(all.end(), each, integer_variable(0, 20));
    all.insert(all.end(), each, categorical_variable(5));
    return all;
  }
  [[nodiscard]] constexpr std::array<double, 2> operator()(std::span<const double> v) const noexcept {
    const auto size = [](double d) { return d < 0 ? -d : d; };
    double off = 0;
    for (std::size_t i = 0; i < each; ++i) {
      off += size(v[3 + i] - 0.5) + size(v[3 + each + i] - 7) / 20;
      off += v[3 + 2 * each + i] == static_cast<double>(i % 5) ? 0 : 1;
    }
    const double s = (v[1] + v[0]) / 10;
    return {s, line(static_cast<std::size_t>(v[2]), s) + (each > 0 ? off / static_cast<double>(each) : 0)};
  }

  [[nodiscard]] static detail::points<2> front(std::size_t n) {
    return detail::at_places(n, [](double s) {
      return std::array{s, std::min({line(0, s), line(1, s), line(2, s)})};
    });
  }
  [[nodiscard]] std::vector<std::vector<double>> solutions(std::size_t n) const {
    return detail::at_places(n, [&](double s) {
      const double k = std::min(9.0, static_cast<double>(static_cast<int>(10 * s)));
      std::vector<double> v{10 * s - k, k, s < 1.0 / 3 ? 0.0 : s < 2.0 / 3 ? 1.0 : 2.0};
      v.insert(v.end(), each, 0.5);
      v.insert(v.end(), each, 7);
      for (std::size_t i = 0; i < each; ++i) v.push_back(static_cast<double>(i % 5));
      return v;
    });
  }
  [[nodiscard]] static constexpr std::array<double, 2> reference_point() noexcept { return {1.1, 1.1}; }
  [[nodiscard]] static constexpr double hypervolume() noexcept { return 0.21 + 1.0 / 3; }

 private:
  static constexpr double line(std::size_t c, double s) noexcept {
    return c == 0 ? 1 - s / 4 : c == 1 ? 1.25 - s : 1.75 * (1 - s);
  }
};

}  // namespace co2design::testing
