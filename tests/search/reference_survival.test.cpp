// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/reference_survival.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <set>
#include <span>
#include <stdexcept>
#include <vector>

#include <static_check.hpp>

#include <co2design/search/nsga2.hpp>
#include <co2design/testing/constrained_problems.hpp>
#include <co2design/testing/dtlz.hpp>

using namespace co2design;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
using indices = std::vector<std::uint32_t>;

template <std::size_t M>
std::vector<evaluation<M>> feasible(const std::vector<std::array<double, M>>& points) {
  std::vector<evaluation<M>> all;
  for (const auto& point : points) all.push_back({point, {}});
  return all;
}

// Who lives on, checked for what holds of every policy.
template <std::size_t M>
indices survivors_of(const std::vector<evaluation<M>>& all, std::size_t count,
                     const reference_survival<M>& policy, std::uint64_t seed = 1) {
  typename reference_survival<M>::template of<M> survive;
  survivors out;
  random_engine engine(seed);
  survive(policy, all, count, engine, out);
  CHECK(out.size() == std::min(count, all.size()));
  const indices found(out.index().begin(), out.index().end());
  CHECK(std::is_sorted(found.begin(), found.end()));
  CHECK(std::adjacent_find(found.begin(), found.end()) == found.end());
  const auto ranks = nondominated_ranks(std::span<const evaluation<M>>(all));
  std::uint32_t worst = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    CHECK(out.rank()[i] == ranks[found[i]]);
    CHECK(out.merit()[i] == 0);
    worst = std::max(worst, out.rank()[i]);
  }
  for (std::uint32_t i = 0; i < all.size(); ++i)  // whole fronts but the last
    if (ranks[i] < worst) CHECK(std::binary_search(found.begin(), found.end(), i));
  return found;
}

template <class Problem, std::size_t M>
auto searched(const Problem& problem, const reference_directions<M>& directions, std::size_t population,
              std::size_t generations, std::uint64_t seed) {
  return nsga2{.population = population, .generations = generations, .seed = seed}(
      problem, reference_survival{directions},
      variation_sequence{sbx_crossover{.probability = 1, .eta = 30}, polynomial_mutation{}});
}

// How far a front is from the farthest direction, each of its members seen from the origin.
template <std::size_t M, class Front>
double farthest(const Front& found, const reference_directions<M>& directions) {
  const reference_survival policy(directions);
  double most = 0;
  for (std::size_t h = 0; h < policy.size(); ++h) {
    double least = infinity;
    for (const auto& member : found) {
      std::array<double, M> at = member.scores().objectives;
      double length = 0;
      for (const double x : at) length += x * x;
      for (double& x : at) x /= std::sqrt(length);
      least = std::min(least, policy.distance(at, h));
    }
    most = std::max(most, least);
  }
  return most;
}
// The mean of how far members are beyond a sphere around the origin, or a plane Σ fₘ.
template <class Front>
double beyond_sphere(const Front& found, double radius) {
  double sum = 0;
  for (const auto& member : found) {
    double square = 0;
    for (const double x : member.scores().objectives) square += x * x;
    sum += std::sqrt(square) - radius;
  }
  return sum / static_cast<double>(found.size());
}
template <class Front>
double beyond_plane(const Front& found, double level) {
  double sum = 0;
  for (const auto& member : found) {
    for (const double x : member.scores().objectives) sum += x;
    sum -= level;
  }
  return sum / static_cast<double>(found.size());
}

double median(std::vector<double> all) {
  std::sort(all.begin(), all.end());
  return all[all.size() / 2];
}

}  // namespace

// ── directions ───────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("it is a survival policy of problems with as many objectives") {
  STATIC_CHECK(survival_policy<reference_survival<2>, 2>);
  STATIC_CHECK(survival_policy<reference_survival<5>, 5>);
}

TEST_CASE("lengths of directions do not matter") {
  const reference_survival<2> policy({{3, 4}, {1e300, 0}, {0, 1e-300}, {1e308, 1e308}});
  CHECK(policy.size() == 4);
  CHECK(policy.unit(0, 0) == doctest::Approx(0.6));
  CHECK(policy.unit(0, 1) == doctest::Approx(0.8));
  CHECK(policy.unit(1, 0) == 1);
  CHECK(policy.unit(1, 1) == 0);
  CHECK(policy.unit(2, 1) == 1);
  CHECK(policy.unit(3, 0) == doctest::Approx(std::sqrt(0.5)));
}

TEST_CASE("what is no direction is an error that names its place") {
  const auto made = [](const reference_directions<2>& directions) {
    return reference_survival<2>(directions);
  };
  CHECK_THROWS_WITH_AS(made({}), "co2design: reference_survival without a direction", std::invalid_argument);
  CHECK_THROWS_WITH_AS(made({{1, 0}, {0, 0}}), "co2design: direction 1 of reference_survival has 0 alone",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(made({{1, -2}}), "co2design: direction 0 of reference_survival has -2",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(made({{1, 0}, {1, infinity}}), "co2design: direction 1 of reference_survival has inf",
                       std::invalid_argument);
}

TEST_CASE("the nearest direction is the one at the least distance, with any number of lanes") {
  const auto directions = das_dennis<3>(7);
  const reference_survival policy(directions);
  random_engine engine(3);
  for (int i = 0; i < 300; ++i) {
    std::array<double, 3> place;
    for (double& x : place) x = static_cast<double>(engine() >> 40);
    const std::size_t found = policy.nearest(place);
    CHECK(policy.nearest<2>(place) == found);
    CHECK(policy.nearest<4>(place) == found);
    CHECK(policy.nearest<8>(place) == found);
    for (std::size_t h = 0; h < policy.size(); ++h)
      CHECK(policy.distance(place, h) >= policy.distance(place, found) * (1 - 1e-12));
  }
  CHECK(policy.nearest({0, 0, 0}) == 0);  // all are as near
  const reference_survival<2> twice({{0, 1}, {1, 1}, {1, 1}, {1, 0}, {1, 1}});
  CHECK(twice.nearest({5, 5}) == 1);
  CHECK(twice.nearest<2>({5, 5}) == 1);
  CHECK(twice.nearest<8>({5, 5}) == 1);
  CHECK(twice.distance({3, 4}, 0) == doctest::Approx(3));
}

// ── niches, by hand ──────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("of a front that does not fit, the nearest to each direction live on") {
  // On the line f₁ + f₂ = 10: the ends are the extreme designs, the frame is [0, 10]².
  const auto all = feasible<2>({{0, 10},
                                {0.1, 9.9},
                                {2.6, 7.4},
                                {2.4, 7.6},
                                {4.9, 5.1},
                                {5.2, 4.8},
                                {7.5, 2.5},
                                {7.2, 2.8},
                                {9.9, 0.1},
                                {10, 0}});
  for (const std::uint64_t seed : {1U, 2U, 3U})
    CHECK(survivors_of(all, 5, reference_survival{das_dennis<2>(4)}, seed)[4] == 9);
  // 2.6 and 2.4 are as near to (¼, ¾) up to rounding, which leaves one of them.
  const auto found = survivors_of(all, 5, reference_survival{das_dennis<2>(4)});
  CHECK(found[0] == 0);
  CHECK((found[1] == 2 || found[1] == 3));
  CHECK(found[2] == 4);
  CHECK(found[3] == 6);
}

TEST_CASE("the frame moves and stretches with the objectives") {
  std::vector<std::array<double, 3>> points, moved;
  random_engine engine(5);
  for (int i = 0; i < 40; ++i) {
    std::array<double, 3> p;
    double square = 0;
    for (double& x : p) {
      x = static_cast<double>(1 + (engine() >> 56));
      square += x * x;
    }
    for (double& x : p) x /= std::sqrt(square);
    points.push_back(p);
    moved.push_back({p[0] * 0x1p-40, p[1] * 0x1p60, p[2]});
  }
  const reference_survival policy{das_dennis<3>(4)};
  const indices found = survivors_of(feasible(points), 15, policy);
  CHECK(survivors_of(feasible(moved), 15, policy) == found);
}

TEST_CASE("niches that the fronts before have filled come last") {
  // Rank 0: two designs along (1, 0), one along (0, 1). Rank 1: one along each axis and two in the middle; two places.
  const auto all = feasible<2>({{4, 0}, {3.9, 0.01}, {0, 4}, {5, 0.1}, {0.1, 5}, {4.5, 4.6}, {4.55, 4.5}});
  const reference_survival<2> policy({{1, 0}, {1, 1}, {0, 1}});
  std::set<indices> seen;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const indices found = survivors_of(all, 5, policy, seed);
    CHECK(std::count(found.begin(), found.end(), 3U) == 0);  // there are two along (1, 0) already
    seen.insert(found);
  }
  // The middle has none: its nearest comes first. Then the middle and (0, 1) have one each, and either is next.
  CHECK(seen == std::set<indices>{{0, 1, 2, 4, 6}, {0, 1, 2, 5, 6}});
}

TEST_CASE("more places than directions: each gets its share") {
  std::vector<std::array<double, 2>> points;
  for (int i = 0; i <= 100; ++i) points.push_back({i / 100.0, 1 - i / 100.0});
  const reference_survival policy{das_dennis<2>(4)};
  const indices found = survivors_of(feasible(points), 23, policy);
  std::array<int, 5> members{};
  for (const std::uint32_t i : found) ++members[policy.nearest(points[i])];
  for (const int count : members) CHECK((count == 4 || count == 5));
}

TEST_CASE("fewer places than directions: no direction gets two") {
  std::vector<std::array<double, 2>> points;
  for (int i = 0; i <= 100; ++i) points.push_back({i / 100.0, 1 - i / 100.0});
  const reference_survival policy{das_dennis<2>(20)};
  std::set<indices> seen;
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const indices found = survivors_of(feasible(points), 7, policy, seed);
    std::set<std::size_t> taken;
    for (const std::uint32_t i : found) taken.insert(policy.nearest(points[i]));
    CHECK(taken.size() == 7);
    seen.insert(found);
  }
  CHECK(seen.size() == 3);
}

TEST_CASE("a front without a plane has its extent as frame") {
  // All have f₃ = 2, and no plane through three of them meets all axes.
  const auto all = feasible<3>({{0, 8, 2}, {1, 6, 2}, {2, 4, 2}, {3, 2, 2}, {4, 0, 2}});
  const reference_survival<3> policy({{1, 0, 0}, {0, 1, 0}, {1, 1, 0}});
  CHECK(survivors_of(all, 3, policy) == indices{0, 2, 4});
}

TEST_CASE("infeasible designs come by violation, of those violating as much any") {
  auto all = feasible<2>({{0, 1}, {1, 0}, {0, 0}, {0, 0}, {5, 5}, {0, 0}, {7, 7}});
  all[2].violated = {0, 2, 1};
  all[3].violated = {0, 1, 1};
  all[4].violated = {0, 1, 1};
  all[6].violated = {0, 1, 1};
  all[5].violated = {1, 0, 1};
  const reference_survival policy{das_dennis<2>(3)};
  CHECK(survivors_of(all, 2, policy) == indices{0, 1});
  CHECK(survivors_of(all, 5, policy) == indices{0, 1, 3, 4, 6});
  CHECK(survivors_of(all, 6, policy) == indices{0, 1, 2, 3, 4, 6});
  std::set<indices> seen;
  for (std::uint64_t seed = 0; seed < 40; ++seed) seen.insert(survivors_of(all, 4, policy, seed));
  CHECK(seen == std::set<indices>{{0, 1, 3, 4}, {0, 1, 3, 6}, {0, 1, 4, 6}});
}

TEST_CASE("whatever the objectives are, as many live on as there is room for") {
  const reference_survival policy{das_dennis<3>(3)};
  const std::array<double, 9> values{-infinity, -1e308, -1, -1e-310, 0, 5e-324, 1, 1e308, infinity};
  random_engine engine(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<evaluation<3>> all(1 + detail::below(30, static_cast<std::uint32_t>(engine())));
    for (auto& one : all) {
      for (double& f : one.objectives) f = values[detail::below(9, static_cast<std::uint32_t>(engine()))];
      if (engine() % 4 == 0) one.violated = {0, infinity, 1};
    }
    for (const std::size_t count : {0U, 1U, 2U, 7U, 40U}) survivors_of(all, count, policy, engine());
  }
  for (const double same : values)
    CHECK(survivors_of(std::vector<evaluation<3>>(9, {{same, same, same}, {}}), 4, policy).size() == 4);
}

TEST_CASE("what was chosen before does not matter: the same seed chooses the same") {
  std::vector<evaluation<3>> all(60);
  random_engine engine(1);
  for (auto& one : all)
    for (double& f : one.objectives) f = static_cast<double>(engine() >> 60);
  const reference_survival policy{das_dennis<3>(5)};
  reference_survival<3>::of<3> survive;
  survivors out;
  random_engine first(4), second(4), other(9);
  survive(policy, all, 30, first, out);
  const indices found(out.index().begin(), out.index().end());
  survive(policy, std::span<const evaluation<3>>(all).first(20), 10, other, out);
  survive(policy, all, 30, second, out);
  CHECK(std::equal(found.begin(), found.end(), out.index().begin(), out.index().end()));
  CHECK(first == second);
}

// ── searches ─────────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("DTLZ2: every direction ends with a design near it, all close to the sphere") {
  const auto three = das_dennis<3>(8);
  std::vector<double> away, beyond;
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const auto found = searched(testing::dtlz2<3>{}, three, 48, 150, seed);
    away.push_back(farthest(found, three));
    beyond.push_back(beyond_sphere(found, 1));
  }
  CHECK(median(away) < 0.03);
  CHECK(median(beyond) < 0.01);

  const auto five = das_dennis<5>(3);
  away.clear(), beyond.clear();
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const auto found = searched(testing::dtlz2<5>{}, five, 36, 200, seed);
    away.push_back(farthest(found, five));
    beyond.push_back(beyond_sphere(found, 1));
  }
  CHECK(median(away) < 0.05);
  CHECK(median(beyond) < 0.02);
}

TEST_CASE("DTLZ1: the front behind many local ones is found") {
  const auto directions = das_dennis<3>(6);
  std::vector<double> away, beyond;
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const auto found = searched(testing::dtlz1<3>{}, directions, 28, 1000, seed);
    away.push_back(farthest(found, directions));
    beyond.push_back(beyond_plane(found, 0.5));
  }
  CHECK(median(away) < 0.02);
  CHECK(median(beyond) < 0.01);
}

TEST_CASE("fronts that are curves, and whatever the population is, do no harm") {
  for (const std::size_t population : {2U, 3U, 20U, 61U}) {
    const auto curve = searched(testing::dtlz5<3>{}, das_dennis<3>(5), population, 60, 1);
    CHECK(!curve.empty());
    CHECK(curve.size() <= population);
    CHECK(curve.evaluations() == population * 61);
  }
  CHECK(beyond_sphere(searched(testing::dtlz5<3>{}, das_dennis<3>(5), 21, 150, 1), 1) < 0.02);
}

TEST_CASE("constraints: what is found meets them") {
  const auto found = searched(testing::srn{}, das_dennis<2>(20), 24, 60, 1);
  CHECK(found.size() > 15);
  for (const auto& member : found) CHECK(testing::srn{}(member.variables()).feasible());
}
