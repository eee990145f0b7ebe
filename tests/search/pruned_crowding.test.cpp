// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/survival.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <span>
#include <vector>

#include <doctest/doctest.h>

#include <co2design/search/crowding.hpp>
#include <static_check.hpp>

#include "populations.hpp"

using namespace co2design;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

template <std::size_t M>
survivors living(const std::vector<evaluation<M>>& all, std::size_t count) {
  pruned_crowding_survival::of<M> survive;
  random_engine engine(1);
  survivors out;
  survive(pruned_crowding_survival{}, std::span<const evaluation<M>>(all), count, engine, out);
  return out;
}

struct one {
  std::uint32_t index, rank;
  double merit;
  friend bool operator==(const one&, const one&) = default;
};
std::vector<one> listed(survivors& found) {
  std::vector<one> all;
  for (std::size_t i = 0; i < found.size(); ++i)
    all.push_back({found.index()[i], found.rank()[i], found.merit()[i]});
  return all;
}

// As it is defined: front by front, and every distance anew whenever one of the last front goes.
template <std::size_t M>
std::vector<one> living_by_definition(const std::vector<evaluation<M>>& all, std::size_t count) {
  const auto ranks = populations::ranks_by_definition(all);
  std::vector<double> distance(all.size());
  std::vector<one> out;
  // Behind whatever is feasible, equal violations share a rank.
  for (std::uint32_t rank = 0; out.size() < std::min(count, all.size()); ++rank) {
    std::vector<std::uint32_t> members;
    for (std::uint32_t i = 0; i < all.size(); ++i)
      if (ranks[i] == rank) members.push_back(i);
    // Who was at an end of the whole front stays as little crowded.
    const auto measure = [&] {
      std::vector<double> now(all.size());
      crowding_distances(std::span<const evaluation<M>>(all), std::span<const std::uint32_t>(members),
                         std::span<double>(now));
      for (const std::uint32_t i : members) distance[i] = std::max(distance[i], now[i]);
    };
    measure();
    while (out.size() + members.size() > count) {
      std::size_t most_crowded = 0;
      for (std::size_t j = 1; j < members.size(); ++j)
        if (distance[members[j]] <= distance[members[most_crowded]]) most_crowded = j;
      members.erase(members.begin() + static_cast<std::ptrdiff_t>(most_crowded));
      measure();
    }
    for (const std::uint32_t i : members) out.push_back({i, rank, distance[i]});
  }
  std::sort(out.begin(), out.end(), [](const one& a, const one& b) { return a.index < b.index; });
  return out;
}

}  // namespace

TEST_CASE("crowding survival models the concept") {
  STATIC_CHECK(survival_policy<pruned_crowding_survival>);
  STATIC_CHECK(survival_policy<pruned_crowding_survival, 5>);
}

TEST_CASE_TEMPLATE("who lives is who is left when the most crowded go one by one", Count,
                   std::integral_constant<std::size_t, 1>, std::integral_constant<std::size_t, 2>,
                   std::integral_constant<std::size_t, 3>, std::integral_constant<std::size_t, 4>) {
  constexpr std::size_t M = Count::value;
  std::mt19937 engine(7);
  for (const populations::kind values : populations::all_kinds) {
    if (values == populations::kind::ends) continue;  // between infinities distances depend on what was there
    for (int round = 0; round < 20; ++round) {
      const auto all = populations::some<M>(engine, 20 + engine() % 60, values, round % 2 == 0 ? 0 : 20);
      const std::size_t count = 1 + engine() % all.size();
      auto found = living(all, count);
      CHECK(listed(found) == living_by_definition(all, count));
    }
  }
}

TEST_CASE("of two that are close to each other one stays") {
  std::vector<evaluation<2>> all;
  for (const double x : {0.0, 0.2, 0.48, 0.49, 0.8, 1.0}) all.push_back({{x, 1 - x}});
  auto found = living(all, 4);
  CHECK(std::vector(found.index().begin(), found.index().end()) == std::vector<std::uint32_t>{0, 3, 4, 5});
  CHECK(found.merit()[1] == doctest::Approx(1.6));
  CHECK(found.merit()[0] == infinite);
}

TEST_CASE("there may be fewer than are to live, or infinite ones, and none is lost") {
  std::mt19937 engine(3);
  for (int round = 0; round < 50; ++round) {
    const auto all = populations::some<2>(engine, 1 + engine() % 40, populations::kind::ends, 30);
    for (const std::size_t count : {std::size_t{1}, all.size() / 2 + 1, all.size(), all.size() + 5}) {
      auto found = living(all, count);
      REQUIRE(found.size() == std::min(count, all.size()));
      const auto ranks = populations::ranks_by_definition(all);
      std::uint32_t worst = 0;
      std::vector<bool> lives(all.size());
      for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK((i == 0 || found.index()[i - 1] < found.index()[i]));
        CHECK(found.rank()[i] == ranks[found.index()[i]]);
        CHECK(found.merit()[i] >= 0);
        worst = std::max(worst, found.rank()[i]);
        lives[found.index()[i]] = true;
      }
      for (std::size_t i = 0; i < all.size(); ++i) CHECK((lives[i] || ranks[i] >= worst));
    }
  }
}
