// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <co2design/core/type_list.hpp>
#include <co2design/pipeline/from_leaves.hpp>
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

  // Where the arrays are, the leaves' before the axes'.
  struct sources {
    std::array<const double*, array_count> from{};
    [[gnu::always_inline]] number at(std::size_t array, std::size_t design) const noexcept {
      return number::load(from[array] + design);
    }
  };

  // The metrics of as many designs as there are lanes, as `results` by tag.
  [[gnu::always_inline]] static auto metrics(const Judge& judge, const sources& from, std::size_t at) noexcept {
    return metrics(judge, from, at, leaves{}, std::make_index_sequence<leaf_count>{});
  }
  // Whether every leaf of a metric has a number, in each lane.
  template <class Tag>
  static typename number::condition complete(Tag, const sources& from, std::size_t at) noexcept {
    auto all = number::condition::all_lanes(true);
    [&]<class... Of, class... All>(type_list<Of...>, type_list<All...>) {
      std::size_t l = 0;
      [[maybe_unused]] const auto look = [&](bool needed) {  // where there are leaves
        const number value = from.at(l++, at);
        if (needed) all = all && value == value;
      };
      (look(contains_v<All, Of...>), ...);
    }(leaves_t<Judge, Tag>{}, leaves{});
    return all;
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
  struct subject {
    const sources* from;
    std::size_t at;
    template <fixed_string Name>
    [[nodiscard]] number operator[](axis_name<Name>) const noexcept {
      return from->at(leaf_count + space_type::position(Name.view()), at);
    }
  };
  template <class... Leaves, std::size_t... L>
  [[gnu::always_inline]] static auto metrics(const Judge& judge, const sources& from, std::size_t at,
                                             type_list<Leaves...>, std::index_sequence<L...>) noexcept {
    return from_leaves<number>(judge, subject{&from, at},
                               results<slot<Leaves, value_of<Leaves, number>>...>(
                                   slot<Leaves, value_of<Leaves, number>>{value_of<Leaves, number>(from.at(L, at))}...),
                               Tags{}...);
  }
};

}  // namespace co2design::detail
