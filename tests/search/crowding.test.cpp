// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/crowding.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <random>
#include <span>
#include <utility>
#include <vector>

#include <co2design/search/sorting.hpp>

#include <doctest/doctest.h>
#include <search/populations.hpp>

using namespace co2design;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

template <std::size_t M>
std::vector<evaluation<M>> at(const std::vector<std::array<double, M>>& all) {
  std::vector<evaluation<M>> out;
  for (const auto& one : all) out.push_back({.objectives = one});
  return out;
}

template <std::size_t M>
std::vector<double> distances_of(const std::vector<std::array<double, M>>& objectives,
                                 std::vector<std::uint32_t> members = {}, double before = -1) {
  const auto all = at(objectives);
  if (members.empty()) {
    members.resize(all.size());
    std::iota(members.begin(), members.end(), std::uint32_t{0});
  }
  std::vector<double> distance(all.size(), before);
  crowding_distances(std::span<const evaluation<M>>(all), std::span<const std::uint32_t>(members),
                     std::span<double>(distance));
  return distance;
}

// The rule, one front and one objective after the other.
template <std::size_t M>
std::vector<double> distances_by_rule(const std::vector<evaluation<M>>& all,
                                      const std::vector<std::uint32_t>& members,
                                      std::vector<double> distance) {
  for (const std::uint32_t i : members) distance[i] = 0;
  for (std::size_t m = 0; m < M && !members.empty(); ++m) {
    const auto value = [&](std::uint32_t i) { return all[i].objectives[m]; };
    std::vector<std::pair<double, std::size_t>> by_value;
    for (std::size_t k = 0; k < members.size(); ++k) by_value.emplace_back(value(members[k]), k);
    std::sort(by_value.begin(), by_value.end());
    std::vector<std::uint32_t> order;
    for (const auto& [at, k] : by_value) order.push_back(members[k]);
    const double extent = value(order.back()) - value(order.front());
    if (!(extent > 0)) continue;
    distance[order.front()] = distance[order.back()] = infinite;
    for (std::size_t i = 1; i + 1 < order.size(); ++i) {
      const double gap = value(order[i + 1]) - value(order[i - 1]);
      distance[order[i]] += gap < extent ? gap / extent : gap > 0 ? 1 : 0;
    }
  }
  return distance;
}

template <std::size_t M>
void agrees_with_rule() {
  std::mt19937 engine(50 + M);
  nondominated_sorter<M> sorter;
  for (int round = 0; round < 100; ++round)
    for (const populations::kind values : populations::all_kinds) {
      const auto all = populations::some<M>(engine, engine() % 60, values, round % 3 == 0 ? 50 : 0);
      const std::size_t needed = round % 2 == 0 ? all.size() : engine() % 60;
      sorter.sort(all, needed);
      std::vector<double> expected(all.size(), 0), found(all.size(), -1);
      for (std::uint32_t rank = 0; rank < all.size(); ++rank) {
        std::vector<std::uint32_t> members;
        for (std::uint32_t i = 0; i < all.size(); ++i)
          if (sorter.ranks()[i] == rank) members.push_back(i);
        expected = distances_by_rule(all, members, expected);
      }
      sorter.crowding(found);
      REQUIRE(found == expected);

      std::vector<std::uint32_t> members(all.size());
      std::iota(members.begin(), members.end(), std::uint32_t{0});
      std::shuffle(members.begin(), members.end(), engine);
      members.resize(members.size() / 2);
      found.assign(all.size(), -1);
      crowding_distances(std::span<const evaluation<M>>(all), std::span<const std::uint32_t>(members),
                         std::span<double>(found));
      REQUIRE(found == distances_by_rule(all, members, std::vector<double>(all.size(), -1)));
    }
}

using pairs = std::vector<std::array<double, 2>>;

}  // namespace

TEST_CASE("crowding distances by hand") {
  const auto found = distances_of(pairs{{1, 5}, {2, 3}, {4, 2}, {6, 1}});
  CHECK(found[0] == infinite);
  CHECK(found[1] == (4.0 - 1) / 5 + (5.0 - 2) / 4);
  CHECK(found[2] == (6.0 - 2) / 5 + (3.0 - 1) / 4);
  CHECK(found[3] == infinite);
}

TEST_CASE("the order of the designs does not matter where no two values are equal") {
  const auto sorted = distances_of(pairs{{1, 5}, {2, 3}, {4, 2}, {6, 1}});
  const auto mixed = distances_of(pairs{{4, 2}, {1, 5}, {6, 1}, {2, 3}});
  CHECK(mixed == std::vector{sorted[2], sorted[0], sorted[3], sorted[1]});
}

TEST_CASE("only members count and only members are written") {
  const auto found =
      distances_of(pairs{{100, 100}, {1, 5}, {2, 3}, {-50, 2.5}, {4, 2}, {6, 1}}, {5, 2, 1, 4});
  CHECK(found == std::vector<double>{-1, infinite, (4.0 - 1) / 5 + (5.0 - 2) / 4, -1,
                                     (6.0 - 2) / 5 + (3.0 - 1) / 4, infinite});
}

TEST_CASE("one design or two are at the ends") {
  CHECK(distances_of(pairs{{1, 1}, {2, 0}}) == std::vector{infinite, infinite});
  CHECK(distances_of(pairs{{1, 1}}) == std::vector{0.0});
  CHECK(distances_of(pairs{}).empty());
}

TEST_CASE("an objective in which all agree adds nothing") {
  const auto found = distances_of(pairs{{1, 7}, {2, 7}, {4, 7}, {6, 7}});
  CHECK(found == std::vector{infinite, (4.0 - 1) / 5, (6.0 - 2) / 5, infinite});
  CHECK(distances_of(pairs{{3, 7}, {3, 7}, {3, 7}}) == std::vector<double>(3, 0));
}

TEST_CASE("among duplicates the first is the lower end, the last the upper one, those between have none") {
  CHECK(distances_of(pairs{{1, 2}, {1, 2}, {1, 2}, {3, 0}}) ==
        std::vector{infinite, (1.0 - 1) / 2 + (2.0 - 2) / 2, infinite, infinite});
}

TEST_CASE("equal values are taken in the order of the members, in every objective") {
  // The two designs with 5 in the second objective are in another order by the first.
  const auto found = distances_of(pairs{{3, 5}, {2, 5}, {0, 4}, {4, 0}});
  CHECK(found[0] == (4.0 - 2) / 4 + (5.0 - 4) / 5);
  CHECK(found[1] == infinite);
  const auto turned = distances_of(pairs{{3, 5}, {2, 5}, {0, 4}, {4, 0}}, {1, 0, 2, 3});
  CHECK(turned[0] == infinite);
  CHECK(turned[1] == (3.0 - 0) / 4 + (5.0 - 4) / 5);
}

TEST_CASE("distances sum over the objectives") {
  const auto found =
      distances_of(std::vector<std::array<double, 3>>{{0, 4, 1}, {1, 3, 0}, {2, 1, 4}, {4, 0, 2}});
  CHECK(found == std::vector{infinite, infinite, infinite, infinite});
  const auto inner = distances_of(
      std::vector<std::array<double, 3>>{{0, 8, 5}, {2, 6, 1}, {3, 5, 9}, {4, 3, 4}, {8, 0, 6}, {5, 2, 3}});
  CHECK(inner[3] == doctest::Approx((5.0 - 3) / 8 + (5.0 - 2) / 8 + (5.0 - 3) / 8));
  CHECK(inner[5] == doctest::Approx((8.0 - 4) / 8 + (3.0 - 0) / 8 + (4.0 - 1) / 8));
}

TEST_CASE("infinite objectives give distances that compare: never NaN") {
  for (const double end : {infinite, -infinite}) {
    const auto found = distances_of(pairs{{1, 4}, {end, 3}, {2, 2}, {end, 1}, {end, 9}});
    for (const double x : found) CHECK_FALSE(std::isnan(x));
  }
  // A step to infinity is the whole extent, a step between finite values none of it.
  const auto found = distances_of(pairs{{1, 0}, {2, 0}, {3, 0}, {4, 0}, {infinite, 0}});
  CHECK(found == std::vector{infinite, 0.0, 0.0, 1.0, infinite});
  CHECK(distances_of(pairs{{infinite, 1}, {infinite, 1}, {infinite, 1}}) == std::vector<double>(3, 0));
  constexpr double large = std::numeric_limits<double>::max();
  for (const double x : distances_of(pairs{{-large, 0}, {-large, 0}, {0, 0}, {large, 0}, {large, 0}}))
    CHECK_FALSE(std::isnan(x));
}

TEST_CASE("the distances of a line of designs, evenly spread, are equal") {
  pairs line;
  for (int i = 0; i <= 32; ++i) line.push_back({static_cast<double>(i), static_cast<double>(32 - i)});
  const auto found = distances_of(line);
  for (std::size_t i = 1; i < 32; ++i) CHECK(found[i] == 4.0 / 32);
}

TEST_CASE("all fronts of a population at once are as one by one, and any front is by the rule") {
  agrees_with_rule<1>();
  agrees_with_rule<2>();
  agrees_with_rule<3>();
  agrees_with_rule<4>();
  agrees_with_rule<5>();
}
