// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

#include <boost/hana/concat.hpp>
#include <boost/hana/transform.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/type.hpp>
#include <boost/hana/unpack.hpp>

#include <co2design/space/real.hpp>
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

// The axis `Name` with another domain, all others as they are.
template <fixed_string Name, class Domain>
struct put_domain {
  template <class Axis>
  constexpr auto operator()(Axis given) const {
    if constexpr (Axis::type::name == Name.view())
      return hana::type_c<axis<Name, Domain>>;
    else
      return given;
  }
};

template <fixed_string Old, fixed_string New>
struct put_name {
  template <class Axis>
  constexpr auto operator()(Axis given) const {
    if constexpr (Axis::type::name == Old.view())
      return hana::type_c<axis<New, typename Axis::type::domain>>;
    else
      return given;
  }
};

// An axis as a tuple of one, or of none where it is left out.
template <bool Kept, fixed_string... Names>
struct is_kept {
  template <class Axis>
  constexpr auto operator()(Axis axis) const {
    if constexpr (((Axis::type::name == Names.view()) || ...) == Kept)
      return hana::make_tuple(axis);
    else
      return hana::make_tuple();
  }
};
// All tuples as one. (`hana::filter` would do both, and takes a monad to compile.)
struct concatenate {
  template <class... Tuples>
  constexpr auto operator()(Tuples...) const {
    return (added<hana::tuple<>>{} + ... + added<Tuples>{}).all;
  }

 private:
  template <class Tuple>
  struct added {
    Tuple all{};
    template <class Other>
    friend constexpr auto operator+(added, added<Other>) {
      return added<decltype(hana::concat(std::declval<Tuple>(), std::declval<Other>()))>{};
    }
  };
};

// The space with its axes changed one by one; as it is where there was a mistake.
template <class Space, class Change, bool Sound = true>
struct changed {
  using type = space_of<decltype(hana::transform(axes_of<Space>, Change{}))>;
};
template <class Space, class Change>
struct changed<Space, Change, false> {
  using type = Space;
};

template <class Space, class Kept, bool Sound>
struct filtered {
  using type = space_of<decltype(hana::unpack(hana::transform(axes_of<Space>, Kept{}), concatenate{}))>;
};
template <class Space, class Kept>
struct filtered<Space, Kept, false> {
  using type = Space;
};

// The first name that no axis has: one mistake, however many there are.
template <class Space, fixed_string... Names>
struct lacks_axis {
  static constexpr diagnosis found = [] {
    diagnosis words;
    const auto look = [&](std::string_view name) {
      if (!words.sound() || Space::position(name) != Space::rank) return;
      words << "co2design/space/unknown_axis" << name << "the space has";
      for (std::string_view one : Space::names) words << one;
    };
    if constexpr (Space::sound) (look(Names.view()), ...);
    return words;
  }();
};

template <class Space, fixed_string... Names>
inline constexpr bool has_axes = verdict<lacks_axis<Space, Names...>>::value;

template <class... Spaces>
struct join_of {
  using type = space<>;
};
template <class First, class... Rest>
struct join_of<First, Rest...> {
  using type = space_of<decltype(hana::concat(axes_of<First>, axes_of<typename join_of<Rest...>::type>))>;
};

// A value written as a template argument, as a design holds it.
template <class Written>
constexpr Written plain(Written written) {
  return written;
}
constexpr double plain(real_number written) { return written; }

// One value as a domain.
template <class Value, auto Written>
struct single {
  using type = values<static_cast<Value>(plain(Written))>;
};
template <std::floating_point Value, auto Written>
struct single<Value, Written> {
  static constexpr real_number number = static_cast<double>(plain(Written));
  using type = linspace<number, number, 1>;
};

template <class Space, fixed_string Name, auto Value>
struct lacks_value {
  using axis_type =
      typename Space::template axis_type<Name>;  // names the axes there are where this one is unknown
  using value_type = typename axis_type::value_type;

  static consteval bool holds() {
    constexpr auto written = plain(Value);
    if constexpr (!Space::template has<Name>)
      return true;
    else if constexpr (requires { static_cast<value_type>(written); })
      return convertible_value<value_type>(written) &&
             same_value(static_cast<value_type>(written), written) &&
             has_value<typename axis_type::domain>(static_cast<value_type>(written));
    else
      return false;
  }
  static constexpr diagnosis found =
      holds() ? diagnosis{} : diagnosis{} << "co2design/space/fix" << Name.view() << "lacks the value given";
};

template <class Space, fixed_string Name, auto Value, bool Sound>
struct fix_of
    : changed<Space, put_domain<Name, typename single<typename Space::template axis_type<Name>::value_type,
                                                      Value>::type>> {};
template <class Space, fixed_string Name, auto Value>
struct fix_of<Space, Name, Value, false> {
  using type = Space;
};

template <class Space, fixed_string Old, fixed_string New>
using renamed = changed<Space, put_name<Old, New>, has_axes<Space, Old>>;

}  // namespace detail

/// The product of spaces: the axes of the first, then those of the second, and so on.
/// Laws      `join<A, space<>>` is A; join is associative; cardinalities multiply
/// Requires  distinct axis names (`co2design/space/duplicate_axis`)
template <class... Spaces>
using join = typename detail::join_of<Spaces...>::type;

/// The space with one axis held at a value; the axis stays, so policies still read it. A value of a real
/// axis is written `real_number(0.8)`.
/// Laws      fixing two axes commutes; `fix<join<A, B>, …>` is the join of the fixed parts
/// Requires  the axis exists (`co2design/space/unknown_axis`) and has the value (`co2design/space/fix`)
template <class Space, fixed_string Name, auto Value>
using fix = typename detail::fix_of<Space, Name, Value,
                                    verdict<detail::lacks_value<Space, Name, Value>>::value>::type;

/// The space with one axis renamed, in its place. (`rename` is a function of the C library.)
/// Laws      back again: the space; the designs keep their positions
/// Requires  an axis of the old name (`co2design/space/unknown_axis`), no other of the new one
///           (`co2design/space/duplicate_axis`)
template <class Space, fixed_string Old, fixed_string New>
using rename_axis = typename detail::renamed<Space, Old, New>::type;

/// The space of the axes named, in the order of the space: a projection.
/// Laws      `keep<join<A, B>, names of A…>` is A; what `keep` leaves out `drop` has
/// Requires  the axes exist (`co2design/space/unknown_axis`)
template <class Space, fixed_string... Names>
using keep = typename detail::filtered<Space, detail::is_kept<true, Names...>,
                                       detail::has_axes<Space, Names...>>::type;

/// The space without the axes named. Laws and requirements as for `keep`.
template <class Space, fixed_string... Names>
using drop = typename detail::filtered<Space, detail::is_kept<false, Names...>,
                                       detail::has_axes<Space, Names...>>::type;

}  // namespace co2design
