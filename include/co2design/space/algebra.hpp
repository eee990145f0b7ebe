// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <utility>

#include <boost/hana/concat.hpp>
#include <boost/hana/transform.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/type.hpp>
#include <boost/hana/unpack.hpp>

#include <co2design/space/space.hpp>

namespace co2design {

namespace detail {

namespace hana = boost::hana;

template <class List>
struct axis_tuple;
template <class... Axes>
struct axis_tuple<type_list<Axes...>> {
  static constexpr hana::tuple<hana::type<Axes>...> value{};
};

template <class Space>
inline constexpr auto axes_of = axis_tuple<typename Space::axes>::value;

// Back from Hana's world, where the algebra is done, to a space, which knows nothing of it.
template <class Tuple>
using space_of = typename decltype(hana::unpack(std::declval<Tuple>(), hana::template_<space>))::type;

template <fixed_string Name, auto Value>
struct pin_axis {
  template <class Axis>
  constexpr auto operator()(Axis) const {
    using axis_type = typename Axis::type;
    if constexpr (axis_type::name == Name.view()) {
      using value_type = typename axis_type::value_type;
      return hana::type_c<axis<Name, values<static_cast<value_type>(Value)>>>;
    } else {
      return Axis{};
    }
  }
};

template <class... Spaces>
struct join_of {
  using type = space<>;
};
template <class First, class... Rest>
struct join_of<First, Rest...> {
  using type = space_of<decltype(hana::concat(axes_of<First>, axes_of<typename join_of<Rest...>::type>))>;
};

template <class Space, fixed_string Name, auto Value>
struct lacks_value {
  using axis_type =
      typename Space::template axis_type<Name>;  // names the axes there are where this one is unknown
  using value_type = typename axis_type::value_type;

  static consteval bool holds() {
    if constexpr (!Space::template has<Name>) {
      return true;
    } else if constexpr (requires { static_cast<value_type>(Value); }) {
      constexpr auto value = static_cast<value_type>(Value);
      return same_value(value, Value) && axis_type::domain::index_of(value) != axis_type::domain::size;
    } else {
      return false;
    }
  }
  static constexpr diagnosis found =
      holds() ? diagnosis{} : diagnosis{} << "co2design/space/fix" << Name.view() << "lacks the value given";
};

template <class Space, fixed_string Name, auto Value, bool Sound>
struct fix_of {
  using type = space_of<decltype(hana::transform(axes_of<Space>, pin_axis<Name, Value>{}))>;
};
template <class Space, fixed_string Name, auto Value>
struct fix_of<Space, Name, Value, false> {
  using type = Space;
};

}  // namespace detail

/// The product of spaces: the axes of the first, then those of the second, and so on.
/// Laws      `join<A, space<>>` is A; join is associative; cardinalities multiply
/// Requires  distinct axis names (`co2design/space/duplicate_axis`)
template <class... Spaces>
using join = typename detail::join_of<Spaces...>::type;

/// The space with one axis held at a value; the axis stays, so policies still read it.
/// Laws      fixing two axes commutes; `fix<join<A, B>, …>` is the join of the fixed parts
/// Requires  the axis exists (`co2design/space/unknown_axis`) and has the value (`co2design/space/fix`)
template <class Space, fixed_string Name, auto Value>
using fix = typename detail::fix_of<Space, Name, Value,
                                    verdict<detail::lacks_value<Space, Name, Value>>::value>::type;

}  // namespace co2design
