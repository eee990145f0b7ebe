// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <compare>
#include <concepts>
#include <type_traits>

#include <co2design/core/mistake.hpp>
#include <co2design/units/dimension.hpp>

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

template <class T> concept number = std::is_arithmetic_v<T>;

// Operators live in a base that is no template, so that they are declared once and not per dimension.
struct quantity_operators {
  template <class D, class R>
  friend constexpr quantity<D, R> operator+(quantity<D, R> a, quantity<D, R> b) noexcept {
    return quantity<D, R>(a.value() + b.value());
  }
  template <class D, class R>
  friend constexpr quantity<D, R> operator-(quantity<D, R> a, quantity<D, R> b) noexcept {
    return quantity<D, R>(a.value() - b.value());
  }
  template <class D, class R>
  friend constexpr quantity<D, R> operator-(quantity<D, R> a) noexcept {
    return quantity<D, R>(-a.value());
  }
  template <class D, class R>
  friend constexpr quantity<D, R> operator*(quantity<D, R> a, std::type_identity_t<R> k) noexcept {
    return quantity<D, R>(a.value() * k);
  }
  template <class D, class R>
  friend constexpr quantity<D, R> operator*(std::type_identity_t<R> k, quantity<D, R> a) noexcept {
    return quantity<D, R>(k * a.value());
  }
  template <class D, class R>
  friend constexpr quantity<D, R> operator/(quantity<D, R> a, std::type_identity_t<R> k) noexcept {
    return quantity<D, R>(a.value() / k);
  }
  template <class D, class R>
  friend constexpr auto operator/(std::type_identity_t<R> k, quantity<D, R> a) noexcept {
    return quantity_t<quotient_t<dimensionless, D>, R>(k / a.value());
  }
  template <class D, class E, class R>
  friend constexpr auto operator*(quantity<D, R> a, quantity<E, R> b) noexcept {
    return quantity_t<product_t<D, E>, R>(a.value() * b.value());
  }
  template <class D, class E, class R>
  friend constexpr auto operator/(quantity<D, R> a, quantity<E, R> b) noexcept {
    return quantity_t<quotient_t<D, E>, R>(a.value() / b.value());
  }
  template <class D, class R>
  friend constexpr auto operator==(quantity<D, R> a, quantity<D, R> b) noexcept {
    return a.value() == b.value();
  }
  template <class D, class R>
  friend constexpr auto operator<=>(quantity<D, R> a, quantity<D, R> b) noexcept {
    return a.value() <=> b.value();
  }

  // Two dimensions where one is needed: one line that prints both units, and a result that causes no second
  // error.
  template <class D, class E, class R>
  requires(!std::same_as<D, E>)
  friend constexpr quantity<D, R> operator+(quantity<D, R> a, quantity<E, R>) noexcept {
    static_cast<void>(verdict<mixed_dimensions<D, E>>::value);
    return a;
  }
  template <class D, class E, class R>
  requires(!std::same_as<D, E>)
  friend constexpr quantity<D, R> operator-(quantity<D, R> a, quantity<E, R>) noexcept {
    static_cast<void>(verdict<mixed_dimensions<D, E>>::value);
    return a;
  }
  template <class D, class E, class R>
  requires(!std::same_as<D, E>)
  friend constexpr bool operator==(quantity<D, R>, quantity<E, R>) noexcept {
    return verdict<mixed_dimensions<D, E>>::value;
  }
  template <class D, class E, class R>
  requires(!std::same_as<D, E>)
  friend constexpr std::partial_ordering operator<=>(quantity<D, R>, quantity<E, R>) noexcept {
    static_cast<void>(verdict<mixed_dimensions<D, E>>::value);
    return std::partial_ordering::unordered;
  }
  template <class D, class E, class R>
  requires(!std::same_as<D, E>)
  friend constexpr quantity<D, R>& operator+=(quantity<D, R>& a, quantity<E, R>) noexcept {
    static_cast<void>(verdict<mixed_dimensions<D, E>>::value);
    return a;
  }
  template <class D, class E, class R>
  requires(!std::same_as<D, E>)
  friend constexpr quantity<D, R>& operator-=(quantity<D, R>& a, quantity<E, R>) noexcept {
    static_cast<void>(verdict<mixed_dimensions<D, E>>::value);
    return a;
  }

  // A bare number where a quantity is needed.
  template <class D, class R, number N>
  friend constexpr quantity<D, R> operator+(quantity<D, R> a, N) noexcept {
    static_cast<void>(verdict<mixed_dimensions<D, dimensionless>>::value);
    return a;
  }
  template <class D, class R, number N>
  friend constexpr quantity<D, R> operator+(N, quantity<D, R> a) noexcept {
    static_cast<void>(verdict<mixed_dimensions<dimensionless, D>>::value);
    return a;
  }
  template <class D, class R, number N>
  friend constexpr quantity<D, R> operator-(quantity<D, R> a, N) noexcept {
    static_cast<void>(verdict<mixed_dimensions<D, dimensionless>>::value);
    return a;
  }
  template <class D, class R, number N>
  friend constexpr quantity<D, R> operator-(N, quantity<D, R> a) noexcept {
    static_cast<void>(verdict<mixed_dimensions<dimensionless, D>>::value);
    return a;
  }
  template <class D, class R, number N>
  friend constexpr bool operator==(quantity<D, R>, N) noexcept {
    return verdict<mixed_dimensions<D, dimensionless>>::value;
  }
  template <class D, class R, number N>
  friend constexpr std::partial_ordering operator<=>(quantity<D, R>, N) noexcept {
    static_cast<void>(verdict<mixed_dimensions<D, dimensionless>>::value);
    return std::partial_ordering::unordered;
  }
};

}  // namespace detail

/// A number with a dimension, held in the dimension's canonical unit.
///
/// Shape     one `Rep`, trivially copyable; every operation is one operation on `Rep`
/// Requires  equal dimensions where values are added or compared: anything else is one error line that
///           names both units (`co2design/units/mixed_dimensions`)
/// Errors    none at run time; NaN in → NaN out
/// Example   `energy_t e = 2.0 * units::joule; (e / 0.5_s).in(units::watt)` is 4
template <class Dimension, class Rep = double>
class quantity : detail::quantity_operators {
 public:
  using dimension = Dimension;
  using rep = Rep;

  quantity() = default;
  /// From a number of canonical units (`symbol_v<Dimension>`); explicit, as a bare number says no unit.
  constexpr explicit quantity(Rep canonical) noexcept : value_(canonical) {}

  /// The number of canonical units.
  [[nodiscard]] constexpr Rep value() const noexcept { return value_; }

  /// The number of `unit`s: `latency.in(units::millisecond)`.
  template <class Unit>
  requires std::same_as<typename Unit::dimension, Dimension>
  [[nodiscard]] constexpr Rep in(Unit unit) const noexcept {
    return unit.from_canonical(value_);
  }

  constexpr quantity& operator+=(quantity other) noexcept { return *this = *this + other; }
  constexpr quantity& operator-=(quantity other) noexcept { return *this = *this - other; }
  constexpr quantity& operator*=(Rep k) noexcept { return *this = *this * k; }
  constexpr quantity& operator/=(Rep k) noexcept { return *this = *this / k; }

 private:
  Rep value_;
};

/// The quantities of the library with `double` inside; `basic` spellings are `quantity<dimensions::x, Rep>`.
using time_quantity = quantity<dimensions::time>;
using energy_quantity = quantity<dimensions::energy>;
using power_quantity = quantity<dimensions::power>;
using area_quantity = quantity<dimensions::area>;
using frequency_quantity = quantity<dimensions::frequency>;
using data_quantity = quantity<dimensions::data>;
using throughput_quantity = quantity<dimensions::throughput>;
using carbon_quantity = quantity<dimensions::carbon>;
using carbon_intensity_quantity = quantity<dimensions::carbon_intensity>;
using carbon_per_area_quantity = quantity<dimensions::carbon_per_area>;
using carbon_per_data_quantity = quantity<dimensions::carbon_per_data>;
using energy_per_area_quantity = quantity<dimensions::energy_per_area>;

}  // namespace co2design
