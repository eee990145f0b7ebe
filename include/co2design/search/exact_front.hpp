// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <co2design/core/execution.hpp>
#include <co2design/core/text.hpp>
#include <co2design/metric/decomposition.hpp>
#include <co2design/search/detail/blocks.hpp>
#include <co2design/search/detail/prune.hpp>
#include <co2design/search/detail/sweep.hpp>
#include <co2design/search/exact_report.hpp>
#include <co2design/search/front.hpp>

namespace co2design {

/// How far an exact search has come.
struct exact_progress {
  const char* stage;  ///< "tables" or "designs"
  std::uint64_t done, planned;
};

namespace detail {

struct no_exact_observer {
  constexpr void operator()(const exact_progress&) const noexcept {}
};

// What a metric being no larger (times `sign`) comes down to; false where nothing is known of it.
inline bool add_requirement(const decomposition& parts, std::size_t metric, double sign, std::vector<requirement>& all,
                            std::uint64_t& unknown, std::vector<std::string>& relied_on,
                            std::span<const double> largest) {
  const decomposition::metric& m = parts.metrics[metric];
  if (m.is_sum) {
    requirement& one = all.emplace_back();
    one.metric = metric;
    one.constant = sign * m.constant;
    one.by_rows = true;
    double size = m.absolute_constant;
    for (const auto& term : m.terms) {
      if (term.factor != 0) one.terms.push_back({term.table, sign * term.factor});
      one.by_rows = one.by_rows && std::abs(term.factor) == term.absolute_factor;
      size += term.absolute_factor * largest[term.table];
    }
    const double n = m.roundings == 0 ? 0 : static_cast<double>(m.roundings) + 16, u = 0x1p-53;
    one.slack = n * u < 1 ? 2 * n * u / (1 - n * u) * size : std::numeric_limits<double>::infinity();
    return true;
  }
  if (m.promised_by.empty()) {
    unknown |= m.axes;
    return false;
  }
  unknown |= m.read;
  if (std::find(relied_on.begin(), relied_on.end(), m.promised_by) == relied_on.end())
    relied_on.push_back(m.promised_by);
  for (const std::size_t need : m.rises_with) add_requirement(parts, need, sign, all, unknown, relied_on, largest);
  for (const std::size_t need : m.falls_with) add_requirement(parts, need, -sign, all, unknown, relied_on, largest);
  return true;
}

}  // namespace detail

/// A front that is the whole one, with the report of how that is known.
template <class Problem>
class exact_result : public front<Problem> {
 public:
  exact_result(front<Problem> found, exact_report report) : front<Problem>(std::move(found)), report_(std::move(report)) {}
  [[nodiscard]] const exact_report& report() const noexcept { return report_; }

 private:
  exact_report report_;
};

struct exact_search {
  std::uint64_t most_table_bytes = std::uint64_t{1} << 30;
  bool keep_ties = false;
  bool prune = true;

  template <search_problem Problem, class Execution = sequential, class Observer = detail::no_exact_observer>
  [[nodiscard]] exact_result<Problem> operator()(const Problem& problem, const Execution& execution = {},
                                                 Observer observe = {}) const {
    if constexpr (!detail::searchable<Problem>) {
      return {front<Problem>(problem, {}, 0), {}};
    } else {
      const auto observe_tables = [&](const auto& now) { observe(exact_progress{"tables", now.rows, now.planned}); };
      if constexpr (requires {
                      decompose(problem.judge(), problem.where(), most_table_bytes, execution, observe_tables,
                                typename Problem::tags{})
                          .parts();
                    }) {
        const auto parts = decompose(problem.judge(), problem.where(), most_table_bytes, execution, observe_tables,
                                     typename Problem::tags{});
        return search(problem, parts, execution, observe);
      } else {
        return enumerate(problem, observe);
      }
    }
  }

 private:
  template <class Problem, class Observer>
  exact_result<Problem> enumerate(const Problem& problem, Observer& observe) const {
    archive<Problem::objective_count> best;
    const std::uint64_t size = problem.where().size();
    for (std::uint64_t i = 0; i < size; ++i) {
      const auto d = problem.where().at(i);
      best.add(d.index(), problem.evaluate(d));
      if (i % 65536 == 65535) observe(exact_progress{"designs", i + 1, size});
    }
    exact_report report;
    report.enumerated = true;
    report.designs = report.looked_at = size;
    return {front<Problem>(problem, best, size), std::move(report)};
  }

  template <class Problem, class Decomposed, class Execution, class Observer>
  exact_result<Problem> search(const Problem& problem, const Decomposed& decomposed, const Execution& execution,
                               Observer& observe) const {
    using space = typename Problem::space_type;
    constexpr std::size_t objectives = Problem::objective_count;
    const decomposition& parts = decomposed.parts();
    const auto& where = problem.where();
    exact_report report;
    report.designs = where.size();
    for (const auto& one : decomposed.sizes())
      if (one.kept) report.tables.push_back({one.policy, one.axes, one.rows, one.bytes});

    std::vector<std::uint32_t> sizes;
    for (std::size_t a = 0; a < space::rank; ++a)
      sizes.push_back(where.is_fixed(a) ? 1 : static_cast<std::uint32_t>(space::sizes[a]));
    std::vector<detail::axis_block> blocks = detail::make_blocks(parts.tables, Decomposed::lanes_type::axes_read, sizes);
    std::vector<detail::block_table> tables;
    for (const auto& table : parts.tables) tables.push_back(detail::in_blocks(table, blocks));
    for (const auto& block : blocks) {
      auto& one = report.blocks.emplace_back();
      for (std::size_t a = 0; a < space::rank; ++a)
        if ((block.axes >> a & 1) != 0) one.axes.emplace_back(space::names[a]);
      one.values = block.left.size();
    }

    // What counts: objectives and bounded metrics.
    std::vector<double> largest;
    for (const auto& table : tables) {
      double most = 0;
      for (const std::uint64_t at : detail::rest_offsets(table, blocks, blocks.size()))
        if (const double size = std::abs(table.numbers[at]); size > most) most = size;
      largest.push_back(most);
    }
    std::vector<detail::requirement> required;
    std::uint64_t unknown = 0;
    std::vector<std::uint64_t> axes_of_objectives;
    problem.for_each_statement([&]<class Statement>(const Statement& statement) {
      if constexpr (requires { typename Statement::tag; }) {
        std::size_t m = 0;
        while (parts.metrics[m].name != Statement::tag::name) ++m;
        const std::size_t first = required.size();
        if constexpr (requires { Statement::direction; }) {
          axes_of_objectives.push_back(parts.metrics[m].axes);
          detail::add_requirement(parts, m, Statement::direction == better::lower ? 1 : -1, required, unknown, report.relied_on, largest);
          if (parts.metrics[m].is_sum) required[first].is_objective = true;
        } else {
          constexpr bool upper = Statement::kept == relation::less || Statement::kept == relation::less_equal;
          detail::add_requirement(parts, m, upper ? 1 : -1, required, unknown, report.relied_on, largest);
          if (parts.metrics[m].is_sum) {
            required[first].is_bounded = true;
            required[first].limit = (upper ? 1 : -1) * canonical(statement.limit);
          }
        }
      }
    });

    std::vector<detail::dropped_value> dropped;
    if (prune) {
      detail::block_pruner pruner(blocks, tables, required, keep_ties);
      for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t b = 0; b < blocks.size(); ++b)
          if (pruner.prune(b, (blocks[b].axes & unknown) == 0, dropped)) changed = true;
      }
    }
    std::uint64_t left = 1;
    for (std::size_t b = 0; b < blocks.size(); ++b) left *= report.blocks[b].left = blocks[b].left.size();
    report.looked_at = left;

    std::vector<typename archive<objectives>::entry> entries;
    if (left > 0) {
      const detail::sweep<Decomposed, Problem> all(decomposed, problem, blocks, tables, detail::choose_order(blocks, axes_of_objectives), keep_ties);
      const std::size_t workers = execution.concurrency();
      std::vector<std::vector<detail::sweep_candidate<objectives>>> found(workers);
      execution(workers, [&](std::size_t w) { found[w] = all.run(w, workers, [] {}); });
      std::vector<detail::sweep_candidate<objectives>> candidates;
      for (const auto& some : found) candidates.insert(candidates.end(), some.begin(), some.end());
      for (const auto& one : detail::best_of(std::move(candidates), keep_ties)) {
        auto ordinals = where.ordinals_at(0);
        const auto values = all.values_of(one);
        for (std::size_t b = 0; b < blocks.size(); ++b)
          detail::for_each_position(blocks[b], values[b], [&](std::size_t a, std::uint32_t place) { ordinals[a] += place; });
        auto& entry = entries.emplace_back();
        entry.index = design<space>::index_of(ordinals);
        entry.scores.objectives = one.objectives;
      }
    }
    observe(exact_progress{"designs", left, left});
    return {front<Problem>(problem, archive<objectives>(std::move(entries)), report.designs), std::move(report)};
  }
};

/// The whole Pareto front of a problem.
template <search_problem Problem>
[[nodiscard]] exact_result<Problem> exact_front(const Problem& problem) {
  return exact_search{}(problem);
}

}  // namespace co2design
