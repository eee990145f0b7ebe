// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include <co2design/search/archive.hpp>
#include <co2design/search/detail/genome.hpp>
#include <co2design/search/detail/index_set.hpp>
#include <co2design/search/detail/row_archive.hpp>
#include <co2design/search/detail/sound_search.hpp>
#include <co2design/search/front.hpp>
#include <co2design/search/progress.hpp>

namespace co2design {

/// Evaluates designs drawn at random; the baseline every other search has to beat.
///
/// Problem   as of `nsga2`. Of a finite space no design is drawn twice, and where it is no larger than the budget, all
///           are evaluated
/// Example   random_search{.evaluations = 10'000, .seed = 1}(problem)
struct random_search {
  std::uint64_t evaluations = 50'000;
  std::uint64_t seed = 1;

  template <class Problem, class Observer = no_observer>
  [[nodiscard]] auto operator()(const Problem& problem, Observer observe = {}) const {
    if constexpr (detail::is_sound_search<Problem>())
      return search(problem, observe);
    else
      return detail::front_after_mistake<Problem>(problem);
  }

 private:
  template <class Problem, class Observer>
  front<Problem> search(const Problem& problem, Observer& observe) const {
    detail::genome genome;
    detail::describe(problem, genome);
    const std::uint64_t planned = std::min(evaluations, genome.designs());
    const bool all = planned == genome.designs();
    random_engine engine(seed);
    archive<detail::problem_objectives<Problem>> best;
    detail::index_set seen;
    std::vector<double> row(genome.variables().size()), rows;
    for (std::uint64_t done = 0; done < planned;) {
      if (all)
        genome.enumerate(done, row);
      else
        genome.sample(row, engine);
      if constexpr (detail::numbered_designs<Problem>) {
        const std::uint64_t index = genome.key(row);
        if (!all && !seen.insert(index)) continue;
        best.add(index, detail::evaluate_row(problem, row));
      } else {
        detail::keep_row(best, rows, row, detail::evaluate_row(problem, row));
      }
      if (++done % 1024 == 0 || done == planned) observe(search_progress{done, planned, best.front().size()});
    }
    return front<Problem>(problem, best, planned, false, std::move(rows), row.size());
  }
};

}  // namespace co2design
