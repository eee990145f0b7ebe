// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/space/algebra.hpp>
#include <co2design/space/design.hpp>

namespace co2design {

namespace detail {

template <class Space, class Axes>
struct has_axes_of;
template <class Space, class... Axes>
struct has_axes_of<Space, type_list<Axes...>> {
  static constexpr bool value = has_axes<Space, Axes::fixed_name...>;
};

// The value of an axis in the one design that has it; one at most does, as names of a join are distinct.
template <fixed_string Name, class First, class... Rest>
constexpr auto value_among(const First& first, const Rest&... rest) {
  if constexpr (First::space_type::template has<Name> || sizeof...(Rest) == 0)
    return first[axis_name<Name>{}];
  else
    return value_among<Name>(rest...);
}

template <class To, class... From>
constexpr design<To> gather(const From&... from) {
  return [&]<class... Axes>(type_list<Axes...>) {
    return design<To>(axis_name<Axes::fixed_name>{} = value_among<Axes::fixed_name>(from...)...);
  }(typename To::axes{});
}

}  // namespace detail

/// The design of `To` whose values another design has, axis by axis, by name: the part of a design that a
/// policy or a table is about; or, of a design of a fixed, restricted or discretized space, the same design
/// in the whole.
///
/// Laws      to the design's own space: the design; to a part of `To`: at once or by way of `To`, the same
/// Requires  the design's space has each axis of `To` (`co2design/space/unknown_axis`)
/// Errors    std::out_of_range where a domain of `To` lacks the value
/// Example   project<chips>(front[0].design()), project<whole>(design<fix<whole, "cores", 2>>::at(i))
template <design_space To, class From>
[[nodiscard]] constexpr design<To> project(const design<From>& d) {
  if constexpr (To::rank > 0 && detail::has_axes_of<From, typename To::axes>::value)
    return detail::gather<To>(d);
  else
    return design<To>{};
}

/// The design of the joined spaces that has the values of all: the inverse of projecting onto each.
///
/// Laws      `project<A>(combine(a, b))` is a; the index counts as in a number of two digits:
///           a.index() · |B| + b.index()
/// Requires  distinct axis names (`co2design/space/duplicate_axis`)
template <class... Spaces>
[[nodiscard]] constexpr design<join<Spaces...>> combine(const design<Spaces>&... parts) {
  using whole = join<Spaces...>;
  if constexpr (whole::sound && whole::rank > 0)
    return detail::gather<whole>(parts...);
  else
    return design<whole>{};
}

}  // namespace co2design
