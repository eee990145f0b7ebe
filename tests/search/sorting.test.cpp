// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/sorting.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <span>
#include <vector>

#include <doctest/doctest.h>
#include <allocations.hpp>
#include <search/populations.hpp>

using namespace co2design;
using namespace populations;

namespace {

template <std::size_t M>
std::vector<std::uint32_t> ranks_of(const std::vector<evaluation<M>>& all) {
  return nondominated_ranks(std::span<const evaluation<M>>(all));
}

// Takes off what none of the rest beats, again and again.
template <std::size_t M>
std::vector<std::uint32_t> ranks_by_removal(const std::vector<evaluation<M>>& all) {
  std::vector<std::uint32_t> ranks(all.size(), unranked);
  for (std::uint32_t rank = 0; std::count(ranks.begin(), ranks.end(), unranked) != 0; ++rank) {
    std::vector<std::size_t> unbeaten;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (ranks[i] != unranked) continue;
      bool beaten = false;
      for (std::size_t j = 0; j < all.size() && !beaten; ++j)
        beaten = ranks[j] == unranked && beats(all[j], all[i]);
      if (!beaten) unbeaten.push_back(i);
    }
    for (const std::size_t i : unbeaten) ranks[i] = rank;
  }
  return ranks;
}

// Only the fronts that have fewer than `needed` before them.
std::vector<std::uint32_t> only_needed(std::vector<std::uint32_t> ranks, std::size_t needed) {
  const auto all = ranks;
  for (std::uint32_t& rank : ranks) {
    const auto before = std::count_if(all.begin(), all.end(), [&](std::uint32_t r) { return r < rank; });
    if (static_cast<std::size_t>(before) >= needed) rank = unranked;
  }
  return ranks;
}

template <std::size_t M>
std::vector<std::uint32_t> sorted(nondominated_sorter<M>& sorter, const std::vector<evaluation<M>>& all,
                                  std::size_t needed = nondominated_sorter<M>::all_needed) {
  sorter.sort(all, needed);
  return {sorter.ranks().begin(), sorter.ranks().end()};
}

// One sorter for all, so that what it keeps from one population must not be seen in the next.
template <std::size_t M>
void agrees_with_removal() {
  std::mt19937 engine(20 + M);
  nondominated_sorter<M> sorter;
  for (int round = 0; round < 400; ++round)
    for (const kind values : all_kinds) {
      const auto all = some<M>(engine, engine() % 40, values, round % 4 == 0 ? engine() % 101 : 0);
      const auto expected = ranks_by_removal(all);
      REQUIRE(sorted(sorter, all) == expected);
      const std::size_t needed = engine() % (all.size() + 2);
      REQUIRE(sorted(sorter, all, needed) == only_needed(expected, needed));
    }
}

// As many as fill a tile or a half, or just not.
template <std::size_t M>
void agrees_at_borders(const std::vector<std::size_t>& sizes) {
  std::mt19937 engine(40 + M);
  nondominated_sorter<M> sorter;
  for (const std::size_t size : sizes)
    for (const kind values : all_kinds) {
      const auto all = some<M>(engine, size, values, engine() % 2 == 0 ? 3 : 0);
      const auto expected = ranks_by_definition(all);
      REQUIRE(sorted(sorter, all) == expected);
      REQUIRE(sorted(sorter, all, size / 2) == only_needed(expected, size / 2));
      REQUIRE(sorted(sorter, all, 1) == only_needed(expected, 1));
    }
}

evaluation<2> at(double a, double b) { return {.objectives = {a, b}}; }

}  // namespace

TEST_CASE("nothing has no ranks, one design rank 0") {
  CHECK(ranks_of(std::vector<evaluation<2>>{}).empty());
  CHECK(ranks_of(std::vector{at(1, 2)}) == std::vector<std::uint32_t>{0});
  CHECK(ranks_of(std::vector<evaluation<3>>{}).empty());
  CHECK(ranks_of(std::vector<evaluation<4>>(1)) == std::vector<std::uint32_t>{0});
}

TEST_CASE("ranks by hand") {
  const std::vector<evaluation<2>> all{at(1, 4), at(2, 2), at(4, 1), at(2, 3), at(3, 3), at(5, 5), at(2, 2)};
  CHECK(ranks_of(all) == std::vector<std::uint32_t>{0, 0, 0, 1, 2, 3, 0});
}

TEST_CASE("plain points are designs without bounds") {
  const std::vector<std::array<double, 3>> all{{1, 4, 0}, {2, 2, 0}, {2, 3, 0}, {2, 3, -0.0}, {5, 5, 5}};
  CHECK(nondominated_ranks(std::span<const std::array<double, 3>>(all)) ==
        std::vector<std::uint32_t>{0, 0, 1, 1, 2});
}

TEST_CASE_TEMPLATE("a chain has as many ranks as designs, duplicates one", M,
                   std::integral_constant<std::size_t, 1>, std::integral_constant<std::size_t, 2>,
                   std::integral_constant<std::size_t, 3>, std::integral_constant<std::size_t, 4>) {
  for (const std::size_t n : {20U, 700U}) {
    std::vector<evaluation<M::value>> chain(n), same(n);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t m = 0; m < M::value; ++m)
        chain[i].objectives[m] = static_cast<double>(n * (m + 1) - i);
      same[i].objectives.fill(1);
    }
    const auto ranks = ranks_of(chain);
    for (std::size_t i = 0; i < n; ++i) REQUIRE(ranks[i] == n - 1 - i);
    CHECK(ranks_of(same) == std::vector<std::uint32_t>(n, 0));
  }
}

TEST_CASE("zeros of either sign are equal, infinities are values") {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  CHECK(ranks_of(std::vector{at(0.0, -0.0), at(-0.0, 0.0), at(-0.0, 1), at(-infinite, 1)}) ==
        std::vector<std::uint32_t>{0, 0, 1, 0});
  CHECK(ranks_of(std::vector{at(infinite, infinite), at(infinite, 0), at(-infinite, infinite),
                             at(1e308, 0)}) == std::vector<std::uint32_t>{2, 1, 0, 0});
}

TEST_CASE("infeasible designs rank behind every feasible one") {
  std::vector<evaluation<2>> all{at(9, 9), at(1, 1), at(0, 0), at(0, 0), at(7, 0)};
  all[2].violated = {.excess = 2, .broken = 1};
  all[3].violated = {.excess = 1, .broken = 1};
  all[4].violated = {.excess = 1, .broken = 1};
  CHECK(ranks_of(all) == std::vector<std::uint32_t>{1, 0, 3, 2, 2});
}

TEST_CASE("violations are told apart by undefined values, then excess, then broken bounds") {
  std::vector<evaluation<1>> all(5);
  all[0].violated = {.undefined = 1, .excess = 0, .broken = 1};
  all[1].violated = {.undefined = 0, .excess = 9, .broken = 1};
  all[2].violated = {.undefined = 0, .excess = 0.5, .broken = 3};
  all[3].violated = {.undefined = 0, .excess = 0.5, .broken = 2};
  all[4].violated = {.undefined = 0, .excess = -0.0, .broken = 4};
  CHECK(ranks_of(all) == std::vector<std::uint32_t>{4, 3, 2, 1, 0});
}

TEST_CASE("what is needed gets its rank, whole fronts of it") {
  const std::vector<evaluation<2>> all{at(1, 4), at(2, 2), at(4, 1), at(2, 3), at(3, 3), at(5, 5), at(2, 2)};
  nondominated_sorter<2> sorter;
  constexpr std::uint32_t no = unranked;
  CHECK(sorted(sorter, all, 0) == std::vector<std::uint32_t>(7, no));
  CHECK(sorted(sorter, all, 1) == std::vector<std::uint32_t>{0, 0, 0, no, no, no, 0});
  CHECK(sorted(sorter, all, 4) == std::vector<std::uint32_t>{0, 0, 0, no, no, no, 0});
  CHECK(sorted(sorter, all, 5) == std::vector<std::uint32_t>{0, 0, 0, 1, no, no, 0});
  CHECK(sorted(sorter, all, 7) == std::vector<std::uint32_t>{0, 0, 0, 1, 2, 3, 0});
}

TEST_CASE_TEMPLATE("a sorter asks for no memory where it has seen as many", M,
                   std::integral_constant<std::size_t, 1>, std::integral_constant<std::size_t, 2>,
                   std::integral_constant<std::size_t, 3>, std::integral_constant<std::size_t, 5>) {
  std::mt19937 engine(5);
  nondominated_sorter<M::value> sorter;
  std::vector<double> distance(900);
  std::vector<std::vector<evaluation<M::value>>> all;
  for (const kind values : all_kinds) all.push_back(some<M::value>(engine, 900, values, 50));
  std::size_t asked = 0;
  for (int round = 0; round < 2; ++round) {
    asked = allocations();
    for (const auto& one : all) {
      sorter.sort(one);
      sorter.crowding(distance);
      sorter.sort(one, 300);
    }
    asked = allocations() - asked;
    if (round == 0) CHECK(asked > 0);
  }
  CHECK(asked == 0);
}

TEST_CASE("ranks are those of iterated removal, for 1 to 6 objectives") {
  agrees_with_removal<1>();
  agrees_with_removal<2>();
  agrees_with_removal<3>();
  agrees_with_removal<4>();
  agrees_with_removal<5>();
  agrees_with_removal<6>();
}

TEST_CASE("sizes around those of halves and tiles") {
  agrees_at_borders<2>({63, 64, 65, 400});
  agrees_at_borders<3>({31, 32, 33, 34, 63, 64, 65, 66, 127, 128, 129, 510, 1025});
  agrees_at_borders<4>({63, 64, 65, 510, 511, 512, 513, 514, 1023, 1024, 1025, 1026});
  agrees_at_borders<5>({511, 512, 513, 1024, 1025});
  agrees_at_borders<6>({512, 513, 1025});
}
