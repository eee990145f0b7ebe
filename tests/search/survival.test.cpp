// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/survival.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <static_check.hpp>

#include <co2design/search/crowding.hpp>

using namespace co2design;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
using indices = std::vector<std::uint32_t>;

struct outcome {
  indices index, rank;
  std::vector<double> merit;
};

template <std::size_t M>
outcome survive(const std::vector<evaluation<M>>& all, std::size_t count) {
  crowding_survival::of<M> policy;
  survivors out;
  random_engine engine(1);
  const random_engine before = engine;
  policy(crowding_survival{}, all, count, engine, out);
  CHECK(engine == before);  // nothing is random
  return {{out.index().begin(), out.index().end()},
          {out.rank().begin(), out.rank().end()},
          {out.merit().begin(), out.merit().end()}};
}

template <std::size_t M>
std::vector<evaluation<M>> feasible(const std::vector<std::array<double, M>>& points) {
  std::vector<evaluation<M>> all;
  for (const auto& point : points) all.push_back({point, {}});
  return all;
}

struct without_a_template {
  void operator()(std::span<const evaluation<2>>, std::size_t, random_engine&, survivors&) const {}
};
struct without_a_call {
  template <std::size_t>
  struct of {};
};

}  // namespace

TEST_CASE("a policy is a plain type with a template on the number of objectives") {
  STATIC_CHECK(survival_policy<crowding_survival>);
  STATIC_CHECK(survival_policy<crowding_survival, 7>);
  STATIC_CHECK(!survival_policy<without_a_template>);
  STATIC_CHECK(!survival_policy<without_a_call>);
  STATIC_CHECK(!survival_policy<int>);
}

TEST_CASE("survivors have room for as many as are asked for, and keep it") {
  survivors out;
  CHECK(out.size() == 0);
  out.resize(5);
  CHECK(out.index().size() == 5);
  CHECK(out.rank().size() == 5);
  CHECK(out.merit().size() == 5);
  const auto* const place = out.index().data();
  out.resize(2);
  CHECK(out.merit().size() == 2);
  out.resize(5);
  CHECK(out.index().data() == place);
}

TEST_CASE("whole fronts come in the order of their ranks; of the last one the least crowded") {
  // Rank 0: 1 and 4. Rank 1: 0, 2, 3, 6, crowded around 2. Rank 2: 5.
  const auto all = feasible<2>({{2, 8}, {1, 5}, {5, 5}, {6, 4.5}, {4, 1}, {9, 9}, {10, 2}});
  CHECK(survive(all, 2).index == indices{1, 4});
  CHECK(survive(all, 6).index == indices{0, 1, 2, 3, 4, 6});
  CHECK(survive(all, 7).index == indices{0, 1, 2, 3, 4, 5, 6});
  CHECK(survive(all, 100).index.size() == 7);
  CHECK(survive(all, 0).index.empty());
  // 2: (6 − 2)/8 + (8 − 4.5)/6 = 1.083; 3: (10 − 5)/8 + (5 − 2)/6 = 1.125.
  CHECK(survive(all, 4).index == indices{0, 1, 4, 6});
  const auto five = survive(all, 5);
  CHECK(five.index == indices{0, 1, 3, 4, 6});
  CHECK(five.rank == indices{1, 0, 1, 0, 1});
  CHECK(five.merit[0] == infinity);
  CHECK(five.merit[2] == doctest::Approx(1.125));  // as it was with 2 beside it
}

TEST_CASE("of as crowded ones the earlier stay") {
  const auto line = feasible<2>({{0, 4}, {1, 3}, {2, 2}, {3, 1}, {4, 0}});  // those between: ½ + ½ each
  CHECK(survive(line, 3).index == indices{0, 1, 4});
  CHECK(survive(line, 4).index == indices{0, 1, 2, 4});
  CHECK(survive(line, 1).index == indices{0});
  const std::vector<evaluation<2>> equal(6, {{1, 1}, {}});
  CHECK(survive(equal, 4).index == indices{0, 1, 2, 3});
  CHECK(survive(equal, 4).merit == std::vector<double>(4, 0));
}

TEST_CASE("infeasible designs come behind, by violation") {
  auto all = feasible<2>({{0, 0}, {5, 5}, {1, 1}, {9, 0}, {0, 0}});
  all[0].violated = {0, 3, 1};
  all[2].violated = {0, 2, 1};
  all[4].violated = {1, 0, 1};
  CHECK(survive(all, 1).index == indices{1});
  CHECK(survive(all, 2).index == indices{1, 3});
  CHECK(survive(all, 3).index == indices{1, 2, 3});
  CHECK(survive(all, 4).index == indices{0, 1, 2, 3});
  CHECK(survive(all, 4).rank == indices{2, 0, 1, 0});
}

TEST_CASE("populations of any kind: ranks and merits are those of sorting and crowding") {
  const std::array<double, 6> values{-infinity, -1, 0, 0.5, 2, infinity};
  random_engine engine(3);
  crowding_survival::of<3> policy;
  survivors out;
  for (int round = 0; round < 150; ++round) {
    std::vector<evaluation<3>> all(1 + engine() % 50);
    for (auto& one : all) {
      for (double& f : one.objectives)
        f = round % 2 == 0 ? values[engine() % 6] : static_cast<double>(engine() >> 58);
      if (engine() % 5 == 0) one.violated = {0, static_cast<double>(engine() % 3), 1};
    }
    const auto ranks = nondominated_ranks(std::span<const evaluation<3>>(all));
    std::vector<double> crowding(all.size());
    for (std::uint32_t r = 0; r < all.size(); ++r) {
      indices members;
      for (std::uint32_t i = 0; i < all.size(); ++i)
        if (ranks[i] == r) members.push_back(i);
      crowding_distances<3>(all, members, crowding);
    }
    const std::size_t count = 1 + engine() % all.size();
    policy(crowding_survival{}, all, count, engine, out);
    REQUIRE(out.size() == count);
    std::vector<bool> lives(all.size());
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) CHECK(out.index()[i - 1] < out.index()[i]);
      const std::uint32_t one = out.index()[i];
      lives[one] = true;
      CHECK(out.rank()[i] == ranks[one]);
      CHECK(out.merit()[i] == crowding[one]);
    }
    for (std::size_t dead = 0; dead < all.size(); ++dead)
      for (std::size_t i = 0; i < count && !lives[dead]; ++i) {
        const std::uint32_t one = out.index()[i];
        CHECK((ranks[one] < ranks[dead] || (ranks[one] == ranks[dead] && crowding[one] >= crowding[dead])));
      }
  }
}
