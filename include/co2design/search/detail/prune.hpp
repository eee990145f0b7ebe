// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include <co2design/search/detail/blocks.hpp>
#include <co2design/search/detail/requirements.hpp>
#include <co2design/units/simd.hpp>

// Which values of a block no front needs. Value a may go if there is a value a′ such that, for every metric that
// counts (objectives and bounded ones, all as if to be minimised), and whatever the values of the other blocks are,
// the metric of a′ is no larger than that of a: any design with a is then dominated by, or equal to, the same design
// with a′, which meets every bound that it meets.
//
// For a metric that is a sum over tables, that holds to the last bit if every table is, for a′, nowhere larger than
// for a, and all enter with one sign: rounding is monotone. It also holds if the sum over the tables of the largest
// difference is below what rounding may add.
namespace co2design::detail {

// Why a value went.
struct dropped_value {
  enum class cause : unsigned char { as_good_as_another, infeasible, beyond_a_bound };
  std::size_t block;
  std::uint32_t value;
  cause why;
  std::uint32_t by = 0;    // the value that is as good
  std::size_t metric = 0;  // whose bound it cannot meet
};

// Compares the values of one block, so many numbers at a time.
template <std::size_t Lanes>
class block_pruner {
  template <class T>
  using list = vector_for<T, Lanes>;

 public:
  block_pruner(list<axis_block>& blocks, const list<block_table>& tables, const list<demand>& requirements,
               bool keep_ties)
      : blocks_(blocks), tables_(tables), requirements_(requirements), keep_ties_(keep_ties) {}

  // Drops what is infeasible, beyond a bound and, where `compare`, what another value is as good as. True where some
  // values went.
  bool prune(std::size_t block, bool compare, list<dropped_value>& dropped) {
    if (!load(block)) return false;
    auto& left = blocks_[block].left;
    const std::size_t before = left.size();
    list<std::pair<double, std::uint32_t>> order;
    for (std::uint32_t i = 0; i < left.size(); ++i) {
      if (is_infeasible(i))
        dropped.push_back({block, left[i], dropped_value::cause::infeasible});
      else if (const auto bound = broken_bound(i); bound != requirements_.size())
        dropped.push_back(
            {block, left[i], dropped_value::cause::beyond_a_bound, 0, requirements_[bound].metric});
      else
        order.emplace_back(score_of(i), i);
    }
    if (compare) {
      // Whatever is as good as a value has no larger score: it is enough to look at those before.
      std::sort(order.begin(), order.end());
      std::size_t kept = 0;
      for (const auto& one : order) {
        std::size_t k = 0;
        while (k < kept && !as_good(order[k].second, one.second)) ++k;
        if (k == kept)
          order[kept++] = one;
        else
          dropped.push_back(
              {block, left[one.second], dropped_value::cause::as_good_as_another, left[order[k].second]});
      }
      order.resize(kept);
    }
    list<std::uint32_t> now;
    for (const auto& one : order) now.push_back(left[one.second]);
    std::sort(now.begin(), now.end());
    left.swap(now);
    return left.size() < before;
  }

 private:
  static constexpr double infinity = std::numeric_limits<double>::infinity();
  static constexpr std::size_t most_numbers = std::size_t{1} << 25;  // 256 MiB
  using lanes = simd<double, Lanes>;

  // The numbers of one table with the sign that it enters with: a row over the rest for each value that is left.
  struct row_set {
    std::size_t table;
    double sign;
    std::size_t length = 0;  // of a row, a multiple of the lanes
    list<double> numbers{}, least{}, mean{};
    [[nodiscard]] const double* row(std::size_t i) const noexcept { return numbers.data() + i * length; }
  };
  struct term {
    std::size_t rows;
    double weight;
  };

  bool load(std::size_t block) {
    rows_.clear();
    terms_.assign(requirements_.size(), {});
    elsewhere_.assign(requirements_.size(), 0);
    is_met_.assign(requirements_.size(), false);
    std::size_t numbers = 0;
    for (std::size_t r = 0; r < requirements_.size(); ++r)
      for (const auto& one : requirements_[r].terms) {
        const double sign = one.weight < 0 ? -1 : 1;
        if (!tables_[one.table].depends_on(block)) {
          elsewhere_[r] += one.weight * sign * range_of(one.table, sign)[0];
          continue;
        }
        std::size_t at = 0;
        while (at < rows_.size() && !(rows_[at].table == one.table && rows_[at].sign == sign)) ++at;
        if (at == rows_.size()) {
          rows_.push_back({one.table, sign});
          std::size_t rest = 1;
          for (std::size_t b = 0; b < blocks_.size(); ++b)
            if (b != block && tables_[one.table].depends_on(b)) rest *= blocks_[b].left.size();
          numbers += (rest + Lanes) * blocks_[block].left.size();
          if (numbers > most_numbers) return false;
        }
        terms_[r].push_back({at, one.weight * sign});
      }
    for (std::size_t r = 0; r < requirements_.size(); ++r)
      if (requirements_[r].is_bounded) is_met_[r] = is_met(requirements_[r]);
    for (row_set& set : rows_) fill(set, block);
    scales_.assign(requirements_.size(), 0);
    for (std::size_t r = 0; r < requirements_.size(); ++r)
      for (std::size_t i = 0; i < blocks_[block].left.size(); ++i)
        scales_[r] = std::max(scales_[r], std::abs(mean_of(r, i)));
    highest_.resize(rows_.size());
    return true;
  }
  void fill(row_set& set, std::size_t block) {
    const block_table& table = tables_[set.table];
    const auto rest = rest_offsets(table, blocks_, block);
    set.length = (rest.size() + Lanes - 1) / Lanes * Lanes;
    set.numbers.reserve(set.length * blocks_[block].left.size());
    for (const std::uint32_t v : blocks_[block].left) {
      const double* const from = table.numbers + table.offsets[block][v];
      double least = infinity, sum = 0;
      for (std::size_t i = 0; i < set.length; ++i) {
        double number = set.sign * from[rest[std::min(i, rest.size() - 1)]];
        if (number != number) number = infinity;
        set.numbers.push_back(number);
        least = std::min(least, number);
        // Without what fills up the lanes: the order of the values is the same on every machine.
        if (i < rest.size()) sum += std::clamp(number, -1e200, 1e200);
      }
      set.least.push_back(least);
      set.mean.push_back(rest.empty() ? 0 : sum / static_cast<double>(rest.size()));
    }
  }
  // The least and the greatest number of a table, over all values that are left.
  [[nodiscard]] std::array<double, 2> range_of(std::size_t table, double sign) const {
    std::array<double, 2> range{infinity, -infinity};
    for (const std::uint64_t at : rest_offsets(tables_[table], blocks_, blocks_.size())) {
      const double number = sign * tables_[table].numbers[at];
      if (number < range[0]) range[0] = number;
      if (number > range[1]) range[1] = number;
    }
    return range;
  }
  // Whether all that is left keeps to a bound.
  [[nodiscard]] bool is_met(const demand& bound) const {
    if (bound.limit == infinity) return true;
    double most = bound.constant;
    for (const auto& one : bound.terms) {
      const double sign = one.weight < 0 ? -1 : 1;
      most += one.weight * sign * range_of(one.table, sign)[1];
    }
    return most + bound.slack < bound.limit || (bound.is_limit_allowed && most + bound.slack == bound.limit);
  }

  bool is_infeasible(std::size_t i) const {
    return std::any_of(rows_.begin(), rows_.end(),
                       [&](const row_set& set) { return set.least[i] == infinity; });
  }
  // The requirement whose bound a value cannot meet, whatever the rest is; their number where there is none.
  std::size_t broken_bound(std::size_t i) const {
    std::size_t r = 0;
    for (; r < requirements_.size(); ++r) {
      const demand& one = requirements_[r];
      if (!one.is_bounded || terms_[r].empty()) continue;
      double least = one.constant + elsewhere_[r];
      for (const term& t : terms_[r]) least += t.weight * rows_[t.rows].least[i];
      if (least - one.slack > one.limit) break;
    }
    return r;
  }
  double mean_of(std::size_t r, std::size_t i) const {
    double sum = 0;
    for (const term& t : terms_[r]) sum += t.weight * rows_[t.rows].mean[i];
    return sum;
  }
  double score_of(std::size_t i) const {
    double sum = 0;
    for (std::size_t r = 0; r < requirements_.size(); ++r)
      if (scales_[r] > 0 && !is_met_[r]) sum += mean_of(r, i) / scales_[r];
    return sum == sum ? sum : infinity;  // NaN has no place in an order
  }

  // Whether value k may stand for value i. A few of the rest are looked at first: most pairs fail there.
  bool as_good(std::size_t k, std::size_t i) {
    for (std::size_t s = 0; s < rows_.size(); ++s)
      highest_[s] = std::max(highest(rows_[s], k, i, 0, Lanes),
                             highest(rows_[s], k, i, rows_[s].length - Lanes, rows_[s].length));
    if (!holds()) return false;
    for (std::size_t s = 0; s < rows_.size(); ++s) {
      highest_[s] = highest(rows_[s], k, i, 0, rows_[s].length);
      if (!holds()) return false;
    }
    return !keep_ties_ || is_better();
  }
  // The largest difference of two rows; where both are infeasible there is none.
  static double highest(const row_set& set, std::size_t k, std::size_t i, std::size_t first,
                        std::size_t last) noexcept {
    const double *const a = set.row(k), *const b = set.row(i);
    lanes most(-infinity);
    for (std::size_t at = first; at < last; at += Lanes)
      most = lanes::maximum(most, lanes::load(a + at) - lanes::load(b + at));
    double out = -infinity;
    for (std::size_t l = 0; l < Lanes; ++l) out = std::max(out, most[l]);
    return out;
  }
  // A table that enters with factor 0 counts where it is infeasible for one alone.
  double sum_of_highest(std::size_t r) const {
    double sum = 0;
    for (const term& t : terms_[r])
      if (t.weight != 0 || highest_[t.rows] == infinity)
        sum += (t.weight == 0 ? 1 : t.weight) * highest_[t.rows];
    return sum;
  }
  bool holds() const {
    for (std::size_t r = 0; r < requirements_.size(); ++r) {
      if (terms_[r].empty()) continue;
      // Of a bound that all keep to, and of a table that cancels, only that there is a value.
      const auto no_larger = [&](const term& t) {
        return highest_[t.rows] <= 0 || ((is_met_[r] || t.weight == 0) && highest_[t.rows] < infinity);
      };
      if ((is_met_[r] || requirements_[r].by_rows) &&
          std::all_of(terms_[r].begin(), terms_[r].end(), no_larger))
        continue;
      if (!(sum_of_highest(r) <= -requirements_[r].slack)) return false;
    }
    return true;
  }
  // Whether some objective is smaller for sure, whatever the rest is.
  bool is_better() const {
    for (std::size_t r = 0; r < requirements_.size(); ++r)
      if (requirements_[r].is_objective && !terms_[r].empty() && sum_of_highest(r) < -requirements_[r].slack)
        return true;
    return false;
  }

  list<axis_block>& blocks_;
  const list<block_table>& tables_;
  const list<demand>& requirements_;
  bool keep_ties_;
  list<row_set> rows_;
  list<list<term>> terms_;
  list<double> elsewhere_, scales_, highest_;
  list<bool> is_met_;  // of each requirement: a bound that all that is left keeps to
};

}  // namespace co2design::detail
