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

#include <co2design/search/detail/blocks.hpp>
#include <co2design/search/detail/judged_lanes.hpp>
#include <co2design/search/detail/skyline.hpp>
#include <co2design/search/detail/sweep_layout.hpp>
#include <co2design/search/detail/sweep_order.hpp>
#include <co2design/units/simd.hpp>

// Looks at every design that is left, several at a time.
namespace co2design::detail {

// A design that may be on the front.
template <std::size_t Objectives>
struct sweep_candidate {
  std::array<double, Objectives> objectives;  // all to be minimised
  std::uint64_t outer, inner;                 // positions among what is left
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
      : judge_(parts, problem),
        first_(problem.where().ordinals_at(0)),
        layout_(blocks, tables.first(lanes_type::leaf_count), order,
                {lanes_type::axes_read, lanes_type::axis_number, first_}),
        keep_ties_(keep_ties) {
    if constexpr (objectives > 1)
      if (order.objective != sweep_order::no_objective) sort_outer();
  }
  // The layout refers to `first_`.
  sweep(const sweep&) = delete;
  sweep& operator=(const sweep&) = delete;

  // All candidates; `done(designs)` is called in the caller every now and then.
  template <class Execution, class Done>
  std::vector<candidate> run(const Execution& execution, Done done) const {
    if constexpr (objectives > 1) {
      if (layout_.order().objective != sweep_order::no_objective)
        return run_in<objectives - 1>(execution, done);
    }
    return run_in<objectives>(execution, done);
  }

  // The value of each block of a candidate.
  [[nodiscard]] std::vector<std::uint32_t> values_of(const candidate& one) const {
    return layout_.values_of(one.outer, one.inner);
  }

 private:
  using judged = typename judged_lanes<Decomposed, Problem>::judged;

  // The arrays of an outer combination.
  struct place {
    sources at{};
    std::vector<double> shared;
    place(const sweep_layout<lanes>& layout, const sweep_tile<lanes>& tile)
        : shared(lanes_type::array_count * tile.padded) {
      layout.settle(tile, at.from);
    }
  };

  // Puts the outer combinations into the order of their objective; those without a feasible design are left out.
  void sort_outer() {
    const auto outer = static_cast<std::uint32_t>(layout_.order().outer);
    vector_for<std::pair<double, std::uint32_t>, lanes> keys;
    keys.reserve(outer);
    vector_for<bool, lanes> done(outer, false);
    for (std::size_t first = 0; first < layout_.order().inner && keys.size() < outer;
         first += layout_.width()) {
      const sweep_tile<lanes> tile = layout_.arrange(first);
      progress<objectives - 1> any(layout_, tile);
      std::size_t feasible = 0;  // most often the place that was so for the last one
      for (std::uint32_t o = 0; o < outer; ++o) {
        if (done[o]) continue;
        const bool have_gaps = layout_.seek(tile, any.here.at.from, any.here.shared.data(), o);
        const auto found_at = [&](std::size_t i) {
          const judged now = judge_.by_call(any.here.at, i);
          for (std::size_t l = 0; l < lanes && !done[o]; ++l) {
            if (!now.ok[l] || !now.is_whole(l)) continue;
            keys.emplace_back(now.values[layout_.order().objective][l], o);
            done[o] = true;
            feasible = i;
          }
          return done[o];
        };
        if (found_at(feasible)) continue;
        for (std::size_t i = 0; (i = next_of_some(tile, any, i, have_gaps)) < tile.end && !found_at(i);)
          i += lanes;
      }
    }
    std::sort(keys.begin(), keys.end());
    vector_for<std::uint32_t, lanes> in_order;
    in_order.reserve(keys.size());
    for (const auto& key : keys) in_order.push_back(key.second);
    layout_.put_in_order(in_order);
  }

  // What one worker knows, by the K objectives that decide.
  template <std::size_t K>
  struct progress {
    using point = objective_point<K>;
    skyline<K> best{};
    std::vector<point> champions{};
    std::vector<candidate> found{};
    place here;

    progress(const sweep_layout<lanes>& layout, const sweep_tile<lanes>& tile)
        : champions(tile.padded / lanes), here(layout, tile) {
      for (point& nobody : champions)
        nobody.fill(std::numeric_limits<double>::quiet_NaN());  // as good as none
    }
  };

  template <std::size_t K>
  using objective_lanes = std::array<number, K>;

  template <std::size_t K, class Execution, class Done>
  std::vector<candidate> run_in(const Execution& execution, Done done) const {
    const std::size_t workers = execution.concurrency();
    const std::uint64_t stretch =
        std::max<std::uint64_t>(workers, (std::uint64_t{1} << 24) / layout_.width());
    std::vector<candidate> all;
    for (std::size_t first = 0; first < layout_.order().inner; first += layout_.width()) {
      const sweep_tile<lanes> tile = layout_.arrange(first);
      std::vector<progress<K>> each(workers, progress<K>(layout_, tile));
      for (std::uint64_t from = 0; from < layout_.order().outer; from += stretch) {
        const std::uint64_t to = std::min(from + stretch, layout_.order().outer);
        execution(workers, [&](std::size_t w) {
          for (std::uint64_t o = from + w; o < to; o += workers) look_at(tile, each[w], o);
        });
        done((to - from) * tile.count);
      }
      for (const auto& one : each) all.insert(all.end(), one.found.begin(), one.found.end());
    }
    return all;
  }

  // The objectives that decide: all, or those after the one by which outer combinations are in order moved up by one.
  template <std::size_t K>
  [[gnu::always_inline]] objective_lanes<K> compared(const judged& now) const noexcept {
    objective_lanes<K> out;
    for (std::size_t k = 0; k < K; ++k) {
      out[k] = now.values[k];
      if constexpr (K < objectives)
        out[k] =
            number::condition::all_lanes(k < layout_.order().objective).select(out[k], now.values[k + 1]);
    }
    return out;
  }

  // Designs side by side are compared together: most often one design that is known is as good as all of them, and
  // mostly the one that was as good as those of the same inner combinations before. Going on from one to the next is
  // a loop of its own, in which nothing is written and nothing stands before the first evaluation: what does not
  // change in it is computed once.
  template <std::size_t K>
  void look_at(const sweep_tile<lanes>& tile, progress<K>& my, std::uint64_t outer) const {
    const bool have_gaps = layout_.seek(tile, my.here.at.from, my.here.shared.data(), outer);
    for (std::size_t i = 0; i < tile.end; i += lanes) {
      i = have_gaps ? next_of_some<K>(tile, my, i, true) : next_open<K>(tile, my, i);
      if (i < tile.end) compare(tile, my, outer, i);
    }
  }
  template <std::size_t K>
  [[gnu::always_inline]] std::size_t next_open(const sweep_tile<lanes>& tile, const progress<K>& my,
                                               std::size_t i) const {
    const sources at = my.here.at;
    const objective_point<K>* const champions = my.champions.data();
    const std::size_t end = tile.end;
    do {  // two at a time: there is room for one more at the end
      const auto first = open<K>(at, champions, i), second = open<K>(at, champions, i + lanes);
      if ((first || second).any()) return first.any() ? i : i + lanes;
      i += 2 * lanes;
    } while (i < end);
    return i;
  }
  // The same, a design with a gap being as open as others; compiled apart from the loop that is mostly run.
  template <std::size_t K>
  [[gnu::noinline]] std::size_t next_of_some(const sweep_tile<lanes>& tile, const progress<K>& my,
                                             std::size_t i, bool have_gaps) const {
    const sources at = my.here.at;
    const objective_point<K>* const champions = my.champions.data();
    const std::size_t end = tile.end;
    while (i < end) {
      if (have_gaps && lanes_type::any_gap(at, i)) return i;
      for (std::size_t stop = have_gaps ? i + lanes : end; i < stop; i += lanes)
        if (open<K>(at, champions, i).any()) return i;
    }
    return i;
  }
  // The designs that no design known to be good at this place is as good as.
  template <std::size_t K>
  [[gnu::always_inline]] auto open(const sources& at, const objective_point<K>* champions,
                                   std::size_t i) const {
    const judged now = judge_(at, i);
    const auto values = compared<K>(now);
    const objective_point<K>& champion = champions[i / lanes];
    auto as_good = number::condition::all_lanes(true);
    for (std::size_t k = 0; k < K; ++k) as_good = as_good && number(champion[k]) <= values[k];
    if (keep_ties_) {
      auto equal = as_good;
      for (std::size_t k = 0; k < K; ++k) equal = equal && number(champion[k]) == values[k];
      as_good = as_good && !equal;
    }
    return now.ok && !as_good;
  }
  template <std::size_t K>
  [[gnu::noinline]] void compare(const sweep_tile<lanes>& tile, progress<K>& my, std::uint64_t outer,
                                 std::size_t i) const {
    using point = objective_point<K>;
    const judged now = judge_.by_call(my.here.at, i);
    const auto values = compared<K>(now);
    point corner;
    for (std::size_t k = 0; k < K; ++k)
      corner[k] = least(now.ok.select(values[k], number(std::numeric_limits<double>::infinity())));
    if (const point* known = my.best.as_good_as(corner); known != nullptr) {
      my.champions[i / lanes] = *known;
      if (!keep_ties_) return;
    }
    for (std::size_t l = 0; l < lanes && i + l < tile.count; ++l) {
      point p;
      if (!now.ok[l] || !now.is_whole(l)) continue;
      for (std::size_t k = 0; k < K; ++k) p[k] = values[k][l];
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
  static double least(const number& x) noexcept {
    double out = x[0];
    for (std::size_t l = 1; l < lanes; ++l) out = std::min(out, x[l]);
    return out;
  }

  judged_lanes<Decomposed, Problem> judge_;
  typename Problem::design_type::ordinals_type first_;
  sweep_layout<lanes> layout_;
  bool keep_ties_;
};

}  // namespace co2design::detail
