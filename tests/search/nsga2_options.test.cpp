// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/nsga2.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <set>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

#include <search/own_problems.hpp>
#include <search/toy_chips.hpp>
#include <static_check.hpp>

#include <co2design/search/archive.hpp>
#include <co2design/search/reference_survival.hpp>
#include <co2design/search/stopping.hpp>

using namespace co2design;
using own::mixed, own::objectives_of, own::reals, own::variables_of;
using told = detail::option_kind;

namespace {

using matrix = std::vector<std::vector<double>>;

// Notes what is evaluated.
template <class Problem>
struct noted {
  matrix* seen;
  static constexpr auto bounds() { return Problem::bounds(); }
  auto operator()(std::span<const double> x) const {
    seen->emplace_back(x.begin(), x.end());
    return Problem{}(x);
  }
};

// Pieces from the last to the first.
struct backwards {
  std::size_t pieces;
  template <indexed_task Task>
  void operator()(std::size_t count, const Task& task) const {
    while (count-- > 0) task(count);
  }
  [[nodiscard]] std::size_t concurrency() const { return pieces; }
};

struct reset_all {
  void operator()(std::span<const variable> variables, const gene_rows& children,
                  random_engine& engine) const {
    for (std::size_t i = 0; i < children.size(); ++i)
      for (std::size_t v = 0; v < variables.size(); ++v) {
        const double u = detail::uniform(engine);
        children[i][v] = variables[v].kind == variable_kind::real
                             ? variables[v].low + u * (variables[v].high - variables[v].low)
                             : detail::whole_between(variables[v].low, variables[v].high, engine);
      }
  }
};

// The first ones live on, however bad: all of rank 0.
struct first_come {
  template <std::size_t Objectives>
  struct of {
    void operator()(const first_come&, std::span<const evaluation<Objectives>> all, std::size_t count,
                    random_engine&, survivors& out) {
      out.resize(std::min(count, all.size()));
      for (std::uint32_t i = 0; i < out.size(); ++i) {
        out.index()[i] = i;
        out.rank()[i] = 0;
        out.merit()[i] = 0;
      }
    }
  };
};

constexpr nsga2 small{.population = 12, .generations = 10, .seed = 3};

// Where exactly equal fronts are found by whichever way.
template <class Front>
auto everything(const Front& found) {
  return std::pair(variables_of(found), objectives_of(found));
}

}  // namespace

TEST_CASE("an option is told by what it can do") {
  const auto rule = [](const search_progress&) { return true; };
  const auto observer = [](const generation_view<2>&) {};
  STATIC_CHECK(detail::kind_of<decltype(rule), 2>() == told::rule);
  STATIC_CHECK(detail::kind_of<time_limit, 2>() == told::rule);
  STATIC_CHECK(detail::kind_of<hypervolume_stagnation<2>, 2>() == told::rule);
  STATIC_CHECK(detail::kind_of<hypervolume_stagnation<3>, 2>() == told::none);
  STATIC_CHECK(detail::kind_of<decltype(observer), 2>() == told::observer);
  STATIC_CHECK(detail::kind_of<decltype(observer), 3>() == told::none);
  STATIC_CHECK(detail::kind_of<backwards, 2>() == told::executor);
  STATIC_CHECK(detail::kind_of<sequential, 2>() == told::executor);
  STATIC_CHECK(detail::kind_of<reset_all, 2>() == told::variation);
  STATIC_CHECK(detail::kind_of<variation_sequence<>, 2>() == told::variation);
  STATIC_CHECK(detail::kind_of<first_come, 2>() == told::survival);
  STATIC_CHECK(detail::kind_of<reference_survival<2>, 2>() == told::survival);
  STATIC_CHECK(detail::kind_of<start_from<matrix>, 2>() == told::start);
  STATIC_CHECK(detail::kind_of<external_archive, 2>() == told::archive);
  STATIC_CHECK(detail::kind_of<int, 2>() == told::none);
}

TEST_CASE("options come in any order") {
  const matrix known{{1, 0, 0}, {-1, 0, 0}};
  int calls = 0;
  const auto count = [&](const search_progress&) { ++calls; };
  const max_generations rule(7);
  const variation_sequence vary{sbx_crossover{.eta = 5}, polynomial_mutation{}};
  const auto first = small(reals{}, count, rule, backwards{3}, vary, crowding_survival{}, start_from{known},
                           external_archive{}),
             second = small(reals{}, external_archive{}, start_from{known}, crowding_survival{}, vary,
                            backwards{3}, rule, count),
             third = small(reals{}, vary, rule, external_archive{}, count, start_from{known}, backwards{3});
  CHECK(calls == 3 * 8);
  CHECK(first.evaluations() == 96);
  CHECK(everything(first) == everything(second));
  CHECK(everything(first) == everything(third));
}

// ── evaluation ───────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("what an executor does when changes nothing") {
  for (const std::size_t population : {2U, 5U, 12U}) {
    const nsga2 search{.population = population, .generations = 12, .seed = 8};
    const auto expected = everything(search(reals{}));
    const auto whole = everything(search(mixed{}, sequential{}, external_archive{}));
    const auto chips =
        toy::indices_of(search(problem(toy::chip_judge{}, minimize(energy), minimize(latency))));
    for (const std::size_t pieces : {1U, 2U, 3U, 7U, 12U, 100U}) {
      CHECK(everything(search(reals{}, backwards{pieces})) == expected);
      CHECK(everything(search(mixed{}, backwards{pieces}, external_archive{})) == whole);
      CHECK(toy::indices_of(search(problem(toy::chip_judge{}, minimize(energy), minimize(latency)),
                                   backwards{pieces})) == chips);
    }
  }
}

// ── variation and survival of one's own ──────────────────────────────────────────────────────────────────

TEST_CASE("an operator of one's own makes the children") {
  matrix seen;
  static_cast<void>(small(noted<mixed>{&seen}, variation_sequence<>{}));
  CHECK(seen.size() == 132);  // children that equal their parents are replaced by random ones
  CHECK(std::set(seen.begin(), seen.end()).size() == 132);
  const auto by_chance = small(mixed{}, reset_all{});
  CHECK(by_chance.evaluations() == 132);
  CHECK(everything(by_chance) != everything(small(mixed{})));
}

TEST_CASE("a policy of one's own says who lives on") {
  matrix seen;
  auto run = small.start(noted<reals>{&seen}, first_come{});
  run.step();
  const matrix first = seen;
  while (run.step()) {
  }
  CHECK(seen.size() == 132);
  for (std::size_t i = 0; i < 12; ++i) {
    const auto x = run.values(i);
    CHECK(std::vector<double>(x.begin(), x.end()) == first[i]);
  }
}

// ── known designs ────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("known designs are evaluated first, as they are") {
  const matrix known{{1, 0, 0}, {-1, -0.0, 1}, {4, -4, 0.5}};
  matrix seen;
  static_cast<void>(small(noted<reals>{&seen}, start_from{known}));
  CHECK(matrix(seen.begin(), seen.begin() + 3) == known);
  CHECK(seen.size() == 132);
  seen.clear();
  static_cast<void>(small(noted<reals>{&seen}, start_from{std::vector<std::array<double, 3>>{{1, 0, 0}}}));
  CHECK(seen[0] == known[0]);
}

TEST_CASE("the first known designs are taken where there are more than the population") {
  matrix known;
  for (int i = 0; i < 30; ++i) known.push_back({i / 10.0, 0, 0});
  matrix seen;
  static_cast<void>(small(noted<reals>{&seen}, start_from{known}));
  CHECK(std::equal(seen.begin(), seen.begin() + 12, known.begin()));
  CHECK(seen.size() == 132);
}

TEST_CASE("a known design that comes twice counts once") {
  const matrix known{{1, 0, 0}, {1, 0, 0}, {2, 0, 0}, {1, -0.0, 0}, {2, 0, 0}, {3, 0, 0}};
  matrix seen;
  static_cast<void>(small(noted<reals>{&seen}, start_from{known}));
  CHECK(matrix(seen.begin(), seen.begin() + 3) == matrix{{1, 0, 0}, {2, 0, 0}, {3, 0, 0}});
  CHECK(std::set(seen.begin(), seen.begin() + 12).size() == 12);
  CHECK(small(noted<reals>{&seen}, start_from{matrix{}}).evaluations() == 132);
}

TEST_CASE("known designs of a space") {
  const std::vector<design<toy::chips>> known{design<toy::chips>::at(50), design<toy::chips>::at(7),
                                              design<toy::chips>::at(50), design<toy::chips>::at(95)};
  std::vector<std::uint64_t> judged;
  static_cast<void>(
      small(problem(toy::chip_judge{&judged}, minimize(energy), maximize(accuracy)), start_from{known}));
  REQUIRE(judged.size() == 96);
  CHECK(judged[0] == 50);
  CHECK(judged[1] == 7);
  CHECK(judged[2] == 95);
  CHECK(std::set(judged.begin(), judged.end()).size() == 96);

  subspace<toy::chips> where;
  where.fix("memory"_axis = 0);
  const auto held = [&](std::vector<design<toy::chips>> designs) {
    return small(problem(toy::chip_judge{}, minimize(energy), where), start_from{std::move(designs)});
  };
  design<toy::chips> inside = design<toy::chips>::at(7), outside = inside;
  while (inside["memory"_axis] != 0) inside = design<toy::chips>::at(inside.index() + 1);
  while (outside["memory"_axis] == 0) outside = design<toy::chips>::at(outside.index() + 1);
  CHECK(held({inside}).evaluations() == 32);
  CHECK_THROWS_WITH_AS(held({inside, outside}),
                       "co2design: a known design is not in the subspace that is searched",
                       std::invalid_argument);
}

TEST_CASE("what is no design of the problem is an error that says where") {
  const auto started = [](const matrix& known) { return small(mixed{}, start_from{known}); };
  CHECK_THROWS_WITH_AS(started({{0, 1, 2, 0}, {51, 1, 2, 0}}),
                       "co2design: variable 0 of a known design is 51", std::invalid_argument);
  CHECK_THROWS_WITH_AS(started({{0, 1, 2, 0.5}}), "co2design: variable 3 of a known design is 0.5",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(started({{0, std::numeric_limits<double>::quiet_NaN(), 2, 0}}),
                       "co2design: variable 1 of a known design is nan", std::invalid_argument);
  CHECK_THROWS_WITH_AS(started({{0, 1, 2}}), "co2design: a known design has 3 values in the place of 4",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(started({{0, 1, 2, 0, 0}}), "co2design: a known design has 5 values in the place of 4",
                       std::invalid_argument);
}

TEST_CASE("bounds that are none are an error that names the variable") {
  struct bounded {
    variable second;
    [[nodiscard]] std::array<variable, 2> bounds() const { return {real_variable(0, 1), second}; }
    std::array<double, 1> operator()(std::span<const double> x) const { return {x[0]}; }
  };
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const auto searched = [](variable second) { return small(bounded{second}); };
  CHECK_THROWS_WITH_AS(searched(real_variable(2, 1)),
                       "co2design: variable 1 lies between 2 and 1: no finite interval",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(searched(real_variable(0, infinity)),
                       "co2design: variable 1 lies between 0 and inf: no finite interval",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(searched(integer_variable(0, 1.5)),
                       "co2design: variable 1 lies between 0 and 1.5: no whole numbers",
                       std::invalid_argument);
  CHECK_THROWS_AS(searched(categorical_variable(0)), std::invalid_argument);
  CHECK(searched(real_variable(2, 2)).size() == 1);
}

// ── the archive ──────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("an external archive has the non-dominated of all that was evaluated") {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    matrix seen;
    const auto found =
        nsga2{.population = 4, .generations = 100, .seed = seed}(noted<reals>{&seen}, external_archive{});
    archive<2> best;
    for (std::size_t i = 0; i < seen.size(); ++i) best.add(i, {reals{}(seen[i]), {}});
    std::set<std::vector<double>> expected;
    for (const auto& one : best.front()) expected.insert(seen[one.index]);
    const matrix rows = variables_of(found);
    CHECK(rows.size() > 4);
    CHECK(std::set(rows.begin(), rows.end()) == expected);
    for (const auto& member : found) CHECK(reals{}(member.variables()) == member.scores().objectives);
  }
}

TEST_CASE("an archive that has forgotten much still has the right rows") {
  // Every generation is better than the one before, so that its rows are dropped again and again.
  std::vector<double> rows;
  archive<2> best;
  std::size_t most = 0;
  for (int i = 0; i < 20000; ++i) {
    const double x = i % 2 == 0 ? -i : i % 200;
    const std::array<double, 3> row{x, static_cast<double>(i), -x};
    evaluation<2> scores{{static_cast<double>(-i / 100), x < 0 ? 0.0 : x}, {}};
    if (i % 5 == 4) scores.violated = {0, 1.0 / i, 1};
    detail::keep_row(best, rows, std::span<const double>(row), scores);
    most = std::max(most, rows.size() / 3);
  }
  CHECK(most < 3000);
  CHECK(best.closest().size() == 5);
  const auto check = [&](const auto& entries) {
    for (const auto& one : entries) {
      REQUIRE(3 * one.index + 2 < rows.size());
      const double i = rows[3 * one.index + 1];
      CHECK(rows[3 * one.index] == -rows[3 * one.index + 2]);
      if (one.scores.feasible())
        CHECK(one.scores.objectives[0] == static_cast<double>(-static_cast<int>(i) / 100));
      else
        CHECK(one.scores.violated.excess == 1 / i);
    }
  };
  check(best.front());
  check(best.closest());
}
