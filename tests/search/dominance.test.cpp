// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/dominance.hpp>

#include <array>
#include <cstddef>
#include <limits>
#include <random>
#include <vector>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
using pair = std::array<double, 2>;

constexpr evaluation<2> meets(double a, double b) { return {.objectives = {a, b}}; }
constexpr evaluation<2> breaks(double excess, unsigned undefined = 0) {
  return {.objectives = {-infinite, -infinite},
          .violated = {.undefined = undefined, .excess = excess, .broken = 1}};
}

template <std::size_t M>
std::vector<std::array<double, M>> some_vectors(std::size_t count) {
  constexpr std::array<double, 6> coordinates{-infinite, -1, 0, 0.5, 2, infinite};
  std::mt19937 engine(M);
  std::vector<std::array<double, M>> all(count);
  for (auto& one : all)
    for (double& x : one) x = coordinates[engine() % coordinates.size()];
  return all;
}

}  // namespace

TEST_CASE("a design dominates another where it is nowhere worse and somewhere better") {
  STATIC_CHECK(dominates(pair{1, 1}, pair{2, 2}));
  STATIC_CHECK(dominates(pair{1, 2}, pair{2, 2}));
  STATIC_CHECK(dominates(pair{2, 1}, pair{2, 2}));
  STATIC_CHECK(!dominates(pair{2, 2}, pair{2, 2}));
  STATIC_CHECK(!dominates(pair{1, 3}, pair{2, 2}));
  STATIC_CHECK(!dominates(pair{2, 2}, pair{1, 3}));
  STATIC_CHECK(!dominates(pair{2, 2}, pair{1, 2}));
  STATIC_CHECK(dominates(std::array<double, 1>{1}, std::array<double, 1>{2}));
  STATIC_CHECK(!dominates(std::array<double, 1>{2}, std::array<double, 1>{2}));
}

TEST_CASE("infinities compare like other numbers") {
  STATIC_CHECK(dominates(pair{0, infinite}, pair{1, infinite}));
  STATIC_CHECK(!dominates(pair{infinite, infinite}, pair{infinite, infinite}));
  STATIC_CHECK(dominates(pair{-infinite, infinite}, pair{0, infinite}));
  STATIC_CHECK(!dominates(pair{-infinite, infinite}, pair{0, 0}));
}

TEST_CASE("zeros of either sign are equal") {
  STATIC_CHECK(!dominates(pair{-0.0, 1}, pair{0.0, 1}));
  STATIC_CHECK(!dominates(pair{0.0, 1}, pair{-0.0, 1}));
}

TEST_CASE("domination is a strict partial order") {
  const auto all = some_vectors<3>(60);
  for (const auto& a : all) {
    CHECK_FALSE(dominates(a, a));
    for (const auto& b : all) {
      CHECK_FALSE((dominates(a, b) && dominates(b, a)));
      for (const auto& c : all)
        if (dominates(a, b) && dominates(b, c) && !dominates(a, c)) FAIL_CHECK("not transitive");
    }
  }
}

TEST_CASE("a feasible design beats every infeasible one, whatever its objectives") {
  STATIC_CHECK(dominates(meets(infinite, infinite), breaks(1e-9)));
  STATIC_CHECK(!dominates(breaks(1e-9), meets(infinite, infinite)));
  STATIC_CHECK(dominates(meets(5, 5), breaks(0)));
  STATIC_CHECK(dominates(meets(5, 5), breaks(0, 1)));
}

TEST_CASE("of two infeasible designs the smaller violation wins, whatever their objectives") {
  STATIC_CHECK(dominates(breaks(1), breaks(2)));
  STATIC_CHECK(!dominates(breaks(2), breaks(1)));
  STATIC_CHECK(!dominates(breaks(1), breaks(1)));
  STATIC_CHECK(dominates(breaks(1e9), breaks(0, 1)));
  STATIC_CHECK(dominates(breaks(0, 1), breaks(0, 2)));
  constexpr evaluation<2> worse{.objectives = {9, 9}, .violated = {.excess = 1, .broken = 1}};
  constexpr evaluation<2> better{.objectives = {0, 0}, .violated = {.excess = 2, .broken = 1}};
  STATIC_CHECK(dominates(worse, better));
}

TEST_CASE("of two feasible designs the dominating wins") {
  STATIC_CHECK(dominates(meets(1, 2), meets(1, 3)));
  STATIC_CHECK(!dominates(meets(1, 2), meets(2, 1)));
  STATIC_CHECK(!dominates(meets(1, 2), meets(1, 2)));
}
