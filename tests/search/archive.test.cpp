// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/archive.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include <doctest/doctest.h>
#include <search/toy_chips.hpp>

using namespace co2design;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

template <std::size_t M>
std::vector<std::array<double, M>> front_of(const archive<M>& best) {
  std::vector<std::array<double, M>> all;
  for (const auto& one : best.front()) all.push_back(one.scores.objectives);
  return all;
}

template <class Entries>
std::vector<std::uint64_t> indices_of(const Entries& entries) {
  std::vector<std::uint64_t> all;
  for (const auto& one : entries) all.push_back(one.index);
  return all;
}

// Offers random designs, many of them equal; at every step the archive is the non-dominated set so far.
template <std::size_t M>
void equals_brute_force() {
  constexpr std::array<double, 7> coordinates{-infinite, -1, 0, 0.5, 1, 2, infinite};
  std::mt19937 engine(M);
  archive<M> best;
  std::vector<std::array<double, M>> offered;
  for (std::uint64_t i = 0; i < 250; ++i) {
    evaluation<M> one;
    for (double& x : one.objectives) x = coordinates[engine() % coordinates.size()];
    const bool known = std::find(offered.begin(), offered.end(), one.objectives) != offered.end();
    const bool beaten = std::any_of(offered.begin(), offered.end(),
                                    [&](const auto& other) { return toy::beats(other, one.objectives); });
    offered.push_back(one.objectives);
    CHECK(best.add(i, one) == (!known && !beaten));
    auto kept = front_of(best);
    std::sort(kept.begin(), kept.end());
    CHECK(kept == toy::unbeaten(offered));
  }
  // Of each objective vector the first.
  for (const auto& one : best.front())
    CHECK(std::find(offered.begin(), offered.end(), one.scores.objectives) - offered.begin() ==
          static_cast<std::ptrdiff_t>(one.index));
}

evaluation<1> breaking(double excess, unsigned undefined = 0) {
  return {.violated = {.undefined = undefined, .excess = excess, .broken = 1}};
}

}  // namespace

TEST_CASE("an archive starts empty") {
  const archive<2> best;
  CHECK(best.front().empty());
  CHECK(best.closest().empty());
}

TEST_CASE("an archive is the non-dominated set of what it was offered, for 1 to 4 objectives") {
  equals_brute_force<1>();
  equals_brute_force<2>();
  equals_brute_force<3>();
  equals_brute_force<4>();
}

TEST_CASE("designs stay in the order they came") {
  archive<2> best;
  CHECK(best.add(7, {.objectives = {3, 1}}));
  CHECK(best.add(4, {.objectives = {1, 3}}));
  CHECK(best.add(9, {.objectives = {2, 2}}));
  CHECK(indices_of(best.front()) == std::vector<std::uint64_t>{7, 4, 9});
  CHECK(best.add(1, {.objectives = {1, 2}}));
  CHECK(indices_of(best.front()) == std::vector<std::uint64_t>{7, 1});
}

TEST_CASE("of equal objectives the first design stays") {
  archive<2> best;
  CHECK(best.add(5, {.objectives = {1, 2}}));
  CHECK_FALSE(best.add(2, {.objectives = {1, 2}}));
  CHECK_FALSE(best.add(3, {.objectives = {1.0, 3}}));
  CHECK(indices_of(best.front()) == std::vector<std::uint64_t>{5});
}

TEST_CASE("zeros of either sign are one objective vector") {
  archive<2> best;
  CHECK(best.add(1, {.objectives = {0.0, -0.0}}));
  CHECK_FALSE(best.add(2, {.objectives = {-0.0, 0.0}}));
}

TEST_CASE("an infeasible design is never on the front, though none were better") {
  archive<1> best;
  evaluation<1> tempting = breaking(1e-9);
  tempting.objectives = {-infinite};
  CHECK(best.add(1, tempting));
  CHECK(best.front().empty());
  CHECK(best.closest().size() == 1);
  CHECK(best.add(2, {.objectives = {5}}));
  CHECK(indices_of(best.front()) == std::vector<std::uint64_t>{2});
}

TEST_CASE("the least violating designs are kept, least first, of equal ones the first seen") {
  std::mt19937 engine(3);
  archive<1> best;
  struct offer {
    std::uint64_t index;
    violation violated;
  };
  std::vector<offer> offered;
  for (std::uint64_t i = 0; i < 200; ++i) {
    const auto scores = breaking(static_cast<double>(100 + engine() % 150 - i / 2), engine() % 8 == 0);
    offered.push_back({i, scores.violated});
    auto expected = offered;
    std::sort(expected.begin(), expected.end(), [](const offer& a, const offer& b) {
      return a.violated != b.violated ? a.violated < b.violated : a.index < b.index;
    });
    expected.resize(std::min(expected.size(), archive<1>::closest_kept));
    const bool stays =
        std::any_of(expected.begin(), expected.end(), [&](const offer& o) { return o.index == i; });
    CHECK(best.add(i, scores) == stays);
    CHECK(indices_of(best.closest()) == indices_of(expected));
  }
  CHECK(best.closest().size() == 5);
}
