// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/hypervolume.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>
#include <span>
#include <vector>

#include <co2design/core/random_engine.hpp>

#include <doctest/doctest.h>
#include <allocations.hpp>
#include <search/boxes.hpp>

using namespace co2design;
using boxes::points;
using doctest::Approx;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

template <std::size_t M>
double covered_cells(const points<M>& all, unsigned end) {
  double volume = 0;
  for (const auto& covering : boxes::cells(all, end)) volume += covering.empty() ? 0 : 1;
  return volume;
}

// Sums and products of small whole numbers are exact, in whatever order they come.
template <std::size_t M, std::size_t Lanes>
void agrees_with_cells(unsigned cases, unsigned end) {
  random_engine engine(M);
  hypervolume_calculator<M, Lanes> volume;
  for (unsigned i = 0; i < cases; ++i) {
    // The largest coordinate is beyond the reference, the one before on it.
    const auto all = boxes::on_grid<M>(engine, engine() % 40, end + 1);
    CHECK(volume(all, boxes::all<M>(end)) == covered_cells(all, end));
  }
}

template <std::size_t M>
void agrees_with_inclusion() {
  random_engine engine(10 + M);
  for (int i = 0; i < 60; ++i) {
    const std::size_t count = 1 + engine() % 9;
    const auto all = i % 2 == 0 ? boxes::anywhere<M>(engine, count) : boxes::on_sphere<M>(engine, count);
    const double end = i % 3 == 0 ? 0.7 : 1.1;
    CHECK(hypervolume(all, boxes::all<M>(end)) ==
          Approx(boxes::volume_by_inclusion(all, boxes::all<M>(end))).epsilon(1e-10));
  }
}

template <std::size_t M>
boxes::point<M> rotated(const boxes::point<M>& p) {
  boxes::point<M> turned = p;
  std::rotate(turned.begin(), turned.begin() + 1, turned.end());
  return turned;
}

template <std::size_t M>
void has_the_properties_of_a_volume(std::size_t count) {
  random_engine engine(20 + M);
  boxes::point<M> end{};
  for (std::size_t m = 0; m < M; ++m) end[m] = 1 + 0.125 * static_cast<double>(m);
  for (int i = 0; i < 10; ++i) {
    auto all = i % 2 == 0 ? boxes::on_sphere<M>(engine, count) : boxes::anywhere<M>(engine, count);
    const double volume = hypervolume(all, end);

    double grown = 0;
    for (const std::size_t some : {count / 4, count / 2, count - 1, count}) {
      const double now = hypervolume(std::span(all).first(some), end);
      CHECK(now >= grown * (1 - 1e-13));
      grown = now;
    }
    CHECK(grown == volume);

    auto others = all;
    std::reverse(others.begin(), others.end());
    std::swap(others[0], others[count / 2]);
    CHECK(hypervolume(others, end) == Approx(volume).epsilon(1e-13));

    for (std::size_t turn = 1; turn < M; ++turn) {
      auto turned_end = end;
      others = all;
      for (std::size_t t = 0; t < turn; ++t) {
        turned_end = rotated<M>(turned_end);
        for (auto& p : others) p = rotated<M>(p);
      }
      CHECK(hypervolume(others, turned_end) == Approx(volume).epsilon(1e-13));
    }

    others = all;
    for (std::size_t k = 0; k < 5; ++k) {
      others.push_back(all[k]);  // a duplicate
      others.push_back(all[k]);  // a dominated one
      for (double& x : others.back()) x += 0.01;
      others.push_back(all[k]);  // one beyond the reference
      others.back()[k % M] = end[k % M];
    }
    CHECK(hypervolume(others, end) == Approx(volume).epsilon(1e-13));

    // Powers of two change no digit.
    for (auto& p : all) p[0] *= 1024;
    auto wide = end;
    wide[0] *= 1024;
    CHECK(hypervolume(all, wide) == 1024 * volume);
  }
}

// With an objective more, in which all agree.
template <std::size_t M>
points<M + 1> raised(const points<M>& all) {
  points<M + 1> made(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) std::copy(all[i].begin(), all[i].end(), made[i].begin() + 1);
  return made;
}

}  // namespace

TEST_CASE("no points, points on or beyond the reference: no volume") {
  CHECK(hypervolume(points<2>{}, {1, 1}) == 0);
  CHECK(hypervolume(points<1>{}, {1}) == 0);
  CHECK(hypervolume(points<4>{}, {1, 1, 1, 1}) == 0);
  CHECK(hypervolume(points<2>{{1, 0}, {0, 1}, {2, -5}, {-5, 2}}, {1, 1}) == 0);
  CHECK(hypervolume(points<3>{{0, 0, 1}, {1, 0, 0}}, {1, 1, 1}) == 0);
}

TEST_CASE("volumes by hand") {
  CHECK(hypervolume(points<1>{{3}, {1}, {2}}, {4}) == 3);
  CHECK(hypervolume(points<2>{{1, 3}, {3, 1}, {2, 2}}, {4, 4}) == 6);
  CHECK(hypervolume(points<2>{{-1, -2}}, {1, 1}) == 6);
  // Three boxes of 1 × 2 × 2 that share the unit cube.
  CHECK(hypervolume(points<3>{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, {2, 2, 2}) == 7);
  // Four of 1 × 2 × 2 × 2: all cells of the cube of side 2 but the one at 0.
  CHECK(hypervolume(points<4>{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}}, {2, 2, 2, 2}) == 15);
  CHECK(hypervolume(points<2>{{-0.0, 1}, {0.0, 0}}, {1, 1}) == 1);
}

TEST_CASE("spans, vectors and arrays of points are the same") {
  const points<2> all{{1, 3}, {3, 1}};
  const std::array<std::array<double, 2>, 2> two{{{1, 3}, {3, 1}}};
  CHECK(hypervolume(all, {4, 4}) == 5);
  CHECK(hypervolume(std::span(all), {4, 4}) == 5);
  CHECK(hypervolume(two, {4, 4}) == 5);
}

TEST_CASE("infinite boxes have infinite volume, points at infinity none") {
  CHECK(hypervolume(points<2>{{-infinite, 0}, {0, 0}}, {1, 1}) == infinite);
  CHECK(hypervolume(points<3>{{0, 0, 0}}, {1, infinite, 1}) == infinite);
  CHECK(hypervolume(points<1>{{-infinite}}, {1}) == infinite);
  CHECK(hypervolume(points<5>{{0, 0, 0, 0, -infinite}}, {1, 1, 1, 1, 1}) == infinite);
  CHECK(hypervolume(points<2>{{-1e200, -1e200}}, {1e200, 1e200}) == infinite);
  CHECK(hypervolume(points<4>{{-1.5e308, 0, 0, 0}}, {1.5e308, 1, 1, 1}) == infinite);
  CHECK(hypervolume(points<2>{{infinite, -5}, {0, 0}}, {1, 1}) == 1);
  CHECK(hypervolume(points<2>{{infinite, 0}}, {infinite, 1}) == 0);
  CHECK(hypervolume(points<2>{{-infinite, 2}}, {1, 1}) == 0);
  CHECK(hypervolume(points<2>{{-infinite, 0}}, {-infinite, 1}) == 0);
}

TEST_CASE("a volume is the number of cells that are covered") {
  agrees_with_cells<1, native_lanes>(100, 20);
  agrees_with_cells<2, native_lanes>(1500, 12);
  agrees_with_cells<3, native_lanes>(1000, 7);
  agrees_with_cells<4, native_lanes>(500, 5);
  agrees_with_cells<5, native_lanes>(200, 4);
  agrees_with_cells<6, native_lanes>(100, 3);
}

TEST_CASE("a volume is the same whatever the lanes") {
  agrees_with_cells<4, 1>(200, 5);
  agrees_with_cells<4, 4>(200, 5);
  agrees_with_cells<4, 8>(200, 5);
  agrees_with_cells<5, 8>(100, 4);
}

TEST_CASE("a volume is what inclusion and exclusion give") {
  agrees_with_inclusion<1>();
  agrees_with_inclusion<2>();
  agrees_with_inclusion<3>();
  agrees_with_inclusion<4>();
  agrees_with_inclusion<5>();
  agrees_with_inclusion<6>();
}

TEST_CASE("adding never takes away; neither the order of points nor that of objectives matters") {
  has_the_properties_of_a_volume<2>(300);
  has_the_properties_of_a_volume<3>(300);
  has_the_properties_of_a_volume<4>(120);
  has_the_properties_of_a_volume<5>(60);
  has_the_properties_of_a_volume<6>(30);
}

TEST_CASE("an objective in which all agree is a factor") {
  random_engine engine(5);
  const auto flat = boxes::on_sphere<2>(engine, 10'000);
  const auto front = boxes::on_sphere<3>(engine, 5'000);
  const auto cloud = boxes::anywhere<3>(engine, 20'000);
  const auto high = boxes::on_sphere<4>(engine, 200);
  CHECK(hypervolume(raised(flat), {3, 1, 1}) == Approx(3 * hypervolume(flat, {1, 1})).epsilon(1e-12));
  CHECK(hypervolume(raised(front), {3, 1, 1, 1}) == Approx(3 * hypervolume(front, {1, 1, 1})).epsilon(1e-12));
  CHECK(hypervolume(raised(cloud), {3, 1, 1, 1}) == Approx(3 * hypervolume(cloud, {1, 1, 1})).epsilon(1e-12));
  const double all = hypervolume(high, {1, 1, 1, 1});
  CHECK(hypervolume(raised(high), {3, 1, 1, 1, 1}) == Approx(3 * all).epsilon(1e-12));
}

// The front of ZDT1, f2 = 1 − √f1: n points of equal step h have Σ (1.1 − f1ᵢ)(f2ᵢ₋₁ − f2ᵢ), which tends to
// 1.1² − 1/3.
TEST_CASE("the front of ZDT1") {
  for (const std::size_t n : {2U, 11U, 101U, 100'001U}) {
    points<2> front(n);
    long double expected = 0, before = 1.1L;
    for (std::size_t i = 0; i < n; ++i) {
      const long double x = static_cast<long double>(i) / static_cast<long double>(n - 1);
      front[i] = {static_cast<double>(x), static_cast<double>(1 - std::sqrt(x))};
      expected += (1.1L - front[i][0]) * (before - front[i][1]);
      before = front[i][1];
    }
    CHECK(hypervolume(front, {1.1, 1.1}) == Approx(static_cast<double>(expected)).epsilon(1e-13));
    if (n > 100'000) CHECK(hypervolume(front, {1.1, 1.1}) == Approx(1.21 - 1.0 / 3).epsilon(1e-5));
  }
}

// The plane x + y + z = n, whole coordinates: between 0 and the reference at n are n³ cells, of which those
// are free whose corner has a sum below n: n(n + 1)(n + 2)/6.
TEST_CASE("a plane through whole points") {
  for (const unsigned n : {1U, 2U, 7U, 40U}) {
    points<3> front;
    for (unsigned x = 0; x <= n; ++x)
      for (unsigned y = 0; x + y <= n; ++y)
        front.push_back({static_cast<double>(x), static_cast<double>(y), static_cast<double>(n - x - y)});
    CHECK(hypervolume(front, boxes::all<3>(n)) == n * n * n - n * (n + 1) * (n + 2) / 6);
  }
}

// Of the unit cube, a dense front of DTLZ2 leaves the part of the ball of radius 1 in it: a disc's quarter, a
// ball's eighth, π²/32. From below, as no point is within the ball.
TEST_CASE("the front of DTLZ2 tends to the cube without the ball") {
  random_engine engine(7);
  const double disc = 1 - std::numbers::pi / 4, ball = 1 - std::numbers::pi / 6;
  const double ball4 = 1 - std::numbers::pi * std::numbers::pi / 32;
  const double found2 = hypervolume(boxes::on_sphere<2>(engine, 20'000), {1, 1});
  const double found3 = hypervolume(boxes::on_sphere<3>(engine, 40'000), {1, 1, 1});
  const double found4 = hypervolume(boxes::on_sphere<4>(engine, 3'000), {1, 1, 1, 1});
  CHECK(found2 < disc);
  CHECK(found2 > disc - 1e-3);
  CHECK(found3 < ball);
  CHECK(found3 > ball - 1e-2);
  CHECK(found4 < ball4);
  CHECK(found4 > ball4 - 6e-2);
}

TEST_CASE("far references and crowded points keep their digits") {
  // A row of unit steps, a million away from the reference: the sum is whole and exact.
  points<2> row;
  for (int i = 0; i < 1000; ++i) row.push_back({static_cast<double>(i), static_cast<double>(999 - i)});
  CHECK(hypervolume(row, {1e6, 1e6}) == 1e12 - 1000.0 * 999 / 2);
  // One outlier that takes all buckets but one, and many equal ones.
  row.push_back({-1e9, 999});
  for (int i = 0; i < 100; ++i) row.push_back({500, 499});
  CHECK(hypervolume(row, {1e6, 1e6}) == 1e12 - 1000.0 * 999 / 2 + 1e9 * (1e6 - 999));
}

TEST_CASE("a calculator keeps its memory") {
  random_engine engine(3);
  const auto flat = boxes::on_sphere<2>(engine, 300);
  const auto front = boxes::on_sphere<3>(engine, 300);
  const auto high = boxes::on_sphere<5>(engine, 100);
  hypervolume_calculator<2> area;
  hypervolume_calculator<3> volume;
  hypervolume_calculator<5> content;
  const double before = area(flat, {1, 1}) + volume(front, {1, 1, 1}) + content(high, boxes::all<5>(1));
  const std::size_t asked = allocations();
  const double after = area(flat, {1, 1}) + volume(front, {1, 1, 1}) + content(high, boxes::all<5>(1));
  CHECK(allocations() == asked);
  CHECK(after == before);
  CHECK(volume(std::span(front).first(1), {1, 1, 1}) == hypervolume(std::span(front).first(1), {1, 1, 1}));
}
