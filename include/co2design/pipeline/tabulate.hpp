// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <co2design/core/check.hpp>
#include <co2design/core/execution.hpp>
#include <co2design/core/shared_value.hpp>
#include <co2design/core/text.hpp>
#include <co2design/core/type_list.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/pipeline/detail/asked.hpp>
#include <co2design/pipeline/detail/fill.hpp>
#include <co2design/pipeline/detail/table_plan.hpp>
#include <co2design/pipeline/explain.hpp>
#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/pipeline/tabulated.hpp>
#include <co2design/space/subspace.hpp>

namespace co2design {

/// A table before it is filled: which policy, over which axes, how large.
struct table_size {
  std::string policy;
  std::vector<std::string> axes;
  std::uint64_t rows, bytes;
  bool kept;  ///< false where only the filling of other tables looks into it
};

/// How far the filling of tables has come: rows that policies have been run for, of all.
struct table_progress {
  std::uint64_t rows, planned;
};

/// An observer that does nothing.
struct no_table_observer {
  constexpr void operator()(const table_progress&) const noexcept {}
};

namespace detail {

template <class Judge, class... Tags>
consteval bool can_tabulate() {
  if constexpr (can_compute<Judge, "co2design/pipeline/table_number_type", "tables hold doubles", Tags...>())
    return countable<typename Judge::space_type>;
  else
    return false;
}

template <class Tables, class Judge, std::size_t Policy>
void add_sizes(std::vector<table_size>& all, std::uint64_t& rows_to_run,
               const subspace<typename Judge::space_type>& where) {
  using space = typename Judge::space_type;
  const axis_rows<space> rows(Judge::graph.axes[Policy], where);
  rows_to_run += rows.size();
  std::vector<std::string> names;
  for (std::size_t a = 0; a < space::rank; ++a)
    if (rows.has(a)) names.emplace_back(space::names[a]);
  const auto add = [&](std::uint64_t bytes, bool kept) {
    all.push_back(
        {readable_name(Judge::graph.policy_names[Policy]), names, rows.size(), rows.size() * bytes, kept});
  };
  if constexpr (Tables::plan.stored[Policy])
    add(sizeof(typename Tables::filler::template results_type<Policy>), false);
  if constexpr (Tables::plan.is_leaf[Policy])
    add(Tables::template columns<Policy>::size * sizeof(double), true);
}

// The tables, in the order in which they are filled, and how many rows policies are run for.
template <class Tables, class Judge>
std::vector<table_size> sizes_of(const subspace<typename Judge::space_type>& where,
                                 std::uint64_t& rows_to_run) {
  std::vector<table_size> all;
  [&]<std::size_t... Policy>(std::index_sequence<Policy...>) {
    (add_sizes<Tables, Judge, Policy>(all, rows_to_run, where), ...);
  }(typename Tables::run_order{});
  return all;
}

template <class Sizes>
[[gnu::noinline]] void refuse_tables(const Sizes& all, std::uint64_t most) {
  std::uint64_t sum = 0;
  for (const table_size& one : all) sum += one.bytes;
  if (sum <= most) return;
  std::string text = concat({"co2design: tables of ", std::to_string(sum), " bytes, more than the ",
                             std::to_string(most), " allowed:"});
  for (const table_size& one : all)
    text += concat({"\n  ", one.policy, " over ", one.axes.empty() ? "no axis" : listed(one.axes), ": ",
                    std::to_string(one.rows), one.rows == 1 ? " row, " : " rows, ", std::to_string(one.bytes),
                    one.kept ? " bytes" : " bytes while others are filled"});
  length_error(text);
}

}  // namespace detail

/// Replaces the policies of a pipeline that are not generic by tables, for the metrics asked for.
///
/// Method    each policy whose metrics the generic ones take, or that are asked for, is run once for each combination
///           of values of the axes that it depends on, directly or through what it needs: while tables are filled,
///           what it needs on fewer axes is stored too, and computed once. A policy that has a `worker()` is asked
///           through it, one for each piece that runs at the same time, in the order that `grouped_by` wishes
/// Result    a pipeline over the same space which provides what the metrics take and nothing else: generic policies as
///           they are, `tabulated` ones with the metrics that are taken. It says of every design of the subspace,
///           bit for bit, what the pipeline says, with the same reasons. Its copies share the tables
/// Left      as they are: policies that are tables already; those on more than 2²⁷ combinations of the space, with all
///           that they need
/// Requires  metrics (`co2design/pipeline/fact`) that policies provide (`…/not_provided`); a pipeline of doubles
///           (`…/table_number_type`) over a finite space (`co2design/space/not_finite`)
/// Errors    std::length_error, before anything is computed, where tables would take more than `most_bytes` at a time:
///           it names each, its axes, rows and bytes
/// Progress  `observe(table_progress)` is called in the caller's thread, after some hundred rows at the least and 64
///           times for a table at most; at the end `rows` is `planned`. What it throws ends the work
/// Cost      that of the policies' bodies, once for each row; memory as above
/// Example   tabulation{.most_bytes = 1 << 24}(judge, where, interop::tbb_execution{}, observe, latency, energy)
struct tabulation {
  std::uint64_t most_bytes = std::uint64_t{1} << 30;

  template <class Judge, executor Execution, class Observer, class... Tags>
  [[nodiscard]] auto operator()(const Judge& judge, const subspace<typename Judge::space_type>& where,
                                const Execution& execution, Observer observe, type_list<Tags...>) const {
    if constexpr (!detail::can_tabulate<Judge, Tags...>()) {
      return judge;
    } else {
      using tables = detail::tables_for<Judge, Tags...>;
      using space = typename Judge::space_type;
      table_progress progress{};
      detail::refuse_tables(detail::sizes_of<tables, Judge>(where, progress.planned), most_bytes);
      [[maybe_unused]] const auto done = [&](std::uint64_t rows) {
        progress.rows += rows;
        observe(std::as_const(progress));
      };
      std::array<shared_value<detail::table_values>, Judge::size + 1> values;
      {
        [[maybe_unused]] typename tables::filler filler(judge, where);
        [&]<std::size_t... Policy>(std::index_sequence<Policy...>) {
          ((values[Policy] =
                filler.template run<Policy>(execution, done, typename tables::template columns<Policy>{})),
           ...);
        }(typename tables::run_order{});
      }
      [[maybe_unused]] const shared_value filled_by(judge);
      [[maybe_unused]] const auto piece =
          [&]<std::size_t Policy>(std::integral_constant<std::size_t, Policy>) {
            if constexpr (tables::fate_of[Policy] == detail::fate::table)
              return typename tables::template table<Policy>(
                  axis_rows<space>(Judge::graph.axes[Policy], where), values[Policy], filled_by);
            else
              return judge.template policy_at<Policy>();
          };
      return [&]<std::size_t... Policy>(std::index_sequence<Policy...>) {
        return make_pipeline<space>(piece(std::integral_constant<std::size_t, Policy>{})...);
      }(detail::positions<tables::kept>{});
    }
  }
  /// The same with the metrics one by one.
  template <class Judge, executor Execution, class Observer, tag... Tags>
  [[nodiscard]] auto operator()(const Judge& judge, const subspace<typename Judge::space_type>& where,
                                const Execution& execution, Observer observe, Tags...) const {
    return (*this)(judge, where, execution, std::move(observe), type_list<Tags...>{});
  }
};

/// The same of a whole space, in the caller's thread, with at most 1 GiB of tables: what `tabulation{}` does.
/// Example   const auto quick = tabulate(judge, latency, total_carbon);  quick(d)[total_carbon]
template <class Judge, tag... Tags>
[[nodiscard]] auto tabulate(const Judge& judge, Tags...) {
  if constexpr (!detail::can_tabulate<Judge, Tags...>())
    return judge;
  else
    return tabulation{}(judge, subspace<typename Judge::space_type>{}, sequential{}, no_table_observer{},
                        type_list<Tags...>{});
}

}  // namespace co2design
