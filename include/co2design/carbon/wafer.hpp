// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include <co2design/carbon/detail/falling.hpp>
#include <co2design/carbon/detail/making.hpp>
#include <co2design/carbon/yield.hpp>
#include <co2design/core/mistake.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/units/quantity.hpp>

namespace co2design::carbon {

/// A round wafer, from whose edge no whole die is cut.
///
/// Formula   dies = π·d²/4A − π·d/√(2A); used = dies·A / (π·d²/4) = 1 − √(8A)/d; loss = 1/used
/// Units     d in mm, A in mm²; dies, the share of the wafer that is used, and the wafer per die (≥ 1) are
///           numbers
/// Requires  0 ≤ A, and A > 0 for `dies`
/// Laws      all of the wafer is used at A → 0; dies of d²/8 or more, of which it has none, use less than
///           nothing
/// Errors    never throws; NaN in → NaN out
/// When not  dies count as a real number here, so that nothing jumps with the area; and as squares
/// Cost      a square root
/// Source    de Vries, IEEE Trans. Semicond. Manuf. 18 (2005), 136; as in ECO-CHIP (HPCA 2024) and 3D-Carbon
///           (DAC 2024)
template <class Rep>
struct basic_wafer {
  constant<Rep> diameter_mm{300.0, "300 mm wafer", 2024, "UMN-ZhaoLab/3D-Carbon@14e1a7f, wafer diameter"};

  constexpr void constants(auto&& see) const { see("wafer_diameter_mm", diameter_mm); }

  [[nodiscard]] constexpr auto dies(const auto& die) const noexcept {
    const auto a = die.value();
    const Rep pi = static_cast<Rep>(3.14159265358979323846);
    return pi * diameter_mm * (diameter_mm / (4 * a) - 1 / detail::root(2 * a));
  }
  [[nodiscard]] constexpr auto used(const auto& die) const noexcept {
    return 1 - detail::root(8 * die.value()) / diameter_mm;
  }
  [[nodiscard]] constexpr auto loss(const auto& die) const noexcept { return 1 / used(die); }
};

using wafer = basic_wafer<double>;

namespace detail {

// A yield in a model that charges the wafer's edge already.
template <class Yield>
struct edge_once {
  static constexpr diagnosis found = requires(const Yield& y) { y.cut; }
                                         ? diagnosis{} << "co2design/carbon/edge_twice"
                                                       << "on_wafer"
                                                       << "has the edge of the wafer, which"
                                                       << "the model charges: give the yield"
                                         : diagnosis{};
};

}  // namespace detail

/// A yield, and the edge of the wafer: the share of a wafer's area that becomes dies that work. A yield
/// itself, wherever one is asked for.
///
/// Formula   Y(A) · (1 − √(8A)/d)
/// When not  in ECO-CHIP and 3D-Carbon, which charge the edge themselves: `co2design/carbon/edge_twice`
/// Example   basic_embodied_act<double, on_wafer<negative_binomial_yield>> has `.yield.cut.diameter_mm`
template <class Yield, class Rep = double>
struct on_wafer {
  using has_no_edge = std::bool_constant<verdict<detail::edge_once<Yield>>::value>;

  Yield yield = detail::default_yield<Yield>();
  basic_wafer<Rep> cut = {};

  constexpr void constants(auto&& see) const {
    if constexpr (co2design::detail::is_constant_v<Yield>)
      see("yield", yield);
    else
      yield.constants(see);
    cut.constants(see);
  }

  constexpr auto operator()(const auto& die) const noexcept { return yield_of(yield, die) * cut.used(die); }
};

}  // namespace co2design::carbon
