// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

#include <co2design/core/type_list.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/pipeline/from_leaves.hpp>
#include <co2design/pipeline/tabulated.hpp>
#include <co2design/units/simd.hpp>

namespace co2design::detail {

// The axes that the generic policies of an answer read: bit a for the a-th of the space.
template <class Judge, class... Tags>
inline constexpr std::uint64_t axes_read_above = [] {
  constexpr const auto& graph = Judge::graph;
  constexpr const auto& plan = combining_plan<Judge, Tags...>;
  std::uint64_t axes = 0;
  for (std::size_t i = 0; i < plan.size; ++i)
    for (std::size_t r = graph.first_read[plan.order[i]]; r < graph.first_read[plan.order[i] + 1]; ++r)
      axes |= std::uint64_t{1} << Judge::space_type::position(graph.read[r]);
  return axes;
}();

// Metrics of designs whose leaves lie in memory, one array for each leaf and for each axis that a generic policy reads.
template <class Judge, class... Tags>
struct leaf_lanes {
  using space_type = typename Judge::space_type;
  using leaves = leaves_t<Judge, Tags...>;
  static constexpr std::size_t lanes = native_lanes;
  static constexpr std::size_t leaf_count = leaves::size;
  static constexpr std::uint64_t axes_read = axes_read_above<Judge, Tags...>;
  static constexpr std::size_t array_count = leaf_count + (axes_read != 0 ? space_type::rank : 0);
  using number = simd<double, lanes>;
  typedef std::int64_t integers [[gnu::vector_size(lanes * sizeof(double))]];

  // Where the arrays are, the leaves' before the axes'.
  struct sources {
    std::array<const double*, array_count> from{};
    [[gnu::always_inline]] number at(std::size_t array, std::size_t design) const noexcept {
      return number::load(from[array] + design);
    }
  };

  // The metrics of as many designs as there are lanes, as `results` by tag.
  [[gnu::always_inline]] static auto metrics(const Judge& by, const sources& from, std::size_t at) noexcept {
    return metrics(by, from, at, leaves{}, std::make_index_sequence<leaf_count>{});
  }
  // Where one of some arrays says that a row is missing: all bits of its lanes.
  template <std::size_t Size>
  [[gnu::always_inline]] static integers gaps(const std::array<bool, Size>& arrays, const sources& from,
                                              std::size_t at) noexcept {
    integers found{};
    for (std::size_t l = 0; l < leaf_count; ++l)
      if (arrays[l]) found |= missing(from.at(l, at));
    return found;
  }
  // Whether any lane has a leaf that is missing.
  [[gnu::always_inline]] static bool any_gap(const sources& from, std::size_t at) noexcept {
    const integers found = gaps(every_leaf, from, at);
    std::int64_t any = 0;
    for (std::size_t i = 0; i < lanes; ++i) any |= found[i];
    return any != 0;
  }
  // The designs at a place again, in arrays of their own, where those with a gap are replaced by one that has none:
  // no policy is run on what is missing. Which have one: 1 in each lane; false where all have.
  struct complete_designs {
    std::array<double, array_count * lanes> numbers{};
    number has_gap{0.0};
    bool any = false;

    complete_designs(const sources& from, std::size_t at) noexcept {
      const integers found = gaps(every_leaf, from, at);
      std::size_t whole = 0;
      while (whole < lanes && found[whole] != 0) ++whole;
      any = whole < lanes;
      for (std::size_t i = 0; i < lanes; ++i) {
        has_gap.set(i, found[i] != 0 ? 1.0 : 0.0);
        if (!any) continue;
        for (std::size_t array = 0; array < array_count; ++array)
          if (array < leaf_count || (axes_read >> (array - leaf_count) & 1) != 0)
            numbers[array * lanes + i] = from.from[array][at + (found[i] != 0 ? whole : i)];
      }
    }
    [[nodiscard]] sources arrays() const noexcept {
      sources all;
      for (std::size_t array = 0; array < array_count; ++array)
        all.from[array] = numbers.data() + array * lanes;
      return all;
    }
  };
  // The metrics of one design, some of whose leaves are missing: `possible` results by tag.
  static auto metrics_of_one(const Judge& by, const sources& from, std::size_t at) noexcept {
    return metrics_of_one(by, from, at, leaves{}, std::make_index_sequence<leaf_count>{});
  }

  // The value of an axis at a position, as generic policies read it.
  static double axis_number(std::size_t axis, std::uint32_t position) noexcept {
    double out = 0;
    [&]<class... Axes>(type_list<Axes...>) {
      std::size_t a = 0;
      const auto look = [&]<class Axis>(Axis) {
        if constexpr (std::is_convertible_v<typename Axis::value_type, double>)
          if (a == axis) out = static_cast<double>(Axis::domain::at(position));
        ++a;
      };
      (look(Axes{}), ...);
    }(typename space_type::axes{});
    return out;
  }

 private:
  // Of several designs, or of one.
  template <class Number>
  struct subject {
    const sources* from;
    std::size_t at;
    template <fixed_string Name>
    [[nodiscard]] Number operator[](axis_name<Name>) const noexcept {
      constexpr std::size_t array = leaf_count + space_type::position(Name.view());
      if constexpr (std::is_same_v<Number, double>)
        return from->from[array][at];
      else
        return from->at(array, at);
    }
  };

  template <class... Of, class... All>
  static constexpr std::array<bool, leaf_count + 1> among(type_list<Of...>, type_list<All...>) noexcept {
    return {contains_v<All, Of...>..., false};
  }
  static constexpr auto every_leaf = among(leaves{}, leaves{});

  // A NaN with something in the lowest bits, see `table_values`.
  [[gnu::always_inline]] static integers missing(const number& x) noexcept {
    const auto lanes_of_x = x.lanes();
    integers bits;
    std::memcpy(&bits, &lanes_of_x, sizeof bits);
    return (lanes_of_x != lanes_of_x) & ((bits & 0xffff) != 0);
  }

  template <class... Leaves, std::size_t... L>
  static auto metrics_of_one(const Judge& by, const sources& from, std::size_t at, type_list<Leaves...>,
                             std::index_sequence<L...>) noexcept {
    [[maybe_unused]] const auto leaf = [](double x) {
      return table_values::is_missing(x) ? possible<double>(infeasible("a table has no such row"))
                                         : possible<double>(x);
    };
    [[maybe_unused]] const auto as = [&]<class Leaf>(Leaf, const possible<double>& x) {
      using value = value_of<Leaf>;
      return x ? possible<value>(value(*x)) : possible<value>(x.why());
    };
    return from_leaves<double>(
        by, subject<double>{&from, at},
        results<slot<Leaves, possible<value_of<Leaves>>>...>(
            slot<Leaves, possible<value_of<Leaves>>>{as(Leaves{}, leaf(from.from[L][at]))}...),
        Tags{}...);
  }
  template <class... Leaves, std::size_t... L>
  [[gnu::always_inline]] static auto metrics(const Judge& by, const sources& from, std::size_t at,
                                             type_list<Leaves...>, std::index_sequence<L...>) noexcept {
    return from_leaves<number>(
        by, subject<number>{&from, at},
        results<slot<Leaves, value_of<Leaves, number>>...>(
            slot<Leaves, value_of<Leaves, number>>{value_of<Leaves, number>(from.at(L, at))}...),
        Tags{}...);
  }
};

}  // namespace co2design::detail
