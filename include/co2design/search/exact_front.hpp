// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <utility>

#include <co2design/core/execution.hpp>
#include <co2design/search/detail/exact_run.hpp>
#include <co2design/search/exact_report.hpp>
#include <co2design/search/front.hpp>

namespace co2design {

/// How far an exact search has come; what its observers are called with.
struct exact_progress {
  const char* stage;  ///< "rows" of tables are filled, or "designs" are looked at
  std::uint64_t done, planned;
};

/// An observer that does nothing.
struct no_exact_observer {
  constexpr void operator()(const exact_progress&) const noexcept {}
};

/// A front that is the whole one, and how that is known.
template <class Problem>
class exact_result : public front<Problem> {
 public:
  exact_result(front<Problem> found, exact_report report)
      : front<Problem>(std::move(found)), report_(std::move(report)) {}
  [[nodiscard]] const exact_report& report() const noexcept { return report_; }

 private:
  exact_report report_;
};

/// The whole Pareto front of a finite space, with proof.
///
/// Method    the pipeline's policies that are not generic become tables over the axes that each depends on; the
///           generic ones above them, run on linear forms, say how the metrics follow from the tables. Axes that the
///           same tables depend on are a block. A value of a block is dropped where another is as good in every
///           objective and bounded metric, whatever the values of the other blocks are; what is left is looked at
///           design by design, several at a time
/// Result    the non-dominated designs that meet the bounds, one for each vector of objectives (`keep_ties`: all), as
///           the pipeline computes them, to the last bit; which one does not depend on the executor
/// Requires  a finite space. Where the problem's judge is no pipeline, or a policy varies with so many axes that it
///           gets no table, every design is evaluated, and the report says so
///           An objective that is infinite, and so the worst, counts as infeasible; so does what is computed from a NaN
/// Errors    std::length_error, before anything is computed, where the tables would take more than
///           `most_table_bytes`; what an observer throws ends the search
/// Promises  `using monotone = …` of policies that are no sums is believed, and named in the report
/// Cost      filling the tables; then for each block as many comparisons of rows as it has values times those that
///           stay; then some nanoseconds for each design that is left. Memory: the tables twice, 256 MiB for the
///           comparisons, the candidates
/// Example   const auto all = exact_search{.keep_ties = true}(problem, interop::tbb_execution{});
struct exact_search {
  std::uint64_t most_table_bytes = std::uint64_t{1} << 30;
  bool keep_ties = false;
  bool prune = true;  ///< false: every design is looked at; to check the rest by

  template <search_problem Problem, executor Execution = sequential, class Observer = no_exact_observer>
  [[nodiscard]] exact_result<Problem> operator()(const Problem& problem, const Execution& execution = {},
                                                 Observer observe = {}) const {
    if constexpr (!detail::searchable<Problem>) {
      return {front<Problem>(problem, {}, 0), {}};
    } else {
      const auto rows = [&](const auto& now) { observe(exact_progress{"rows", now.rows, now.planned}); };
      const auto designs = [&](std::uint64_t done, std::uint64_t planned) {
        observe(exact_progress{"designs", done, planned});
      };
      if constexpr (requires {
                      decompose(problem.judge(), problem.where(), most_table_bytes, execution, rows,
                                typename Problem::tags{})
                          .parts();
                    }) {
        const auto parts = decompose(problem.judge(), problem.where(), most_table_bytes, execution, rows,
                                     typename Problem::tags{});
        detail::exact_blocks<native_lanes> blocks(
            parts.parts(), detail::untyped(problem.where(), decltype(parts)::lanes_type::axes_read),
            detail::statements_of(problem));
        if (prune) blocks.prune(keep_ties);
        auto found = detail::look_at_the_rest(problem, parts, blocks, keep_ties, execution, designs);
        return {front<Problem>(problem, found, problem.where().size(), true), std::move(blocks.report())};
      } else {
        exact_report report;
        report.enumerated = true;
        report.designs = report.looked_at = problem.where().size();
        return {front<Problem>(problem, detail::enumerate(problem, designs), report.designs, true), report};
      }
    }
  }
};

/// The whole Pareto front of a problem: what `exact_search{}` finds.
/// Example   auto front = exact_front(problem{judge, minimize(total_carbon), maximize(accuracy), latency <= 50_ms});
template <search_problem Problem>
[[nodiscard]] exact_result<Problem> exact_front(const Problem& problem) {
  return exact_search{}(problem);
}

}  // namespace co2design
