// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>
#include <type_traits>

#include <co2design/core/address.hpp>
#include <co2design/units/quantity.hpp>

namespace co2design {

/// Why a value does not exist: no tile fits, a table was asked outside its domain.
///
/// Not a number: neither +infinity, which arithmetic would carry on, nor NaN, which a comparison would
/// lose.
/// Shape     a pointer to a string literal; null where nothing is wrong
class infeasible {
 public:
  constexpr infeasible() noexcept = default;
  /// Requires  `reason` has static storage, as a literal has
  constexpr explicit infeasible(const char* reason) noexcept : reason_(reason) {}

  [[nodiscard]] constexpr bool is_set() const noexcept { return reason_ != nullptr; }
  [[nodiscard]] constexpr std::string_view reason() const noexcept {
    return reason_ == nullptr ? std::string_view{} : std::string_view{reason_};
  }

 private:
  const char* reason_ = nullptr;
};

/// A value, or the reason there is none: what a policy returns that may find a design infeasible.
///
/// Whatever is computed from an infeasible value is infeasible for the same reason: the pipeline does not
/// call the policies that need it. A comparison with a limit is false, so `judge(d)[total_carbon] < limit`
/// fails a budget.
template <class T>
class possible {
 public:
  using value_type = T;

  constexpr possible(T value) noexcept : value_(value) {}               // NOLINT(google-explicit-constructor)
  constexpr possible(infeasible why) noexcept : value_{}, why_(why) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] constexpr bool has_value() const noexcept { return !why_.is_set(); }
  constexpr explicit operator bool() const noexcept { return has_value(); }
  /// Requires  has_value()
  [[nodiscard]] constexpr const T& operator*() const noexcept { return value_; }
  [[nodiscard]] constexpr const T* operator->() const noexcept { return detail::address_of(value_); }
  [[nodiscard]] constexpr infeasible why() const noexcept { return why_; }

  friend constexpr bool operator<(const possible& a, const T& b) noexcept { return a && *a < b; }
  friend constexpr bool operator<=(const possible& a, const T& b) noexcept { return a && *a <= b; }
  friend constexpr bool operator>(const possible& a, const T& b) noexcept { return a && *a > b; }
  friend constexpr bool operator>=(const possible& a, const T& b) noexcept { return a && *a >= b; }
  friend constexpr bool operator==(const possible& a, const T& b) noexcept { return a && *a == b; }

 private:
  T value_;
  infeasible why_;
};

/// `value` where `condition` holds, else infeasible for `reason`.
template <class T>
[[nodiscard]] constexpr possible<T> feasible_if(bool condition, T value, const char* reason) noexcept {
  return condition ? possible<T>(value) : possible<T>(infeasible(reason));
}

namespace detail {

template <class T>
inline constexpr bool is_possible_v = false;
template <class T>
inline constexpr bool is_possible_v<possible<T>> = true;

template <class T>
struct without_possible {
  using type = T;
};
template <class T>
struct without_possible<possible<T>> {
  using type = T;
};

}  // namespace detail

/// T, or the T inside `possible<T>`.
template <class T>
using without_possible_t = typename detail::without_possible<T>::type;

/// Why a value does not exist; unset where it does, and for types that always have one.
template <class Value>
[[nodiscard]] constexpr infeasible why_not(const Value& value) noexcept {
  if constexpr (detail::is_possible_v<Value>)
    return value.why();
  else
    return {};
}

/// The number of canonical units of a value that exists: a quantity, a plain number, or either inside
/// `possible`.
template <class Value>
[[nodiscard]] constexpr auto canonical(const Value& value) noexcept {
  if constexpr (detail::is_possible_v<Value>)
    return canonical(*value);
  else if constexpr (requires { value.value(); })
    return value.value();
  else
    return value;
}

}  // namespace co2design
