// SPDX-License-Identifier: BSL-1.0
#include <co2design/core/address.hpp>

#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

namespace {

struct hidden {
  int value;
  void operator&() const = delete;
};
constexpr hidden one{1};
constexpr int two = 2;

template <class T>
concept addressable = requires(T&& object) { co2design::detail::address_of(static_cast<T&&>(object)); };

}  // namespace

TEST_CASE("the address of an object does not ask its operator&") {
  STATIC_CHECK(co2design::detail::address_of(one)->value == 1);
  STATIC_CHECK(co2design::detail::address_of(two) == &two);
  STATIC_CHECK(std::is_same_v<decltype(co2design::detail::address_of(one)), const hidden*>);
}

TEST_CASE("a temporary has none that lasts") {
  STATIC_CHECK(addressable<hidden&> && addressable<const hidden&>);
  STATIC_CHECK(!addressable<hidden> && !addressable<const hidden>);
}
