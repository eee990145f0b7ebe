// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/indicators.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <stdexcept>
#include <vector>

#include <co2design/core/random_engine.hpp>
#include <co2design/search/detail/nearest.hpp>

#include <doctest/doctest.h>
#include <search/boxes.hpp>

using namespace co2design;
using boxes::points;
using doctest::Approx;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

// As they are defined, with `worse` the distance of one point from another.
template <std::size_t M, class Worse>
double mean_of_least(const points<M>& from, const points<M>& to, Worse worse) {
  double sum = 0;
  for (const auto& z : to) {
    double least = infinite;
    for (const auto& a : from) least = std::min(least, worse(a, z));
    sum += least;
  }
  return sum / static_cast<double>(to.size());
}

template <std::size_t M>
void agrees_with_definitions() {
  random_engine engine(40 + M);
  const auto distance = [](const auto& a, const auto& z) {
    double squares = 0;
    for (std::size_t m = 0; m < M; ++m) squares += (a[m] - z[m]) * (a[m] - z[m]);
    return std::sqrt(squares);
  };
  const auto distance_plus = [](const auto& a, const auto& z) {
    double squares = 0;
    for (std::size_t m = 0; m < M; ++m) squares += std::pow(std::max(a[m] - z[m], 0.0), 2);
    return std::sqrt(squares);
  };
  for (const std::size_t count : {1U, 2U, 3U, 7U, 8U, 9U, 31U, 100U}) {
    const auto found = boxes::anywhere<M>(engine, count);
    const auto front = boxes::on_sphere<M>(engine, 1 + engine() % 50);
    CHECK(inverted_generational_distance_plus(found, front) ==
          Approx(mean_of_least<M>(found, front, distance_plus)).epsilon(1e-13).scale(0.01));
    CHECK(inverted_generational_distance(found, front) ==
          Approx(mean_of_least<M>(found, front, distance)).epsilon(1e-13));
    CHECK(generational_distance(found, front) ==
          Approx(mean_of_least<M>(front, found, distance)).epsilon(1e-13));
    double epsilon = -infinite;
    for (const auto& z : front) {
      double least = infinite;
      for (const auto& a : found) {
        double most = -infinite;
        for (std::size_t m = 0; m < M; ++m) most = std::max(most, a[m] - z[m]);
        least = std::min(least, most);
      }
      epsilon = std::max(epsilon, least);
    }
    CHECK(additive_epsilon(found, front) == epsilon);
  }
}

template <std::size_t Lanes>
double least_by(const points<3>& all, const boxes::point<3>& z) {
  return detail::nearest<3, Lanes>(all).template to<detail::euclidean_squared>(z);
}

}  // namespace

TEST_CASE("indicators by hand") {
  const points<2> front{{0, 4}, {4, 0}};
  // 3 and 4 worse than the first, 1 worse and 3 better than the second: not nearer to either.
  const points<2> found{{3, 8}, {5, -3}};
  CHECK(inverted_generational_distance_plus(found, front) == (5.0 + 1.0) / 2);
  CHECK(inverted_generational_distance(found, front) == Approx((5 + std::sqrt(10.0)) / 2).epsilon(1e-15));
  CHECK(generational_distance(found, front) == Approx((5 + std::sqrt(10.0)) / 2).epsilon(1e-15));
  CHECK(additive_epsilon(found, front) == 4);
  CHECK(additive_epsilon(points<2>{{-1, -2}}, front) == -1);
  CHECK(additive_epsilon(front, front) == 0);
  CHECK(additive_epsilon(points<1>{{3}, {2}}, points<1>{{1}, {1.5}}) == 1);
}

TEST_CASE("found is what the front is: no distance") {
  random_engine engine(4);
  const auto front = boxes::on_sphere<3>(engine, 50);
  CHECK(inverted_generational_distance_plus(front, front) == 0);
  CHECK(inverted_generational_distance(front, front) == 0);
  CHECK(generational_distance(std::span(front).first(3), front) == 0);
  CHECK(inverted_generational_distance(std::span(front).first(3), front) > 0);
}

TEST_CASE("IGD+ and epsilon see dominance, IGD does not") {
  // The example for which IGD+ was made: a dominates b, yet IGD has it farther from the front.
  const points<2> front{{0, 10}, {1, 6}, {2, 2}, {6, 1}, {10, 0}};
  const points<2> a{{2, 4}, {3, 3}, {4, 2}}, b{{2, 8}, {4, 4}, {8, 2}};
  CHECK(inverted_generational_distance(a, front) == Approx(3.707).epsilon(2e-4));
  CHECK(inverted_generational_distance(b, front) == Approx(2.591).epsilon(2e-4));
  CHECK(inverted_generational_distance_plus(a, front) ==
        Approx((2 * (2 + 1) + std::sqrt(2.0)) / 5).epsilon(1e-14));
  CHECK(inverted_generational_distance_plus(b, front) ==
        Approx((2 * (2 + std::sqrt(5.0)) + std::sqrt(8.0)) / 5).epsilon(1e-14));
  CHECK(inverted_generational_distance_plus(a, front) < inverted_generational_distance_plus(b, front));

  random_engine engine(8);
  for (int i = 0; i < 50; ++i) {
    const auto reference = boxes::on_sphere<3>(engine, 20);
    const auto worse = boxes::anywhere<3>(engine, 20);
    auto better = worse;
    for (auto& p : better)
      for (double& x : p) x -= 0.1 * boxes::uniform(engine);
    CHECK(inverted_generational_distance_plus(better, reference) <=
          inverted_generational_distance_plus(worse, reference));
    CHECK(additive_epsilon(better, reference) <= additive_epsilon(worse, reference));
  }
}

TEST_CASE("indicators are what their definitions give") {
  agrees_with_definitions<1>();
  agrees_with_definitions<2>();
  agrees_with_definitions<3>();
  agrees_with_definitions<5>();
}

TEST_CASE("the nearest is the same whatever the lanes") {
  random_engine engine(6);
  for (const std::size_t count : {1U, 7U, 20U, 64U}) {
    const auto all = boxes::anywhere<3>(engine, count);
    const double least = least_by<1>(all, {0.5, 0.5, 0.5});
    CHECK(least_by<2>(all, {0.5, 0.5, 0.5}) == least);
    CHECK(least_by<4>(all, {0.5, 0.5, 0.5}) == least);
    CHECK(least_by<8>(all, {0.5, 0.5, 0.5}) == least);
  }
}

TEST_CASE("infinities are values") {
  const points<2> front{{-infinite, 1}, {0, infinite}};
  CHECK(inverted_generational_distance_plus(front, front) == 0);
  CHECK(inverted_generational_distance(front, front) == 0);
  CHECK(generational_distance(front, front) == 0);
  CHECK(additive_epsilon(points<2>{{-infinite, 3}, {1, infinite}}, front) == 2);
  CHECK(inverted_generational_distance_plus(points<2>{{0, 0}}, front) == infinite);
  CHECK(inverted_generational_distance_plus(points<2>{{infinite, 0}}, points<2>{{0, 0}}) == infinite);
  CHECK(additive_epsilon(points<2>{{infinite, 0}}, points<2>{{0, 0}}) == infinite);
}

TEST_CASE("nothing found is infinitely far; an empty front is a mistake") {
  const points<2> none, some{{1, 2}};
  CHECK(inverted_generational_distance_plus(none, some) == infinite);
  CHECK(inverted_generational_distance(none, some) == infinite);
  CHECK(additive_epsilon(none, some) == infinite);
  CHECK_THROWS_AS(static_cast<void>(inverted_generational_distance_plus(some, none)), std::invalid_argument);
  CHECK_THROWS_AS(static_cast<void>(inverted_generational_distance(some, none)), std::invalid_argument);
  CHECK_THROWS_AS(static_cast<void>(generational_distance(some, none)), std::invalid_argument);
  CHECK_THROWS_AS(static_cast<void>(generational_distance(none, some)), std::invalid_argument);
  CHECK_THROWS_AS(static_cast<void>(additive_epsilon(some, none)), std::invalid_argument);
  CHECK_THROWS_AS(static_cast<void>(spread(none, some)), std::invalid_argument);
  CHECK_THROWS_AS(static_cast<void>(spread(some, none)), std::invalid_argument);
}

TEST_CASE("spread by hand") {
  const points<2> front{{2, 2}, {4, 0}, {0, 4}};
  // Even, both ends found: 0, in whatever order.
  CHECK(spread(points<2>{{3, 1}, {0, 4}, {4, 0}, {1, 3}, {2, 2}}, front) == Approx(0).epsilon(1e-15));
  // Gaps 5 and 10 of mean 7.5; the ends 5 and 0 away: (5 + 5)/(5 + 15).
  CHECK(spread(points<2>{{3, 14}, {6, 10}, {12, 2}}, points<2>{{0, 18}, {12, 2}}) == 0.5);
  CHECK(spread(points<2>{{2, 2}}, front) == 1);
  CHECK(spread(points<2>{{1, 1}}, points<2>{{1, 1}}) == 0);
  // Of two that are best in an objective, the end is the one that is not dominated.
  CHECK(spread(points<2>{{0, 4}, {4, 0}}, points<2>{{0, 9}, {0, 4}, {7, 0}, {4, 0}}) == 0);
}
