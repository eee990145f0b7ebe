// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

#include <co2design/core/check.hpp>
#include <co2design/space/space.hpp>

namespace co2design {

template <class Space>
class design;

namespace detail {

template <class Axis>
struct coordinate {
  typename Axis::value_type value;
};

template <class Axes>
struct coordinates;
template <class... Axes>
struct coordinates<type_list<Axes...>> : coordinate<Axes>... {};

template <class Domain>
constexpr bool same_place(const typename Domain::value_type& a, const typename Domain::value_type& b) {
  if constexpr (finite_domain<Domain>)
    return Domain::index_of(a) == Domain::index_of(b);
  else
    return a == b;
}

template <class Domain>
constexpr typename Domain::value_type first_value() {
  if constexpr (finite_domain<Domain>)
    return Domain::at(0);
  else
    return Domain::low;
}

// Each axis is given once; a name that no axis has is left to who looks it up.
template <fixed_string... Given, class... Axes>
consteval diagnosis given_axes(type_list<Axes...>, axes<Given...>) {
  diagnosis d;
  const auto times = [](std::string_view name) { return (0 + ... + int{Given.view() == name}); };
  const auto known = [](std::string_view name) { return ((Axes::name == name) || ...); };
  if (!(known(Given.view()) && ...)) return d;
  const auto look_twice = [&](std::string_view name) {
    if (d.sound() && times(name) > 1) d << "co2design/space/axis_twice" << name << "is given two values";
  };
  (look_twice(Axes::name), ...);
  if (!d.sound()) return d;
  const auto look = [&](std::string_view name) {
    if (times(name) == 0)
      (d.sound() ? d << "co2design/space/missing_axis"
                     << "give a value for"
                 : d)
          << name;
  };
  (look(Axes::name), ...);
  return d;
}

template <class Space, class Given>
struct every_axis_given {
  static constexpr diagnosis found = given_axes(typename Space::axes{}, Given{});
};

}  // namespace detail

/// One point of a space: a value for each of its axes.
///
/// Shape     the values side by side; trivially copyable; no allocation
/// Finite    `at`, `index`, `ordinals`, `from_ordinals` are for finite spaces
///           (`co2design/space/not_finite` names the continuous axis)
/// Lookup    `d["cores"_axis]`; a name the space lacks is one error line that lists the names it has
/// Example   `design<chips> d("cores"_axis = 2, "width"_axis = 64);  d.with("cores"_axis = 4).index()`
template <class Space>
class design : detail::coordinates<typename Space::axes> {
 public:
  using space_type = Space;
  using ordinals_type = std::array<std::uint32_t, Space::rank>;

  design() = default;

  /// From a value for every axis, in any order.
  /// Requires  every axis once (`co2design/space/missing_axis`, `co2design/space/axis_twice`)
  /// Errors    std::out_of_range where a domain lacks the value; in a constant expression, no constant
  template <fixed_string... Names, class... Values>
  requires(sizeof...(Names) > 0)
  constexpr explicit design(axis_value<Names, Values>... given) {
    if constexpr (verdict<detail::every_axis_given<Space, axes<Names...>>>::value)
      (set(given), ...);
    else
      *this = first();
  }

  /// The design at a position of the enumeration: axes in order, the last one varying fastest.
  /// Errors    std::out_of_range where index ≥ cardinality
  static constexpr design at(std::uint64_t index) {
    ordinals_type ordinals{};
    if constexpr (detail::countable<Space>) {
      if (index >= Space::cardinality) detail::out_of_range("co2design: a design index beyond its space");
      for (std::size_t i = Space::rank; i-- > 0;) {
        ordinals[i] = static_cast<std::uint32_t>(index % Space::sizes[i]);
        index /= Space::sizes[i];
      }
    }
    return from_ordinals(ordinals);
  }

  /// The inverse of `at`.
  [[nodiscard]] constexpr std::uint64_t index() const noexcept {
    if constexpr (detail::countable<Space>)
      return index_of(ordinals());
    else
      return 0;
  }
  /// The same of a design that is given by its positions in the domains.
  static constexpr std::uint64_t index_of(const ordinals_type& ordinals) noexcept {
    std::uint64_t index = 0;
    if constexpr (detail::countable<Space>)
      for (std::size_t i = 0; i < Space::rank; ++i) index = index * Space::sizes[i] + ordinals[i];
    return index;
  }

  /// The design with the given position in each domain. Requires each below the domain's size.
  static constexpr design from_ordinals(const ordinals_type& ordinals) noexcept {
    if constexpr (detail::countable<Space>)
      return from_ordinals(ordinals, typename Space::axes{}, std::make_index_sequence<Space::rank>{});
    else
      return first();
  }

  /// The position of each value in its domain.
  [[nodiscard]] constexpr ordinals_type ordinals() const noexcept {
    if constexpr (detail::countable<Space>)
      return ordinals(typename Space::axes{});
    else
      return {};
  }

  template <fixed_string Name>
  [[nodiscard]] constexpr auto operator[](axis_name<Name>) const noexcept {
    if constexpr (Space::template has<Name>)
      return value_of<typename Space::template axis_type<Name>>();
    else
      return typename Space::template axis_type<Name>::value_type{};
  }

  /// A copy with one axis changed. Errors as for the constructor.
  template <fixed_string Name, class Value>
  [[nodiscard]] constexpr design with(axis_value<Name, Value> given) const {
    design copy = *this;
    copy.set(given);
    return copy;
  }

  friend constexpr bool operator==(const design& a, const design& b) noexcept {
    return same(a, b, typename Space::axes{});
  }

 private:
  template <fixed_string Name, class Value>
  constexpr void set(axis_value<Name, Value> given) {
    using axis_type = typename Space::template axis_type<Name>;
    if constexpr (Space::template has<Name>) {
      using value_type = typename axis_type::value_type;
      if (!detail::convertible_value<value_type>(given.value))
        detail::out_of_range("co2design: a value its axis lacks");
      const auto converted = static_cast<value_type>(given.value);
      if (!detail::same_value(converted, given.value) ||
          !detail::has_value<typename axis_type::domain>(converted))
        detail::out_of_range("co2design: a value its axis lacks");
      auto& place = static_cast<detail::coordinate<axis_type>&>(*this).value;
      if constexpr (std::is_floating_point_v<value_type>)
        place = converted + value_type{0};  // no −0: equal designs are equal to every policy
      else
        place = converted;
    }
  }

  template <class Axis>
  constexpr const auto& value_of() const noexcept {
    return static_cast<const detail::coordinate<Axis>&>(*this).value;
  }

  template <class... Axes>
  static constexpr bool same(const design& a, const design& b, type_list<Axes...>) noexcept {
    return (
        detail::same_place<typename Axes::domain>(a.template value_of<Axes>(), b.template value_of<Axes>()) &&
        ...);
  }

  // The first value of each domain, or the lower bound: what a mistake leaves behind.
  static constexpr design first() noexcept { return first(typename Space::axes{}); }
  template <class... Axes>
  static constexpr design first(type_list<Axes...>) noexcept {
    design d;
    ((static_cast<detail::coordinate<Axes>&>(d).value = detail::first_value<typename Axes::domain>()), ...);
    return d;
  }

  template <class... Axes, std::size_t... I>
  static constexpr design from_ordinals(const ordinals_type& ordinals, type_list<Axes...>,
                                        std::index_sequence<I...>) noexcept {
    design d;
    ((static_cast<detail::coordinate<Axes>&>(d).value = Axes::domain::at(ordinals[I])), ...);
    return d;
  }

  template <class... Axes>
  constexpr ordinals_type ordinals(type_list<Axes...>) const noexcept {
    return {static_cast<std::uint32_t>(detail::index_within<typename Axes::domain>(value_of<Axes>()))...};
  }
};

/// Calls `visit(value)` for each axis of a design in order; compiles faster than `for_each_axis`, as it is one
/// function for all axes of a type.
template <class Space, class Visit>
constexpr void for_each_value(const design<Space>& d, Visit visit) {
  [&]<class... Axes>(type_list<Axes...>) {
    (visit(d[axis_name<Axes::fixed_name>{}]), ...);
  }(typename Space::axes{});
}

/// Calls `visit(axis<…>{}, value)` for each axis of a design in order.
template <class Space, class Visit>
constexpr void for_each_axis(const design<Space>& d, Visit visit) {
  [&]<class... Axes>(type_list<Axes...>) {
    (visit(Axes{}, d[axis_name<Axes::fixed_name>{}]), ...);
  }(typename Space::axes{});
}

}  // namespace co2design
