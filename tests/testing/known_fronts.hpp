// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <vector>

#include <co2design/core/random_engine.hpp>
#include <co2design/search/dominance.hpp>
#include <co2design/search/numeric_problem.hpp>

#include <doctest/doctest.h>

// What must hold of a problem whose front is known, whatever the problem.
namespace known {

using namespace co2design;

template <class Problem>
inline constexpr std::size_t objectives = objective_count_of<Problem>;

inline double uniform(random_engine& engine) { return static_cast<double>(engine() >> 11) * 0x1p-53; }

inline double drawn(random_engine& engine, const variable& of) {
  if (of.kind == variable_kind::real) return of.low + (of.high - of.low) * uniform(engine);
  return std::min(of.high, of.low + std::floor((of.high - of.low + 1) * uniform(engine)));
}

inline bool allows(const std::vector<variable>& bounds, std::span<const double> x) {
  if (x.size() != bounds.size()) return false;
  for (std::size_t i = 0; i < x.size(); ++i)
    if (!(x[i] >= bounds[i].low && x[i] <= bounds[i].high) ||
        (bounds[i].kind != variable_kind::real && x[i] != std::floor(x[i])))
      return false;
  return true;
}

// Nowhere worse, and somewhere better by more than rounding.
template <std::size_t M>
bool beats(const std::array<double, M>& a, const std::array<double, M>& b) {
  bool better = false;
  for (std::size_t m = 0; m < M; ++m) {
    if (a[m] > b[m]) return false;
    better = better || a[m] < b[m] - 1e-7 * (1 + std::abs(b[m]));
  }
  return better;
}

// Points that a search might find: by chance, solutions with a few values changed a little or drawn again,
// and what `more` makes of the engine.
template <class Problem, class More>
std::vector<std::array<double, objectives<Problem>>> found(const Problem& problem, std::size_t count,
                                                           const More& more) {
  const auto listed = problem.bounds();
  const std::vector<variable> bounds(listed.begin(), listed.end());
  const auto solutions = problem.solutions(101);
  random_engine engine(7);
  std::vector<std::array<double, objectives<Problem>>> all;
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<double> x = i % 3 == 2 ? more(engine) : solutions[engine() % solutions.size()];
    if (i % 3 == 0) {
      for (std::size_t j = 0; j < x.size(); ++j) x[j] = drawn(engine, bounds[j]);
    } else if (i % 3 == 1) {
      for (int changes = 1 + static_cast<int>(engine() % 3); changes > 0; --changes) {
        const std::size_t j = engine() % x.size();
        if (bounds[j].kind == variable_kind::real && engine() % 4 > 0) {
          const double size = (bounds[j].high - bounds[j].low) * std::pow(10, -4 * uniform(engine));
          x[j] = std::clamp(x[j] + size * (uniform(engine) - 0.5), bounds[j].low, bounds[j].high);
        } else {
          x[j] = drawn(engine, bounds[j]);
        }
      }
    }
    REQUIRE(allows(bounds, x));
    const auto is = co2design::detail::evaluate(problem, x);
    if (is.feasible()) all.push_back(is.objectives);
  }
  return all;
}

// The front is what its solutions evaluate to; of what is found by chance nothing beats it, and all is behind
// it: no part is missing, at a resolution of `gap`.
template <class Problem, class More>
void check_front(const Problem& problem, std::size_t size, double gap, const More& more) {
  static_assert(numeric_problem<Problem>);
  const auto listed = problem.bounds();
  const std::vector<variable> bounds(listed.begin(), listed.end());
  const auto front = problem.front(size);
  const auto solutions = problem.solutions(size);
  REQUIRE(front.size() == size);
  REQUIRE(solutions.size() == size);
  std::size_t off = 0, infeasible = 0, outside = 0, dominated = 0, beaten = 0, ahead = 0;
  for (std::size_t i = 0; i < size; ++i) {
    outside += allows(bounds, solutions[i]) ? 0 : 1;
    const auto is = co2design::detail::evaluate(problem, solutions[i]);
    // What lies on a constraint may miss it by rounding.
    infeasible += is.violated.undefined == 0 && is.violated.excess < 1e-12 ? 0 : 1;
    for (std::size_t m = 0; m < objectives<Problem>; ++m)
      off += std::abs(is.objectives[m] - front[i][m]) < 1e-12 * (1 + std::abs(front[i][m])) ? 0 : 1;
    for (std::size_t j = 0; j < size; ++j) dominated += dominates(front[j], front[i]) ? 1 : 0;
  }
  const auto others = found(problem, 6000, more);
  CHECK(others.size() > 500);
  for (const auto& one : others) {
    bool behind = false;
    for (const auto& best : front) {
      beaten += beats(one, best) ? 1 : 0;
      bool reached = true;
      for (std::size_t m = 0; m < objectives<Problem>; ++m) reached = reached && best[m] <= one[m] + gap;
      behind = behind || reached;
    }
    ahead += behind ? 0 : 1;
  }
  CHECK(outside == 0);
  CHECK(infeasible == 0);
  CHECK(off == 0);
  CHECK(dominated == 0);
  CHECK(beaten == 0);
  CHECK(ahead == 0);
}
template <class Problem>
void check_front(const Problem& problem, std::size_t size, double gap) {
  const auto listed = problem.bounds();
  const std::vector<variable> bounds(listed.begin(), listed.end());
  check_front(problem, size, gap, [&](random_engine& engine) {
    std::vector<double> x;
    for (const variable& of : bounds) x.push_back(drawn(engine, of));
    return x;
  });
}

// The area that two objectives' front dominates, from below and from above: between two neighbours the front
// is in the rectangle that they span.
struct bracket {
  double low = 0, high = 0;
};
inline bracket area(std::vector<std::array<double, 2>> front, const std::array<double, 2>& reference) {
  std::sort(front.begin(), front.end());
  bracket sum;
  for (std::size_t i = 0; i < front.size(); ++i) {
    const bool last = i + 1 == front.size();
    const double width = (last ? reference[0] : front[i + 1][0]) - front[i][0];
    sum.low += width * (reference[1] - front[i][1]);
    sum.high += width * (reference[1] - (last ? front[i][1] : front[i + 1][1]));
  }
  return sum;
}
template <class Problem>
void check_area(const Problem& problem, std::size_t size, double width) {
  const bracket of = area(problem.front(size), problem.reference_point());
  const double given = problem.hypervolume();
  CHECK(of.low <= given * (1 + 1e-14));
  CHECK(given * (1 - 1e-14) <= of.high);
  CHECK(of.high - of.low <= width);
}

// Not more than a front has, both ends, and whatever is asked.
template <class Problem>
void check_sizes(const Problem& problem, std::size_t most = 1000) {
  for (const std::size_t n : std::initializer_list<std::size_t>{0, 1, 2, 3, 7, 1000}) {
    CHECK(problem.front(n).size() == std::min(n, most));
    CHECK(problem.solutions(n).size() == std::min(n, most));
  }
  CHECK(problem.front(1)[0] == problem.front(100)[0]);
}

}  // namespace known
