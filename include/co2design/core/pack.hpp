// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <utility>

#include <co2design/core/type_list.hpp>

namespace co2design {

namespace detail {

template <std::size_t Index, class Value>
struct pack_element {
  [[no_unique_address]] Value value;
  constexpr explicit pack_element(Value given) : value(std::move(given)) {}
};

template <class Indices, class... Values>
struct pack_storage;
template <std::size_t... Indices, class... Values>
struct pack_storage<std::index_sequence<Indices...>, Values...> : pack_element<Indices, Values>... {
  constexpr explicit pack_storage(Values... values) : pack_element<Indices, Values>(std::move(values))... {}
};

}  // namespace detail

/// Values side by side, by position. Empty values take no room.
///
/// An inheritance pack: reaching an element is one cast, with no recursion to compile and no call to inline.
template <class... Values>
class pack : detail::pack_storage<std::index_sequence_for<Values...>, Values...> {
  using storage = detail::pack_storage<std::index_sequence_for<Values...>, Values...>;

 public:
  static constexpr std::size_t size = sizeof...(Values);
  template <std::size_t Index>
  using value_type = type_at_t<Index, type_list<Values...>>;

  constexpr explicit pack(Values... values) : storage(std::move(values)...) {}

  template <std::size_t Index>
  [[nodiscard, gnu::always_inline]] constexpr const value_type<Index>& get() const noexcept {
    return static_cast<const detail::pack_element<Index, value_type<Index>>&>(*this).value;
  }
};
template <class... Values>
pack(Values...) -> pack<Values...>;

}  // namespace co2design
