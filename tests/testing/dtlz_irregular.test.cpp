// SPDX-License-Identifier: BSL-1.0
#include <co2design/testing/dtlz_irregular.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

#include <static_check.hpp>
#include <testing/known_fronts.hpp>

using namespace co2design;
using namespace co2design::testing;

namespace {

using doctest::Approx;

template <std::size_t M>
void check_values(const std::array<double, M>& found, const std::array<double, M>& wanted) {
  for (std::size_t m = 0; m < M; ++m) CHECK(found[m] == Approx(wanted[m]).epsilon(1e-12));
}

// The volume between a curve and a reference, in slices of the last objective: two points of the curve
// bracket each.
template <class Problem>
double volume(const Problem& problem, std::size_t slices) {
  auto front = problem.front(slices);
  const auto r = problem.reference_point();
  std::sort(front.begin(), front.end(), [](const auto& a, const auto& b) { return a[2] < b[2]; });
  double sum = 0;
  for (std::size_t i = 0; i < slices; ++i) {
    std::vector<std::array<double, 2>> seen;  // the curve nears as it rises: only the last counts
    seen.push_back({front[i][0], front[i][1]});
    const double to = i + 1 < slices ? front[i + 1][2] : r[2];
    sum += (to - front[i][2]) * known::area(seen, {r[0], r[1]}).low;
  }
  return sum;
}

template <class Problem> concept has_front = requires(const Problem& p) { p.front(1); };

}  // namespace

TEST_CASE("values by hand") {
  std::array<double, 12> x;
  x.fill(0.5);
  x[0] = 1.0 / 3;  // 30°; g = 0: 45°, whatever x₂
  const double side = std::sqrt(0.75) / std::numbers::sqrt2;
  check_values(dtlz5<3>{}(x), {side, side, 0.5});
  x[1] = 0.9;
  check_values(dtlz5<3>{}(x), {side, side, 0.5});
  x[10] = x[11] = 1;  // g = ½: π/6·(1 + x₂)
  x[1] = 1;           // 60°
  check_values(dtlz5<3>{}(x), {1.5 * std::sqrt(0.75) * 0.5, 1.5 * 0.75, 0.75});
  x.fill(0);
  check_values(dtlz6<3>{}(x), {1 / std::numbers::sqrt2, 1 / std::numbers::sqrt2, 0});
  x[11] = std::pow(0.5, 10);  // g = ½
  x[1] = 1;
  x[0] = 1.0 / 3;
  check_values(dtlz6<3>{}(x), {1.5 * std::sqrt(0.75) * 0.5, 1.5 * 0.75, 0.75});
  // Two objectives: no second angle.
  check_values(dtlz5<2>{}(std::array{2.0 / 3, 0.5}), {0.5, std::sqrt(0.75)});

  std::array<double, 22> y{};
  check_values(dtlz7<3>{}(y), {0, 0, 6});
  y[0] = 1.0 / 6;  // sin ½π
  y[1] = 0.5;      // sin 3π/2
  check_values(dtlz7<3>{}(y), {1.0 / 6, 0.5, 6 - 1.0 / 3});
  std::fill(y.begin() + 2, y.end(), 1.0);  // g = 10
  check_values(dtlz7<3>{}(y), {1.0 / 6, 0.5, 33 - 1.0 / 3});
  check_values(dtlz7<2>{}(std::array{1.0 / 6, 1.0 / 9, 0.0, 2.0 / 9}), {1.0 / 6, 6 - 1.0 / 3});  // g = 2
}

TEST_CASE("the fronts are the fronts") {
  known::check_front(dtlz5<2>{}, 300, 0.02);
  known::check_front(dtlz5<3>{}, 300, 0.02);
  known::check_front(dtlz5<3>{.variables = 3}, 300, 0.02);
  known::check_front(dtlz6<2>{}, 300, 0.02);
  known::check_front(dtlz6<3>{}, 300, 0.02);
  known::check_front(dtlz6<3>{.variables = 3}, 300, 0.02);
  known::check_front(dtlz7<2>{}, 300, 0.02);
  known::check_front(dtlz7<2>{.variables = 2}, 300, 0.02);
  known::check_front(dtlz7<3>{}, 900, 0.25);
  known::check_front(dtlz7<3>{.variables = 3}, 900, 0.25);
  known::check_front(dtlz7<4>{}, 900, 0.9);
  known::check_sizes(dtlz5<3>{});
  known::check_sizes(dtlz6<3>{});
  known::check_sizes(dtlz7<2>{});
  known::check_sizes(dtlz7<3>{});
}

TEST_CASE("of more than three objectives the front of the curves is not claimed") {
  STATIC_CHECK(has_front<dtlz5<3>> && has_front<dtlz6<2>>);
  STATIC_CHECK(!has_front<dtlz5<4>> && !has_front<dtlz6<4>>);
  STATIC_CHECK(has_front<dtlz7<6>>);
  // Off the curve of four, at (c/2, c/2, c/√2, s), there is a point that none of it dominates:
  // f₄ = 0, and f₂ below that of (½, ½, 1/√2, 0).
  std::array<double, 13> far;
  far.fill(1);
  far[0] = far[2] = 0;
  const auto there = dtlz5<4>{}(far);
  std::size_t dominating = 0;
  for (int i = 0; i <= 1000; ++i) {
    std::array<double, 13> x;
    x.fill(0.5);
    x[0] = i / 1000.0;
    dominating += dominates(dtlz5<4>{}(x), there) ? 1 : 0;
  }
  CHECK(dominating == 0);
}

TEST_CASE("the volumes are those of the fronts") {
  known::check_area(dtlz5<2>{}, 100'000, 2e-5);
  known::check_area(dtlz6<2>{}, 100'000, 2e-5);
  known::check_area(dtlz7<2>{}, 100'000, 2e-5);
  CHECK(volume(dtlz5<3>{}, 100'000) == Approx(dtlz5<3>::hypervolume()).epsilon(1e-5));
  CHECK(volume(dtlz6<3>{}, 100'000) == Approx(dtlz6<3>::hypervolume()).epsilon(1e-5));

  // Over the first two objectives, what is above the lowest third one that smaller or equal ones reach.
  constexpr std::size_t cells = 2000;
  const auto r = dtlz7<3>::reference_point();
  std::vector<double> best(cells);
  double most = 0;
  for (std::size_t i = 0; i < cells; ++i) {
    const double f = (static_cast<double>(i) + 0.5) * r[0] / cells;
    most = std::max(most, f * (1 + std::sin(3 * std::numbers::pi * f)));
    best[i] = most;
  }
  double sum = 0;
  for (const double a : best)
    for (const double b : best) sum += r[2] - (6 - a - b);
  CHECK(sum * r[0] * r[1] / (cells * cells) == Approx(dtlz7<3>::hypervolume()).epsilon(1e-6));
}

TEST_CASE("the parts of dtlz7 end in maxima and begin where the one before ended") {
  const auto taken = [](double f) { return f * (1 + std::sin(3 * std::numbers::pi * f)); };
  const auto slope = [](double f) {
    const double a = 3 * std::numbers::pi;
    return 1 + std::sin(a * f) + a * f * std::cos(a * f);
  };
  const auto& parts = dtlz7<2>::parts;
  CHECK(std::abs(slope(parts[0].to)) < 1e-12);
  CHECK(std::abs(slope(parts[1].to)) < 1e-12);
  CHECK(taken(parts[1].from) == Approx(taken(parts[0].to)).epsilon(1e-14));
  CHECK(taken(parts[1].to) > taken(1));
}
