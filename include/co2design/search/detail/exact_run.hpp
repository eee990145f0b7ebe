// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <co2design/core/text.hpp>
#include <co2design/metric/decomposition.hpp>
#include <co2design/search/archive.hpp>
#include <co2design/search/detail/blocks.hpp>
#include <co2design/search/detail/prune.hpp>
#include <co2design/search/detail/requirements.hpp>
#include <co2design/search/detail/sweep.hpp>
#include <co2design/search/exact_report.hpp>
#include <co2design/search/problem.hpp>

namespace co2design::detail {

// Every design by itself. An objective that is infinite, and so the worst, counts as undefined, as it does where
// designs are compared side by side.
template <class Problem, class Done>
archive<Problem::objective_count> enumerate(const Problem& problem, Done done) {
  archive<Problem::objective_count> best;
  const std::uint64_t size = problem.where().size();
  for (std::uint64_t i = 0; i < size; ++i) {
    const auto d = problem.where().at(i);
    auto scores = problem.evaluate(d);
    for (const double x : scores.objectives)
      if (x == std::numeric_limits<double>::infinity()) ++scores.violated.undefined;
    best.add(d.index(), scores);
    if ((i + 1) % 65536 == 0 || i + 1 == size) done(i + 1, size);
  }
  return best;
}

// One exact search: the blocks, what is dropped of them, and the sweep over the rest.
template <class Problem, class Decomposed>
class exact_run {
  using space_type = typename Problem::space_type;
  static constexpr std::size_t objectives = Problem::objective_count;

 public:
  exact_run(const Problem& problem, const Decomposed& decomposed)
      : problem_(problem), decomposed_(decomposed), parts_(decomposed.parts()) {
    std::vector<std::uint32_t> sizes;
    for (std::size_t a = 0; a < space_type::rank; ++a)
      sizes.push_back(problem.where().is_fixed(a) ? 1 : static_cast<std::uint32_t>(space_type::sizes[a]));
    blocks_ = make_blocks(parts_.tables, Decomposed::lanes_type::axes_read, sizes);
    for (const auto& table : parts_.tables) tables_.push_back(in_blocks(table, blocks_));
    describe();
  }

  void prune(bool keep_ties) {
    requirements<decomposition> required{parts_, ranges()};
    problem_.for_each_statement([&]<class Statement>(const Statement& statement) {
      if constexpr (requires { typename Statement::tag; }) require(required, statement);
    });
    report_.relied_on = required.relied_on;
    block_pruner<native_lanes> pruner(blocks_, tables_, required.all, keep_ties);
    const auto prune_each = [&] {
      std::vector<dropped_value> dropped;
      for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t b = 0; b < blocks_.size(); ++b)
          changed = pruner.prune(b, (blocks_[b].axes & required.unknown_axes) == 0, dropped) || changed;
      }
      return dropped;
    };
    for (const dropped_value& one : prune_each()) report_drop(one);
    for (std::size_t b = 0; b < blocks_.size(); ++b) report_.blocks[b].left = blocks_[b].left.size();
    // Two blocks together are pruned where too much is left; where all is separate, that sums fronts of blocks.
    for (std::size_t first = 0, second = 0; cheapest_pair(first, second);) {
      merge_blocks(blocks_, tables_, first, second);
      report_.pairs_gone += prune_each().size();
    }
  }

  template <class Execution, class Done>
  archive<objectives> look_at_the_rest(bool keep_ties, const Execution& execution, Done done) {
    std::vector<typename archive<objectives>::entry> entries;
    const std::uint64_t planned = report_.looked_at = left();
    if (planned > 0) {
      const sweep<Decomposed, Problem> all(decomposed_, problem_, blocks_, tables_,
                                           choose_order(blocks_, axes_of_objectives()), keep_ties);
      std::uint64_t so_far = 0;
      const auto found = all.run(execution, [&](std::uint64_t designs) { done(so_far += designs, planned); });
      for (const auto& one : best_of(found, keep_ties))
        entries.push_back({index_of(all.values_of(one)), {one.objectives}});
    }
    return archive<objectives>(std::move(entries));
  }

  [[nodiscard]] exact_report& report() noexcept { return report_; }

 private:
  static constexpr std::uint64_t few_designs = 200'000'000, few_pairs = 50'000, very_few = 100'000;

  // How many values two blocks may have together for a comparison of these to be worth it. Where each table depends on
  // one block alone they are compared by one number for each table: at most that many squared, against all designs.
  [[nodiscard]] std::uint64_t most_pairs() const {
    const std::uint64_t designs = left();
    if (designs > few_designs) return few_pairs;
    const bool are_separate = std::all_of(tables_.begin(), tables_.end(), [](const block_table& table) {
      return (table.blocks & (table.blocks - 1)) == 0;
    });
    if (!are_separate || designs <= very_few) return 0;
    return static_cast<std::uint64_t>(std::sqrt(static_cast<double>(designs)));
  }

  void describe() {
    report_.designs = problem_.where().size();
    const auto names = [](std::uint64_t axes) {
      std::vector<std::string> all;
      for (std::size_t a = 0; a < space_type::rank; ++a)
        if ((axes >> a & 1) != 0) all.emplace_back(space_type::names[a]);
      return all;
    };
    for (const auto& one : parts_.tables)
      report_.tables.push_back({one.name, one.made_by, names(one.axes), one.rows});
    for (const auto& one : parts_.metrics)
      report_.metrics.push_back({one.name, one.is_sum ? form_text(parts_, one) : one.why_not, one.is_sum});
    for (const auto& one : blocks_)
      report_.blocks.push_back({names(one.axes), one.left.size(), one.left.size()});
  }

  [[nodiscard]] std::uint64_t left() const noexcept {
    std::uint64_t product = 1;
    for (const auto& one : blocks_) product *= one.left.size();
    return product;
  }

  [[nodiscard]] std::vector<table_range> ranges() const {
    std::vector<table_range> all;
    for (const auto& table : tables_) {
      auto& range = all.emplace_back();
      for (const std::uint64_t at : rest_offsets(table, blocks_, blocks_.size())) {
        const double size = std::abs(table.numbers[at]);
        if (size > range.largest) range.largest = size;
        range.has_gaps = range.has_gaps || size != size;
      }
    }
    return all;
  }

  [[nodiscard]] std::size_t metric_of(std::string_view name) const noexcept {
    std::size_t m = 0;
    while (parts_.metrics[m].name != name) ++m;
    return m;
  }

  template <class Statement>
  void require(requirements<decomposition>& required, const Statement& statement) const {
    const std::size_t metric = metric_of(Statement::tag::name);
    if constexpr (requires { Statement::direction; }) {
      if (demand* one = required.add(metric, Statement::direction == better::lower ? 1 : -1))
        one->is_objective = true;
    } else {
      constexpr double sign =
          Statement::kept == relation::less || Statement::kept == relation::less_equal ? 1 : -1;
      if (demand* one = required.add(metric, sign)) {
        one->is_bounded = true;
        one->limit = sign * canonical(statement.limit);
        one->is_limit_allowed =
            Statement::kept == relation::less_equal || Statement::kept == relation::greater_equal;
      }
    }
  }

  [[nodiscard]] std::vector<std::uint64_t> axes_of_objectives() const {
    std::vector<std::uint64_t> all;
    problem_.for_each_statement([&]<class Statement>(const Statement&) {
      if constexpr (requires { Statement::direction; })
        all.push_back(parts_.metrics[metric_of(Statement::tag::name)].axes);
    });
    return all;
  }

  bool cheapest_pair(std::size_t& first, std::size_t& second) const {
    const std::uint64_t most = most_pairs();
    std::uint64_t least = most + 1;
    for (std::size_t a = 0; a < blocks_.size(); ++a)
      for (std::size_t b = a + 1; b < blocks_.size(); ++b)
        if (const std::uint64_t pairs = std::uint64_t{1} * blocks_[a].left.size() * blocks_[b].left.size();
            pairs < least) {
          least = pairs;
          first = a;
          second = b;
        }
    return least <= most;
  }

  [[nodiscard]] std::uint64_t index_of(const std::vector<std::uint32_t>& values) const {
    auto ordinals = problem_.where().ordinals_at(0);
    const auto add = [&](std::size_t axis, std::uint32_t place) { ordinals[axis] += place; };
    for (std::size_t b = 0; b < blocks_.size(); ++b) for_each_position(blocks_[b], values[b], add);
    return design<space_type>::index_of(ordinals);
  }

  [[nodiscard]] std::string text_of(std::size_t block, std::uint32_t value) const {
    auto ordinals = problem_.where().ordinals_at(0);
    const auto add = [&](std::size_t axis, std::uint32_t place) { ordinals[axis] += place; };
    for_each_position(blocks_[block], value, add);
    std::string text;
    std::size_t a = 0;
    for_each_value(design<space_type>::from_ordinals(ordinals), [&](const auto& of_axis) {
      if ((blocks_[block].axes >> a & 1) != 0)
        text += concat({text.empty() ? "" : " ", space_type::names[a], "=", detail::text_of(of_axis)});
      ++a;
    });
    return text;
  }
  void report_drop(const dropped_value& one) {
    using cause = dropped_value::cause;
    report_.gone.push_back({one.block, text_of(one.block, one.value),
                            one.why == cause::as_good_as_another
                                ? concat({"as good: ", text_of(one.block, one.by)})
                            : one.why == cause::beyond_a_bound
                                ? concat({parts_.metrics[one.metric].name, " is beyond its bound"})
                                : std::string("infeasible")});
  }

  const Problem& problem_;
  const Decomposed& decomposed_;
  const decomposition& parts_;
  std::vector<axis_block> blocks_;
  std::vector<block_table> tables_;
  exact_report report_;
};

}  // namespace co2design::detail
