// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include <co2design/core/type_list.hpp>
#include <co2design/pipeline/detail/leaf_lanes.hpp>
#include <co2design/space/design.hpp>
#include <co2design/space/subspace.hpp>

namespace co2design::detail {

// Where the numbers of some leaves are: a table, seen without its types.
template <std::size_t Rank>
struct table_view {
  const double* numbers;
  std::uint32_t columns;
  std::array<std::uint32_t, Rank> stride{};
  struct column {
    std::size_t leaf, at;
  };
  std::vector<column> leaves{};
  std::vector<std::uint32_t> offsets{};      // from the first row of a run of designs
  std::uint64_t loaded = ~std::uint64_t{0};  // the first row of the run that is in the block
};

// Blocks of designs: what their leaves are in the tables, and the axes that generic policies read, in arrays.
template <class Judge, class... Tags>
class leaf_blocks {
  using lanes_type = leaf_lanes<Judge, Tags...>;
  using space_type = typename Judge::space_type;
  using design_type = typename Judge::design_type;
  using ordinals_type = typename design_type::ordinals_type;
  static constexpr std::size_t rank = space_type::rank;
  static constexpr std::size_t block = 256, longest_run = 4096;

  // Designs that differ in the last axes alone are looked up together, a run: as many axes as make no more than
  // `longest_run`. None where the last axis has more values: then they are looked up one by one.
  static constexpr std::size_t run_axis = [] {
    std::size_t a = rank;
    for (std::uint64_t length = 1; a > 0 && length * space_type::sizes[a - 1] <= longest_run; --a)
      length *= space_type::sizes[a - 1];
    return a;
  }();
  static constexpr std::size_t run_length = [] {
    std::uint64_t length = 1;
    for (std::size_t a = run_axis; a < rank; ++a) length *= space_type::sizes[a];
    return static_cast<std::size_t>(length);
  }();
  // Of an array: lanes are read from any design on, also from the last.
  static constexpr std::size_t stride = std::max(run_length, block) + lanes_type::lanes;

 public:
  struct part {
    std::size_t from, count;
  };

  explicit leaf_blocks(const Judge& tables) : numbers_(stride * lanes_type::array_count) {
    add_tables(tables, typename lanes_type::leaves{});
  }

  [[nodiscard]] bool has_gaps() const noexcept { return has_gaps_; }
  // Where the arrays are; asked for after each load, as a copy has arrays of its own.
  [[nodiscard]] typename lanes_type::sources arrays() const noexcept {
    typename lanes_type::sources all;
    for (std::size_t i = 0; i < lanes_type::array_count; ++i) all.from[i] = numbers_.data() + i * stride;
    return all;
  }

  // Loads designs from a position of the enumeration on, `most` or fewer: where they are in the arrays, and how many.
  part load(std::uint64_t first, std::uint64_t most) {
    if constexpr (run_axis == rank) {
      const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(most, block));
      load_each(count, [&](std::size_t i) { return subspace<space_type>{}.ordinals_at(first + i); });
      return {0, count};
    } else {
      const auto from = static_cast<std::size_t>(first % run_length);
      load_run(subspace<space_type>{}.ordinals_at(first - from));
      return {from, static_cast<std::size_t>(std::min<std::uint64_t>(most, run_length - from))};
    }
  }
  // Loads the first of some designs: how many.
  std::size_t load(std::span<const design_type> designs) {
    const std::size_t count = std::min(designs.size(), block);
    load_each(count, [&](std::size_t i) { return designs[i]; });
    return count;
  }

 private:
  static constexpr bool reads(std::size_t axis) noexcept { return (lanes_type::axes_read >> axis & 1) != 0; }
  double* array(std::size_t i) noexcept { return numbers_.data() + i * stride; }
  double* array_of_axis(std::size_t axis) noexcept { return array(lanes_type::leaf_count + axis); }

  template <class... Leaves>
  void add_tables(const Judge& tables, type_list<Leaves...>) {
    [[maybe_unused]] std::size_t leaf = 0, owner = Judge::size;
    (add_leaf<Leaves>(tables, leaf++, owner), ...);
    for (std::size_t i = 0; i < run_length + lanes_type::lanes; ++i) {
      ordinals_type ordinals{};
      put_in_run(std::min(i, run_length - 1), ordinals);
      for (auto& table : tables_) table.offsets.push_back(row_in(table, ordinals, run_axis, rank));
    }
  }
  template <class Leaf>
  void add_leaf(const Judge& tables, std::size_t leaf, std::size_t& owner) {
    constexpr std::size_t provider = Judge::graph.provider_of(Leaf::name);
    const auto& table = tables.template policy_at<provider>();
    using table_type = std::remove_cvref_t<decltype(table)>;
    if (owner != provider) {  // leaves of one policy stand side by side
      owner = provider;
      has_gaps_ = has_gaps_ || table.has_gaps();
      auto& view = tables_.emplace_back();
      view.numbers = table.numbers(0);
      view.columns = static_cast<std::uint32_t>(table_type::columns);
      for (std::size_t a = 0; a < rank; ++a)
        view.stride[a] = static_cast<std::uint32_t>(table.rows().stride(a));
    }
    tables_.back().leaves.push_back({leaf, table_type::template column_of<Leaf>});
  }

  static void put_in_run(std::size_t place, ordinals_type& ordinals) noexcept {
    for (std::size_t a = rank; a-- > run_axis; place /= space_type::sizes[a])
      ordinals[a] = static_cast<std::uint32_t>(place % space_type::sizes[a]);
  }
  static std::uint32_t row_in(const table_view<rank>& table, const ordinals_type& ordinals, std::size_t first,
                              std::size_t last) noexcept {
    std::uint32_t row = 0;
    for (std::size_t a = first; a < last; ++a) row += ordinals[a] * table.stride[a];
    return row;
  }

  // Loads the run that begins at a design.
  void load_run(ordinals_type begin) {
    for (auto& table : tables_) {
      const std::uint32_t base = row_in(table, begin, 0, run_axis);
      if (table.loaded == base) continue;
      table.loaded = base;
      const std::uint32_t* const offsets = table.offsets.data();
      for (const auto& column : table.leaves) {
        double* const into = array(column.leaf);
        const double* const from = table.numbers + std::size_t{base} * table.columns + column.at;
        for (std::size_t i = 0; i < run_length + lanes_type::lanes; ++i)
          into[i] = from[std::size_t{offsets[i]} * table.columns];
      }
    }
    if constexpr (lanes_type::axes_read != 0) {
      for (std::size_t a = 0; a < run_axis; ++a)
        if (reads(a) && (!has_run_ || run_[a] != begin[a]))
          std::fill_n(array_of_axis(a), run_length + lanes_type::lanes, lanes_type::axis_number(a, begin[a]));
      for (std::size_t a = run_axis; a < rank; ++a)
        if (reads(a) && !has_run_)
          for (std::size_t i = 0; i < run_length + lanes_type::lanes; ++i) {
            put_in_run(std::min(i, run_length - 1), begin);
            array_of_axis(a)[i] = lanes_type::axis_number(a, begin[a]);
          }
      run_ = begin;
      has_run_ = true;
    }
  }

  // Loads so many designs, each from `design_at(i)`, its positions or itself.
  template <class DesignAt>
  void load_each(std::size_t count, DesignAt design_at) {
    std::array<std::array<std::uint32_t, block>, rank> ordinals{};
    put_ordinals(count, design_at, ordinals, typename space_type::axes{});
    has_run_ = false;
    for (auto& table : tables_) {
      table.loaded = ~std::uint64_t{0};
      std::array<std::uint32_t, block> rows{};
      for (std::size_t a = 0; a < rank; ++a)
        if (table.stride[a] != 0)
          for (std::size_t i = 0; i < block; ++i) rows[i] += ordinals[a][i] * table.stride[a];
      for (std::size_t i = 0; i < count; ++i)
        __builtin_prefetch(table.numbers + std::size_t{rows[i]} * table.columns);
      for (const auto& column : table.leaves) {
        double* const into = array(column.leaf);
        for (std::size_t i = 0; i < count; ++i)
          into[i] = table.numbers[std::size_t{rows[i]} * table.columns + column.at];
        std::fill_n(into + count, lanes_type::lanes, into[count - 1]);
      }
    }
    if constexpr (lanes_type::axes_read != 0) {
      for (std::size_t a = 0; a < rank; ++a) {
        if (!reads(a)) continue;
        double* const into = array_of_axis(a);
        for (std::size_t i = 0; i < count; ++i) into[i] = lanes_type::axis_number(a, ordinals[a][i]);
        std::fill_n(into + count, lanes_type::lanes, into[count - 1]);
      }
    }
  }
  template <class DesignAt, class Ordinals, class... Axes>
  static void put_ordinals(std::size_t count, DesignAt design_at, Ordinals& ordinals, type_list<Axes...>) {
    if constexpr (std::is_same_v<decltype(design_at(0)), ordinals_type>) {
      for (std::size_t i = 0; i < count; ++i) {
        const ordinals_type one = design_at(i);
        for (std::size_t a = 0; a < rank; ++a) ordinals[a][i] = one[a];
      }
    } else {
      std::size_t a = 0;
      const auto put = [&]<class Axis>(Axis) {
        auto& into = ordinals[a++];
        for (std::size_t i = 0; i < count; ++i)
          into[i] = static_cast<std::uint32_t>(
              index_within<typename Axis::domain>(design_at(i)[axis_name<Axis::fixed_name>{}]));
      };
      (put(Axes{}), ...);
    }
  }

  std::vector<double> numbers_;
  std::vector<table_view<rank>> tables_;
  bool has_gaps_ = false;
  bool has_run_ = false;  // whether the axes are those of the run that begins at
  ordinals_type run_{};
};

}  // namespace co2design::detail
