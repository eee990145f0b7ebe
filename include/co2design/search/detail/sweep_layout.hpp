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
  bool varies = false;  // with the inner blocks
};

// Some inner combinations, arranged to be looked at with one outer combination after another.
struct sweep_tile {
  std::size_t first, count, padded;  // a multiple of the lanes
  std::vector<swept_leaf> leaves{};
  // A leaf's row moves on by so many numbers for each value of an outer block.
  struct step {
    std::size_t leaf, block, stride;
  };
  std::vector<step> steps{};
  std::vector<std::vector<double>>
      axes{};             // that generic policies read: for inner combinations, or outer values
  bool has_gaps = false;  // some number is none
};

template <std::size_t Lanes>
class sweep_layout {
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

  // Goes through these outer combinations alone, in this order.
  [[gnu::noinline]] void put_in_order(std::vector<std::uint32_t> outer) {
    sorted_ = std::move(outer);
    order_.outer = sorted_.size();
  }

  // The inner combinations from one on.
  [[gnu::noinline]] [[nodiscard]] sweep_tile arrange(std::size_t first) const {
    sweep_tile tile{first, std::min(width_, static_cast<std::size_t>(order_.inner) - first), 0};
    tile.padded = (tile.count + Lanes - 1) / Lanes * Lanes;
    std::vector<std::vector<std::uint32_t>> inner(
        blocks_.size());  // the value of each block in each combination
    std::vector<std::uint32_t> places(blocks_.size());
    for (std::size_t i = 0; i < tile.padded; ++i) {  // the last one is repeated
      split(first + std::min(i, tile.count - 1), inner_, places);
      for (const std::size_t b : inner_) inner[b].push_back(blocks_[b].left[places[b]]);
    }
    for (std::size_t l = 0; l < leaves_.size(); ++l) arrange(tile, l, inner);
    if (read_.which != 0) arrange_axes(tile, inner);
    return tile;
  }

  // The arrays of an outer combination: leaves, then axes where some are read. Those that do not vary with the inner
  // combinations are spread out in `shared`, which has room for all arrays.
  void seek(const sweep_tile& tile, std::span<const double*> from, double* shared,
            std::uint64_t outer) const {
    std::array<std::uint32_t, 64> places;
    split(sorted_.empty() ? outer : sorted_[outer], outer_, places);
    for (std::size_t l = 0; l < leaves_.size(); ++l) from[l] = tile.leaves[l].numbers.data();
    for (const auto& [leaf, block, stride] : tile.steps) from[leaf] += places[block] * stride;
    const auto spread = [&](std::size_t array, double value) {
      double* const into = shared + array * tile.padded;
      // By their bits: +0 and −0 are equal, but a quotient by them is not, and a NaN is as it was.
      const auto bits = [](double x) { return std::bit_cast<std::uint64_t>(x); };
      if (bits(*into) != bits(value)) std::fill_n(into, tile.padded, value);
      from[array] = into;
    };
    for (std::size_t l = 0; l < leaves_.size(); ++l)
      if (!tile.leaves[l].varies) spread(l, *from[l]);
    for (std::size_t a = 0; a < tile.axes.size(); ++a) {
      std::size_t b = 0;
      while ((blocks_[b].axes >> a & 1) == 0) ++b;
      if (is_inner(b))
        from[leaves_.size() + a] = tile.axes[a].data();
      else
        spread(leaves_.size() + a, tile.axes[a][places[b]]);
    }
  }

  // The value of each block in an outer and an inner combination.
  [[nodiscard]] std::vector<std::uint32_t> values_of(std::uint64_t outer, std::uint64_t inner) const {
    std::vector<std::uint32_t> values(blocks_.size());
    split(sorted_.empty() ? outer : sorted_[outer], outer_, values);
    split(inner, inner_, values);
    for (std::size_t b = 0; b < blocks_.size(); ++b) values[b] = blocks_[b].left[values[b]];
    return values;
  }

 private:
  [[nodiscard]] bool is_inner(std::size_t block) const noexcept {
    return (order_.inner_blocks >> block & 1) != 0;
  }

  // The position of each block, among what is left, in a combination of some: the last one varies fastest.
  void split(std::uint64_t combination, const std::vector<std::size_t>& of,
             std::span<std::uint32_t> into) const noexcept {
    for (std::size_t i = of.size(); i-- > 0;) {
      const std::uint64_t size = blocks_[of[i]].left.size();
      into[of[i]] = static_cast<std::uint32_t>(i == 0 ? combination : combination % size);
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

  void arrange(sweep_tile& tile, std::size_t l, const std::vector<std::vector<std::uint32_t>>& inner) const {
    const block_table& table = leaves_[l];
    swept_leaf& leaf = tile.leaves.emplace_back();
    std::vector<std::uint64_t> offsets(tile.padded, 0);
    for (const std::size_t b : inner_) {
      if (!table.depends_on(b)) continue;
      leaf.varies = true;
      for (std::size_t i = 0; i < tile.padded; ++i) offsets[i] += table.offsets[b][inner[b][i]];
    }
    const std::size_t width = leaf.varies ? tile.padded : 1;
    std::size_t stride = width;
    for (std::size_t o = outer_.size(); o-- > 0;) {
      if (!table.depends_on(outer_[o])) continue;
      tile.steps.push_back({l, outer_[o], stride});
      stride *= blocks_[outer_[o]].left.size();
    }
    std::vector<std::uint64_t> rows{0}, next;
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
  void arrange_axes(sweep_tile& tile, const std::vector<std::vector<std::uint32_t>>& inner) const {
    tile.axes.resize(read_.first.size());
    const auto add = [&](std::size_t a, std::uint32_t at) {
      tile.axes[a].push_back(read_.number(a, read_.first[a] + at));
    };
    for (const std::size_t b : outer_)
      for (const std::uint32_t v : blocks_[b].left) for_each_position(blocks_[b], v, add);
    for (const std::size_t b : inner_)
      for (const std::uint32_t v : inner[b]) for_each_position(blocks_[b], v, add);
  }

  std::span<const axis_block> blocks_;
  std::span<const block_table> leaves_;
  sweep_order order_;
  axes_read read_;
  std::vector<std::size_t> inner_, outer_;
  std::vector<std::uint32_t> sorted_{};  // the outer combinations, where they are in an order of their own
  std::size_t width_ = 0;
};

}  // namespace co2design::detail
