// SPDX-License-Identifier: BSL-1.0
#pragma once

namespace co2design::detail {

// The address of an object, whatever its `operator&` says: std::addressof without <memory>, whose compile
// time every program would pay.
template <class T>
[[nodiscard, gnu::always_inline]] constexpr T* address_of(T& object) noexcept {
  return __builtin_addressof(object);
}
template <class T>
T* address_of(const T&& temporary) = delete;

}  // namespace co2design::detail
