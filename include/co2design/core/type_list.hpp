// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

namespace co2design {

/// An ordered list of types; carries no value.
template <class... Types>
struct type_list {
  static constexpr std::size_t size = sizeof...(Types);
};

namespace detail {

// A type that a template speaks of as if it depended on its parameter: its members are compiled where the template is
// used, not by everyone who includes it.
template <class Parameter, class Type>
using compiled_for = std::conditional_t<(sizeof(Parameter*) > 0), Type, void>;

template <std::size_t Index, class Type>
struct indexed_type {};

template <class Indices, class... Types>
struct indexed_types;
template <std::size_t... Indices, class... Types>
struct indexed_types<std::index_sequence<Indices...>, Types...> : indexed_type<Indices, Types>... {};

template <std::size_t Index, class Type>
std::type_identity<Type> find_type(const indexed_type<Index, Type>*);

template <class List>
struct indexed_list;
template <class... Types>
struct indexed_list<type_list<Types...>> : indexed_types<std::index_sequence_for<Types...>, Types...> {};

}  // namespace detail

/// The type at position `Index` of a type_list; one overload resolution, no recursion and no class for it.
template <std::size_t Index, class List>
using type_at_t =
    typename decltype(detail::find_type<Index>(static_cast<detail::indexed_list<List>*>(nullptr)))::type;

/// Whether `Type` is one of `Types`.
template <class Type, class... Types>
inline constexpr bool contains_v = (std::is_same_v<Type, Types> || ...);

namespace detail {

template <class List, class... Types>
struct appended {
  using type = List;
};
template <class... Found, class First, class... Rest>
struct appended<type_list<Found...>, First, Rest...>
    : appended<
          std::conditional_t<contains_v<First, Found...>, type_list<Found...>, type_list<Found..., First>>,
          Rest...> {};

}  // namespace detail

/// A type_list with further types at its end, those it already has left out.
template <class List, class... Types>
using appended_t = typename detail::appended<List, Types...>::type;

}  // namespace co2design
