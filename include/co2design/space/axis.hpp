// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <string_view>
#include <utility>

#include <co2design/core/fixed_string.hpp>
#include <co2design/space/domain.hpp>

namespace co2design {

/// What an axis may range over: a finite, ordered list of values, known to the compiler.
template <class Domain>
concept finite_domain = std::semiregular<typename Domain::value_type> &&
                        requires(std::size_t i, typename Domain::value_type value) {
                          { Domain::size } -> std::convertible_to<std::size_t>;
                          { Domain::order } -> std::convertible_to<ordering>;
                          { Domain::at(i) } -> std::same_as<typename Domain::value_type>;
                          { Domain::index_of(value) } -> std::same_as<std::size_t>;
                        };

/// What an axis may range over: every floating-point number between two bounds, both included.
template <class Domain>
concept continuous_domain = !finite_domain<Domain> && std::floating_point<typename Domain::value_type> &&
                            requires(typename Domain::value_type value) {
                              { Domain::low } -> std::convertible_to<typename Domain::value_type>;
                              { Domain::high } -> std::convertible_to<typename Domain::value_type>;
                              { Domain::order } -> std::convertible_to<ordering>;
                              { Domain::contains(value) } -> std::same_as<bool>;
                            };

/// What an axis may range over.
template <class Domain> concept axis_domain = finite_domain<Domain> || continuous_domain<Domain>;

namespace detail {

template <class Domain>
constexpr bool has_value(const typename Domain::value_type& value) {
  if constexpr (finite_domain<Domain>)
    return Domain::index_of(value) != Domain::size;
  else
    return Domain::contains(value);
}

// The position of a value that a finite domain has, which it may find faster than that of any value.
template <class Domain>
[[gnu::always_inline]] constexpr std::size_t index_within(const typename Domain::value_type& value) {
  if constexpr (requires { Domain::index_within(value); })
    return Domain::index_within(value);
  else
    return Domain::index_of(value);
}

}  // namespace detail

/// One named thing that may vary: `axis<"cores", values<1, 2, 4>>`, `axis<"voltage", real<0.6, 1.2>>`.
template <fixed_string Name, axis_domain Domain>
struct axis {
  static constexpr auto fixed_name = Name;
  static constexpr std::string_view name = Name.view();
  using domain = Domain;
  using value_type = typename Domain::value_type;
};

/// An axis and a value for it, as in `"cores"_axis = 4`; makes designs and pins axes.
template <fixed_string Name, class Value>
struct axis_value {
  static constexpr auto fixed_name = Name;
  Value value;
};

/// The name of an axis as an object: `d["cores"_axis]`.
template <fixed_string Name>
struct axis_name {
  static constexpr auto fixed_name = Name;
  template <class Value>
  constexpr axis_value<Name, Value> operator=(
      Value value) const {  // NOLINT(misc-unconventional-assign-operator)
    return {std::move(value)};
  }
};

/// A list of axis names, as policies declare what they read: `using reads = axes<"cores", "width">;`.
template <fixed_string... Names>
struct axes {
  static constexpr std::size_t size = sizeof...(Names);
};

}  // namespace co2design

namespace co2design {
inline namespace literals {

/// `"cores"_axis` names an axis.
template <fixed_string Name>
consteval axis_name<Name> operator""_axis() {
  return {};
}

}  // namespace literals
}  // namespace co2design
