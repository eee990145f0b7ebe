// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

#include <co2design/units/number.hpp>

namespace co2design {

template <std::size_t Terms, class Where>
class linear_form;

}  // namespace co2design

namespace co2design::detail {

template <class T>
inline constexpr bool is_linear_form_v = false;
template <std::size_t Terms, class Where>
inline constexpr bool is_linear_form_v<linear_form<Terms, Where>> = true;

// Two numbers, at least one of them a form. Templates on both, so that they fit a constant better than the
// built-in operators do, to which a form could be converted.
template <class A, class B>
concept form_operands = number<A> && number<B> && (is_linear_form_v<A> || is_linear_form_v<B>);

struct form_operators {
  template <class A, class B>
  requires form_operands<A, B>
  friend constexpr auto operator+(const A& a, const B& b) noexcept {
    return common_number_t<A, B>::sum(a, b);
  }
  template <class A, class B>
  requires form_operands<A, B>
  friend constexpr auto operator-(const A& a, const B& b) noexcept {
    using form = common_number_t<A, B>;
    return form::sum(a, form::negated(b));
  }
  template <class A, class B>
  requires form_operands<A, B>
  friend constexpr auto operator*(const A& a, const B& b) noexcept {
    return common_number_t<A, B>::product(a, b);
  }
  template <class A, class B>
  requires form_operands<A, B>
  friend constexpr auto operator/(const A& a, const B& b) noexcept {
    return common_number_t<A, B>::quotient(a, b);
  }
  template <class A>
  requires is_linear_form_v<A>
  friend constexpr A operator-(const A& a) noexcept {
    return A::negated(a);
  }
  template <class A, class B>
  requires form_operands<A, B>
  friend constexpr bool operator<(const A&, const B&) noexcept {
    return common_number_t<A, B>::compared();
  }
  template <class A, class B>
  requires form_operands<A, B>
  friend constexpr bool operator<=(const A&, const B&) noexcept {
    return common_number_t<A, B>::compared();
  }
  template <class A, class B>
  requires form_operands<A, B>
  friend constexpr bool operator>(const A&, const B&) noexcept {
    return common_number_t<A, B>::compared();
  }
  template <class A, class B>
  requires form_operands<A, B>
  friend constexpr bool operator>=(const A&, const B&) noexcept {
    return common_number_t<A, B>::compared();
  }
  template <class A, class B>
  requires form_operands<A, B>
  friend constexpr bool operator==(const A&, const B&) noexcept {
    return common_number_t<A, B>::compared();
  }
};

}  // namespace co2design::detail
