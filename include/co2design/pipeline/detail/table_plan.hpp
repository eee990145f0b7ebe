// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <utility>

#include <co2design/core/type_list.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/pipeline/detail/fill.hpp>
#include <co2design/pipeline/detail/is_table.hpp>
#include <co2design/pipeline/from_leaves.hpp>
#include <co2design/pipeline/tabulated.hpp>

// What becomes of each policy of a pipeline that is tabulated, known to the compiler.
namespace co2design::detail {

// More rows than a table may ever have: a policy on so many axes is left as it is.
inline constexpr std::uint64_t most_rows = std::uint64_t{1} << 27;

// What becomes of each policy: a table in its place, left as it is, or gone, as only tables needed it.
enum class fate : unsigned char { gone, left, table };

template <class Space>
consteval std::uint64_t rows_over(std::uint64_t axes) {
  std::uint64_t product = 1;
  for (std::size_t a = 0; a < Space::rank; ++a)
    if ((axes >> a & 1) != 0) product *= Space::sizes[a];
  return product;
}

template <class Judge>
consteval auto which_are_tables() {
  return []<std::size_t... P>(std::index_sequence<P...>) {
    return std::array<bool, sizeof...(P) + 1>{is_table_v<typename Judge::template policy_type<P>>..., false};
  }(std::make_index_sequence<Judge::size>{});
}

template <class Judge, class... Tags>
consteval auto fates_for() {
  constexpr const auto& graph = Judge::graph;
  constexpr const auto& above = combining_plan<Judge, Tags...>;
  std::array<fate, Judge::size + 1> out{};
  std::array<bool, Judge::size + 1> whole{};  // left with all that it takes
  for (std::size_t i = 0; i < above.size; ++i) out[above.order[i]] = fate::left;
  for (std::size_t l = 0; l < above.leaf_count; ++l) {
    const std::size_t p = graph.provider[above.leaves[l]];
    whole[p] = rows_over<typename Judge::space_type>(graph.axes[p]) > most_rows;
    out[p] = which_are_tables<Judge>()[p] ? fate::left : fate::table;
  }
  for (std::size_t i = Judge::size; i-- > 0;) {
    const std::size_t p = graph.order[i];
    if (!whole[p]) continue;
    out[p] = fate::left;
    for (std::size_t n = graph.first_needed[p]; n < graph.first_needed[p + 1]; ++n)
      whole[graph.needed_from[n]] = true;
  }
  return out;
}
template <class Judge, class... Tags>
inline constexpr auto fates = fates_for<Judge, Tags...>();

// The positions at which an array of flags is set, as an index_sequence.
template <std::size_t Size>
consteval std::size_t count_of(const std::array<bool, Size>& flags) {
  std::size_t n = 0;
  for (const bool one : flags) n += one ? 1 : 0;
  return n;
}
template <const auto& Flags, std::size_t... I>
consteval auto positions_of(std::index_sequence<I...>) {
  constexpr auto all = [] {
    std::array<std::size_t, sizeof...(I) + 1> out{};
    std::size_t n = 0;
    for (std::size_t i = 0; i < Flags.size(); ++i)
      if (Flags[i]) out[n++] = i;
    return out;
  }();
  return std::index_sequence<all[I]...>{};
}
template <const auto& Flags>
using positions = decltype(positions_of<Flags>(std::make_index_sequence<count_of(Flags)>{}));

// Which tables an answer takes.
template <class Judge, class... Tags>
struct tables_for {
  static constexpr const auto& graph = Judge::graph;
  static constexpr const auto& above = combining_plan<Judge, Tags...>;
  static constexpr const auto& fate_of = fates<Judge, Tags...>;
  using space_type = typename Judge::space_type;

  static constexpr auto is_column = [] {  // of the metrics that are provided
    std::array<bool, std::tuple_size_v<decltype(graph.provided)>> out{};
    for (std::size_t l = 0; l < above.leaf_count; ++l)
      out[above.leaves[l]] = fate_of[graph.provider[above.leaves[l]]] == fate::table;
    return out;
  }();
  template <std::size_t... Metric>
  static type_list<provided_tag<Judge, Metric>...> tags_at(std::index_sequence<Metric...>);
  using leaves = decltype(tags_at(positions<is_column>{}));

  template <std::size_t Policy>
  static constexpr auto is_column_of = [] {
    auto out = is_column;
    for (std::size_t m = 0; m < out.size(); ++m) out[m] = out[m] && graph.provider[m] == Policy;
    return out;
  }();
  template <std::size_t Policy>
  using columns = decltype(tags_at(positions<is_column_of<Policy>>{}));

  template <std::size_t Policy>
  static constexpr auto is_read = [] {
    std::array<bool, space_type::rank + 1> out{};
    for (std::size_t a = 0; a < space_type::rank; ++a) out[a] = (graph.axes[Policy] >> a & 1) != 0;
    return out;
  }();
  template <std::size_t... Axis>
  static axes<type_at_t<Axis, typename space_type::axes>::fixed_name...> names_at(
      std::index_sequence<Axis...>);

  template <class... Columns>
  static auto provided_by(type_list<Columns...>) -> metrics<Columns{}...>;

  static constexpr const auto& plan = fill_plan_of<Judge, leaves>;
  // The policies that are run, in the order of evaluation.
  static constexpr auto run = [] {
    std::array<bool, Judge::size + 1> out{};
    for (std::size_t i = 0; i < Judge::size; ++i)
      out[i] = plan.stored[graph.order[i]] || plan.is_leaf[graph.order[i]];
    return out;
  }();
  template <std::size_t... I>
  static std::index_sequence<graph.order[I]...> in_order(std::index_sequence<I...>);
  using run_order = decltype(in_order(positions<run>{}));
  static constexpr auto is_stored = plan.stored;  // by itself: clang takes no subobject as an argument
  using filler = table_filler<Judge, leaves, positions<is_stored>>;

  static constexpr auto kept = [] {
    std::array<bool, Judge::size + 1> out{};
    for (std::size_t p = 0; p < Judge::size; ++p) out[p] = fate_of[p] != fate::gone;
    return out;
  }();

  // Whether all leaves are tables then.
  static constexpr bool all = [] {
    for (std::size_t l = 0; l < above.leaf_count; ++l) {
      const std::size_t p = graph.provider[above.leaves[l]];
      if (fate_of[p] != fate::table && !which_are_tables<Judge>()[p]) return false;
    }
    return true;
  }();

  template <std::size_t Policy>
  using table =
      tabulated<typename Judge::template policy_type<Policy>, space_type,
                decltype(provided_by(columns<Policy>{})), decltype(names_at(positions<is_read<Policy>>{})),
                may_fail<Judge>(Policy, leaves{}), Judge>;
};

}  // namespace co2design::detail
