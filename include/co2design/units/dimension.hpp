// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

#include <co2design/core/fixed_string.hpp>
#include <co2design/core/type_list.hpp>

namespace co2design {

/// One base unit to a power: the building block of dimensions.
template <fixed_string Symbol, int Exponent>
struct base_power {
  static constexpr std::string_view symbol = Symbol.view();
  static constexpr auto name = Symbol;
  static constexpr int exponent = Exponent;
};

/// A product of powers of base units, sorted by symbol, none of them zero.
///
/// Bases are open: `base_dimension<"L">` makes litres, and products and quotients with every other dimension
/// follow. A kind is a base of its own where mixing would be a mistake: CO2e is not mass, an area is not a
/// squared length.
template <class... Powers>
struct dimension {
  static constexpr std::size_t size = sizeof...(Powers);
};

/// The dimension of a new base unit, named by the symbol of its canonical unit.
template <fixed_string Symbol>
using base_dimension = dimension<base_power<Symbol, 1>>;

/// No dimension: ratios, counts and scores. Such quantities are plain numbers.
using dimensionless = dimension<>;

namespace detail {

struct merged_powers {
  static constexpr std::size_t capacity = 16;
  std::array<std::size_t, capacity> source{};  // position in the concatenation of both lists
  std::array<int, capacity> exponent{};
  std::size_t size = 0;
};

// Merges two sorted lists of powers, the second one raised to `sign`.
template <class... Left, class... Right>
consteval merged_powers merge(dimension<Left...>, dimension<Right...>, [[maybe_unused]] int sign) {
  constexpr std::size_t left = sizeof...(Left), all = left + sizeof...(Right);
  static_assert(all <= merged_powers::capacity, "co2design/units/dimension: at most 16 base powers");
  const std::array<std::string_view, all + 1> symbols{Left::symbol..., Right::symbol..., std::string_view{}};
  const std::array<int, all + 1> exponents{Left::exponent..., (sign * Right::exponent)..., 0};
  merged_powers out;
  for (std::size_t i = 0, j = left; i < left || j < all;) {
    const bool take_left = i < left && (j == all || symbols[i] <= symbols[j]);
    const bool both = i < left && j < all && symbols[i] == symbols[j];
    const int exponent = both ? exponents[i] + exponents[j] : exponents[take_left ? i : j];
    const std::size_t source = take_left ? i : j;
    if (take_left || both) ++i;
    if (!take_left || both) ++j;
    if (exponent == 0) continue;
    out.source[out.size] = source;
    out.exponent[out.size++] = exponent;
  }
  return out;
}

template <class Left, class Right, int Sign, class Indices>
struct combined;
template <class... Left, class... Right, int Sign, std::size_t... Indices>
struct combined<dimension<Left...>, dimension<Right...>, Sign, std::index_sequence<Indices...>> {
  static constexpr merged_powers merged = merge(dimension<Left...>{}, dimension<Right...>{}, Sign);
  using type = dimension<base_power<type_at_t<merged.source[Indices], type_list<Left..., Right...>>::name,
                                    merged.exponent[Indices]>...>;
};

template <class Left, class Right, int Sign>
using combined_t =
    typename combined<Left, Right, Sign, std::make_index_sequence<merge(Left{}, Right{}, Sign).size>>::type;

struct symbol_text {
  std::array<char, 96> text{};
  std::size_t size = 0;
  constexpr void append(std::string_view s) {
    for (char c : s)
      if (size + 1 < text.size()) text[size++] = c;
  }
};

template <class... Powers>
consteval symbol_text symbol_of(dimension<Powers...>) {
  symbol_text out;
  [[maybe_unused]] const auto add = [&](std::string_view symbol, int exponent, bool denominator) {
    if ((exponent < 0) != denominator) return;
    if (denominator)
      out.append("/");
    else if (out.size != 0)
      out.append("*");
    out.append(symbol);
    const int power = denominator ? -exponent : exponent;
    if (power == 1) return;
    out.append("^");
    int unit = 1;
    while (power / unit >= 10) unit *= 10;
    for (; unit != 0; unit /= 10) {
      const char digit = static_cast<char>('0' + power / unit % 10);
      out.append(std::string_view(&digit, 1));
    }
  };
  (add(Powers::symbol, Powers::exponent, false), ...);
  if (out.size == 0) out.append("1");
  (add(Powers::symbol, Powers::exponent, true), ...);
  return out;
}

template <class Dimension>
inline constexpr symbol_text symbol_storage = symbol_of(Dimension{});

}  // namespace detail

/// Product and quotient of dimensions.
template <class Left, class Right>
using product_t = detail::combined_t<Left, Right, 1>;
template <class Left, class Right>
using quotient_t = detail::combined_t<Left, Right, -1>;

/// The canonical unit of a dimension as text: "s", "kgCO2e/J", "1".
template <class Dimension>
inline constexpr std::string_view symbol_v{detail::symbol_storage<Dimension>.text.data(),
                                           detail::symbol_storage<Dimension>.size};

/// The dimensions of the library. Canonical units: second, joule, square millimetre, byte, kilogram of CO2
/// equivalent, operation (one multiplication or one addition).
namespace dimensions {
using time = base_dimension<"s">;
using energy = base_dimension<"J">;
using area = base_dimension<"mm2">;
using data = base_dimension<"B">;
using operations = base_dimension<"op">;
using carbon = base_dimension<"kgCO2e">;
using power = quotient_t<energy, time>;
using frequency = quotient_t<dimensionless, time>;
using bandwidth = quotient_t<data, time>;
using throughput = quotient_t<operations, time>;
using carbon_intensity = quotient_t<carbon, energy>;
using carbon_per_area = quotient_t<carbon, area>;
using carbon_per_data = quotient_t<carbon, data>;
using energy_per_area = quotient_t<energy, area>;
using energy_per_data = quotient_t<energy, data>;
using carbon_time = dimension<base_power<"kgCO2e", 1>, base_power<"s", 1>>;
using carbon_energy = dimension<base_power<"J", 1>, base_power<"kgCO2e", 1>>;
using carbon2_energy = dimension<base_power<"J", 1>, base_power<"kgCO2e", 2>>;
using carbon_energy2 = dimension<base_power<"J", 2>, base_power<"kgCO2e", 1>>;
}  // namespace dimensions

}  // namespace co2design
