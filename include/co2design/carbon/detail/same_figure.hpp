// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <type_traits>

#include <co2design/metric/constant.hpp>

// Whether a figure is one of a table still, or the caller's own by now.
namespace co2design::carbon::detail {

// Of two numbers of one type: the same, bound for bound and lane for lane.
template <class Number>
constexpr bool same_number(const Number& a, const Number& b) noexcept {
  if constexpr (std::is_arithmetic_v<Number>) {
    return a == b;
  } else if constexpr (requires { a.low() < a.high(); }) {
    return a.low() == b.low() && a.high() == b.high();
  } else if constexpr (requires { a.is_constant(); }) {
    return a.is_constant() && b.is_constant() && a.constant() == b.constant();
  } else {
    bool same = true;
    for (std::size_t lane = 0; lane < Number::size; ++lane) same = same && a[lane] == b[lane];
    return same;
  }
}

// Of two constants, the second in doubles: value and source.
template <class Value, class Listed>
constexpr bool same_figure(const constant<Value>& one, const constant<Listed>& listed) noexcept {
  const constant<Value> other = listed;
  if (one.source != other.source) return false;
  if constexpr (requires { one.value.value(); })
    return same_number(one.value.value(), other.value.value());
  else
    return same_number(one.value, other.value);
}

}  // namespace co2design::carbon::detail
