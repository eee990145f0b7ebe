// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <co2design/search/detail/blocks.hpp>
#include <co2design/search/detail/sweep_order.hpp>

// Where the numbers are that a sweep looks at; compiled once, whatever is searched.
namespace co2design::detail {

// The numbers of one leaf for some inner combinations, one row for each combination of its outer blocks.
struct swept_leaf {
  std::vector<double> numbers{};
  std::vector<std::uint8_t> gaps{};  // whether a row has a number that is none
  std::size_t width = 1;             // of a row: 1 where it does not vary with the inner blocks
  [[nodiscard]] bool varies() const noexcept { return width > 1; }
};

// By what the numbers of a leaf or an axis go that is the same for all inner combinations.
enum class spread_by { leaf, block, combination };

// Some inner combinations, arranged to be looked at with one outer combination after another.
template <std::size_t Lanes>
struct sweep_tile {
  template <class T>
  using list = vector_for<T, Lanes>;

  std::size_t first, count;
  std::size_t end;     // the count up to a multiple of the lanes: the last one is repeated
  std::size_t padded;  // room for as many again as there are lanes
  list<swept_leaf> leaves{};
  // A leaf's row is so many further on for each value of an outer block.
  struct step {
    std::size_t leaf, outer, stride;
    bool last;  // of the leaf's
  };
  list<step> steps{};
  // A leaf or an axis that is the same for all inner combinations.
  struct spread {
    std::size_t array;
    spread_by what;
    std::size_t outer;      // the block
    const double* numbers;  // of the block's values, or of the combinations in their order
  };
  list<spread> spreads{};
  list<list<double>> axes{};  // that generic policies read: for inner combinations, or outer values
  bool has_gaps = false;      // in what is the same for all outer combinations
};

template <std::size_t Lanes>
class sweep_layout {
  template <class T>
  using list = vector_for<T, Lanes>;

 public:
  // The axes that generic policies read, and their values by position.
  struct axes_read {
    std::uint64_t which;
    double (*number)(std::size_t axis, std::uint32_t position) noexcept;
    std::span<const std::uint32_t> first;  // position of each axis
  };

  sweep_layout(std::span<const axis_block> blocks, std::span<const block_table> leaves,
               const sweep_order& order, axes_read read)
      : blocks_(blocks), leaves_(leaves), order_(order), read_(read) {
    for (std::size_t b = 0; b < blocks_.size(); ++b) (is_inner(b) ? inner_ : outer_).push_back(b);
    choose_width();
  }

  [[nodiscard]] const sweep_order& order() const noexcept { return order_; }
  // How many inner combinations a tile has.
  [[nodiscard]] std::size_t width() const noexcept { return width_; }

  // Goes through these outer combinations alone, in this order. What varies with them alone is put into the order too:
  // else every look at it would go to another place of the memory.
  [[gnu::noinline]] void put_in_order(const list<std::uint32_t>& outer) {
    const std::size_t size = outer_.size();
    list<std::uint32_t> places(outer.size() * size);
    for (std::size_t o = 0; o < outer.size(); ++o) split(outer[o], outer_, places.data() + o * size);
    places_.swap(places);
    order_.outer = outer.size();
    in_order_.resize(leaves_.size());
    for (std::size_t l = 0; l < leaves_.size(); ++l) {
      if ((leaves_[l].blocks & order_.inner_blocks) != 0) continue;
      in_order_[l].reserve(outer.size());
      for (std::size_t o = 0; o < outer.size(); ++o) {
        std::uint64_t row = 0;
        for (std::size_t b = 0; b < size; ++b)
          if (leaves_[l].depends_on(outer_[b]))
            row += leaves_[l].offsets[outer_[b]][blocks_[outer_[b]].left[places_[o * size + b]]];
        in_order_[l].push_back(leaves_[l].numbers[row]);
      }
    }
  }

  // The inner combinations from one on.
  [[gnu::noinline]] [[nodiscard]] sweep_tile<Lanes> arrange(std::size_t first) const {
    sweep_tile<Lanes> tile{first, std::min(width_, static_cast<std::size_t>(order_.inner) - first), 0, 0};
    tile.end = (tile.count + Lanes - 1) / Lanes * Lanes;
    tile.padded = tile.end + Lanes;
    list<list<std::uint32_t>> inner(blocks_.size());  // the value of each block in each combination
    list<std::uint32_t> places(inner_.size());
    for (std::size_t i = 0; i < tile.padded; ++i) {
      split(first + std::min(i, tile.count - 1), inner_, places.data());
      for (std::size_t b = 0; b < inner_.size(); ++b)
        inner[inner_[b]].push_back(blocks_[inner_[b]].left[places[b]]);
    }
    for (std::size_t l = 0; l < leaves_.size(); ++l) arrange(tile, l, inner);
    if (read_.which != 0) arrange_axes(tile, inner);
    return tile;
  }

  // The arrays that are the same for all outer combinations, before any is sought.
  [[gnu::noinline]] void settle(const sweep_tile<Lanes>& tile, std::span<const double*> from) const {
    for (std::size_t l = 0; l < leaves_.size(); ++l) from[l] = tile.leaves[l].numbers.data();
    for (std::size_t a = 0; a < tile.axes.size(); ++a) from[leaves_.size() + a] = tile.axes[a].data();
  }
  // The arrays of an outer combination: leaves, then axes where some are read. Those that do not vary with the inner
  // combinations are spread out in `shared`, which has room for all arrays. Whether some number is none.
  [[gnu::always_inline]] bool seek(const sweep_tile<Lanes>& tile, std::span<const double*> from,
                                   double* shared, std::uint64_t outer) const {
    std::array<std::uint32_t, 64> split_up;
    const std::uint32_t* places = split_up.data();
    if (places_.empty())
      split(outer, outer_, split_up.data());
    else
      places = places_.data() + outer * outer_.size();
    bool gaps = tile.has_gaps;
    std::size_t row = 0;
    for (const auto& step : tile.steps) {
      row += places[step.outer] * step.stride;
      if (!step.last) continue;
      const swept_leaf& leaf = tile.leaves[step.leaf];
      from[step.leaf] = leaf.numbers.data() + row * leaf.width;
      gaps |= leaf.gaps[row] != 0;
      row = 0;
    }
    for (const auto& [array, what, block, numbers] : tile.spreads) {
      const double value = what == spread_by::leaf    ? *from[array]
                           : what == spread_by::block ? numbers[places[block]]
                                                      : numbers[outer];
      double* const into = shared + array * tile.padded;
      // By their bits: +0 and −0 are equal, but a quotient by them is not, and a NaN is as it was.
      const auto bits = [](double x) { return std::bit_cast<std::uint64_t>(x); };
      if (bits(*into) != bits(value)) std::fill_n(into, tile.padded, value);
      from[array] = into;
      gaps |= value != value;
    }
    return gaps;
  }

  // The value of each block in an outer and an inner combination.
  [[nodiscard]] list<std::uint32_t> values_of(std::uint64_t outer, std::uint64_t inner) const {
    list<std::uint32_t> values(blocks_.size()), places(blocks_.size());
    const auto put = [&](const list<std::size_t>& of, const std::uint32_t* at) {
      for (std::size_t b = 0; b < of.size(); ++b) values[of[b]] = blocks_[of[b]].left[at[b]];
    };
    if (places_.empty()) {
      split(outer, outer_, places.data());
      put(outer_, places.data());
    } else {
      put(outer_, places_.data() + outer * outer_.size());
    }
    split(inner, inner_, places.data());
    put(inner_, places.data());
    return values;
  }

 private:
  [[nodiscard]] bool is_inner(std::size_t block) const noexcept {
    return (order_.inner_blocks >> block & 1) != 0;
  }

  // The position of some blocks, among what is left, in a combination of them: the last one varies fastest.
  void split(std::uint64_t combination, const list<std::size_t>& of, std::uint32_t* into) const noexcept {
    for (std::size_t i = of.size(); i-- > 0;) {
      const std::uint64_t size = blocks_[of[i]].left.size();
      into[i] = static_cast<std::uint32_t>(i == 0 ? combination : combination % size);
      combination /= size;
    }
  }

  // As many inner combinations are arranged at a time as the caches hold, for all outer ones, if these are worth it.
  void choose_width() {
    constexpr std::size_t cached = std::size_t{8} << 20, worth_it = 32;
    std::size_t bytes = 1;
    for (const block_table& leaf : leaves_) {
      std::size_t rows = (leaf.blocks & order_.inner_blocks) != 0 ? 1 : 0;
      for (const std::size_t b : outer_)
        if (leaf.depends_on(b)) rows *= blocks_[b].left.size();
      bytes += rows * sizeof(double);
    }
    const auto inner = static_cast<std::size_t>(order_.inner);
    width_ = inner;
    if (cached / bytes < worth_it || cached / bytes >= inner) return;
    const std::size_t tiles = inner / (cached / bytes) + 1;
    width_ = (inner / tiles / Lanes + 1) * Lanes;
  }

  void arrange(sweep_tile<Lanes>& tile, std::size_t l, const list<list<std::uint32_t>>& inner) const {
    const block_table& table = leaves_[l];
    swept_leaf& leaf = tile.leaves.emplace_back();
    const bool varies = (table.blocks & order_.inner_blocks) != 0;
    if (!varies && !in_order_.empty()) {
      tile.spreads.push_back({l, spread_by::combination, 0, in_order_[l].data()});
      return;
    }
    list<std::uint64_t> offsets(tile.padded, 0);
    for (const std::size_t b : inner_)
      if (table.depends_on(b))
        for (std::size_t i = 0; i < tile.padded; ++i) offsets[i] += table.offsets[b][inner[b][i]];
    list<std::uint64_t> rows{0}, next;
    for (const std::size_t b : outer_) {
      if (!table.depends_on(b)) continue;
      next.clear();
      for (const std::uint64_t row : rows)
        for (const std::uint32_t v : blocks_[b].left) next.push_back(row + table.offsets[b][v]);
      rows.swap(next);
    }
    if (varies) leaf.width = tile.padded;
    leaf.numbers.reserve(rows.size() * leaf.width);
    for (const std::uint64_t row : rows) {
      bool gap = false;
      for (std::size_t i = 0; i < leaf.width; ++i) {
        leaf.numbers.push_back(table.numbers[row + offsets[i]]);
        gap |= leaf.numbers.back() != leaf.numbers.back();
      }
      leaf.gaps.push_back(gap ? 1 : 0);
    }
    const std::size_t steps = tile.steps.size();
    std::size_t stride = 1;
    for (std::size_t o = outer_.size(); o-- > 0;) {
      if (!table.depends_on(outer_[o])) continue;
      tile.steps.push_back({l, o, stride, false});
      stride *= blocks_[outer_[o]].left.size();
    }
    if (tile.steps.size() > steps)
      tile.steps.back().last = true;
    else
      tile.has_gaps |= leaf.gaps[0] != 0;
    if (!varies) tile.spreads.push_back({l, spread_by::leaf, 0, nullptr});
  }

  // The values of the axes that generic policies read: with the inner combinations, or for each value of a block.
  void arrange_axes(sweep_tile<Lanes>& tile, const list<list<std::uint32_t>>& inner) const {
    tile.axes.resize(read_.first.size());
    const auto add = [&](std::size_t a, std::uint32_t at) {
      tile.axes[a].push_back(read_.number(a, read_.first[a] + at));
    };
    for (const std::size_t b : inner_)
      for (const std::uint32_t v : inner[b]) for_each_position(blocks_[b], v, add);
    for (std::size_t o = 0; o < outer_.size(); ++o) {
      for (const std::uint32_t v : blocks_[outer_[o]].left) for_each_position(blocks_[outer_[o]], v, add);
      for (std::size_t a = 0; a < tile.axes.size(); ++a)
        if ((blocks_[outer_[o]].axes >> a & 1) != 0)
          tile.spreads.push_back({leaves_.size() + a, spread_by::block, o, tile.axes[a].data()});
    }
  }

  std::span<const axis_block> blocks_;
  std::span<const block_table> leaves_;
  sweep_order order_;
  axes_read read_;
  list<std::size_t> inner_, outer_;
  list<std::uint32_t>
      places_{};  // of the outer combinations' blocks, where these are in an order of their own
  list<list<double>> in_order_{};  // the numbers of leaves that vary with these alone
  std::size_t width_ = 0;
};

}  // namespace co2design::detail
