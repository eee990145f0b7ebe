// SPDX-License-Identifier: BSL-1.0
#include <co2design/testing/dtlz_regular.hpp>

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

// The volume that dominates: over the first two objectives, what is above the lowest third one.
template <class Lowest>
double volume(double edge, const Lowest& lowest) {
  constexpr int cells = 2000;
  const double size = edge / cells;
  double sum = 0;
  for (int i = 0; i < cells; ++i)
    for (int j = 0; j < cells; ++j) sum += edge - lowest((i + 0.5) * size, (j + 0.5) * size);
  return sum * size * size;
}

}  // namespace

TEST_CASE("values by hand") {
  std::array<double, 7> x{0.25, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
  check_values(dtlz1<3>{}(x), {0.0625, 0.0625, 0.375});
  x[6] = 0.6;  // g = 100·(5 + 0.01 − 4 − cos 2π) = 1
  check_values(dtlz1<3>{}(x), {0.125, 0.125, 0.75});
  x[6] = 0.55;  // cos π: g = 100·(5 + 0.0025 − 4 + 1) = 200.25
  check_values(dtlz1<3>{}(x), {201.25 * 0.0625, 201.25 * 0.0625, 201.25 * 0.375});
  check_values(dtlz1<2>{}(std::array{0.25, 0.5}), {0.125, 0.375});

  std::array<double, 12> y;
  y.fill(0.5);
  y[0] = 1.0 / 3;  // 30°; then 45°
  const double side = std::sqrt(0.75) / std::numbers::sqrt2;
  check_values(dtlz2<3>{}(y), {side, side, 0.5});
  check_values(dtlz3<3>{}(y), {side, side, 0.5});
  y[11] = 1;  // g = ¼; in dtlz3 100·(¼ + 1 − cos 10π) = 25
  check_values(dtlz2<3>{}(y), {1.25 * side, 1.25 * side, 0.625});
  check_values(dtlz3<3>{}(y), {26 * side, 26 * side, 13});
  check_values(dtlz2<2>{}(std::array{2.0 / 3, 0.5}), {0.5, std::sqrt(0.75)});
  check_values(dtlz2<4>{}(std::array{0.5, 0.5, 0.5, 1.0}),
               {1.25 * std::sqrt(0.125), 1.25 * std::sqrt(0.125), 0.625, 1.25 * std::sqrt(0.5)});

  y.fill(0.5);
  check_values(dtlz4<3>{}(y), {1, 0, 0});  // ½¹⁰⁰ is nothing
  y[0] = std::pow(1.0 / 3, 0.01);
  y[1] = std::pow(0.5, 0.01);
  check_values(dtlz4<3>{}(y), {side, side, 0.5});
  check_values(dtlz4<2>{.alpha = 2}(std::array{std::sqrt(1.0 / 3), 0.5}), {std::sqrt(0.75), 0.5});
}

TEST_CASE("the fronts are the fronts") {
  known::check_front(dtlz1<2>{}, 300, 0.01);
  known::check_front(dtlz1<3>{}, 600, 0.05);
  known::check_front(dtlz1<3>{.variables = 3}, 600, 0.05);
  known::check_front(dtlz2<2>{}, 300, 0.02);
  known::check_front(dtlz2<2>{.variables = 2}, 300, 0.02);
  known::check_front(dtlz2<3>{}, 600, 0.1);
  known::check_front(dtlz2<5>{}, 600, 0.5);
  known::check_front(dtlz3<2>{}, 300, 0.02);
  known::check_front(dtlz3<3>{.variables = 3}, 600, 0.1);
  known::check_front(dtlz4<2>{}, 300, 0.02);
  known::check_front(dtlz4<3>{}, 600, 0.1);
  known::check_front(dtlz4<3>{.variables = 6, .alpha = 3}, 600, 0.1);
}

TEST_CASE("points lie on the plane and on the sphere, spread evenly, the corners first") {
  for (const auto& f : dtlz1<4>::front(50)) CHECK(f[0] + f[1] + f[2] + f[3] == Approx(0.5));
  for (const auto& f : dtlz2<4>::front(50))
    CHECK(f[0] * f[0] + f[1] * f[1] + f[2] * f[2] + f[3] * f[3] == Approx(1));
  CHECK(dtlz1<3>::front(3) == std::vector<std::array<double, 3>>{{0.5, 0, 0}, {0, 0.5, 0}, {0, 0, 0.5}});
  CHECK(dtlz1<2>::front(3) == std::vector<std::array<double, 2>>{{0, 0.5}, {0.25, 0.25}, {0.5, 0}});
  // Each third of the plane that is nearest to a corner has a third of the points, each half a half.
  const auto front = dtlz1<3>::front(3003);
  for (std::size_t m = 0; m < 3; ++m) {
    const auto nearest = std::count_if(front.begin(), front.end(), [&](const auto& f) {
      return f[m] == std::max({f[0], f[1], f[2]});
    });
    const auto quarter =
        std::count_if(front.begin(), front.end(), [&](const auto& f) { return f[m] > 0.25; });
    CHECK(std::abs(nearest - 1001) < 15);
    CHECK(std::abs(quarter - 751) < 15);
  }
  known::check_sizes(dtlz1<2>{});
  known::check_sizes(dtlz1<3>{});
  known::check_sizes(dtlz2<3>{});
  known::check_sizes(dtlz3<3>{});
  known::check_sizes(dtlz4<3>{});
}

TEST_CASE("the volumes are those of the fronts") {
  known::check_area(dtlz1<2>{}, 100'000, 1e-5);
  known::check_area(dtlz2<2>{}, 100'000, 2e-5);
  known::check_area(dtlz3<2>{}, 100'000, 2e-5);
  known::check_area(dtlz4<2>{}, 100'000, 2e-5);
  CHECK(volume(0.55, [](double a, double b) { return std::max(0.0, 0.5 - a - b); }) ==
        Approx(dtlz1<3>::hypervolume()).epsilon(1e-6));
  const double round =
      volume(1.1, [](double a, double b) { return std::sqrt(std::max(0.0, 1 - a * a - b * b)); });
  CHECK(round == Approx(dtlz2<3>::hypervolume()).epsilon(1e-6));
  CHECK(round == Approx(dtlz3<3>::hypervolume()).epsilon(1e-6));
  CHECK(round == Approx(dtlz4<3>::hypervolume()).epsilon(1e-6));
  // π²/2 and 8π²/15 are the balls of four and five dimensions
  constexpr double square = std::numbers::pi * std::numbers::pi;
  CHECK(dtlz2<4>::hypervolume() == Approx(std::pow(1.1, 4) - square / 32));
  CHECK(dtlz2<5>::hypervolume() == Approx(std::pow(1.1, 5) - square / 60));
  CHECK(dtlz1<5>::hypervolume() == Approx(std::pow(0.55, 5) - std::pow(0.5, 5) / 120));
}
