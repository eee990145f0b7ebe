// SPDX-License-Identifier: BSL-1.0
#include <co2design/testing/mixed_problems.hpp>

#include <algorithm>
#include <set>

#include <static_check.hpp>
#include <testing/known_fronts.hpp>

using namespace co2design;
using namespace co2design::testing;

namespace {

using doctest::Approx;
using pair = std::array<double, 2>;

// Calls visit with each vector of values that the bounds allow.
template <class Visit>
void for_each_vector(const std::vector<variable>& bounds, const Visit& visit) {
  std::vector<double> x;
  for (const variable& of : bounds) x.push_back(of.low);
  for (;;) {
    visit(x);
    std::size_t i = 0;
    for (; i < x.size() && x[i] == bounds[i].high; ++i) x[i] = bounds[i].low;
    if (i == x.size()) return;
    ++x[i];
  }
}

template <class Problem>
std::vector<pair> enumerated(const Problem& problem) {
  std::set<pair> seen;
  for_each_vector(problem.bounds(), [&](const std::vector<double>& x) { seen.insert(problem(x)); });
  std::vector<pair> front;
  for (const pair& f : seen)
    if (front.empty() || f[1] < front.back()[1]) front.push_back(f);
  return front;
}

template <class Problem>
void check_enumerated(const Problem& problem) {
  const auto front = problem.front(100'000);
  CHECK(front == enumerated(problem));
  const auto solutions = problem.solutions(100'000);
  REQUIRE(solutions.size() == front.size());
  for (std::size_t i = 0; i < front.size(); ++i) {
    CHECK(problem(solutions[i]) == front[i]);
    CHECK(known::allows(problem.bounds(), solutions[i]));
  }
  CHECK(known::area(front, problem.reference_point()).low == Approx(problem.hypervolume()).epsilon(1e-14));
}

}  // namespace

TEST_CASE("bounds and values by hand") {
  STATIC_CHECK(numeric_problem<integer_compromise> && numeric_problem<knapsack> && numeric_problem<choices> &&
               numeric_problem<mixed_lines>);
  CHECK(integer_compromise{}.bounds() == std::vector<variable>(10, integer_variable(0, 20)));
  CHECK(knapsack{.variables = 3, .copies = 2}.bounds() == std::vector<variable>(3, integer_variable(0, 2)));
  CHECK(choices{}.bounds() == std::vector<variable>(10, categorical_variable(4)));
  CHECK(mixed_lines{}.bounds().size() == 12);
  CHECK(mixed_lines{.each = 1}.bounds() ==
        std::vector<variable>{real_variable(0, 1), integer_variable(0, 9), categorical_variable(3),
                              real_variable(0, 1), integer_variable(0, 20), categorical_variable(5)});

  STATIC_CHECK(integer_compromise{2, 5}(pair{1, 3}) == pair{10, 20});
  STATIC_CHECK(knapsack::weight(2) == 10 + 33 && knapsack::value(2) == 10 + 32);
  STATIC_CHECK(knapsack{3}(std::array<double, 3>{1, 0, 1}) == pair{10 + 43, 10 + 16});
  STATIC_CHECK(knapsack{2, 3}(pair{3, 1}) == pair{30 + 47, 2 * 26});
  STATIC_CHECK(choices{}(std::array<double, 4>{0, 0, 0, 0}) == pair{6, 6});
  STATIC_CHECK(choices{}(std::array<double, 4>{0, 3, 2, 1}) == pair{0, 12});
  STATIC_CHECK(mixed_lines{1}(std::array<double, 6>{0.5, 2, 0, 0.5, 7, 0}) == pair{0.25, 0.9375});
  STATIC_CHECK(mixed_lines{1}(std::array<double, 6>{0.5, 2, 1, 0.25, 7, 0}) == pair{0.25, 1.25});
  STATIC_CHECK(mixed_lines{1}(std::array<double, 6>{0, 5, 2, 0.5, 12, 3}) == pair{0.5, 0.875 + 0.25 + 1});
  STATIC_CHECK(mixed_lines{0}(std::array<double, 3>{0, 5, 1}) == pair{0.5, 0.75});
}

TEST_CASE("the fronts of whole numbers and choices are those that enumeration finds") {
  check_enumerated(integer_compromise{.variables = 1, .range = 7});
  check_enumerated(integer_compromise{.variables = 3, .range = 5});
  check_enumerated(integer_compromise{.variables = 5, .range = 4});
  check_enumerated(knapsack{.variables = 1});
  check_enumerated(knapsack{.variables = 14});
  check_enumerated(knapsack{.variables = 7, .copies = 3});
  check_enumerated(choices{.variables = 1});
  check_enumerated(choices{.variables = 7});
  CHECK(integer_compromise{}.front(1000).size() == 201);
  CHECK(choices{}.front(1000).size() == 21);
}

TEST_CASE("of the problems as they come nothing found by chance beats the fronts") {
  known::check_front(integer_compromise{}, 201, 1e-9);
  known::check_front(knapsack{}, knapsack{}.front(1000).size(), 1e-9);
  known::check_front(choices{}, 21, 1e-9);
  known::check_front(mixed_lines{}, 500, 0.01);
  known::check_front(mixed_lines{.each = 0}, 500, 0.01);
  known::check_front(mixed_lines{.each = 1}, 500, 0.01);
  known::check_sizes(integer_compromise{}, 201);
  known::check_sizes(knapsack{}, knapsack{}.front(1000).size());
  known::check_sizes(choices{}, 21);
  known::check_sizes(mixed_lines{});
}

TEST_CASE("each line has its third of the front, and each kind of variable its say") {
  const auto solutions = mixed_lines{}.solutions(301);
  for (std::size_t c = 0; c < 3; ++c)
    CHECK(std::abs(std::count_if(solutions.begin(), solutions.end(),
                                 [&](const auto& v) { return v[2] == static_cast<double>(c); }) -
                   100) <= 1);
  std::vector<double> best = mixed_lines{}.solutions(1)[0];
  const double least = mixed_lines{}(best)[1];
  for (std::size_t i = 2; i < best.size(); ++i) {
    std::vector<double> other = best;
    other[i] = other[i] == 1 ? 0 : 1;
    CHECK(mixed_lines{}(other)[1] > least);
  }
}

TEST_CASE("the volume of the lines is that of the front") { known::check_area(mixed_lines{}, 200'000, 1e-5); }
