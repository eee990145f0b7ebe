// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include <co2design/metric/infeasible.hpp>
#include <co2design/search/detail/blocks.hpp>
#include <co2design/search/detail/skyline.hpp>
#include <co2design/search/statements.hpp>
#include <co2design/units/simd.hpp>

// Looks at every design that is left, several at a time.
namespace co2design::detail {

// A design that may be on the front.
template <std::size_t Objectives>
struct sweep_candidate {
  std::array<double, Objectives> objectives;  // all to be minimised
  std::uint64_t outer, inner;                 // positions among what is left
};

// How what is left is gone through: outer combinations, one of which fixes all blocks but the inner ones, and for each
// the inner combinations side by side. Where an objective does not depend on the inner blocks, the outer combinations
// come in the order of that objective: what comes later is then no better in it, and is compared in the others alone.
struct sweep_order {
  static constexpr std::size_t no_objective = ~std::size_t{0};
  std::size_t objective = no_objective;
  std::uint64_t inner_blocks = 0;
  std::uint64_t inner = 1, outer = 1;
};

[[gnu::noinline]] inline sweep_order choose_order(std::span<const axis_block> blocks,
                                                  std::span<const std::uint64_t> axes_of_objectives) {
  constexpr std::uint64_t most_inner = std::uint64_t{1} << 16, most_sorted = std::uint64_t{1} << 22;
  const auto make = [&](std::uint64_t inner_blocks) {
    sweep_order order{sweep_order::no_objective, inner_blocks};
    for (std::size_t b = 0; b < blocks.size(); ++b)
      ((inner_blocks >> b & 1) != 0 ? order.inner : order.outer) *= blocks[b].left.size();
    return order;
  };
  sweep_order best;
  double least = std::numeric_limits<double>::infinity();
  const auto offer = [&](sweep_order order, std::size_t objective) {
    if (order.inner > most_inner || (objective != sweep_order::no_objective && order.outer > most_sorted))
      return;
    order.objective = objective;
    // Designs are some operations each, an outer combination some tens; sorting saves an objective.
    const double cost =
        static_cast<double>(order.outer) *
        (40 + static_cast<double>(order.inner) * (objective == sweep_order::no_objective ? 4 : 1));
    if (cost < least) {
      least = cost;
      best = order;
    }
  };
  for (std::size_t o = 0; o < axes_of_objectives.size() && axes_of_objectives.size() > 1; ++o) {
    std::uint64_t inner_blocks = 0;
    for (std::size_t b = 0; b < blocks.size(); ++b)
      if ((axes_of_objectives[o] & blocks[b].axes) == 0) inner_blocks |= std::uint64_t{1} << b;
    offer(make(inner_blocks), o);
  }
  for (std::size_t b = 0; b < blocks.size(); ++b)
    offer(make(std::uint64_t{1} << b), sweep_order::no_objective);
  offer(make(0), sweep_order::no_objective);
  return best;
}

// The numbers of one leaf for all inner combinations, one row for each combination of its outer blocks.
struct swept_leaf {
  std::vector<double> numbers{};
  std::vector<std::uint64_t> row_stride{};  // of each block, in numbers
  bool varies = false;                      // with the inner blocks
};

template <class Decomposed, class Problem>
class sweep {
  using lanes_type = typename Decomposed::lanes_type;
  using number = typename lanes_type::number;
  using sources = typename lanes_type::sources;
  static constexpr std::size_t lanes = lanes_type::lanes;
  static constexpr std::size_t objectives = Problem::objective_count;

 public:
  using candidate = sweep_candidate<objectives>;

  sweep(const Decomposed& parts, const Problem& problem, std::span<const axis_block> blocks,
        std::span<const block_table> tables, const sweep_order& order, bool keep_ties)
      : parts_(parts),
        problem_(problem),
        blocks_(blocks),
        tables_(tables),
        order_(order),
        keep_ties_(keep_ties),
        has_gaps_(parts.has_gaps()),
        first_(problem.where().ordinals_at(0)) {
    for (std::size_t b = 0; b < blocks_.size(); ++b) (is_inner(b) ? inner_ : outer_).push_back(b);
    padded_ = (static_cast<std::size_t>(order_.inner) + lanes - 1) / lanes * lanes;
    const auto inner_values = combinations(inner_);
    for (std::size_t l = 0; l < lanes_type::leaf_count; ++l)
      leaves_.push_back(arrange(tables_[l], inner_values));
    if constexpr (lanes_type::axes_read != 0) arrange_axes(inner_values);
    sort_outer();
  }

  // All candidates; `done(designs)` is called in the caller every now and then.
  template <class Execution, class Done>
  std::vector<candidate> run(const Execution& execution, Done done) const {
    if constexpr (objectives > 1) {
      if (order_.objective != sweep_order::no_objective) return run_in<objectives - 1>(execution, done);
    }
    return run_in<objectives>(execution, done);
  }

  // The positions of a candidate's values, block by block, among what is left.
  [[nodiscard]] std::vector<std::uint32_t> values_of(const candidate& one) const {
    std::vector<std::uint32_t> values(blocks_.size());
    const auto split = [&](std::uint64_t at, const std::vector<std::size_t>& of) {
      for (std::size_t i = of.size(); i-- > 0;) {
        const auto& left = blocks_[of[i]].left;
        values[of[i]] = left[at % left.size()];
        at /= left.size();
      }
    };
    split(one.outer, outer_);
    split(one.inner, inner_);
    return values;
  }

 private:
  [[nodiscard]] bool is_inner(std::size_t block) const noexcept {
    return (order_.inner_blocks >> block & 1) != 0;
  }

  // For each combination of what is left of some blocks, the position in each, the last block varying fastest.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> combinations(
      const std::vector<std::size_t>& of) const {
    std::uint64_t count = 1;
    for (const std::size_t b : of) count *= blocks_[b].left.size();
    std::vector<std::vector<std::uint32_t>> all(blocks_.size());
    std::uint64_t repeat = count;
    for (const std::size_t b : of) {
      const auto size = static_cast<std::uint32_t>(blocks_[b].left.size());
      repeat /= size;
      for (std::uint64_t i = 0; i < count; ++i)
        all[b].push_back(static_cast<std::uint32_t>(i / repeat % size));
    }
    return all;
  }

  swept_leaf arrange(const block_table& table, const std::vector<std::vector<std::uint32_t>>& inner) const {
    swept_leaf leaf;
    leaf.row_stride.assign(blocks_.size(), 0);
    std::vector<std::uint64_t> offsets(padded_, 0);
    for (const std::size_t b : inner_) {
      if (!table.depends_on(b)) continue;
      leaf.varies = true;
      for (std::size_t i = 0; i < padded_; ++i)
        offsets[i] +=
            table.offsets[b][blocks_[b].left[inner[b][std::min<std::size_t>(i, inner[b].size() - 1)]]];
    }
    const std::size_t width = leaf.varies ? padded_ : 1;
    std::vector<std::uint64_t> rows{0}, next;
    std::uint64_t stride = width;
    for (std::size_t o = outer_.size(); o-- > 0;) {
      const std::size_t b = outer_[o];
      if (!table.depends_on(b)) continue;
      leaf.row_stride[b] = stride;
      stride *= blocks_[b].left.size();
    }
    for (const std::size_t b : outer_) {
      if (!table.depends_on(b)) continue;
      next.clear();
      for (const std::uint64_t row : rows)
        for (const std::uint32_t v : blocks_[b].left) next.push_back(row + table.offsets[b][v]);
      rows.swap(next);
    }
    leaf.numbers.resize(rows.size() * width);
    double* into = leaf.numbers.data();
    for (const std::uint64_t row : rows)
      for (std::size_t i = 0; i < width; ++i) *into++ = table.numbers[row + offsets[leaf.varies ? i : 0]];
    return leaf;
  }

  // The values of the axes that generic policies read: with the inner combinations, or for each value of a block.
  void arrange_axes(const std::vector<std::vector<std::uint32_t>>& inner) {
    axes_.resize(Problem::space_type::rank);
    for (std::size_t b = 0; b < blocks_.size(); ++b)
      for (std::size_t i = 0; i < (is_inner(b) ? padded_ : blocks_[b].left.size()); ++i) {
        const std::size_t at = is_inner(b) ? inner[b][std::min(i, inner[b].size() - 1)] : i;
        const auto add = [&](std::size_t a, std::uint32_t place) {
          axes_[a].push_back(lanes_type::axis_number(a, first_[a] + place));
        };
        for_each_position(blocks_[b], blocks_[b].left[at], add);
      }
  }

  // The arrays of an outer combination; those that do not vary with the inner ones are spread out in `shared`.
  void seek(sources& at, std::vector<double>& shared, std::uint64_t outer) const {
    std::array<std::uint64_t, lanes_type::leaf_count> offset{};
    std::array<std::uint32_t, 64> place{};
    for (std::size_t i = outer_.size(); i-- > 0;) {
      const std::size_t b = outer_[i];
      const std::uint64_t size = blocks_[b].left.size(), digit = i == 0 ? outer : outer % size;
      outer /= size;
      place[b] = static_cast<std::uint32_t>(digit);
      for (std::size_t l = 0; l < lanes_type::leaf_count; ++l) offset[l] += digit * leaves_[l].row_stride[b];
    }
    shared.resize(lanes_type::array_count * padded_);
    const auto spread = [&](std::size_t array, double value) {
      double* const into = shared.data() + array * padded_;
      if (*into != value || at.from[array] != into) std::fill_n(into, padded_, value);
      at.from[array] = into;
    };
    for (std::size_t l = 0; l < lanes_type::leaf_count; ++l) {
      const double* const row = leaves_[l].numbers.data() + offset[l];
      if (leaves_[l].varies)
        at.from[l] = row;
      else
        spread(l, *row);
    }
    if constexpr (lanes_type::axes_read != 0) {
      for (std::size_t b = 0; b < blocks_.size(); ++b)
        for (std::size_t a = 0; a < axes_.size(); ++a) {
          if ((blocks_[b].axes >> a & 1) == 0) continue;
          if (is_inner(b))
            at.from[lanes_type::leaf_count + a] = axes_[a].data();
          else
            spread(lanes_type::leaf_count + a, axes_[a][place[b]]);
        }
    }
  }

  // The objectives of as many designs as there are lanes; +infinity where a design breaks a bound, or is infeasible.
  using judged = std::array<number, objectives>;
  [[gnu::always_inline]] judged judge(const sources& from, std::size_t at) const noexcept {
    if (has_gaps_ && lanes_type::any_gap(from, at)) return judge_beside_gaps(from, at);
    return judge(from, at, std::make_index_sequence<Problem::statement_count>{});
  }
  // A design that lacks a leaf lacks what some statement speaks of.
  [[gnu::noinline]] judged judge_beside_gaps(const sources& from, std::size_t at) const noexcept {
    const typename lanes_type::complete_designs others(from, at);
    judged out;
    out.fill(number(infinity));
    if (!others.any) return out;
    out = judge(others.arrays(), 0, std::make_index_sequence<Problem::statement_count>{});
    for (number& x : out) x = (others.has_gap == number(0.0)).select(x, number(infinity));
    return out;
  }
  template <std::size_t... Statement>
  [[gnu::always_inline]] judged judge(const sources& from, std::size_t at,
                                      std::index_sequence<Statement...>) const noexcept {
    const auto found = lanes_type::metrics(parts_.judge(), from, at);
    number bad(0.0);
    judged out;
    std::size_t m = 0;
    (look(problem_.template statement<Statement>(), found, out, m, bad), ...);
    for (number& x : out) x = (bad == number(0.0)).select(x, number(infinity));
    return out;
  }
  template <class Statement, class Found>
  [[gnu::always_inline]] void look(const Statement& statement, const Found& found, judged& out,
                                   std::size_t& m, number& bad) const noexcept {
    if constexpr (requires { typename Statement::tag; }) {
      const auto& value = found[typename Statement::tag{}];
      if (why_not(value).is_set()) bad = number(1.0);
      const number x = canonical(value);
      if constexpr (requires { Statement::direction; }) {
        bad = (x == x).select(bad, number(1.0));
        out[m++] = Statement::direction == better::lower ? x : -x;
      } else {
        bad = keeps<Statement::kept>(x, number(canonical(statement.limit))).select(bad, number(1.0));
      }
    }
  }
  template <relation Kept>
  [[gnu::always_inline]] static auto keeps(const number& x, const number& limit) noexcept {
    if constexpr (Kept == relation::less)
      return x < limit;
    else if constexpr (Kept == relation::less_equal)
      return x <= limit;
    else if constexpr (Kept == relation::greater)
      return x > limit;
    else
      return x >= limit;
  }

  void sort_outer() {
    if (order_.objective == sweep_order::no_objective) return;
    std::vector<std::pair<double, std::uint32_t>> keys;
    keys.reserve(order_.outer);
    sources at;
    std::vector<double> shared;
    for (std::uint32_t o = 0; o < order_.outer; ++o) {
      seek(at, shared, o);
      keys.emplace_back(first_of(at), o);
    }
    std::sort(keys.begin(), keys.end());
    sorted_.reserve(keys.size());
    for (const auto& key : keys) sorted_.push_back(key.second);
    order_.outer = keys.size();
  }

  // The objective that outer combinations come in the order of.
  double first_of(const sources& at) const {
    double least = infinity;
    for (std::size_t i = 0; i < padded_; i += lanes) {
      const judged now = judge(at, i);
      for (std::size_t l = 0; l < lanes; ++l) least = std::min(least, now[order_.objective][l]);
      if (least < infinity) break;
    }
    return least;
  }

  // What one worker knows. `compared` are the objectives that decide.
  template <std::size_t K>
  struct progress {
    using point = objective_point<K>;
    std::array<std::size_t, K> compared{};
    skyline<K> best{};
    std::vector<point> champions{};
    std::vector<candidate> found{};
    sources at{};
    std::vector<double> shared{};
  };

  template <std::size_t K, class Execution, class Done>
  std::vector<candidate> run_in(const Execution& execution, Done done) const {
    progress<K> start;
    for (std::size_t m = 0, k = 0; m < objectives; ++m)
      if (m != order_.objective) start.compared[k++] = m;
    objective_point<K> nobody;
    nobody.fill(infinity);
    start.champions.assign(padded_ / lanes, nobody);
    const std::size_t workers = execution.concurrency();
    std::vector<progress<K>> each(workers, start);
    const std::uint64_t stretch = std::max<std::uint64_t>(workers, (std::uint64_t{1} << 24) / order_.inner);
    for (std::uint64_t first = 0; first < order_.outer; first += stretch) {
      const std::uint64_t last = std::min(first + stretch, order_.outer);
      execution(workers, [&](std::size_t w) {
        for (std::uint64_t o = first + w; o < last; o += workers)
          look_at(each[w], sorted_.empty() ? o : sorted_[o]);
      });
      done((last - first) * order_.inner);
    }
    std::vector<candidate> all = std::move(each.front().found);
    for (std::size_t w = 1; w < workers; ++w)
      all.insert(all.end(), each[w].found.begin(), each[w].found.end());
    return all;
  }

  // Designs side by side are compared together: most often one design that is known is as good as all of them, and
  // mostly the one that was as good as those of the same inner combinations before.
  template <std::size_t K>
  void look_at(progress<K>& my, std::uint64_t outer) const {
    using point = objective_point<K>;
    seek(my.at, my.shared, outer);
    const sources at = my.at;
    for (std::size_t i = 0; i < padded_; i += lanes) {
      const judged now = judge(at, i);
      point& champion = my.champions[i / lanes];
      if (none_beats<K>(champion, now, my.compared)) continue;
      point corner;
      for (std::size_t k = 0; k < K; ++k) corner[k] = least(now[my.compared[k]]);
      if (corner[0] == infinity) continue;
      if (const point* known = my.best.as_good_as(corner); known != nullptr) {
        champion = *known;
        if (!keep_ties_) continue;
      }
      for (std::size_t l = 0; l < lanes && i + l < order_.inner; ++l) {
        point p;
        for (std::size_t k = 0; k < K; ++k) p[k] = now[my.compared[k]][l];
        if (p[0] == infinity) continue;
        if (const point* known = my.best.as_good_as(p); known == nullptr)
          my.best.add(p);
        else if (!keep_ties_ || *known != p)
          continue;
        candidate& one = my.found.emplace_back();
        for (std::size_t m = 0; m < objectives; ++m) one.objectives[m] = now[m][l];
        one.outer = outer;
        one.inner = i + l;
      }
    }
  }
  template <std::size_t K>
  [[gnu::always_inline]] bool none_beats(const objective_point<K>& champion, const judged& now,
                                         const std::array<std::size_t, K>& compared) const noexcept {
    number open(0.0), ties(1.0);
    for (std::size_t k = 0; k < K; ++k) {
      const number x = now[compared[k]], c(champion[k]);
      open = (c <= x).select(open, number(1.0));
      if (keep_ties_) ties = (c == x).select(ties, number(0.0));
    }
    if (keep_ties_) open = open + ties;
    return !any(open);
  }
  static bool any(const number& flags) noexcept {
    double sum = 0;
    for (std::size_t l = 0; l < lanes; ++l) sum += flags[l];
    return sum != 0;
  }
  static double least(const number& x) noexcept {
    double out = x[0];
    for (std::size_t l = 1; l < lanes; ++l) out = std::min(out, x[l]);
    return out;
  }

  static constexpr double infinity = std::numeric_limits<double>::infinity();

  const Decomposed& parts_;
  const Problem& problem_;
  std::span<const axis_block> blocks_;
  std::span<const block_table> tables_;
  sweep_order order_;
  bool keep_ties_, has_gaps_;
  typename Problem::design_type::ordinals_type first_;
  std::size_t padded_;
  std::vector<std::size_t> inner_, outer_;
  std::vector<swept_leaf> leaves_;
  std::vector<std::vector<double>> axes_;  // of those that generic policies read
  std::vector<std::uint32_t> sorted_;      // outer combinations in the order of the objective
};

}  // namespace co2design::detail
