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
#include <search/toy_chips.hpp>

using namespace co2design;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

template <std::size_t M>
std::vector<std::uint32_t> ranks_of(const std::vector<evaluation<M>>& all) {
  return nondominated_ranks(std::span<const evaluation<M>>(all));
}

// Constraint domination, as it is defined.
template <std::size_t M>
bool beats(const evaluation<M>& a, const evaluation<M>& b) {
  if (a.feasible() != b.feasible()) return a.feasible();
  return a.feasible() ? toy::beats(a.objectives, b.objectives) : a.violated < b.violated;
}

// Takes off what none of the rest beats, again and again.
template <std::size_t M>
std::vector<std::uint32_t> ranks_by_removal(const std::vector<evaluation<M>>& all) {
  constexpr std::uint32_t none = ~std::uint32_t{0};
  std::vector<std::uint32_t> ranks(all.size(), none);
  for (std::uint32_t rank = 0; std::count(ranks.begin(), ranks.end(), none) != 0; ++rank) {
    std::vector<std::size_t> unbeaten;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (ranks[i] != none) continue;
      bool beaten = false;
      for (std::size_t j = 0; j < all.size(); ++j) beaten |= ranks[j] == none && beats(all[j], all[i]);
      if (!beaten) unbeaten.push_back(i);
    }
    for (const std::size_t i : unbeaten) ranks[i] = rank;
  }
  return ranks;
}

// Few coordinates, so that equal ones, duplicates and infinities are many; a part is infeasible.
template <std::size_t M>
std::vector<evaluation<M>> some_evaluations(std::mt19937& engine, std::size_t count, unsigned infeasible) {
  constexpr std::array<double, 8> coordinates{-infinite, -2, 0, 0.25, 0.5, 1, 3, infinite};
  std::vector<evaluation<M>> all(count);
  for (auto& one : all) {
    for (double& x : one.objectives) x = coordinates[engine() % coordinates.size()];
    if (engine() % 100 < infeasible)
      one.violated = {
          .undefined = engine() % 5 == 0, .excess = static_cast<double>(engine() % 4), .broken = 1};
  }
  return all;
}

template <std::size_t M>
void agrees_with_removal() {
  std::mt19937 engine(20 + M);
  for (const std::size_t count : {1U, 2U, 3U, 10U, 60U, 150U})
    for (const unsigned infeasible : {0U, 30U, 100U}) {
      const auto all = some_evaluations<M>(engine, count, infeasible);
      CHECK(ranks_of(all) == ranks_by_removal(all));
    }
}

evaluation<2> at(double a, double b) { return {.objectives = {a, b}}; }

}  // namespace

TEST_CASE("nothing has no ranks, one design rank 0") {
  CHECK(ranks_of(std::vector<evaluation<2>>{}).empty());
  CHECK(ranks_of(std::vector{at(1, 2)}) == std::vector<std::uint32_t>{0});
}

TEST_CASE("ranks by hand") {
  const std::vector<evaluation<2>> all{at(1, 4), at(2, 2), at(4, 1), at(2, 3), at(3, 3), at(5, 5), at(2, 2)};
  CHECK(ranks_of(all) == std::vector<std::uint32_t>{0, 0, 0, 1, 2, 3, 0});
}

TEST_CASE("a chain has as many ranks as designs, duplicates one") {
  std::vector<evaluation<2>> chain, same;
  for (int i = 0; i < 20; ++i) {
    chain.push_back(at(20 - i, 40 - i));
    same.push_back(at(1, 1));
  }
  const auto ranks = ranks_of(chain);
  for (std::uint32_t i = 0; i < 20; ++i) CHECK(ranks[i] == 19 - i);
  CHECK(ranks_of(same) == std::vector<std::uint32_t>(20, 0));
}

TEST_CASE("infeasible designs rank behind every feasible one") {
  std::vector<evaluation<2>> all{at(9, 9), at(1, 1), at(0, 0), at(0, 0)};
  all[2].violated = {.excess = 2, .broken = 1};
  all[3].violated = {.excess = 1, .broken = 1};
  CHECK(ranks_of(all) == std::vector<std::uint32_t>{1, 0, 3, 2});
}

TEST_CASE("ranks are those of iterated removal, for 1 to 4 objectives") {
  agrees_with_removal<1>();
  agrees_with_removal<2>();
  agrees_with_removal<3>();
  agrees_with_removal<4>();
}
