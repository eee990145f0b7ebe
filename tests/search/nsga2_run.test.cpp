// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/nsga2_run.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <vector>

#include <doctest/doctest.h>
#include <allocations.hpp>
#include <search/own_problems.hpp>
#include <search/toy_chips.hpp>

#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/search/hypervolume.hpp>
#include <co2design/search/nsga2.hpp>
#include <co2design/search/reference_survival.hpp>
#include <co2design/search/stopping.hpp>
#include <co2design/space/real.hpp>
#include <co2design/testing/constrained_problems.hpp>
#include <co2design/testing/dtlz.hpp>
#include <co2design/testing/mixed_problems.hpp>
#include <co2design/testing/zdt.hpp>

using namespace co2design;
using own::few, own::mixed, own::objectives_of, own::reals, own::variables_of;

namespace {

// A chip with a voltage: slow where it is low, hungry where it is high; some memories are better than others.
using continuous = space<axis<"voltage", real<0.5, 1.5>>, axis<"cooling", real<-2, 2>>>;
using half_continuous =
    space<axis<"cores", range<1, 8>>, axis<"voltage", real<0.5, 1.5>>, axis<"memory", values<3, 0, 2>>>;

struct delay {
  using provides = metrics<latency>;
  using reads = axes<"voltage">;
  constexpr auto operator()(auto const& in) const noexcept { return 1_s / in["voltage"_axis]; }
};
struct cooled_energy {
  using provides = metrics<energy>;
  using reads = axes<"voltage", "cooling">;
  constexpr auto operator()(auto const& in) const noexcept {
    return 1_J *
           (in["voltage"_axis] * in["voltage"_axis] + (in["cooling"_axis] - 1) * (in["cooling"_axis] - 1));
  }
};
struct memory_energy {
  using provides = metrics<energy>;
  using reads = axes<"voltage", "cores", "memory">;
  constexpr auto operator()(auto const& in) const noexcept {
    return 1_J * (in["voltage"_axis] * in["voltage"_axis] + in["cores"_axis] - 1 + in["memory"_axis]);
  }
};

template <class Problem, class... Options>
double volume_share(const Problem& problem, const nsga2& search, const Options&... options) {
  const auto points = objectives_of(search(problem, options...));
  return hypervolume(points, problem.reference_point()) / problem.hypervolume();
}

// No individual is another one's double.
template <class Run>
bool all_differ(const Run& run) {
  std::set<std::vector<double>> rows;
  const std::size_t count = run.now().population.size();
  for (std::size_t i = 0; i < count; ++i) {
    const auto x = run.values(i);
    rows.insert({x.begin(), x.end()});
  }
  return rows.size() == count;
}

// Of all bits of the last population.
template <class Problem, class... Options>
std::uint64_t fingerprint(const Problem& problem, const Options&... options) {
  auto run = nsga2{.population = 30, .generations = 40, .seed = 42}.start(problem, options...);
  run.finish();
  std::uint64_t sum = 0;
  for (const double x : run.state().genes) sum = std::rotl(sum, 7) ^ std::bit_cast<std::uint64_t>(x + 0.0);
  return sum;
}

// How often memory was asked for after the first generation.
template <class Problem, class... Options>
std::size_t allocations_of(const Problem& problem, const Options&... options) {
  auto run = nsga2{.population = 30, .generations = 40}.start(problem, options...);
  while (run.now().generation < 1) run.step();
  const std::size_t before = allocations();
  while (run.step()) {
  }
  return allocations() - before;
}

}  // namespace

// ── what it finds ────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("a search comes close to known fronts: of reals, of whole numbers and choices, of all kinds") {
  CHECK(volume_share(testing::zdt1{10}, {.population = 60, .generations = 100}) > 0.98);
  CHECK(volume_share(testing::zdt3{10}, {.population = 60, .generations = 100}) > 0.98);
  CHECK(volume_share(testing::integer_compromise{6, 10}, {.population = 60, .generations = 60}) > 0.99);
  CHECK(volume_share(testing::choices{6}, {.population = 40, .generations = 60}) > 0.99);
}

TEST_CASE("constraints: the front meets them, and is close to the known one") {
  const auto check = [](const auto& problem) {
    const nsga2 search{.population = 60, .generations = 80};
    const auto found = search(problem);
    CHECK(found.size() > 30);
    for (const auto& member : found) {
      CHECK(problem(member.variables()).feasible());
      CHECK(problem(member.variables()).objectives == member.scores().objectives);
    }
    CHECK(volume_share(problem, search) > 0.97);
  };
  check(testing::bnh{});
  check(testing::srn{});
}

TEST_CASE("a continuous space is searched, and the front's members give designs") {
  const problem study(make_pipeline<continuous>(delay{}, cooled_energy{}), minimize(latency),
                      minimize(energy));
  const auto found = nsga2{.population = 40, .generations = 60}(study);
  CHECK(found.size() > 30);
  CHECK(found.evaluations() == 40 * 61);
  for (const auto& member : found) {
    const design<continuous> chip = member.design();
    CHECK(std::abs(chip["cooling"_axis] - 1) < 0.3);
    CHECK(chip["voltage"_axis] == member["voltage"_axis]);
    CHECK(member[latency] == 1_s / chip["voltage"_axis]);
    CHECK(member[latency].value() == member.scores().objectives[0]);
    CHECK(member[energy].value() == member.scores().objectives[1]);
  }
  CHECK(found[0]["voltage"_axis] > 1.48);
  CHECK(found[found.size() - 1]["voltage"_axis] < 0.52);
}

TEST_CASE("a space of axes of all kinds is searched") {
  const problem study(make_pipeline<half_continuous>(delay{}, memory_energy{}), minimize(latency),
                      minimize(energy));
  const auto found = nsga2{.population = 30, .generations = 60}(
      study, start_from{std::vector{
                 design<half_continuous>("cores"_axis = 3, "voltage"_axis = 1.25, "memory"_axis = 2)}});
  CHECK(found.size() > 20);
  std::size_t best = 0;
  for (const auto& member : found) {
    best += member["memory"_axis] == 0;
    CHECK(member["cores"_axis] == 1);
    CHECK(member[energy].value() == member.scores().objectives[1]);
  }
  CHECK(best + 1 >= found.size());
}

// ── how it goes ──────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("a run step by step is the search at once") {
  const nsga2 search{.population = 10, .generations = 15, .seed = 4};
  auto run = search.start(mixed{});
  CHECK_FALSE(run.done());
  std::size_t steps = 0;
  for (; run.step(); ++steps) {
    const auto now = run.now();
    CHECK(now.generation == steps);
    CHECK(now.evaluations == 10 * (steps + 1));
    CHECK(now.planned == 160);
    CHECK(now.population.size() == 10);
    CHECK(now.ranks.size() == 10);
    std::size_t best = 0;
    for (std::size_t i = 0; i < 10; ++i) {
      best += now.ranks[i] == 0;
      CHECK(mixed{}(run.values(i)) == now.population[i].objectives);
    }
    CHECK(now.front_size == best);
    CHECK(all_differ(run));
    CHECK(run.done() == (steps == 15));
  }
  CHECK(steps == 16);
  CHECK_FALSE(run.step());
  CHECK(run.now().evaluations == 160);
  CHECK(variables_of(run.result()) == variables_of(search(mixed{})));
}

TEST_CASE("no child equals a parent or another child") {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    std::vector<std::vector<double>> seen;
    const auto noted = [&](std::span<const double> x) { seen.emplace_back(x.begin(), x.end()); };
    struct grid {  // 26 · 2 · 11 values, many of which are drawn again
      decltype(noted)* note;
      static constexpr std::array<variable, 3> bounds() {
        return {integer_variable(0, 25), categorical_variable(2), integer_variable(-5, 5)};
      }
      std::array<double, 2> operator()(std::span<const double> x) const {
        (*note)(x);
        return {x[0] + x[1], 25 - x[0] + x[2] * x[2]};
      }
    };
    auto run = nsga2{.population = 40, .generations = 50, .seed = seed}.start(grid{&noted});
    std::set<std::vector<double>> parents;
    while (run.step()) {
      std::set<std::vector<double>> all = parents;
      all.insert(seen.begin(), seen.end());
      CHECK(all.size() == parents.size() + seen.size());
      CHECK(all_differ(run));
      parents.clear();
      for (std::size_t i = 0; i < 40; ++i) parents.insert({run.values(i).begin(), run.values(i).end()});
      seen.clear();
    }
  }
}

TEST_CASE("any population will do") {
  for (const std::size_t population : {0U, 1U, 2U, 3U, 7U, 64U, 131U}) {
    CAPTURE(population);
    const std::size_t size = std::max<std::size_t>(population, 2);
    const auto found = nsga2{.population = population, .generations = 5}(reals{});
    CHECK(found.evaluations() == 6 * size);
    CHECK(!found.empty());
    CHECK(found.size() <= size);
  }
}

TEST_CASE("where there are fewer values than individuals the search goes on, with doubles") {
  for (const std::size_t population : {2U, 5U, 6U, 20U}) {  // of six values
    const auto found = nsga2{.population = population, .generations = 30}(few{}, external_archive{});
    CHECK(found.evaluations() == 31 * population);
    CHECK(objectives_of(found) == std::vector<std::array<double, 2>>{{0, 2}, {1, 1}, {2, 0}});
  }
}

TEST_CASE("one objective has one best design, and a fixed variable stays") {
  struct bowl {
    static constexpr std::array<variable, 3> bounds() {
      return {real_variable(-1, 1), real_variable(0.25, 0.25), integer_variable(0, 9)};
    }
    std::array<double, 1> operator()(std::span<const double> x) const {
      return {x[0] * x[0] + x[1] + (x[2] - 4) * (x[2] - 4)};
    }
  };
  const auto found = nsga2{.population = 20, .generations = 60}(bowl{});
  REQUIRE(found.size() == 1);
  CHECK(std::abs(found[0].variables()[0]) < 1e-3);
  CHECK(found[0].variables()[1] == 0.25);
  CHECK(found[0].variables()[2] == 4);
}

TEST_CASE("a result without feasible designs lists the closest") {
  struct hopeless {
    static constexpr std::array<variable, 1> bounds() { return {real_variable(1, 2)}; }
    evaluation<2> operator()(std::span<const double> x) const {
      return constrained<2>({x[0], -x[0]}, {x[0]});
    }
  };
  for (const bool archived : {false, true}) {
    const nsga2 search{.population = 20, .generations = 30};
    const auto found = archived ? search(hopeless{}, external_archive{}) : search(hopeless{});
    CHECK(found.empty());
    REQUIRE(found.closest_size() == 5);
    CHECK(found.closest(0).variables()[0] < 1.001);
    for (std::size_t i = 0; i < 5; ++i)
      CHECK(found.closest(i).scores().violated.excess == found.closest(i).variables()[0]);
  }
}

TEST_CASE("the same seed gives the same bits with every compiler, however wide its vectors are") {
  CHECK(fingerprint(reals{}) == 0x68c8da43d183ee39);
  CHECK(fingerprint(mixed{}) == 0x97eb2add833a6f42);
  CHECK(fingerprint(reals{}, reference_survival{das_dennis<2>(9)}) == 0x8480808e0642dbcd);
  CHECK(fingerprint(mixed{}, variation_sequence{sbx_crossover{.eta = 2.5}, two_point_crossover{},
                                                polynomial_mutation{.eta = 7.5}, creep_mutation{},
                                                categorical_reset{}}) == 0x35499d08d7002f34);
}

TEST_CASE("after the first generation no memory is asked for") {
  CHECK(allocations_of(reals{}) == 0);
  CHECK(allocations_of(mixed{}) == 0);
  CHECK(allocations_of(testing::srn{}) == 0);
  CHECK(allocations_of(reals{}, reference_survival{das_dennis<2>(11)}) == 0);
  CHECK(allocations_of(reals{}, max_generations(40)) == 0);
  CHECK(allocations_of(testing::dtlz2<3>{}) == 0);
  CHECK(allocations_of(testing::dtlz2<4>{}) == 0);
  CHECK(allocations_of(testing::dtlz2<3>{}, crowding_survival{}) == 0);
}
