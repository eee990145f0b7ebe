// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include <co2design/search/detail/sound_search.hpp>
#include <co2design/search/nsga2_run.hpp>

namespace co2design {

/// NSGA-II: elitist genetic search by non-dominated sorting and crowding, with constraint domination.
///
/// Problem   `problem{judge, minimize(…), …}` over a finite or a continuous space, or a `numeric_problem`
/// Options   in any order, one of each kind: an observer (`search_progress` → void), a `stopping_rule`
///           (`generation_view` → bool; it then decides alone, and `generations` does not), an executor on which
///           designs are evaluated, a `variation_operator`, a `survival_policy`, `start_from{designs}`,
///           `external_archive{}`. What is not given costs nothing
/// Result    over a finite space each design is evaluated at most once, the search ends when they are exhausted, and the
///           front is that of all designs evaluated. Else no child equals another individual of its generation, and
///           the front is that of the last population, or of all with `external_archive`
/// Defaults  finite spaces: `discrete_variation` and `crowding_survival`; else `standard_variation` and
///           `pruned_crowding_survival`, which spreads the front of the last population more evenly
/// Requires  population ≥ 2 (less counts as 2)
/// Seed      same seed, same result: on any number of threads, with every compiler that does not contract floating
///           point
/// Errors    `co2design/search/option`, `…/option_twice`; std::invalid_argument where a variable's bounds, or a known design, are none
/// Cost      a generation is a sorting of twice the population, its evaluation and its variation. Designs are judged
///           many at a time (`batched`), with the same results, where the judge answers from tables, and where its
///           generic policies all say what they are by `arithmetic` or `rep`
/// Source    Deb, Pratap, Agarwal, Meyarivan, IEEE Trans. Evol. Comput. 6(2), 2002
/// Example   nsga2{.population = 200, .generations = 250, .seed = 1}(problem)
///           nsga2{.population = 100}(problem, time_limit{10_s} || max_evaluations{1'000'000}, external_archive{})
struct nsga2 {
  std::size_t population = 200;
  std::size_t generations = 250;
  std::uint64_t seed = 1;

  template <class Problem, class... Options>
  [[nodiscard]] auto operator()(const Problem& problem, Options... options) const {
    auto run = start(problem, std::move(options)...);
    run.finish();
    return run.result();
  }

  /// A run to go through step by step.
  template <class Problem, class... Options>
  [[nodiscard]] auto start(const Problem& problem, Options... options) const {
    if constexpr (detail::is_sound_search<Problem, Options...>())
      return nsga2_run<Problem, Options...>(population, generations, seed, problem, std::move(options)...);
    else
      return start(detail::after_mistake(problem));
  }

  /// A run that goes on where a state of the same problem, population and options was taken.
  /// Errors    std::invalid_argument where it is of others
  template <class Problem, class... Options>
  [[nodiscard]] auto resume(const Problem& problem,
                            const nsga2_state<detail::problem_objectives<Problem>>& from,
                            Options... options) const {
    if constexpr (detail::is_sound_search<Problem, Options...>())
      return nsga2_run<Problem, Options...>(population, generations, seed, from, problem,
                                            std::move(options)...);
    else
      return start(detail::after_mistake(problem));
  }
};

}  // namespace co2design
