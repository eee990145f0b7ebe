// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

#include <co2design/units/detail/quantity_operators.hpp>
#include <co2design/units/dimension.hpp>
#include <co2design/units/number.hpp>

namespace co2design {

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
  constexpr explicit quantity(const Rep& canonical) noexcept : value_(canonical) {}

  /// From another number type: implicit where it becomes this one (double → interval, float → double), explicit
  /// where it loses digits (double → float), and one error line where it loses what it is
  /// (`co2design/units/number_type`).
  template <number Other>
  requires(!std::same_as<Other, Rep>)
  constexpr explicit(detail::loses_digits_v<Other, Rep>)
      quantity(const quantity<Dimension, Other>& other) noexcept
      : value_(detail::number_cast<Rep>(other.value())) {}

  /// The number of canonical units.
  [[nodiscard]] constexpr const Rep& value() const noexcept { return value_; }

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

/// `select`, `min`, `max` and `look_up` of quantities: those of their numbers.
/// Requires  one dimension (`co2design/units/mixed_dimensions`)
template <class Condition, class A, class B>
requires(detail::is_quantity_v<A> || detail::is_quantity_v<B>)
[[nodiscard]] constexpr auto select(const Condition& condition, const A& a, const B& b) noexcept {
  return detail::with_numbers(
      [&](const auto& x, const auto& y) { return co2design::select(condition, x, y); }, a, b);
}
template <class A, class B>
requires(detail::is_quantity_v<A> || detail::is_quantity_v<B>)
[[nodiscard]] constexpr auto min(const A& a, const B& b) noexcept {
  return detail::with_numbers([](const auto& x, const auto& y) { return co2design::min(x, y); }, a, b);
}
template <class A, class B>
requires(detail::is_quantity_v<A> || detail::is_quantity_v<B>)
[[nodiscard]] constexpr auto max(const A& a, const B& b) noexcept {
  return detail::with_numbers([](const auto& x, const auto& y) { return co2design::max(x, y); }, a, b);
}
template <class Table, number Index>
requires detail::is_quantity_v<std::remove_cvref_t<decltype(std::declval<const Table&>()[0])>>
[[nodiscard]] constexpr auto look_up(const Table& table, const Index& index) noexcept {
  using entry = std::remove_cvref_t<decltype(table[0])>;
  if constexpr (class_number<Index>)
    return quantity<typename entry::dimension, Index>(
        Index::gather(index, table.size(), [&](std::size_t i) { return table[i].value(); }));
  else
    return table[detail::position(index, table.size())];
}

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
