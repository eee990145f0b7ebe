// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>

#include <co2design/search/detail/index_set.hpp>
#include <co2design/search/front.hpp>
#include <co2design/search/progress.hpp>
#include <co2design/space/sampling.hpp>

namespace co2design {

/// Evaluates designs drawn at random, none twice; the whole subspace where it is no larger than the budget.
///
/// The baseline every other search has to beat.
/// Example   random_search{.evaluations = 10'000, .seed = 1}(problem)
struct random_search {
  std::uint64_t evaluations = 50'000;
  std::uint64_t seed = 1;

  template <search_problem Problem, class Observer = no_observer>
  [[nodiscard]] front<Problem> operator()(const Problem& problem, Observer observe = {}) const {
    if constexpr (detail::searchable<Problem>)
      return search(problem, observe);
    else
      return front<Problem>(problem, {}, 0);
  }

 private:
  template <class Problem, class Observer>
  front<Problem> search(const Problem& problem, Observer& observe) const {
    using space_type = typename Problem::space_type;
    const subspace<space_type>& where = problem.where();
    const std::uint64_t planned = std::min(evaluations, where.size());
    const bool all = planned == where.size();
    random_engine engine(seed);
    archive<Problem::objective_count> best;
    detail::index_set seen;
    for (std::uint64_t done = 0; done < planned;) {
      const design<space_type> d = all ? where.at(done) : sample(where, engine);
      if (!all && !seen.insert(d.index())) continue;
      best.add(d.index(), problem.evaluate(d));
      if (++done % 1024 == 0 || done == planned) observe(search_progress{done, planned, best.front().size()});
    }
    return front<Problem>(problem, std::move(best), planned);
  }
};

}  // namespace co2design
