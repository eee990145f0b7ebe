// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <compare>
#include <concepts>
#include <type_traits>

#include <co2design/core/mistake.hpp>
#include <co2design/core/type_name.hpp>
#include <co2design/units/dimension.hpp>
#include <co2design/units/number.hpp>

namespace co2design {

template <class Dimension, class Rep>
class quantity;

/// `quantity<Dimension, Rep>`, or plain `Rep` where the dimension is none.
template <class Dimension, class Rep = double>
using quantity_t =
    std::conditional_t<std::is_same_v<Dimension, dimensionless>, Rep, quantity<Dimension, Rep>>;

namespace detail {

template <class T>
inline constexpr bool is_quantity_v = false;
template <class Dimension, class Rep>
inline constexpr bool is_quantity_v<quantity<Dimension, Rep>> = true;

template <class Left, class Right>
struct mixed_dimensions {
  static constexpr diagnosis found = diagnosis{} << "co2design/units/mixed_dimensions"
                                                 << symbol_v<Left> << "does not add to or compare with"
                                                 << symbol_v<Right>;
};

// Operators live in a base that is no template, so that they are declared once and not per dimension.
template <class T>
struct dimension_of {
  using type = dimensionless;
};
template <class Dimension, class Rep>
struct dimension_of<quantity<Dimension, Rep>> {
  using type = Dimension;
};
template <class T>
using dimension_of_t = typename dimension_of<T>::type;

// Quantities of two dimensions, or a quantity and a bare number.
template <class A, class B>
concept mixed_operands =
    ((is_quantity_v<A> && (is_quantity_v<B> || number<B>)) || (number<A> && is_quantity_v<B>)) &&
    !std::same_as<dimension_of_t<A>, dimension_of_t<B>>;

template <class A, class B>
constexpr auto mixed(const A& a, const B& b) noexcept {
  static_cast<void>(verdict<mixed_dimensions<dimension_of_t<A>, dimension_of_t<B>>>::value);
  if constexpr (is_quantity_v<A>)
    return a;
  else
    return b;
}

// A number that another is held in only by losing what it is: an interval in a double.
template <class From, class To>
struct narrowed_number {
  static constexpr diagnosis found = diagnosis{} << "co2design/units/number_type" << type_name<From>()
                                                 << "does not fit a quantity of" << type_name<To>()
                                                 << "write auto for what is computed";
};

template <class From, class To>
inline constexpr bool loses_digits_v = false;
template <class From, class To>
requires std::is_arithmetic_v<From> && std::is_arithmetic_v<To>
inline constexpr bool loses_digits_v<From, To> = !std::is_same_v<common_number_t<From, To>, To>;

// A number as another type of number.
template <class To, class From>
constexpr To number_cast(const From& from) noexcept {
  if constexpr (class_number<From> && !class_number<To> && !std::is_convertible_v<From, To>) {
    static_cast<void>(verdict<narrowed_number<From, To>>::value);
    return To{};
  } else {
    return static_cast<To>(from);
  }
}

// `f` of the numbers inside two quantities of one dimension, as a quantity.
template <class F, class A, class B>
constexpr auto with_numbers(const F& f, const A& a, const B& b) noexcept {
  if constexpr (mixed_operands<A, B>)
    return mixed(a, b);
  else
    return quantity<dimension_of_t<A>, std::remove_cvref_t<decltype(f(a.value(), b.value()))>>(
        f(a.value(), b.value()));
}

struct quantity_operators {
  template <class D, class R, class S>
  friend constexpr auto operator+(const quantity<D, R>& a, const quantity<D, S>& b) noexcept {
    return quantity<D, common_number_t<R, S>>(a.value() + b.value());
  }
  template <class D, class R, class S>
  friend constexpr auto operator-(const quantity<D, R>& a, const quantity<D, S>& b) noexcept {
    return quantity<D, common_number_t<R, S>>(a.value() - b.value());
  }
  template <class D, class R>
  friend constexpr quantity<D, R> operator-(const quantity<D, R>& a) noexcept {
    return quantity<D, R>(-a.value());
  }
  template <class D, class R, number N>
  friend constexpr auto operator*(const quantity<D, R>& a, const N& k) noexcept {
    using result = common_number_t<R, N>;
    return quantity<D, result>(a.value() * static_cast<result>(k));
  }
  template <class D, class R, number N>
  friend constexpr auto operator*(const N& k, const quantity<D, R>& a) noexcept {
    using result = common_number_t<R, N>;
    return quantity<D, result>(static_cast<result>(k) * a.value());
  }
  template <class D, class R, number N>
  friend constexpr auto operator/(const quantity<D, R>& a, const N& k) noexcept {
    using result = common_number_t<R, N>;
    return quantity<D, result>(a.value() / static_cast<result>(k));
  }
  template <class D, class R, number N>
  friend constexpr auto operator/(const N& k, const quantity<D, R>& a) noexcept {
    using result = common_number_t<R, N>;
    return quantity_t<quotient_t<dimensionless, D>, result>(static_cast<result>(k) / a.value());
  }
  template <class D, class R, class E, class S>
  friend constexpr auto operator*(const quantity<D, R>& a, const quantity<E, S>& b) noexcept {
    return quantity_t<product_t<D, E>, common_number_t<R, S>>(a.value() * b.value());
  }
  template <class D, class R, class E, class S>
  friend constexpr auto operator/(const quantity<D, R>& a, const quantity<E, S>& b) noexcept {
    return quantity_t<quotient_t<D, E>, common_number_t<R, S>>(a.value() / b.value());
  }

  // Comparisons give what those of the numbers give: a bool, or a condition for `select`.
  template <class D, class R, class S>
  friend constexpr auto operator==(const quantity<D, R>& a, const quantity<D, S>& b) noexcept {
    return a.value() == b.value();
  }
  template <class D, class R, class S>
  requires class_number<R> || class_number<S>
  friend constexpr auto operator!=(const quantity<D, R>& a, const quantity<D, S>& b) noexcept {
    return a.value() != b.value();
  }
  template <class D, class R, class S>
  friend constexpr auto operator<(const quantity<D, R>& a, const quantity<D, S>& b) noexcept {
    return a.value() < b.value();
  }
  template <class D, class R, class S>
  friend constexpr auto operator<=(const quantity<D, R>& a, const quantity<D, S>& b) noexcept {
    return a.value() <= b.value();
  }
  template <class D, class R, class S>
  friend constexpr auto operator>(const quantity<D, R>& a, const quantity<D, S>& b) noexcept {
    return a.value() > b.value();
  }
  template <class D, class R, class S>
  friend constexpr auto operator>=(const quantity<D, R>& a, const quantity<D, S>& b) noexcept {
    return a.value() >= b.value();
  }
  template <class D, class R>
  friend constexpr auto operator<=>(const quantity<D, R>& a, const quantity<D, R>& b) noexcept
  requires std::is_arithmetic_v<R>
  {
    return a.value() <=> b.value();
  }

  // Two dimensions where one is needed, or a bare number where a quantity is: one line that prints both units,
  // and a result that causes no second error.
  template <class A, class B>
  requires mixed_operands<A, B>
  friend constexpr auto operator+(const A& a, const B& b) noexcept {
    return mixed(a, b);
  }
  template <class A, class B>
  requires mixed_operands<A, B>
  friend constexpr auto operator-(const A& a, const B& b) noexcept {
    return mixed(a, b);
  }
  template <class A, class B>
  requires mixed_operands<A, B>
  friend constexpr bool operator==(const A& a, const B& b) noexcept {
    return static_cast<void>(mixed(a, b)), false;
  }
  template <class A, class B>
  requires mixed_operands<A, B>
  friend constexpr std::partial_ordering operator<=>(const A& a, const B& b) noexcept {
    return static_cast<void>(mixed(a, b)), std::partial_ordering::unordered;
  }
  template <class D, class R, class B>
  requires mixed_operands<quantity<D, R>, B>
  friend constexpr quantity<D, R>& operator+=(quantity<D, R>& a, const B& b) noexcept {
    return static_cast<void>(mixed(a, b)), a;
  }
  template <class D, class R, class B>
  requires mixed_operands<quantity<D, R>, B>
  friend constexpr quantity<D, R>& operator-=(quantity<D, R>& a, const B& b) noexcept {
    return static_cast<void>(mixed(a, b)), a;
  }
};

}  // namespace detail

}  // namespace co2design
