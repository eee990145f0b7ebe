// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <co2design/core/type_list.hpp>
#include <co2design/pipeline/detail/leaf_tables.hpp>
#include <co2design/space/design.hpp>

namespace co2design::detail {

// Looks designs up that follow one another in the enumeration. Those that differ in the last axes alone make a run: in
// each table they lie in the same places from their first row on.
template <class Judge, class Tables>
class table_runs {
  using space_type = typename Judge::space_type;
  using ordinals_type = typename design<space_type>::ordinals_type;
  static constexpr std::size_t rank = space_type::rank, longest = 4096;

 public:
  // The first axis of those in which a run's designs differ: as many as make no more than the longest run, none where
  // the last axis alone has more values.
  static constexpr std::size_t first_axis = [] {
    std::size_t a = rank;
    for (std::uint64_t together = 1; a > 0 && together * space_type::sizes[a - 1] <= longest; --a)
      together *= space_type::sizes[a - 1];
    return a;
  }();
  static constexpr std::size_t length = [] {
    std::uint64_t together = 1;
    for (std::size_t a = first_axis; a < rank; ++a) together *= space_type::sizes[a];
    return static_cast<std::size_t>(together);
  }();

  // Looks up so many designs more than a run has, all of them its last.
  table_runs(const Judge& by, std::size_t more) {
    [&]<std::size_t... T>(std::index_sequence<T...>) {
      (add<T>(by.template policy_at<Tables::tables.policy[T]>(), length + more), ...);
    }(std::make_index_sequence<Tables::table_count>{});
    add_leaves(typename Tables::leaves{});
  }

  // The position of a design in its run, in the axes in which they differ.
  static void put(std::size_t place, ordinals_type& ordinals) noexcept {
    place = std::min(place, length - 1);
    for (std::size_t a = rank; a-- > first_axis; place /= space_type::sizes[a])
      ordinals[a] = static_cast<std::uint32_t>(place % space_type::sizes[a]);
  }

  // The leaves of the run that begins at a design, each to an array of its own, `stride` apart; those that are there
  // from the call before stay.
  void load(const ordinals_type& begin, double* into, std::size_t stride) {
    for (auto& table : tables_) {
      const std::uint32_t base = row_in(table, begin, 0, first_axis);
      if (table.loaded == base) continue;
      table.loaded = base;
      for (const auto& column : table.leaves) {
        double* const to = into + column.leaf * stride;
        const double* const from = table.numbers + std::size_t{base} * table.columns + column.at;
        for (std::size_t i = 0; i < table.offsets.size(); ++i)
          to[i] = from[std::size_t{table.offsets[i]} * table.columns];
      }
    }
  }
  // The arrays hold something else now.
  void forget() noexcept {
    for (auto& table : tables_) table.loaded = ~std::uint64_t{0};
  }

 private:
  // A table, seen without its types.
  struct view {
    const double* numbers = nullptr;
    std::size_t columns = 0;
    std::array<std::uint32_t, rank> stride{};
    struct column {
      std::size_t leaf, at;
    };
    std::vector<column> leaves{};
    std::vector<std::uint32_t> offsets{};      // from the first row of a run
    std::uint64_t loaded = ~std::uint64_t{0};  // the first row of the run that is in the arrays
  };

  template <std::size_t Table>
  void add(const typename Tables::template table_type<Table>& table, std::size_t count) {
    auto& one = tables_[Table];
    one.numbers = table.numbers(0);
    one.columns = Tables::template table_type<Table>::columns;
    for (std::size_t a = 0; a < rank; ++a) one.stride[a] = static_cast<std::uint32_t>(table.rows().stride(a));
    for (std::size_t i = 0; i < count; ++i) {
      ordinals_type ordinals{};
      put(i, ordinals);
      one.offsets.push_back(row_in(one, ordinals, first_axis, rank));
    }
  }
  template <class... Leaves>
  void add_leaves(type_list<Leaves...>) {
    std::size_t leaf = 0;
    (add_leaf<Leaves>(leaf++), ...);
  }
  template <class Leaf>
  void add_leaf(std::size_t leaf) {
    using table_type = typename Judge::template policy_type<Judge::graph.provider_of(Leaf::name)>;
    tables_[Tables::tables.of_leaf[leaf]].leaves.push_back({leaf, table_type::template column_of<Leaf>});
  }
  static std::uint32_t row_in(const view& table, const ordinals_type& ordinals, std::size_t first,
                              std::size_t last) noexcept {
    std::uint32_t row = 0;
    for (std::size_t a = first; a < last; ++a) row += ordinals[a] * table.stride[a];
    return row;
  }

  std::array<view, Tables::table_count> tables_{};
};

}  // namespace co2design::detail
