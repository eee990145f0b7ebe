// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include <co2design/core/type_list.hpp>
#include <co2design/pipeline/detail/leaf_tables.hpp>
#include <co2design/pipeline/detail/ordinal_columns.hpp>
#include <co2design/space/design.hpp>

namespace co2design::detail {

// Looks designs up that come in any order, a group at a time. Rows of a large table are far away in memory: those of a
// group are computed two groups ahead and fetched one group ahead, a few at a time, as what is fetched all at once is
// not there in time.
template <class Judge, class Tables>
class table_rows {
  using space_type = typename Judge::space_type;
  using designs_type = std::span<const design<space_type>>;
  static constexpr std::size_t rank = space_type::rank, tables = Tables::table_count, group = Tables::group;
  using each_table = std::make_index_sequence<tables>;

 public:
  explicit table_rows(const Judge& by) {
    [&]<std::size_t... T>(std::index_sequence<T...>) {
      (add<T>(by.template policy_at<Tables::tables.policy[T]>()), ...);
    }(each_table{});
  }

  // The leaves of the first of some designs, each to an array of its own, `stride` apart; those of the last design
  // again where there are less than a group. Each call is for what follows the group of the call before, up to the
  // last of the designs.
  [[gnu::always_inline]] void put(designs_type designs, double* into, std::size_t stride) noexcept {
    const auto from = [&](std::size_t groups) {
      return designs.subspan(std::min(designs.size(), groups * group));
    };
    if (!ready_) {
      find(designs, 0, false);
      fetch_most(ring_[now_]);
      if (!from(1).empty()) find(from(1), 1, false);
    }
    if (!from(2).empty())
      find(from(2), 2, true);
    else if (!from(1).empty())
      fetch_most(ring_[(now_ + 1) % 3]);
    ready_ = !from(1).empty();
    copy(ring_[now_], ring_[(now_ + 1) % 3], into, stride, typename Tables::leaves{},
         std::make_index_sequence<Tables::leaf_count>{});
    now_ = (now_ + 1) % 3;
  }

 private:
  using rows_type = std::array<std::array<std::uint32_t, group>, tables>;

  template <std::size_t Table>
  void add(const typename Tables::template table_type<Table>& table) {
    numbers_[Table] = table.numbers(0);
    for (std::size_t a = 0; a < rank; ++a)
      stride_[Table][a] = static_cast<std::uint32_t>(table.rows().stride(a));
  }
  template <std::size_t Table>
  [[gnu::always_inline]] const double* row(const rows_type& rows, std::size_t i) const noexcept {
    return numbers_[Table] + std::size_t{rows[Table][i]} * Tables::template table_type<Table>::columns;
  }

  // Tables that may not lie in a nearer cache. All but the last of them are fetched beside the designs that are read,
  // that one beside the leaves that are copied.
  template <std::size_t Table>
  static constexpr bool far = Tables::template most_bytes<Table> > (std::uint64_t{1} << 18);
  static constexpr std::size_t last_far = []<std::size_t... T>(std::index_sequence<T...>) {
    std::size_t found = tables;
    ((found = far<T> ? T : found), ...);
    return found;
  }(each_table{});
  [[gnu::always_inline]] void fetch_most(const rows_type& rows, std::size_t i) const noexcept {
    const auto fetch = [&]<std::size_t T>(std::integral_constant<std::size_t, T>) {
      if constexpr (far<T> && T != last_far) __builtin_prefetch(row<T>(rows, i), 0, 2);
    };
    [&]<std::size_t... T>(std::index_sequence<T...>) {
      (fetch(std::integral_constant<std::size_t, T>{}), ...);
    }(each_table{});
  }
  void fetch_most(const rows_type& rows) const noexcept {
    for (std::size_t i = 0; i < group; ++i) fetch_most(rows, i);
  }

  // Computes the rows of the first of some designs, so many groups from now.
  void find(designs_type designs, std::size_t groups, bool fetching) noexcept {
    const rows_type& others = ring_[(now_ + 1) % 3];
    ordinal_columns<space_type, group> ordinals;
    ordinals.put(designs, [&](std::size_t i) {
      if (fetching) fetch_most(others, i);
    });
    [&]<std::size_t... T>(std::index_sequence<T...>) {
      (add_up<T>(ordinals, ring_[(now_ + groups) % 3][T], std::make_index_sequence<rank>{}), ...);
    }(each_table{});
  }
  template <std::size_t Table, std::size_t... A>
  [[gnu::always_inline]] void add_up(const ordinal_columns<space_type, group>& ordinals,
                                     std::array<std::uint32_t, group>& rows,
                                     std::index_sequence<A...>) const noexcept {
    std::array<std::uint32_t, group> sum{};
    const auto add = [&]<std::size_t Axis>(std::integral_constant<std::size_t, Axis>) {
      if constexpr (Tables::template has_axis<Table>(Axis))
        for (std::size_t i = 0; i < group; ++i) sum[i] += ordinals.of_axis[Axis][i] * stride_[Table][Axis];
    };
    (add(std::integral_constant<std::size_t, A>{}), ...);
    rows = sum;
  }

  template <class... Leaves, std::size_t... L>
  [[gnu::always_inline]] void copy(const rows_type& rows, const rows_type& others, double* into,
                                   std::size_t stride, type_list<Leaves...>,
                                   std::index_sequence<L...>) const noexcept {
    (copy_leaf<Leaves, Tables::tables.of_leaf[L]>(rows, others, into + L * stride), ...);
  }
  template <class Leaf, std::size_t Table>
  [[gnu::always_inline]] void copy_leaf(const rows_type& rows, const rows_type& others,
                                        double* into) const noexcept {
    if constexpr (Table < tables) {
      constexpr std::size_t column = Tables::template table_type<Table>::template column_of<Leaf>;
      for (std::size_t i = 0; i < group; ++i) {
        into[i] = row<Table>(rows, i)[column];
        if constexpr (Table == last_far && column == 0) __builtin_prefetch(row<Table>(others, i), 0, 2);
      }
    }
  }

  std::array<const double*, tables> numbers_{};
  std::array<std::array<std::uint32_t, rank>, tables> stride_{};
  std::array<rows_type, 3> ring_{};  // of this group, the next one, and the one after it
  std::size_t now_ = 0;              // where this group is
  bool ready_ = false;               // whether it and the next one are known
};

}  // namespace co2design::detail
