// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <co2design/core/text.hpp>
#include <co2design/metric/decomposition.hpp>
#include <co2design/search/detail/blocks.hpp>
#include <co2design/search/detail/prune.hpp>
#include <co2design/search/detail/requirements.hpp>
#include <co2design/search/exact_report.hpp>

// The blocks of a space, and what is dropped of them; compiled once, whatever is searched.
namespace co2design::detail {

// A space and the part of it that is searched, without their types.
struct exact_space {
  std::uint64_t size, axes_read;     // by generic policies above the tables
  std::vector<std::uint32_t> sizes;  // of each axis; 1 for a fixed one
  std::vector<std::uint32_t> first;  // the positions of the first design
  std::span<const std::string_view> names;
  std::string (*value_text)(std::size_t axis, std::uint32_t position);
};

// An objective or a bound, without its types.
struct exact_statement {
  std::string_view metric;
  double sign;  // −1: the metric has to be no smaller
  bool is_objective;
  double limit = 0;  // of a bound, times the sign
  bool is_limit_allowed = true;
};

template <std::size_t Lanes>
class exact_blocks {
  template <class T>
  using list = vector_for<T, Lanes>;
  using report_type = std::conditional_t<(Lanes > 0), exact_report, void>;
  using required_type = requirements<std::conditional_t<(Lanes > 0), decomposition, void>>;

 public:
  exact_blocks(const decomposition& parts, exact_space space, list<exact_statement> statements)
      : parts_(parts), space_(std::move(space)), statements_(std::move(statements)) {
    blocks_ = make_blocks(parts_.tables, space_.axes_read, space_.sizes);
    for (const auto& table : parts_.tables) tables_.push_back(in_blocks(table, blocks_));
    describe();
  }

  [[gnu::noinline]] void prune(bool keep_ties) {
    required_type required{parts_, ranges()};
    for (const exact_statement& one : statements_) require(required, one);
    report_.relied_on = required.relied_on;
    block_pruner<Lanes> pruner(blocks_, tables_, required.all, keep_ties);
    const auto prune_each = [&] {
      list<dropped_value> dropped;
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

  [[nodiscard]] std::span<const axis_block> blocks() const noexcept { return blocks_; }
  [[nodiscard]] std::span<const block_table> tables() const noexcept { return tables_; }
  [[nodiscard]] report_type& report() noexcept { return report_; }

  // How many designs are left.
  [[nodiscard]] std::uint64_t left() const noexcept {
    std::uint64_t product = 1;
    for (const auto& one : blocks_) product *= one.left.size();
    return product;
  }

  [[nodiscard]] list<std::uint64_t> axes_of_objectives() const {
    list<std::uint64_t> all;
    for (const exact_statement& one : statements_)
      if (one.is_objective) all.push_back(parts_.metrics[metric_of(one.metric)].axes);
    return all;
  }
  // The positions of a design, by the value of each block.
  [[nodiscard]] list<std::uint32_t> ordinals_of(const list<std::uint32_t>& values) const {
    list<std::uint32_t> ordinals = space_.first;
    const auto add = [&](std::size_t axis, std::uint32_t place) { ordinals[axis] += place; };
    for (std::size_t b = 0; b < blocks_.size(); ++b) for_each_position(blocks_[b], values[b], add);
    return ordinals;
  }

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

  [[gnu::noinline]] void describe() {
    report_.designs = space_.size;
    const auto names = [&](std::uint64_t axes) {
      list<std::string> all;
      for (std::size_t a = 0; a < space_.sizes.size(); ++a)
        if ((axes >> a & 1) != 0) all.emplace_back(space_.names[a]);
      return all;
    };
    for (const auto& one : parts_.tables)
      report_.tables.push_back({one.name, one.made_by, names(one.axes), one.rows});
    for (const auto& one : parts_.metrics)
      report_.metrics.push_back({one.name, one.is_sum ? form_text(parts_, one) : one.why_not, one.is_sum});
    for (const auto& one : blocks_)
      report_.blocks.push_back({names(one.axes), one.left.size(), one.left.size()});
  }

  [[nodiscard]] list<table_range> ranges() const {
    list<table_range> all;
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

  void require(required_type& required, const exact_statement& statement) const {
    demand* const one = required.add(metric_of(statement.metric), statement.sign);
    if (one == nullptr) return;
    one->is_objective = statement.is_objective;
    one->is_bounded = !statement.is_objective;
    one->limit = statement.limit;
    one->is_limit_allowed = statement.is_limit_allowed;
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

  [[nodiscard]] std::string text_of(std::size_t block, std::uint32_t value) const {
    list<std::uint32_t> ordinals = space_.first;
    const auto add = [&](std::size_t axis, std::uint32_t place) { ordinals[axis] += place; };
    for_each_position(blocks_[block], value, add);
    std::string text;
    for (std::size_t a = 0; a < ordinals.size(); ++a)
      if ((blocks_[block].axes >> a & 1) != 0)
        text += concat({text.empty() ? "" : " ", space_.names[a], "=", space_.value_text(a, ordinals[a])});
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

  const decomposition& parts_;
  exact_space space_;
  list<exact_statement> statements_;
  list<axis_block> blocks_;
  list<block_table> tables_;
  report_type report_;
};

}  // namespace co2design::detail
