// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

#include <co2design/core/mistake.hpp>
#include <co2design/core/type_list.hpp>
#include <co2design/space/axis.hpp>

namespace co2design {

namespace detail {

// How many values an axis has; a continuous one counts none, and stays out of every product.
template <class Axis>
consteval std::size_t size_of() {
  if constexpr (finite_domain<typename Axis::domain>) {
    return Axis::domain::size;
  } else {
    static_cast<void>(Axis::domain::low);  // a mistake in its bounds shows where the space is made
    return 1;
  }
}

// The product of the sizes, or 0 where it does not fit 64 bits.
template <class... Axes>
consteval std::uint64_t product_of_sizes() {
  std::uint64_t product = 1;
  for (std::size_t size : std::array<std::size_t, sizeof...(Axes) + 1>{size_of<Axes>()..., 1}) {
    if (size == 0 || product > std::numeric_limits<std::uint64_t>::max() / size) return 0;
    product *= size;
  }
  return product;
}

template <class... Axes>
struct space_check {
  static consteval diagnosis check() {
    const std::array<std::string_view, sizeof...(Axes) + 1> names{Axes::name..., ""};
    for (std::size_t i = 0; i < sizeof...(Axes); ++i)
      for (std::size_t j = i + 1; j < sizeof...(Axes); ++j)
        if (names[i] == names[j]) return diagnosis{} << "co2design/space/duplicate_axis" << names[i];
    const std::array<std::size_t, sizeof...(Axes) + 1> sizes{size_of<Axes>()..., 1};
    for (std::size_t i = 0; i < sizeof...(Axes); ++i)
      if (sizes[i] == 0 || sizes[i] - 1 > std::numeric_limits<std::uint32_t>::max())
        return diagnosis{} << "co2design/space/too_many_values" << names[i]
                           << "an axis counts from 1 to 2^32";
    if ((finite_domain<typename Axes::domain> && ...) && product_of_sizes<Axes...>() == 0)
      return diagnosis{} << "co2design/space/too_many_designs"
                         << "a space has at most 2^64 - 1";
    return {};
  }
  static constexpr diagnosis found = check();
};

template <fixed_string Name, class... Axes>
struct unknown_axis {
  static constexpr diagnosis found = [] {
    diagnosis d = diagnosis{} << "co2design/space/unknown_axis" << Name.view() << "the space has";
    static_cast<void>((d << ... << Axes::name));
    return d;
  }();
};

template <class Axis>
struct axis_tag {};

template <fixed_string Name, class Domain>
axis<Name, Domain> find_axis(const axis_tag<axis<Name, Domain>>*);

template <class... Axes>
struct axis_set : axis_tag<Axes>... {};

template <fixed_string Name, bool Found, class... Axes>
struct axis_named {
  using type = decltype(find_axis<Name>(static_cast<axis_set<Axes...>*>(nullptr)));
};
template <fixed_string Name, class... Axes>
struct axis_named<Name, false, Axes...> {
  static constexpr bool found = verdict<unknown_axis<Name, Axes...>>::value;
  using type = std::conditional_t<found, void, axis<Name, values<0>>>;
};

// What a name finds in a space with a mistake, so that no second error follows.
template <fixed_string Name>
struct no_axis {
  using type = axis<Name, values<0>>;
};

// What only a finite space has; also one with a mistake, so that no second error follows.
template <bool Sound, bool Finite, class... Axes>
struct counted_axes {
  static constexpr std::uint64_t cardinality = Sound ? product_of_sizes<Axes...>() : 0;
  static constexpr std::array<std::size_t, sizeof...(Axes)> sizes{size_of<Axes>()...};
};
template <class... Axes>
struct counted_axes<true, false, Axes...> {};

}  // namespace detail

/// An ordered product of axes: every combination of one value per axis is a design.
///
/// Shape     a type, never an object. Derive to name a space: `struct edge_space : space<axis<…>, …> {};`
/// Finite    where all domains are: then `cardinality` is the number of designs, `sizes` those of the domains
/// Requires  distinct names (`co2design/space/duplicate_axis`); 1 to 2^32 values per axis
///           (`co2design/space/too_many_values`); at most 2^64 − 1 designs
///           (`co2design/space/too_many_designs`): a larger product is an error, never a wrap
template <class... Axes>
struct space : detail::counted_axes<verdict<detail::space_check<Axes...>>::value,
                                    (finite_domain<typename Axes::domain> && ...), Axes...> {
  static constexpr bool sound = verdict<detail::space_check<Axes...>>::value;
  using axes = std::conditional_t<sound, type_list<Axes...>, type_list<>>;
  static constexpr std::size_t rank = axes::size;

  static constexpr std::array<std::string_view, sizeof...(Axes)> names{Axes::name...};
  static constexpr std::array<ordering, sizeof...(Axes)> orders{Axes::domain::order...};

  /// Whether an axis of that name exists.
  template <fixed_string Name>
  static constexpr bool has = sound && ((Axes::name == Name.view()) || ...);

  /// The position of the axis `name`, or `rank` where there is none.
  static constexpr std::size_t position(std::string_view name) noexcept {
    std::size_t i = 0;
    while (i < rank && names[i] != name) ++i;
    return i;
  }

  /// The axis of that name; `co2design/space/unknown_axis` lists what the space has where there is none.
  template <fixed_string Name>
  using axis_type = typename std::conditional_t<sound, detail::axis_named<Name, has<Name>, Axes...>,
                                                detail::no_axis<Name>>::type;
};

/// A type that names a space, finite or not.
template <class Space>
concept design_space = requires {
  typename Space::axes;
  { Space::rank } -> std::convertible_to<std::size_t>;
  { Space::sound } -> std::convertible_to<bool>;
};

/// A type that names a finite space: its designs are counted and numbered.
template <class Space>
concept finite_space = design_space<Space> && requires {
  { Space::cardinality } -> std::convertible_to<std::uint64_t>;
};

namespace detail {

// The first continuous axis, which nothing can count.
template <class Axis, class... Rest>
consteval std::string_view first_continuous(type_list<Axis, Rest...>) {
  if constexpr (finite_domain<typename Axis::domain>)
    return first_continuous(type_list<Rest...>{});
  else
    return Axis::name;
}

template <class Space>
struct not_finite {
  static constexpr diagnosis found = [] {
    diagnosis words;
    if constexpr (!finite_space<Space>)
      words << "co2design/space/not_finite" << first_continuous(typename Space::axes{})
            << "is continuous: nothing to count"
            << "linspace<low, high, n> is finite";
    return words;
  }();
};

// Whether the designs of a space may be counted; else the one mistake, whoever asks.
template <class Space>
inline constexpr bool countable = verdict<not_finite<Space>>::value;

}  // namespace detail

}  // namespace co2design
