// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/archive.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <type_traits>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <co2design/search/detail/gathered_front.hpp>
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
void equals_brute_force(std::uint64_t offers = 250, bool from_few = true) {
  constexpr std::array<double, 7> coordinates{-infinite, -1, 0, 0.5, 1, 2, infinite};
  std::mt19937 engine(M);
  archive<M> best;
  std::vector<std::array<double, M>> offered;
  for (std::uint64_t i = 0; i < offers; ++i) {
    evaluation<M> one;
    for (double& x : one.objectives)
      x = from_few ? coordinates[engine() % coordinates.size()] : static_cast<double>(engine() % 1000);
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

std::vector<std::uint64_t> sorted(std::vector<std::uint64_t> all) {
  std::sort(all.begin(), all.end());
  return all;
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

TEST_CASE("an archive is the non-dominated set of what it was offered, for 1 to 6 objectives") {
  equals_brute_force<1>();
  equals_brute_force<2>();
  equals_brute_force<3>();
  equals_brute_force<4>();
  equals_brute_force<5>();
  equals_brute_force<6>();
  equals_brute_force<2>(300, false);
  equals_brute_force<3>(300, false);
  equals_brute_force<4>(300, false);
}

TEST_CASE("a design that comes takes the place of those it beats") {
  archive<2> best;
  CHECK(best.add(7, {.objectives = {3, 1}}));
  CHECK(best.add(4, {.objectives = {1, 3}}));
  CHECK(best.add(9, {.objectives = {2, 2}}));
  CHECK(sorted(indices_of(best.front())) == std::vector<std::uint64_t>{4, 7, 9});
  CHECK(best.add(1, {.objectives = {1, 2}}));
  CHECK(sorted(indices_of(best.front())) == std::vector<std::uint64_t>{1, 7});
}

// Long fronts, that are added to at any place and then beaten piece by piece.
TEST_CASE_TEMPLATE("an archive of many designs", M, std::integral_constant<std::size_t, 2>,
                   std::integral_constant<std::size_t, 3>) {
  std::mt19937 engine(11);
  archive<M::value> best;
  const auto at = [](std::uint64_t x, double better) {
    evaluation<M::value> one;
    one.objectives.fill(0);
    one.objectives[0] = static_cast<double>(x) - better;
    one.objectives[M::value - 1] = 1e6 - static_cast<double>(x) - better;
    return one;
  };
  std::vector<std::uint64_t> all(2000);
  for (std::uint64_t i = 0; i < all.size(); ++i) all[i] = 4 * i;
  std::shuffle(all.begin(), all.end(), engine);
  for (const std::uint64_t x : all) REQUIRE(best.add(x, at(x, 0)));
  for (const std::uint64_t x : all) REQUIRE_FALSE(best.add(x + 1, at(x, 0)));
  for (const std::uint64_t x : all) REQUIRE_FALSE(best.add(x + 1, at(x + 1, -1)));
  CHECK(best.front().size() == all.size());
  // Each of these beats itself before and, but at the end, its next.
  for (const std::uint64_t x : all)
    if (x % 8 == 0) REQUIRE(best.add(x, at(x + 2, 2)));
  CHECK(best.front().size() == all.size() / 2);
  for (const auto& one : best.front()) {
    REQUIRE(one.index % 8 == 0);
    REQUIRE(one.scores.objectives == at(one.index + 2, 2).objectives);
  }
  evaluation<M::value> best_of_all;
  best_of_all.objectives.fill(-3);
  CHECK(best.add(1, best_of_all));
  CHECK(indices_of(best.front()) == std::vector<std::uint64_t>{1});
}

// On a plane none beats another; a little off it, many are beaten.
TEST_CASE_TEMPLATE("fronts of any shape", M, std::integral_constant<std::size_t, 2>,
                   std::integral_constant<std::size_t, 3>, std::integral_constant<std::size_t, 5>) {
  std::mt19937 engine(12);
  archive<M::value> on_plane, near_plane;
  std::vector<std::array<double, M::value>> offered;
  for (std::uint64_t i = 0; i < 3000; ++i) {
    evaluation<M::value> one;
    double& last = one.objectives[M::value - 1];
    last = 0;
    for (std::size_t m = 0; m + 1 < M::value; ++m) {
      one.objectives[m] = static_cast<double>(engine() % 1000000);
      last -= one.objectives[m];
    }
    on_plane.add(i, one);
    last += static_cast<double>(engine() % 300000);
    offered.push_back(one.objectives);
    near_plane.add(i, one);
  }
  if (M::value > 2) CHECK(on_plane.front().size() == 3000);
  for (const auto& one : on_plane.front()) {
    double sum = 0;
    for (const double x : one.scores.objectives) sum += x;
    REQUIRE(sum == 0);
  }
  auto kept = front_of(near_plane);
  std::sort(kept.begin(), kept.end());
  CHECK(kept == toy::unbeaten(offered));
  for (const auto& one : near_plane.front()) REQUIRE(offered[one.index] == one.scores.objectives);
}

TEST_CASE_TEMPLATE("an archive goes on from a front, equal designs in it too", M,
                   std::integral_constant<std::size_t, 2>, std::integral_constant<std::size_t, 3>) {
  using entry = typename archive<M::value>::entry;
  const auto at = [](double x) {
    evaluation<M::value> one;
    one.objectives.fill(-x);
    one.objectives[0] = x;
    return one;
  };
  std::vector<entry> front;
  for (std::uint64_t i = 0; i < 300; ++i) front.push_back({i, at(static_cast<double>(i / 3))});
  archive<M::value> best(front);
  CHECK(best.front().size() == 300);
  CHECK_FALSE(best.add(400, at(50)));
  CHECK(best.add(400, at(50.5)));
  CHECK(best.front().size() == 301);
  auto better = at(50);
  better.objectives[0] -= 0.5;
  CHECK(best.add(401, better));
  CHECK(best.front().size() == 299);
  for (const auto& one : best.front()) CHECK((one.index < 150 || one.index >= 153));
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

TEST_CASE_TEMPLATE("a copy goes its own way, and what was moved from starts anew", M,
                   std::integral_constant<std::size_t, 2>, std::integral_constant<std::size_t, 3>) {
  evaluation<M::value> worse, good, better;
  worse.objectives.fill(2);
  good.objectives.fill(1);
  better.objectives.fill(0);
  archive<M::value> one;
  one.add(1, good);
  archive<M::value> other = one;
  CHECK(other.add(2, better));
  CHECK(indices_of(one.front()) == std::vector<std::uint64_t>{1});
  CHECK(indices_of(other.front()) == std::vector<std::uint64_t>{2});
  const archive<M::value> all = std::move(one);
  CHECK(indices_of(all.front()) == std::vector<std::uint64_t>{1});
  one = archive<M::value>();
  CHECK(one.add(3, worse));
  other = one;
  CHECK(other.add(4, good));
  archive<M::value> rest = std::move(other);
  CHECK(other.add(5, worse));  // NOLINT(bugprone-use-after-move): that is what is asked
  CHECK_FALSE(rest.add(6, worse));
}

TEST_CASE_TEMPLATE("a gathered front is an archive, whenever it is looked at", M,
                   std::integral_constant<std::size_t, 1>, std::integral_constant<std::size_t, 2>,
                   std::integral_constant<std::size_t, 3>, std::integral_constant<std::size_t, 4>) {
  for (const unsigned values : {4U, 1000U}) {
    std::mt19937 engine(M::value);
    archive<M::value> best;
    detail::gathered_front<M::value> gathered;
    for (std::uint64_t i = 0; i < 6000; ++i) {
      evaluation<M::value> one;
      for (double& x : one.objectives) x = static_cast<double>(engine() % values) - 2;
      if (engine() % 3 == 0)
        one.violated = {static_cast<unsigned>(engine() % 2), static_cast<double>(engine() % 8), 1};
      best.add(i, one);
      gathered.add(i, one);
      if (i % 500 != 7) continue;
      if (i % 1000 == 7) gathered.settle();
      CHECK(gathered.size() == best.front().size());
      const auto same = gathered.archived();
      CHECK(indices_of(same.closest()) == indices_of(best.closest()));
      auto expected = indices_of(best.front());
      std::sort(expected.begin(), expected.end());
      CHECK(indices_of(same.front()) == expected);  // in the order they were seen
      gathered = {same.front(), same.closest()};
    }
  }
}
