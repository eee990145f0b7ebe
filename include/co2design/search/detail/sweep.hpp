// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include <co2design/metric/infeasible.hpp>
#include <co2design/search/detail/blocks.hpp>
#include <co2design/search/detail/skyline.hpp>
#include <co2design/search/detail/sweep_order.hpp>
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

// The numbers of one leaf for some inner combinations, one row for each combination of its outer blocks.
struct swept_leaf {
  std::vector<double> numbers{};
  bool varies = false;  // with the inner blocks
};

// Some inner combinations, arranged to be looked at with one outer combination after another.
struct sweep_tile {
  std::size_t first, count, padded;  // a multiple of the lanes
  std::vector<swept_leaf> leaves{};
  // A leaf's row moves on by so many numbers for each value of an outer block.
  struct step {
    std::size_t leaf;
    const std::uint32_t* values;  // of the block, in the order of the outer combinations
    std::size_t stride;
  };
  std::vector<step> steps{};
  std::vector<std::vector<double>>
      axes{};             // that generic policies read: for inner combinations, or outer values
  bool has_gaps = false;  // some number is none
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
        first_(problem.where().ordinals_at(0)) {
    for (std::size_t b = 0; b < blocks_.size(); ++b) (is_inner(b) ? inner_ : outer_).push_back(b);
    inner_values_ = combinations(inner_);
    outer_values_ = combinations(outer_);
    choose_width();
    if (order_.objective != sweep_order::no_objective) sort_outer();
  }

  // All candidates; `done(designs)` is called in the caller every now and then.
  template <class Execution, class Done>
  std::vector<candidate> run(const Execution& execution, Done done) const {
    if constexpr (objectives > 1) {
      if (order_.objective != sweep_order::no_objective) return run_in<objectives - 1>(execution, done);
    }
    return run_in<objectives>(execution, done);
  }

  // The value of each block of a candidate.
  [[nodiscard]] std::vector<std::uint32_t> values_of(const candidate& one) const {
    std::vector<std::uint32_t> values(blocks_.size());
    for (const std::size_t b : outer_) values[b] = blocks_[b].left[outer_values_[b][one.outer]];
    for (const std::size_t b : inner_) values[b] = blocks_[b].left[inner_values_[b][one.inner]];
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

  // As many inner combinations are arranged at a time as the caches hold, for all outer ones, if these are worth it.
  void choose_width() {
    constexpr std::size_t cached = std::size_t{8} << 20, worth_it = 32;
    std::size_t bytes = 1;
    for (std::size_t l = 0; l < lanes_type::leaf_count; ++l) {
      std::size_t rows = (tables_[l].blocks & order_.inner_blocks) != 0 ? 1 : 0;
      for (const std::size_t b : outer_)
        if (tables_[l].depends_on(b)) rows *= blocks_[b].left.size();
      bytes += rows * sizeof(double);
    }
    const auto inner = static_cast<std::size_t>(order_.inner);
    if (cached / bytes < worth_it || cached / bytes >= inner) {
      width_ = inner;
      return;
    }
    const std::size_t tiles = inner / (cached / bytes) + 1;
    width_ = (inner / tiles / lanes + 1) * lanes;
  }

  sweep_tile arrange(std::size_t first) const {
    sweep_tile tile{first, std::min(width_, static_cast<std::size_t>(order_.inner) - first), 0};
    tile.padded = (tile.count + lanes - 1) / lanes * lanes;
    for (std::size_t l = 0; l < lanes_type::leaf_count; ++l) arrange(tile, l);
    if constexpr (lanes_type::axes_read != 0) arrange_axes(tile);
    return tile;
  }
  // The value of an inner block in a combination of a tile; the last one is repeated.
  [[nodiscard]] std::uint32_t inner_value(const sweep_tile& tile, std::size_t block,
                                          std::size_t i) const noexcept {
    return blocks_[block].left[inner_values_[block][tile.first + std::min(i, tile.count - 1)]];
  }

  void arrange(sweep_tile& tile, std::size_t l) const {
    const block_table& table = tables_[l];
    swept_leaf& leaf = tile.leaves.emplace_back();
    std::vector<std::uint64_t> offsets(tile.padded, 0);
    for (const std::size_t b : inner_) {
      if (!table.depends_on(b)) continue;
      leaf.varies = true;
      for (std::size_t i = 0; i < tile.padded; ++i) offsets[i] += table.offsets[b][inner_value(tile, b, i)];
    }
    const std::size_t width = leaf.varies ? tile.padded : 1;
    std::vector<std::uint64_t> rows{0}, next;
    std::size_t stride = width;
    for (std::size_t o = outer_.size(); o-- > 0;) {
      if (!table.depends_on(outer_[o])) continue;
      tile.steps.push_back({l, outer_values_[outer_[o]].data(), stride});
      stride *= blocks_[outer_[o]].left.size();
    }
    for (const std::size_t b : outer_) {
      if (!table.depends_on(b)) continue;
      next.clear();
      for (const std::uint64_t row : rows)
        for (const std::uint32_t v : blocks_[b].left) next.push_back(row + table.offsets[b][v]);
      rows.swap(next);
    }
    leaf.numbers.reserve(rows.size() * width);
    for (const std::uint64_t row : rows)
      for (std::size_t i = 0; i < width; ++i) {
        leaf.numbers.push_back(table.numbers[row + offsets[leaf.varies ? i : 0]]);
        tile.has_gaps |= leaf.numbers.back() != leaf.numbers.back();
      }
  }

  // The values of the axes that generic policies read: with the inner combinations, or for each value of a block.
  void arrange_axes(sweep_tile& tile) const {
    tile.axes.resize(Problem::space_type::rank);
    const auto add = [&](std::size_t a, std::uint32_t at) {
      tile.axes[a].push_back(lanes_type::axis_number(a, first_[a] + at));
    };
    for (const std::size_t b : outer_)
      for (const std::uint32_t v : blocks_[b].left) for_each_position(blocks_[b], v, add);
    for (const std::size_t b : inner_)
      for (std::size_t i = 0; i < tile.padded; ++i)
        for_each_position(blocks_[b], inner_value(tile, b, i), add);
  }

  // The arrays of an outer combination; those that do not vary with the inner ones are spread out in `shared`.
  struct place {
    sources at{};
    std::vector<double> shared{};
    explicit place(const sweep_tile& tile) : shared(lanes_type::array_count * tile.padded) {}
  };
  void seek(const sweep_tile& tile, place& here, std::uint64_t outer) const {
    for (std::size_t l = 0; l < lanes_type::leaf_count; ++l) here.at.from[l] = tile.leaves[l].numbers.data();
    for (const auto& [leaf, values, stride] : tile.steps) here.at.from[leaf] += values[outer] * stride;
    const auto spread = [&](std::size_t array, double value) {
      double* const into = here.shared.data() + array * tile.padded;
      // By their bits: +0 and −0 are equal, but a quotient by them is not, and a NaN is as it was.
      const auto bits = [](double x) { return std::bit_cast<std::uint64_t>(x); };
      if (bits(*into) != bits(value)) std::fill_n(into, tile.padded, value);
      here.at.from[array] = into;
    };
    for (std::size_t l = 0; l < lanes_type::leaf_count; ++l)
      if (!tile.leaves[l].varies) spread(l, *here.at.from[l]);
    if constexpr (lanes_type::axes_read != 0) {
      for (std::size_t b = 0; b < blocks_.size(); ++b)
        for (std::size_t a = 0; a < tile.axes.size(); ++a) {
          if ((blocks_[b].axes >> a & 1) == 0) continue;
          if (is_inner(b))
            here.at.from[lanes_type::leaf_count + a] = tile.axes[a].data();
          else
            spread(lanes_type::leaf_count + a, tile.axes[a][outer_values_[b][outer]]);
        }
    }
  }

  // The objectives of as many designs as there are lanes; `ok` where a design keeps to the bounds.
  struct judged {
    std::array<number, objectives> values;
    typename number::condition ok;
    // +infinity where a design is not ok.
    [[nodiscard]] number objective(std::size_t m) const noexcept {
      return ok.select(values[m], number(infinity));
    }
  };
  [[gnu::always_inline]] judged judge(const sources& from, std::size_t at, bool has_gaps) const noexcept {
    if (has_gaps && lanes_type::any_gap(from, at)) return judge_beside_gaps(from, at);
    return judge(from, at, std::make_index_sequence<Problem::statement_count>{});
  }
  // The same where it is rarely asked for.
  [[gnu::noinline]] judged judge_by_call(const sources& from, std::size_t at) const noexcept {
    return judge(from, at, true);
  }
  // A design that lacks a leaf lacks what some statement speaks of.
  [[gnu::noinline]] judged judge_beside_gaps(const sources& from, std::size_t at) const noexcept {
    const typename lanes_type::complete_designs others(from, at);
    judged out{{}, number::condition::all_lanes(false)};
    if (!others.any) return out;
    out = judge(others.arrays(), 0, std::make_index_sequence<Problem::statement_count>{});
    out.ok = out.ok && others.has_gap == number(0.0);
    return out;
  }
  template <std::size_t... Statement>
  [[gnu::always_inline]] judged judge(const sources& from, std::size_t at,
                                      std::index_sequence<Statement...>) const noexcept {
    const auto found = lanes_type::metrics(parts_.judge(), from, at);
    judged out{{}, number::condition::all_lanes(true)};
    std::size_t m = 0;
    (look(problem_.template statement<Statement>(), found, out, m), ...);
    return out;
  }
  template <class Statement, class Found>
  [[gnu::always_inline]] void look(const Statement& statement, const Found& found, judged& out,
                                   std::size_t& m) const noexcept {
    if constexpr (requires { typename Statement::tag; }) {
      const auto& value = found[typename Statement::tag{}];
      if (why_not(value).is_set()) out.ok = number::condition::all_lanes(false);
      const number x = canonical(value);
      if constexpr (requires { Statement::direction; })
        out.values[m++] = Statement::direction == better::lower ? x : -x;
      else
        out.ok = out.ok && keeps<Statement::kept>(x, number(canonical(statement.limit)));
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

  // Puts the outer combinations into the order of their objective; those without a feasible design are left out.
  void sort_outer() {
    std::vector<std::pair<double, std::uint32_t>> keys;
    keys.reserve(order_.outer);
    std::vector<bool> done(order_.outer, false);
    for (std::size_t first = 0; first < order_.inner && keys.size() < order_.outer; first += width_) {
      const sweep_tile tile = arrange(first);
      place here(tile);
      for (std::uint32_t o = 0; o < done.size(); ++o) {
        if (done[o]) continue;
        seek(tile, here, o);
        for (std::size_t i = 0; i < tile.padded && !done[o]; i += lanes) {
          const judged now = judge_by_call(here.at, i);
          for (std::size_t l = 0; l < lanes && !done[o]; ++l) {
            if (!now.ok[l] || !is_whole(now, l)) continue;
            keys.emplace_back(now.values[order_.objective][l], o);
            done[o] = true;
          }
        }
      }
    }
    std::sort(keys.begin(), keys.end());
    order_.outer = keys.size();
    for (auto& values : outer_values_) {
      if (values.empty()) continue;
      std::vector<std::uint32_t> in_order;
      in_order.reserve(keys.size());
      for (const auto& key : keys) in_order.push_back(values[key.second]);
      values.swap(in_order);
    }
  }

  // What one worker knows. `compared` are the objectives that decide.
  template <std::size_t K>
  struct progress {
    using point = objective_point<K>;
    std::array<std::size_t, K> compared{};
    skyline<K> best{};
    std::vector<point> champions{};
    std::vector<candidate> found{};
    place here;
  };

  template <std::size_t K, class Execution, class Done>
  std::vector<candidate> run_in(const Execution& execution, Done done) const {
    objective_point<K> nobody;
    nobody.fill(std::numeric_limits<double>::quiet_NaN());  // as good as none
    const std::size_t workers = execution.concurrency();
    const std::uint64_t stretch = std::max<std::uint64_t>(workers, (std::uint64_t{1} << 24) / width_);
    std::vector<candidate> all;
    for (std::size_t first = 0; first < order_.inner; first += width_) {
      const sweep_tile tile = arrange(first);
      progress<K> start{.here = place(tile)};
      for (std::size_t m = 0, k = 0; m < objectives; ++m)
        if (m != order_.objective) start.compared[k++] = m;
      start.champions.assign(tile.padded / lanes, nobody);
      std::vector<progress<K>> each(workers, start);
      for (std::uint64_t from = 0; from < order_.outer; from += stretch) {
        const std::uint64_t to = std::min(from + stretch, order_.outer);
        execution(workers, [&](std::size_t w) {
          for (std::uint64_t o = from + w; o < to; o += workers) look_at(tile, each[w], o);
        });
        done((to - from) * tile.count);
      }
      for (const auto& one : each) all.insert(all.end(), one.found.begin(), one.found.end());
    }
    return all;
  }

  // Designs side by side are compared together: most often one design that is known is as good as all of them, and
  // mostly the one that was as good as those of the same inner combinations before. Going on from one to the next is
  // a loop of its own, in which nothing is written: what does not change in it is computed once.
  template <std::size_t K>
  void look_at(const sweep_tile& tile, progress<K>& my, std::uint64_t outer) const {
    seek(tile, my.here, outer);
    for (std::size_t i = 0; (i = next_open<K>(tile, my, i)) < tile.padded; i += lanes)
      compare(tile, my, outer, i);
  }
  template <std::size_t K>
  [[gnu::always_inline]] std::size_t next_open(const sweep_tile& tile, const progress<K>& my,
                                               std::size_t i) const {
    const sources at = my.here.at;
    const std::array<std::size_t, K> compared = my.compared;
    const objective_point<K>* const champions = my.champions.data();
    const std::size_t end = tile.padded;
    const bool has_gaps = tile.has_gaps, keep_ties = keep_ties_;
    for (; i < end; i += lanes) {
      const judged now = judge(at, i, has_gaps);
      const objective_point<K>& champion = champions[i / lanes];
      auto as_good = number::condition::all_lanes(true);
      for (std::size_t k = 0; k < K; ++k) as_good = as_good && number(champion[k]) <= now.values[compared[k]];
      if (keep_ties) {
        auto equal = as_good;
        for (std::size_t k = 0; k < K; ++k) equal = equal && number(champion[k]) == now.values[compared[k]];
        as_good = as_good && !equal;
      }
      if ((now.ok && !as_good).any()) break;
    }
    return i;
  }
  template <std::size_t K>
  [[gnu::noinline]] void compare(const sweep_tile& tile, progress<K>& my, std::uint64_t outer,
                                 std::size_t i) const {
    using point = objective_point<K>;
    const judged now = judge_by_call(my.here.at, i);
    point corner;
    for (std::size_t k = 0; k < K; ++k) corner[k] = least(now.objective(my.compared[k]));
    if (const point* known = my.best.as_good_as(corner); known != nullptr) {
      my.champions[i / lanes] = *known;
      if (!keep_ties_) return;
    }
    for (std::size_t l = 0; l < lanes && i + l < tile.count; ++l) {
      point p;
      if (!now.ok[l] || !is_whole(now, l)) continue;
      for (std::size_t k = 0; k < K; ++k) p[k] = now.values[my.compared[k]][l];
      if (const point* known = my.best.as_good_as(p); known == nullptr)
        my.best.add(p);
      else if (!keep_ties_ || *known != p)
        continue;
      candidate& one = my.found.emplace_back();
      for (std::size_t m = 0; m < objectives; ++m) one.objectives[m] = now.values[m][l];
      one.outer = outer;
      one.inner = tile.first + i + l;
    }
  }
  // Whether every objective is a number, and none is infinite and so the worst.
  static bool is_whole(const judged& now, std::size_t lane) noexcept {
    bool whole = true;
    for (const number& x : now.values) whole &= x[lane] < infinity;
    return whole;
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
  bool keep_ties_;
  typename Problem::design_type::ordinals_type first_;
  std::vector<std::size_t> inner_, outer_;
  std::vector<std::vector<std::uint32_t>> inner_values_,
      outer_values_;       // of each block, positions in what is left
  std::size_t width_ = 0;  // of a tile
};

}  // namespace co2design::detail
