// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/problem.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>
#include <search/toy_chips.hpp>
#include <static_check.hpp>

using namespace co2design;
using toy::chip_judge;
using toy::chips;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

template <auto... Tags>
using tags_of = type_list<std::remove_const_t<decltype(Tags)>...>;

constexpr design<chips> chip(int cores, int width, int memory = 0) {
  return design<chips>("cores"_axis = cores, "width"_axis = width, "memory"_axis = memory);
}

// Says for every design what it is told to.
using one_design = space<axis<"any", values<0>>>;
template <class Latency, class Accuracy = double>
struct says {
  using space_type = one_design;
  Latency time;
  Accuracy share{};
  template <class... Tags>
  constexpr auto operator()(const design<one_design>&, Tags... tags) const noexcept {
    return results{slot<Tags, decltype(of(tags))>{of(tags)}...};
  }
  constexpr Latency of(std::remove_const_t<decltype(latency)>) const { return time; }
  constexpr Accuracy of(std::remove_const_t<decltype(accuracy)>) const { return share; }
};
constexpr says<time_quantity> takes(double seconds) { return {time_quantity(seconds)}; }

template <class Problem>
constexpr auto evaluate(const Problem& of) {
  return of.evaluate(design<one_design>::at(0));
}

// The violation of a latency in seconds under a bound.
template <class Bound>
constexpr violation broken(double seconds, Bound limit) {
  return evaluate(problem{takes(seconds), minimize(latency), limit}).violated;
}

}  // namespace

// ── what it is made of ───────────────────────────────────────────────────────────────────────────────────

TEST_CASE("a problem takes objectives, bounds and a subspace in any order") {
  subspace<chips> small;
  small.fix("cores"_axis = 2);
  const problem one{chip_judge{}, minimize(latency), maximize(accuracy), latency <= 50_ms, small};
  const problem other{chip_judge{}, small, latency <= 50_ms, minimize(latency), maximize(accuracy)};
  STATIC_CHECK(decltype(one)::objective_count == 2);
  STATIC_CHECK(decltype(other)::objective_count == 2);
  for (std::uint64_t i = 0; i < chips::cardinality; ++i) {
    const auto a = one.evaluate(design<chips>::at(i)), b = other.evaluate(design<chips>::at(i));
    CHECK(a.objectives == b.objectives);
    CHECK(a.violated == b.violated);
  }
  CHECK(one.where().size() == 24);
  CHECK(other.where().size() == 24);
}

TEST_CASE("without a subspace the whole space is searched") {
  STATIC_CHECK(problem{chip_judge{}, minimize(latency)}.where().size() == chips::cardinality);
}

TEST_CASE("objectives are in the order given, in canonical units, and all to be minimised") {
  constexpr problem both{chip_judge{}, maximize(area), minimize(latency), minimize(accuracy)};
  constexpr auto found = both.evaluate(chip(2, 16));
  STATIC_CHECK(found.feasible());
  STATIC_CHECK(found.objectives == std::array{-10.0, 0.5 / 32, 0.5 + (14 + 48) % 11 / 64.0});
}

TEST_CASE("a metric named twice is asked for once") {
  constexpr problem twice{chip_judge{}, minimize(latency), latency <= 50_ms, area<9_mm2, latency> 1_ms,
                          maximize(area)};
  STATIC_CHECK(std::is_same_v<decltype(twice)::tags, tags_of<latency, area>>);
  STATIC_CHECK(decltype(twice)::objective_count == 2);
  constexpr auto found = twice.evaluate(chip(1, 8));
  STATIC_CHECK(found.objectives == std::array{0.0625, -3.0});
  STATIC_CHECK(found.violated.broken == 1);
}

TEST_CASE("one metric may be an objective in both directions") {
  constexpr problem both{chip_judge{}, minimize(area), maximize(area)};
  STATIC_CHECK(both.evaluate(chip(1, 8)).objectives == std::array{3.0, -3.0});
}

TEST_CASE("the tags of a problem are its metrics in the order of first mention, subspaces left out") {
  const problem all{chip_judge{}, area <= 9_mm2, subspace<chips>{}, maximize(accuracy), minimize(area)};
  STATIC_CHECK(std::is_same_v<decltype(all)::tags, tags_of<area, accuracy>>);
}

TEST_CASE("a design is judged once, for all its metrics") {
  std::vector<std::uint64_t> judged;
  const problem all{chip_judge{&judged}, minimize(latency), maximize(accuracy), area <= 9_mm2};
  static_cast<void>(all.evaluate(chip(2, 16)));
  CHECK(judged == std::vector<std::uint64_t>{chip(2, 16).index()});
}

TEST_CASE("a problem gives the metrics it names") {
  constexpr problem small{chip_judge{}, minimize(latency), area <= 9_mm2};
  STATIC_CHECK(small.metrics_of(chip(2, 16))[area] == 10_mm2);
  STATIC_CHECK(small.metrics_of(chip(2, 16))[latency] == 0.5_s / 32);
}

TEST_CASE("a problem visits its statements in the order given") {
  const problem all{chip_judge{}, area <= 9_mm2, minimize(latency), subspace<chips>{}, latency > 1_ms};
  std::vector<char> kinds;
  all.for_each_statement([&]<class Statement>(const Statement&) {
    kinds.push_back(detail::is_objective_v<Statement> ? 'o' : detail::is_bound_v<Statement> ? 'b' : 's');
  });
  CHECK(kinds == std::vector{'b', 'o', 's', 'b'});
}

TEST_CASE("a problem is a value and may be constexpr") {
  constexpr problem small{takes(3), minimize(latency), latency <= 2_s};
  constexpr auto copy = small;
  STATIC_CHECK(!evaluate(copy).feasible());
  STATIC_CHECK(search_problem<std::remove_const_t<decltype(small)>>);
}

// ── bounds ───────────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("a bound that holds violates nothing") {
  STATIC_CHECK(broken(1, latency < 2_s).none());
  STATIC_CHECK(broken(2, latency <= 2_s).none());
  STATIC_CHECK(broken(3, latency > 2_s).none());
  STATIC_CHECK(broken(2, latency >= 2_s).none());
  STATIC_CHECK(broken(0, latency <= 0_s).none());
  STATIC_CHECK(broken(-1, latency < 0_s).none());
  STATIC_CHECK(broken(1, latency < 2_s) == violation{});
}

TEST_CASE("the size of a violation is the excess relative to the limit") {
  STATIC_CHECK(broken(3, latency <= 2_s) == violation{.excess = 0.5, .broken = 1});
  STATIC_CHECK(broken(3, latency < 2_s) == violation{.excess = 0.5, .broken = 1});
  STATIC_CHECK(broken(0.5, latency >= 2_s) == violation{.excess = 0.75, .broken = 1});
  STATIC_CHECK(broken(0.5, latency > 2_s) == violation{.excess = 0.75, .broken = 1});
  STATIC_CHECK(broken(-1, latency >= 2_s) == violation{.excess = 1.5, .broken = 1});
}

TEST_CASE("a strict bound met only with equality is broken, by nothing") {
  STATIC_CHECK(broken(2, latency < 2_s) == violation{.excess = 0, .broken = 1});
  STATIC_CHECK(broken(2, latency > 2_s) == violation{.excess = 0, .broken = 1});
  STATIC_CHECK(!evaluate(problem{takes(2), minimize(latency), latency < 2_s}).feasible());
}

TEST_CASE("where the limit is 0 the size is the value") {
  STATIC_CHECK(broken(3, latency <= 0_s) == violation{.excess = 3, .broken = 1});
  STATIC_CHECK(broken(-0.25, latency > 0_s) == violation{.excess = 0.25, .broken = 1});
  STATIC_CHECK(broken(0, latency > 0_s) == violation{.excess = 0, .broken = 1});
}

TEST_CASE("a negative limit counts by its size") {
  STATIC_CHECK(broken(2, latency <= time_quantity(-4)) == violation{.excess = 1.5, .broken = 1});
  STATIC_CHECK(broken(-6, latency >= time_quantity(-4)) == violation{.excess = 0.5, .broken = 1});
}

TEST_CASE("violations of several bounds add up") {
  constexpr problem many{takes(3), minimize(latency), latency <= 2_s,
                         latency<1_s, latency >= 1_s, latency> 4_s};
  STATIC_CHECK(evaluate(many).violated == violation{.excess = 0.5 + 2 + 0.25, .broken = 3});
  STATIC_CHECK(evaluate(many).objectives[0] == 3);
}

TEST_CASE("bounds on metrics without a dimension take integers") {
  constexpr says<time_quantity> half{1_s, 0.5};
  STATIC_CHECK(evaluate(problem{half, minimize(latency), accuracy >= 1}).violated ==
               violation{.excess = 0.5, .broken = 1});
  STATIC_CHECK(evaluate(problem{half, minimize(latency), accuracy > 0, accuracy < 1}).feasible());
}

TEST_CASE("an infinite limit holds for every number, and what breaks one breaks it without end") {
  constexpr time_quantity unlimited(infinite);
  STATIC_CHECK(broken(1e300, latency <= unlimited).none());
  STATIC_CHECK(broken(infinite, latency <= unlimited).none());
  STATIC_CHECK(broken(infinite, latency < unlimited) == violation{.excess = infinite, .broken = 1});
  STATIC_CHECK(broken(5, latency >= unlimited) == violation{.excess = infinite, .broken = 1});
  STATIC_CHECK(broken(5, latency <= -unlimited) == violation{.excess = infinite, .broken = 1});
  STATIC_CHECK(broken(infinite, latency <= 2_s) == violation{.excess = infinite, .broken = 1});
}

// ── values that are not there ────────────────────────────────────────────────────────────────────────────

TEST_CASE("an infeasible objective is a violation and no number") {
  constexpr says<possible<time_quantity>> nothing{infeasible("no tile fits")};
  constexpr auto found = evaluate(problem{nothing, minimize(latency), maximize(accuracy)});
  STATIC_CHECK(found.violated == violation{.undefined = 1});
  STATIC_CHECK(!found.feasible());
  STATIC_CHECK(found.objectives == std::array{0.0, -0.0});
}

TEST_CASE("an infeasible metric breaks its bound in either direction, even an infinite one") {
  constexpr says<possible<time_quantity>> nothing{infeasible("no tile fits")};
  constexpr violation lost{.undefined = 1, .broken = 1};
  STATIC_CHECK(evaluate(problem{nothing, maximize(accuracy), latency <= 2_s}).violated == lost);
  STATIC_CHECK(evaluate(problem{nothing, maximize(accuracy), latency >= 2_s}).violated == lost);
  STATIC_CHECK(evaluate(problem{nothing, maximize(accuracy), latency < time_quantity(infinite)}).violated ==
               lost);
  STATIC_CHECK(evaluate(problem{nothing, minimize(latency), latency > 0_s}).violated ==
               violation{.undefined = 2, .broken = 1});
}

TEST_CASE("a possible value that exists counts like the value") {
  constexpr says<possible<time_quantity>> there{time_quantity(3)};
  STATIC_CHECK(evaluate(problem{there, minimize(latency)}).objectives[0] == 3);
  STATIC_CHECK(evaluate(problem{there, maximize(latency), latency <= 2_s}).violated ==
               violation{.excess = 0.5, .broken = 1});
}

TEST_CASE("NaN is no value either: it would have no place in any order") {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  STATIC_CHECK(evaluate(problem{takes(nan), minimize(latency)}).violated == violation{.undefined = 1});
  STATIC_CHECK(evaluate(problem{takes(nan), minimize(latency)}).objectives[0] == 0);
  STATIC_CHECK(evaluate(problem{takes(nan), maximize(accuracy), latency <= 2_s}).violated ==
               violation{.undefined = 1, .broken = 1});
}

TEST_CASE("a design without a value is behind every design that breaks bounds") {
  constexpr says<possible<time_quantity>> nothing{infeasible("no tile fits")};
  STATIC_CHECK(broken(1e300, latency <= 1_s) <
               evaluate(problem{nothing, minimize(latency), latency <= 1_s}).violated);
}

// ── what a search asks of a problem ──────────────────────────────────────────────────────────────────────

namespace near_miss {

struct by_hand {
  using space_type = one_design;
  static constexpr std::size_t objective_count = 1;
  evaluation<1> evaluate(const design<one_design>&) const;
  subspace<one_design> where() const;
};
struct without_where {
  using space_type = one_design;
  static constexpr std::size_t objective_count = 1;
  evaluation<1> evaluate(const design<one_design>&) const;
};
struct of_another_count {
  using space_type = one_design;
  static constexpr std::size_t objective_count = 2;
  evaluation<1> evaluate(const design<one_design>&) const;
  subspace<one_design> where() const;
};

}  // namespace near_miss

TEST_CASE("whatever evaluates designs of a subspace is a problem to search") {
  STATIC_CHECK(search_problem<near_miss::by_hand>);
  STATIC_CHECK(!search_problem<near_miss::without_where>);
  STATIC_CHECK(!search_problem<near_miss::of_another_count>);
  STATIC_CHECK(!search_problem<chip_judge>);
  STATIC_CHECK(!search_problem<int>);
}

TEST_CASE("a problem without an objective, or of something else, is found") {
  using none = detail::problem_check<chip_judge, decltype(latency <= 1_s), subspace<chips>>;
  STATIC_CHECK(none::found.words[0] == "co2design/problem/objective");
  using wrong = detail::problem_check<chip_judge, decltype(minimize(latency)), double>;
  STATIC_CHECK(wrong::found.words[0] == "co2design/problem/statement");
  using elsewhere = subspace<space<axis<"any", values<0>>>>;
  using other = detail::problem_check<chip_judge, decltype(minimize(latency)), elsewhere>;
  STATIC_CHECK(other::found.words[0] == "co2design/problem/statement");
  using twice =
      detail::problem_check<chip_judge, decltype(minimize(latency)), subspace<chips>, subspace<chips>>;
  STATIC_CHECK(twice::found.words[0] == "co2design/problem/subspace");
  using sound = detail::problem_check<chip_judge, decltype(minimize(latency))>;
  STATIC_CHECK(sound::found.sound());
}
