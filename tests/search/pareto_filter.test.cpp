// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/pareto_filter.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

#include <doctest/doctest.h>
#include <search/populations.hpp>

using namespace co2design;
using namespace populations;

namespace {

template <std::size_t M>
using points = std::vector<std::array<double, M>>;

template <std::size_t M>
std::vector<std::uint32_t> filtered(const points<M>& all, bool keep_ties = false) {
  return pareto_filter(std::span<const std::array<double, M>>(all), keep_ties);
}

template <std::size_t M>
std::vector<std::uint32_t> by_definition(const points<M>& all, bool keep_ties) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const bool beaten =
        std::any_of(all.begin(), all.end(), [&](const auto& p) { return toy::beats(p, all[i]); });
    const bool known = std::find(all.begin(), all.begin() + i, all[i]) != all.begin() + i;
    if (!beaten && (keep_ties || !known)) found.push_back(i);
  }
  return found;
}

template <std::size_t M>
void agrees_with_definition() {
  std::mt19937 engine(30 + M);
  for (int round = 0; round < 100; ++round)
    for (const kind values : all_kinds) {
      points<M> all;
      for (const auto& one : some<M>(engine, round < 98 ? engine() % 60 : 600, values))
        all.push_back(one.objectives);
      REQUIRE(filtered(all) == by_definition(all, false));
      REQUIRE(filtered(all, true) == by_definition(all, true));
    }
}

}  // namespace

TEST_CASE("of nothing nothing is left, of one point it") {
  CHECK(filtered(points<2>{}).empty());
  CHECK(filtered(points<4>{{1, 2, 3, 4}}) == std::vector<std::uint32_t>{0});
}

TEST_CASE("what no other dominates is left, of equal points the first or all") {
  const points<2> all{{3, 3}, {1, 4}, {2, 2}, {4, 1}, {2, 2}, {0.0, 9}, {-0.0, 9}, {2, 5}};
  CHECK(filtered(all) == std::vector<std::uint32_t>{1, 2, 3, 5});
  CHECK(filtered(all, true) == std::vector<std::uint32_t>{1, 2, 3, 4, 5, 6});
}

TEST_CASE("the filter keeps what the definition says, for 1 to 6 objectives") {
  agrees_with_definition<1>();
  agrees_with_definition<2>();
  agrees_with_definition<3>();
  agrees_with_definition<4>();
  agrees_with_definition<5>();
  agrees_with_definition<6>();
}
