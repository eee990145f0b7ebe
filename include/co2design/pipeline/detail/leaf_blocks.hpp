// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <type_traits>
#include <vector>

#include <co2design/core/type_list.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/pipeline/detail/leaf_lanes.hpp>
#include <co2design/pipeline/detail/leaf_tables.hpp>
#include <co2design/pipeline/detail/table_rows.hpp>
#include <co2design/pipeline/detail/table_runs.hpp>
#include <co2design/pipeline/tabulated.hpp>
#include <co2design/space/design.hpp>

namespace co2design::detail {

// A part of a block, where it is needed.
struct no_part {
  explicit no_part(const auto&...) noexcept {}
};
template <bool Needed, template <class, class> class Part, class Judge, class Tables>
struct part_if {
  using type = no_part;
};
template <template <class, class> class Part, class Judge, class Tables>
struct part_if<true, Part, Judge, Tables> {
  using type = Part<Judge, Tables>;
};

// Blocks of designs: their leaves, looked up in tables or computed design by design, and the axes that generic policies
// read, in arrays.
template <class Judge, class... Tags>
class leaf_blocks {
  using lanes_type = leaf_lanes<Judge, Tags...>;
  using leaves = typename lanes_type::leaves;
  using space_type = typename Judge::space_type;
  using axes_type = typename space_type::axes;
  using design_type = typename Judge::design_type;
  using ordinals_type = typename design_type::ordinals_type;
  using designs_type = std::span<const design_type>;
  using tables_type = leaf_tables_t<Judge, Tags...>;
  static constexpr std::size_t rank = space_type::rank, group = tables_type::group;

  static constexpr bool has_tables = tables_type::table_count > 0;
  // Whether designs in enumeration order are looked up together.
  static constexpr bool in_runs = [] {
    if constexpr (finite_space<space_type> && tables_type::all)
      return table_runs<Judge, tables_type>::first_axis < rank;
    else
      return false;
  }();
  using rows_type = typename part_if<has_tables, table_rows, Judge, tables_type>::type;
  using runs_type = typename part_if<in_runs, table_runs, Judge, tables_type>::type;
  // Of an array: lanes are read from any design on, also from the last.
  static constexpr std::size_t stride = [] {
    if constexpr (in_runs)
      return std::max(runs_type::length, group) + lanes_type::lanes;
    else
      return group;
  }();

 public:
  struct part {
    std::size_t from, count;
  };

  explicit leaf_blocks(const Judge& by)
      : rows_(by), runs_(by, lanes_type::lanes), numbers_(stride * lanes_type::array_count) {
    look_for_gaps(by, leaves{});
  }

  [[nodiscard]] bool has_gaps() const noexcept { return has_gaps_; }
  // Where the arrays are; asked for after each load, as a copy has arrays of its own.
  [[nodiscard]] typename lanes_type::sources arrays() const noexcept {
    typename lanes_type::sources all;
    for (std::size_t i = 0; i < lanes_type::array_count; ++i) all.from[i] = numbers_.data() + i * stride;
    return all;
  }

  // Loads designs from a position of the enumeration on, `most` or fewer: where they are in the arrays, and how many.
  part load(const Judge& by, std::uint64_t first, std::uint64_t most) {
    if constexpr (in_runs) {
      const auto from = static_cast<std::size_t>(first % runs_type::length);
      load_run(subspace<space_type>{}.ordinals_at(first - from));
      return {from, static_cast<std::size_t>(std::min<std::uint64_t>(most, runs_type::length - from))};
    } else {
      std::array<design_type, group> designs;
      const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(most, group));
      for (std::size_t i = 0; i < count; ++i) designs[i] = design_type::at(first + i);
      return {0, load(by, designs_type(designs.data(), count))};
    }
  }
  // Loads the first of some designs: how many. Then those that follow, up to the last.
  std::size_t load(const Judge& by, designs_type designs) {
    const std::size_t count = std::min(designs.size(), group);
    if constexpr (has_tables) rows_.put(designs, numbers_.data(), stride);
    if constexpr (!tables_type::all) compute(by, designs.first(count), leaves{});
    if constexpr (in_runs) runs_.forget();
    if constexpr (lanes_type::axes_read != 0) read_axes(designs.first(count), axes_type{});
    has_run_ = false;
    return count;
  }

 private:
  static_assert(group % lanes_type::lanes == 0);
  static constexpr bool reads(std::size_t axis) noexcept { return (lanes_type::axes_read >> axis & 1) != 0; }
  double* array(std::size_t i) noexcept { return numbers_.data() + i * stride; }
  double* array_of_axis(std::size_t axis) noexcept { return array(lanes_type::leaf_count + axis); }

  template <class... Leaves>
  void look_for_gaps([[maybe_unused]] const Judge& by, type_list<Leaves...>) {
    [[maybe_unused]] const auto may_lack = [&]<class Leaf>(Leaf leaf) {
      constexpr std::size_t provider = Judge::graph.provider_of(Leaf::name);
      if constexpr (tables_type::template is_table<provider>)
        return by.template policy_at<provider>().has_gaps();
      else
        return Judge::may_be_infeasible(leaf);
    };
    has_gaps_ = (may_lack(Leaves{}) || ...);
  }

  // The last design's number stands behind it, too.
  static void repeat_last(double* numbers, std::size_t count) noexcept {
    std::fill(numbers + count, numbers + group, numbers[count - 1]);
  }

  // The leaves that no table has.
  template <class... Leaves>
  void compute(const Judge& by, designs_type designs, type_list<Leaves...>) {
    for (std::size_t i = 0; i < designs.size(); ++i) {
      const auto values = by.leaf_values(designs[i], typename tables_type::computed{});
      std::size_t leaf = 0;
      const auto put = [&]<class Leaf>(Leaf tag) {
        if constexpr (requires { values[tag]; }) array(leaf)[i] = number_of(values[tag]);
        ++leaf;
      };
      (put(Leaves{}), ...);
    }
    for (std::size_t leaf = 0; leaf < sizeof...(Leaves); ++leaf)
      if (tables_type::tables.of_leaf[leaf] == tables_type::table_count)
        repeat_last(array(leaf), designs.size());
  }
  // As a table has it.
  template <class Value>
  static double number_of(const Value& value) noexcept {
    return why_not(value).is_set() ? table_values::missing(0, 0) : table_values::present(canonical(value));
  }

  template <class... Axes>
  void read_axes(designs_type designs, type_list<Axes...>) {
    std::size_t axis = 0;
    const auto read = [&]<class Axis>(Axis) {
      if constexpr (std::is_convertible_v<typename Axis::value_type, double>)
        if (reads(axis)) {
          double* const into = array_of_axis(axis);
          for (std::size_t i = 0; i < designs.size(); ++i)
            into[i] = static_cast<double>(designs[i][axis_name<Axis::fixed_name>{}]);
          repeat_last(into, designs.size());
        }
      ++axis;
    };
    (read(Axes{}), ...);
  }

  // Loads the run that begins at a design.
  void load_run(ordinals_type begin) {
    runs_.load(begin, numbers_.data(), stride);
    if constexpr (lanes_type::axes_read != 0) {
      constexpr std::size_t first_axis = runs_type::first_axis;
      for (std::size_t a = 0; a < first_axis; ++a)
        if (reads(a) && (!has_run_ || run_[a] != begin[a]))
          std::fill_n(array_of_axis(a), stride, lanes_type::axis_number(a, begin[a]));
      run_ = begin;
      for (std::size_t a = first_axis; a < rank; ++a)
        if (reads(a) && !has_run_)
          for (std::size_t i = 0; i < stride; ++i) {
            runs_type::put(i, begin);
            array_of_axis(a)[i] = lanes_type::axis_number(a, begin[a]);
          }
      has_run_ = true;
    }
  }

  [[no_unique_address]] rows_type rows_;
  [[no_unique_address]] runs_type runs_;
  std::vector<double> numbers_;
  bool has_gaps_ = false;
  bool has_run_ = false;  // whether the axes are those of the run that begins at
  ordinals_type run_{};
};

}  // namespace co2design::detail
