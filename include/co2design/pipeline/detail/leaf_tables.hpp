// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <co2design/core/type_list.hpp>
#include <co2design/pipeline/detail/is_table.hpp>
#include <co2design/pipeline/from_leaves.hpp>

namespace co2design::detail {

// A list and those leaves that lie in no table.
template <class Judge, class Found, class... Leaves>
struct with_computed {
  using type = Found;
};
template <class Judge, class Found, class Leaf, class... Rest>
struct with_computed<Judge, Found, Leaf, Rest...>
    : with_computed<
          Judge,
          std::conditional_t<
              is_table_v<typename Judge::template policy_type<Judge::graph.provider_of(Leaf::name)>>, Found,
              appended_t<Found, Leaf>>,
          Rest...> {};

// The leaves of an answer, and which of them lie in tables.
template <class Judge, class... Leaves>
struct leaf_tables {
  static constexpr std::size_t leaf_count = sizeof...(Leaves);
  using leaves = type_list<Leaves...>;
  using computed = typename with_computed<Judge, type_list<>, Leaves...>::type;
  // How many designs in any order are looked up together.
  static constexpr std::size_t group = 32;
  template <std::size_t Policy>
  static constexpr bool is_table = is_table_v<typename Judge::template policy_type<Policy>>;

  // The policy that provides each leaf, and the table that it is in: `count` where that is none.
  static constexpr std::array<std::size_t, leaf_count + 1> provider{Judge::graph.provider_of(Leaves::name)...,
                                                                    0};
  struct numbered {
    std::size_t count = 0;
    std::array<std::size_t, leaf_count + 1> policy{}, of_leaf{};
  };
  // Tables in the order of their first leaves, each once.
  static constexpr numbered tables = [] {
    numbered found;
    const std::array<bool, leaf_count + 1> in_table{is_table<Judge::graph.provider_of(Leaves::name)>...,
                                                    false};
    for (std::size_t l = 0; l < leaf_count; ++l) {
      if (!in_table[l]) continue;
      std::size_t t = 0;
      while (t < found.count && found.policy[t] != provider[l]) ++t;
      found.policy[t] = provider[l];
      found.of_leaf[l] = t;
      if (t == found.count) ++found.count;
    }
    for (std::size_t l = 0; l < leaf_count; ++l)
      if (!in_table[l]) found.of_leaf[l] = found.count;
    return found;
  }();
  static constexpr std::size_t table_count = tables.count;
  template <std::size_t Table>
  using table_type = typename Judge::template policy_type<tables.policy[Table]>;
  // Whether a table has an axis, by the types.
  template <std::size_t Table>
  static constexpr bool has_axis(std::size_t axis) noexcept {
    return (Judge::graph.axes[tables.policy[Table]] >> axis & 1) != 0;
  }
  // What a table takes at most: where no axis is held.
  template <std::size_t Table>
  static constexpr std::uint64_t most_bytes = [] {
    std::uint64_t bytes = table_type<Table>::columns * sizeof(double);
    for (std::size_t a = 0; a < Judge::space_type::rank; ++a)
      if (has_axis<Table>(a)) bytes *= Judge::space_type::sizes[a];
    return bytes;
  }();

  // Whether there is no other leaf.
  static constexpr bool all = computed::size == 0;
};

template <class Judge, class... Leaves>
leaf_tables<Judge, Leaves...> tables_of_leaves(type_list<Leaves...>);
// Of the leaves of some metrics.
template <class Judge, class... Tags>
using leaf_tables_t = decltype(tables_of_leaves<Judge>(leaves_t<Judge, Tags...>{}));

}  // namespace co2design::detail
