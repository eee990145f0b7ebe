// SPDX-License-Identifier: BSL-1.0
#include <co2design/interop/pagmo.hpp>

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <type_traits>
#include <vector>

#include <pagmo/algorithm.hpp>
#include <pagmo/algorithms/nsga2.hpp>
#include <pagmo/algorithms/sga.hpp>
#include <pagmo/batch_evaluators/thread_bfe.hpp>
#include <pagmo/population.hpp>
#include <pagmo/problems/dtlz.hpp>
#include <pagmo/problems/hock_schittkowsky_71.hpp>
#include <pagmo/problems/minlp_rastrigin.hpp>
#include <pagmo/problems/zdt.hpp>
#include <pagmo/utils/hypervolume.hpp>

#include <co2design/core/random_engine.hpp>
#include <co2design/testing/constrained_problems.hpp>
#include <co2design/testing/dtlz.hpp>
#include <co2design/testing/mixed_problems.hpp>
#include <co2design/testing/zdt.hpp>
#include <search/toy_chips.hpp>
#include <static_check.hpp>
#include <testing/known_fronts.hpp>

using namespace co2design;
using namespace co2design::testing;
using interop::from_pagmo;
using interop::to_pagmo;

namespace {

using doctest::Approx;
constexpr double infinite = std::numeric_limits<double>::infinity();

// Calls visit with values by chance within the bounds.
template <class Problem, class Visit>
void for_values(const Problem& problem, int count, const Visit& visit) {
  random_engine engine(5);
  const auto bounds = problem.bounds();
  std::vector<double> x(bounds.size());
  for (int i = 0; i < count; ++i) {
    std::transform(bounds.begin(), bounds.end(), x.begin(),
                   [&](const variable& of) { return known::drawn(engine, of); });
    visit(x);
  }
}

// Ours and pagmo's of the same name, each the other's judge.
template <class Problem, class Theirs>
void check_same(const Problem& ours, const Theirs& theirs) {
  constexpr std::size_t count = objective_count_of<Problem>;
  const auto other = from_pagmo<count>(pagmo::problem(theirs));
  CHECK(std::ranges::equal(ours.bounds(), other.bounds()));
  for_values(ours, 200, [&](const std::vector<double>& x) {
    const auto is = ours(x);
    const auto wanted = other(x);
    CHECK(wanted.feasible());
    for (std::size_t m = 0; m < count; ++m) CHECK(is[m] == Approx(wanted.objectives[m]).epsilon(1e-9));
  });
}

// There and back it is the same to the bit, with reals before whole numbers.
template <class Problem>
void check_there_and_back(const Problem& problem) {
  constexpr std::size_t count = objective_count_of<Problem>;
  const auto there = to_pagmo(problem);
  const pagmo::problem held(there);
  const auto back = from_pagmo<count>(held);
  REQUIRE(back.bounds().size() == problem.bounds().size());
  CHECK(back.concurrent());
  CHECK(held.get_nix() == there.get_nix());
  for_values(problem, 200, [&](const std::vector<double>& x) {
    const auto moved = there.to_pagmo_order(x);
    CHECK(there.from_pagmo_order(moved) == x);
    CHECK(known::allows(back.bounds(), moved));
    const auto is = co2design::detail::evaluate(problem, x);
    const auto again = back(moved);
    CHECK(again.objectives == is.objectives);
    CHECK(again.feasible() == is.feasible());
    CHECK(again.violated.excess == is.violated.excess);
    CHECK(held.feasibility_x(moved) == is.feasible());
  });
}

// An integer, a real, a choice, a real.
struct scattered {
  static std::array<variable, 4> bounds() {
    return {integer_variable(-3, 5), real_variable(0, 0.5), categorical_variable(3), real_variable(2, 4)};
  }
  std::array<double, 2> operator()(std::span<const double> x) const {
    return {x[0] + 10 * x[1], 100 * x[2] + x[3]};
  }
};

// Infeasible by nothing where x is 1, undefined where it is 2.
struct at_the_limit {
  static std::array<variable, 1> bounds() { return {integer_variable(0, 2)}; }
  evaluation<1> operator()(std::span<const double> x) const {
    if (x[0] == 2) return {{std::numeric_limits<double>::quiet_NaN()}, {}};
    return {{x[0]}, {0, 0, x[0] == 1 ? 1u : 0u}};
  }
};

// A problem of pagmo's kind: one objective, h = x₀ − 1, g = x₁, and what its author says of threads.
struct two_limits {
  pagmo::vector_double fitness(const pagmo::vector_double& x) const { return {x[0] + x[1], x[0] - 1, x[1]}; }
  std::pair<pagmo::vector_double, pagmo::vector_double> get_bounds() const { return {{0, -5}, {most, 5}}; }
  pagmo::vector_double::size_type get_nec() const { return 1; }
  pagmo::vector_double::size_type get_nic() const { return 1; }
  double most = 3;
};

}  // namespace

TEST_CASE("the problems that both libraries have are the same") {
  check_same(zdt1{}, pagmo::zdt(1, 30));
  check_same(zdt2{}, pagmo::zdt(2, 30));
  check_same(zdt3{}, pagmo::zdt(3, 30));
  check_same(zdt4{}, pagmo::zdt(4, 10));
  check_same(zdt5{}, pagmo::zdt(5, 11));
  check_same(zdt6{}, pagmo::zdt(6, 10));
  check_same(dtlz1<3>{}, pagmo::dtlz(1, 7, 3));
  check_same(dtlz2<3>{}, pagmo::dtlz(2, 12, 3));
  check_same(dtlz3<4>{}, pagmo::dtlz(3, 13, 4));
  check_same(dtlz4<3>{}, pagmo::dtlz(4, 12, 3, 100));
  check_same(dtlz5<3>{}, pagmo::dtlz(5, 12, 3));
  check_same(dtlz6<5>{}, pagmo::dtlz(6, 14, 5));
  check_same(dtlz7<3>{}, pagmo::dtlz(7, 22, 3));
}

TEST_CASE("a problem comes back from pagmo as it went") {
  check_there_and_back(zdt3{});
  check_there_and_back(zdt5{.words = 3});
  check_there_and_back(dtlz2<5>{});
  check_there_and_back(bnh{});
  check_there_and_back(osy{});
  check_there_and_back(mixed_lines{});
  check_there_and_back(scattered{});
}

TEST_CASE("whole numbers are pagmo's last, and rounded") {
  const auto given = to_pagmo(scattered{});
  const auto [low, high] = given.get_bounds();
  CHECK(low == pagmo::vector_double{0, 2, -3, 0});
  CHECK(high == pagmo::vector_double{0.5, 4, 5, 2});
  CHECK(given.get_nix() == 2);
  CHECK(given.get_nobj() == 2);
  CHECK(given.get_nic() == 0);
  CHECK(given.fitness({0.25, 3, 4, 1}) == pagmo::vector_double{6.5, 103});
  CHECK(given.fitness({0.25, 3, 3.75, 1.25}) == pagmo::vector_double{6.5, 103});
  CHECK(given.from_pagmo_order(std::vector{0.25, 3.0, -2.75, 0.0}) == std::vector<double>{-3, 0.25, 0, 3});
  CHECK(given.get_name().find("scattered") != std::string::npos);
}

TEST_CASE("what is infeasible breaks an inequality, by nothing or altogether") {
  STATIC_CHECK(!decltype(to_pagmo(scattered{}))::has_constraints);
  STATIC_CHECK(decltype(to_pagmo(at_the_limit{}))::has_constraints);
  const pagmo::problem held(to_pagmo(at_the_limit{}));
  CHECK(held.get_nic() == 1);
  CHECK(held.get_nec() == 0);
  CHECK(held.fitness({0}) == pagmo::vector_double{0, 0});
  CHECK(held.feasibility_x({0}));
  CHECK(!held.feasibility_x({1}));
  CHECK(held.fitness({1})[1] > 0);
  CHECK(!held.feasibility_x({2}));
  CHECK(held.fitness({2})[1] == std::numeric_limits<double>::max());
  CHECK(pagmo::problem(to_pagmo(bnh{})).fitness({0, 2})[2] == 4);
}

TEST_CASE("made without a problem it says so") {
  const interop::pagmo_problem<scattered> none;
  CHECK_THROWS_WITH_AS(static_cast<void>(none.get_bounds()), "co2design: a pagmo_problem without a problem",
                       std::logic_error);
  CHECK_THROWS_AS(static_cast<void>(none.fitness({0, 0, 0, 0})), std::logic_error);
}

TEST_CASE("a problem over a finite space is one of positions") {
  subspace<toy::chips> part;
  part.fix("cores"_axis = 4);
  const problem whole{toy::chip_judge{}, minimize(latency), minimize(energy), area <= 60_mm2};
  const problem some{toy::chip_judge{}, minimize(latency), maximize(accuracy), part};
  const auto positions = interop::on_positions(whole);
  STATIC_CHECK(numeric_problem<decltype(positions)>);
  CHECK(positions.bounds() ==
        std::array{integer_variable(0, 3), integer_variable(0, 7), categorical_variable(3)});
  CHECK(interop::on_positions(some).bounds() ==
        std::array{integer_variable(2, 2), integer_variable(0, 7), categorical_variable(3)});
  check_there_and_back(positions);
  check_there_and_back(interop::on_positions(some));

  const pagmo::problem held(to_pagmo(whole));
  CHECK(held.get_nix() == 3);
  for (std::uint64_t i = 0; i < toy::chips::cardinality; ++i) {
    const auto d = design<toy::chips>::at(i);
    const auto at = d.ordinals();
    const std::vector<double> x(at.begin(), at.end());
    const auto is = whole.evaluate(d);
    CHECK(positions.design_at(x) == d);
    CHECK(held.feasibility_x(x) == is.feasible());
    CHECK(held.fitness(x)[0] == is.objectives[0]);
  }
}

TEST_CASE("equalities and inequalities of pagmo's are the violation, beyond their tolerances") {
  pagmo::problem given(two_limits{});
  const auto strict = from_pagmo<1>(given);
  CHECK(strict(std::array{1.0, 0.0}).feasible());
  CHECK(strict(std::array{1.5, -1.0}).violated == violation{0, 0.5, 1});
  CHECK(strict(std::array{0.25, 2.0}).violated == violation{0, 2.75, 2});
  CHECK(strict(std::array{0.25, 2.0}).objectives[0] == 2.25);
  given.set_c_tol({0.25, 1});
  const auto lax = from_pagmo<1>(given);
  CHECK(lax(std::array{1.25, 1.0}).feasible());
  CHECK(lax(std::array{1.5, 1.0}).violated == violation{0, 0.25, 1});
  CHECK(lax(std::array{0.25, 2.0}).violated == violation{0, 1.5, 2});
  CHECK(lax(std::array{std::numeric_limits<double>::quiet_NaN(), 0.0}).violated == violation{1, 0, 1});

  const auto hs = from_pagmo<1>(pagmo::problem(pagmo::hock_schittkowsky_71()));
  const auto best = hs(pagmo::hock_schittkowsky_71().best_known());
  CHECK(best.objectives[0] == Approx(17.01401728));
  CHECK(best.violated.excess < 1e-6);
  CHECK(hs(std::array{1.0, 1.0, 1.0, 1.0}).violated.excess == 36 + 24);  // Σx² = 40, Πx ≥ 25
}

TEST_CASE("integers, threads and misfits of pagmo's") {
  const auto mixed = from_pagmo<1>(pagmo::problem(pagmo::minlp_rastrigin(2, 3)));
  STATIC_CHECK(numeric_problem<std::remove_const_t<decltype(mixed)>>);
  CHECK(mixed.bounds()[1].kind == variable_kind::real);
  CHECK(mixed.bounds()[2] == integer_variable(-10, -5));
  CHECK(mixed.get().get_ncx() == 2);
  CHECK(!from_pagmo<1>(pagmo::problem(two_limits{})).concurrent());
  CHECK(from_pagmo<2>(pagmo::problem(to_pagmo(zdt1{}))).concurrent());
  CHECK_THROWS_WITH_AS(static_cast<void>(from_pagmo<3>(pagmo::problem(pagmo::zdt(1, 30)))),
                       "co2design: the problem 'ZDT1' has 2 objectives, not 3", std::invalid_argument);
  CHECK_THROWS_AS(static_cast<void>(from_pagmo<1>(pagmo::problem(two_limits{infinite}))),
                  std::invalid_argument);
}

TEST_CASE("pagmo's algorithms search our problems") {
  pagmo::population found(pagmo::problem(to_pagmo(zdt1{.variables = 10})), 40, 1);
  found = pagmo::algorithm(pagmo::nsga2(150, 0.95, 10, 0.01, 50, 1)).evolve(found);
  const auto reference = zdt1::reference_point();
  const double volume = pagmo::hypervolume(found.get_f(), true).compute({reference[0], reference[1]});
  CHECK(volume < zdt1::hypervolume());
  CHECK(volume > 0.95 * zdt1::hypervolume());

  // Whole numbers, and pagmo's threads at the same time.
  const auto given = to_pagmo(integer_compromise{.variables = 4, .range = 6});
  pagmo::population whole(pagmo::problem(given), pagmo::bfe{pagmo::thread_bfe{}}, 40, 1);
  whole = pagmo::algorithm(pagmo::nsga2(60, 0.95, 10, 0.01, 50, 1)).evolve(whole);
  const auto front = given.get().front(100);
  for (const auto& x : whole.get_x()) CHECK(known::allows(given.get().bounds(), x));
  for (const auto& f : whole.get_f())
    for (const auto& best : front) CHECK(!dominates(std::array{f[0], f[1]}, best));
}

TEST_CASE("pagmo's volume is that of the fronts") {
  const auto volume = [](const auto& problem, std::size_t size) {
    std::vector<pagmo::vector_double> points;
    for (const auto& f : problem.front(size)) points.emplace_back(f.begin(), f.end());
    const auto r = problem.reference_point();
    return pagmo::hypervolume(points, true).compute(pagmo::vector_double(r.begin(), r.end()));
  };
  CHECK(volume(dtlz5<3>{}, 5000) == Approx(dtlz5<3>::hypervolume()).epsilon(1e-3));
  const double flat = volume(dtlz1<3>{}, 5000), round = volume(dtlz2<3>{}, 5000);
  const double parts = volume(dtlz7<3>{}, 5000);
  CHECK(flat < dtlz1<3>::hypervolume());
  CHECK(flat == Approx(dtlz1<3>::hypervolume()).epsilon(0.02));
  CHECK(round < dtlz2<3>::hypervolume());
  CHECK(round == Approx(dtlz2<3>::hypervolume()).epsilon(0.05));
  CHECK(parts < dtlz7<3>::hypervolume());
  CHECK(parts == Approx(dtlz7<3>::hypervolume()).epsilon(0.05));
}
