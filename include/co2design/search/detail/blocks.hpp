// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include <co2design/core/type_list.hpp>
#include <co2design/metric/decomposition.hpp>

// The axes of a space in blocks: axes that the same tables depend on. What an exact search does to a value, it does
// to a value of a block.
namespace co2design::detail {

// A vector that a template for so many lanes speaks of. Its members are looked for where that is used, not where it is
// defined: who includes this and searches otherwise does not compile them.
template <class T, std::size_t Lanes>
using vector_for = std::vector<std::conditional_t<(Lanes > 0), T, void>>;

// Axes, and those of their combinations of values that are left, by their numbers: the last axis varies fastest. Or two
// blocks together: then a number stands for a value of each.
struct axis_block {
  std::uint64_t axes = 0;
  std::vector<std::uint32_t> sizes;  // of each axis of the space; 1 for those of other blocks
  std::vector<std::uint32_t> left;
  std::vector<axis_block> parts;
  std::vector<std::array<std::uint32_t, 2>> pairs;
};

// Where the numbers of a table are for each value of each block: the sum over the blocks of `offsets[block][value]`;
// none for a block that it does not depend on.
struct block_table {
  const double* numbers;
  std::uint64_t blocks;  // bit b: depends on block b
  std::vector<std::vector<std::uint64_t>> offsets;

  [[nodiscard]] bool depends_on(std::size_t block) const noexcept { return (blocks >> block & 1) != 0; }
};

// The axes of a space, those that the same tables depend on together; one that no table depends on by itself, as
// together they may have any number of values. `read` are further axes that count.
template <class Tables, class Block = axis_block>
[[gnu::noinline]] std::vector<Block> make_blocks(const Tables& tables, std::uint64_t read,
                                                 std::span<const std::uint32_t> sizes) {
  std::vector<Block> blocks;
  const auto same = [&](std::size_t a, std::size_t b) {
    bool equal = (read >> a & 1) == (read >> b & 1), tabulated = false;
    for (const auto& table : tables) {
      equal = equal && (table.axes >> a & 1) == (table.axes >> b & 1);
      tabulated = tabulated || (table.axes >> a & 1) != 0;
    }
    return a == b || (equal && tabulated);
  };
  std::vector<compiled_for<Tables, bool>> done(sizes.size(), false);
  for (std::size_t a = 0; a < sizes.size(); ++a) {
    if (done[a]) continue;
    Block& block = blocks.emplace_back();
    block.sizes.assign(sizes.size(), 1);
    std::uint64_t count = 1;
    for (std::size_t b = a; b < sizes.size(); ++b) {
      if (done[b] || !same(a, b)) continue;
      done[b] = true;
      block.axes |= std::uint64_t{1} << b;
      block.sizes[b] = sizes[b];
      count *= sizes[b];
    }
    block.left.resize(count);
    for (std::uint32_t v = 0; v < count; ++v) block.left[v] = v;
  }
  return blocks;
}

// Calls `visit(axis, position)` for each axis of a block at a value.
template <class Block, class Visit>
void for_each_position(const Block& block, std::uint32_t value, Visit& visit) {
  if (!block.parts.empty()) {
    for (std::size_t p = 0; p < 2; ++p) for_each_position(block.parts[p], block.pairs[value][p], visit);
    return;
  }
  for (std::size_t a = block.sizes.size(); a-- > 0;) {
    if ((block.axes >> a & 1) == 0) continue;
    visit(a, value % block.sizes[a]);
    value /= block.sizes[a];
  }
}

template <class Blocks, class Table = block_table>
[[gnu::noinline]] Table in_blocks(const decomposition::table& table, const Blocks& blocks) {
  Table out{table.numbers, 0, decltype(Table::offsets)(blocks.size())};
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    if ((table.axes & blocks[b].axes) == 0) continue;
    out.blocks |= std::uint64_t{1} << b;
    out.offsets[b].resize(blocks[b].left.size());
    for (const std::uint32_t v : blocks[b].left) {
      const auto add = [&](std::size_t a, std::uint32_t at) { out.offsets[b][v] += table.strides[a] * at; };
      for_each_position(blocks[b], v, add);
    }
  }
  return out;
}

// The offsets of a table over what is left of all its blocks but one; one offset where there is no other.
template <class Blocks>
[[gnu::noinline]] std::vector<std::uint64_t> rest_offsets(const block_table& table, const Blocks& blocks,
                                                          std::size_t but) {
  std::vector<std::uint64_t> all{0}, next;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    if (b == but || !table.depends_on(b)) continue;
    next.clear();
    for (const std::uint64_t offset : all)
      for (const std::uint32_t v : blocks[b].left) next.push_back(offset + table.offsets[b][v]);
    all.swap(next);
  }
  return all;
}

// Makes one block of two: every pair of values that are left.
template <class Blocks, class Tables>
[[gnu::noinline]] void merge_blocks(Blocks& blocks, Tables& tables, std::size_t first, std::size_t second) {
  typename Blocks::value_type merged;
  merged.axes = blocks[first].axes | blocks[second].axes;
  for (const std::uint32_t a : blocks[first].left)
    for (const std::uint32_t b : blocks[second].left) {
      merged.left.push_back(static_cast<std::uint32_t>(merged.pairs.size()));
      merged.pairs.push_back({a, b});
    }
  const auto after = [](std::uint64_t bits, std::size_t at) {  // without one of them
    const std::uint64_t low = (std::uint64_t{1} << at) - 1;
    return (bits & low) | (bits >> 1 & ~low);
  };
  for (block_table& table : tables) {
    if (table.depends_on(first) || table.depends_on(second)) {
      std::vector<std::uint64_t> offsets;
      for (const auto& [a, b] : merged.pairs)
        offsets.push_back((table.depends_on(first) ? table.offsets[first][a] : 0) +
                          (table.depends_on(second) ? table.offsets[second][b] : 0));
      table.offsets[first] = std::move(offsets);
      table.blocks |= std::uint64_t{1} << first;
    }
    table.offsets.erase(table.offsets.begin() + static_cast<std::ptrdiff_t>(second));
    table.blocks = after(table.blocks, second);
  }
  merged.parts.push_back(std::move(blocks[first]));
  merged.parts.push_back(std::move(blocks[second]));
  blocks[first] = std::move(merged);
  blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(second));
}

}  // namespace co2design::detail
