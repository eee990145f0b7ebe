// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <co2design/core/type_list.hpp>
#include <co2design/search/problem.hpp>
#include <co2design/space/sampling.hpp>
#include <co2design/testing/algebra_laws.hpp>
#include <co2design/testing/detail/asking.hpp>
#include <co2design/testing/findings.hpp>

namespace co2design::testing {

namespace detail {

template <std::size_t Count>
bool same_evaluations(const evaluation<Count>& a, const evaluation<Count>& b) {
  bool same = a.violated.undefined == b.violated.undefined && a.violated.broken == b.violated.broken &&
              same_bits(a.violated.excess, b.violated.excess);
  for (std::size_t m = 0; m < Count; ++m) same = same && same_bits(a.objectives[m], b.objectives[m]);
  return same;
}

template <std::size_t Count>
std::string evaluation_text(const evaluation<Count>& of) {
  std::string text;
  for (const double one : of.objectives) text += concat({text.empty() ? "" : ", ", number_text(one)});
  return concat({"objectives ", text, "; undefined ", std::to_string(of.violated.undefined), ", excess ",
                 number_text(of.violated.excess), ", broken ", std::to_string(of.violated.broken)});
}

// Designs by chance from where a problem is searched.
template <class Problem>
auto designs_of(const Problem& problem, std::size_t count, random_engine& engine) {
  using space_type = typename Problem::space_type;
  std::vector<design<space_type>> all;
  const subspace<space_type> where = problem.where();
  for (std::size_t i = 0; i < count; ++i) {
    if constexpr (finite_space<space_type>)
      all.push_back(sample(where, engine));
    else
      all.push_back(sample<space_type>(engine));
  }
  return all;
}

template <class Problem>
void evaluation_laws(findings& found, const Problem& problem, const design<typename Problem::space_type>& d) {
  using space_type = typename Problem::space_type;
  const auto first = problem.evaluate(d), again = problem.evaluate(d);
  const auto both = [&](const auto& other) {
    return [&] {
      return concat({text_of(d), ": ", evaluation_text(first), "; then ", evaluation_text(other)});
    };
  };
  const auto witness = [&] { return concat({text_of(d), ": ", evaluation_text(first)}); };
  found.expect(same_evaluations(first, again), "evaluated twice, a design is the same", both(again));
  if constexpr (finite_space<space_type>) {
    const auto equal = problem.evaluate(design<space_type>::from_ordinals(d.ordinals()));
    found.expect(same_evaluations(first, equal), "equal designs have equal evaluations", both(equal));
    const subspace<space_type> where = problem.where();
    found.expect(where.contains(d), "where to search has the designs drawn from it", witness);
  }
  if constexpr (std::copy_constructible<Problem>) {
    const Problem copy = problem;
    const auto from_copy = copy.evaluate(d);
    found.expect(same_evaluations(first, from_copy), "a copy of a problem evaluates the same",
                 both(from_copy));
  }
  const auto& violated = first.violated;
  found.expect(violated.undefined > 0 ||
                   std::ranges::all_of(first.objectives, [](double x) { return std::isfinite(x); }),
               "objectives are finite, or something is undefined", witness);
  found.expect(violated.excess >= 0, "an excess is no NaN, and not negative", witness);
  found.expect(violated.broken > 0 || violated.excess == 0, "where no bound is broken there is no excess",
               witness);
}

// ── of objectives, bounds and a judge ────────────────────────────────────────────────────────────────────

// What statements say of the judge's values, counted here once more.
template <class Judge, class... Statements>
void statement_laws(findings& found, const co2design::problem<Judge, Statements...>& problem,
                    const design<typename Judge::space_type>& d) {
  const auto scores = problem.evaluate(d);
  const auto shared = problem.metrics_of(d);
  const auto witness = [&](std::string_view metric) {
    return [&, metric] { return concat({metric, " of ", text_of(d), ": ", evaluation_text(scores)}); };
  };
  unsigned broken = 0, undefined = 0;
  std::size_t m = 0;
  problem.for_each_statement([&]<class Statement>(const Statement& statement) {
    if constexpr (requires { typename Statement::tag; }) {
      using tag = typename Statement::tag;
      const auto alone = problem.judge()(d, tag{})[tag{}];
      const auto& together = shared[tag{}];
      const bool exists = !why_not(alone).is_set() && !std::isnan(canonical(alone));
      found.expect(why_not(alone).reason() == why_not(together).reason() &&
                       (why_not(alone).is_set() || same_bits(canonical(alone), canonical(together))),
                   "metrics_of has what the judge says", witness(tag::name));
      undefined += exists ? 0 : 1;
      if constexpr (requires { statement.holds(alone); }) {
        broken += statement.holds(alone) ? 0 : 1;
      } else {
        const double sign = Statement::direction == better::lower ? 1 : -1;
        found.expect(!exists || same_bits(scores.objectives[m], sign * canonical(alone)),
                     "an objective is its metric, to be minimised", witness(tag::name));
        ++m;
      }
    }
  });
  found.expect(scores.violated.broken == broken, "the bounds that do not hold are broken",
               witness("the bounds"));
  found.expect(scores.violated.undefined == undefined, "what has no value is undefined",
               witness("what is asked"));
}

// A statement as it is, or a bound that more designs keep.
template <class Statement>
Statement relaxed(Statement given) {
  if constexpr (requires { Statement::kept; }) {
    const double limit = canonical(given.limit);
    const double room = limit == 0 ? 1 : std::abs(limit) / 4;
    const bool from_above = Statement::kept == relation::less || Statement::kept == relation::less_equal;
    if (std::isfinite(limit))
      given.limit = std::remove_cvref_t<decltype(given.limit)>(limit + (from_above ? room : -room));
  }
  return given;
}
template <std::size_t Index, class Statement, class Problem>
Statement statement_at(const Problem& problem) {
  Statement out{};
  std::size_t i = 0;
  problem.for_each_statement([&]<class Other>(const Other& one) {
    if constexpr (std::is_same_v<Statement, Other>)
      if (i == Index) out = one;
    ++i;
  });
  return out;
}
template <class Judge, class... Statements>
void bound_laws(findings& found, const co2design::problem<Judge, Statements...>& given,
                const std::vector<design<typename Judge::space_type>>& designs) {
  const auto wider = [&]<std::size_t... I>(std::index_sequence<I...>) {
    return co2design::problem(given.judge(), relaxed(statement_at<I, Statements>(given))...);
  }(std::index_sequence_for<Statements...>{});
  for (const auto& d : designs) {
    const auto before = given.evaluate(d), after = wider.evaluate(d);
    found.expect(!before.feasible() || after.feasible(), "a relaxed bound keeps what is feasible", [&] {
      return concat({text_of(d), ": ", evaluation_text(before), "; relaxed ", evaluation_text(after)});
    });
    statement_laws(found, given, d);
  }
}
template <class Problem>
void bound_laws(findings&, const Problem&, const std::vector<design<typename Problem::space_type>>&) {}

}  // namespace detail

/// The laws of what a search consumes: a `problem`, or a type of the user's own that models `search_problem`.
///
/// Laws      evaluated twice, from a copy, or as an equal design, a design is the same to the bit; objectives
///           are finite or something is undefined; an excess is a number, and of something broken; where to
///           search has what is drawn from it
/// Problem   of a `problem` also: `metrics_of` agrees with the judge, objectives are its metrics, the
///           violation counts what does not hold or exist, and relaxed bounds keep what is feasible
/// Cost      some 8 evaluations for each of `designs` drawn
/// Example   CHECK(testing::problem_laws(problem{judge, minimize(energy), latency <= 50_ms}).ok())
template <search_problem Problem>
[[nodiscard]] findings problem_laws(const Problem& problem, std::size_t designs = 256,
                                    std::uint64_t seed = 1) {
  findings found;
  random_engine engine(seed);
  const auto drawn = detail::designs_of(problem, designs, engine);
  for (const auto& d : drawn) detail::evaluation_laws(found, problem, d);
  detail::bound_laws(found, problem, drawn);
  return found;
}

}  // namespace co2design::testing
