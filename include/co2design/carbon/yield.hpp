// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/carbon/detail/falling.hpp>
#include <co2design/carbon/ecochip_nodes.hpp>
#include <co2design/core/math.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/units/quantity.hpp>

/// Yield: the share of dies that work.
///
/// Where a policy has a `yield`, it is a number (`.yield = 0.9`), the same for dies of every size, or one of
/// these models, called with the area of a die. One's own is a struct with `operator()(die) const noexcept`
/// that returns a share, and `constants(see)` for its papers.
///
/// Laws      1 at area 0 and at no defects, to the last bit; falls as area, defects, α or layers grow; exact
///           for few defects too. Of intervals the bounds are those of their ends; in lanes it is what
///           doubles give; a linear form is poisoned by the operation that is not linear
/// Requires  area and defects ≥ 0
/// Errors    never throws; NaN in → NaN out
/// Cost      Seeds' one division; an exponential the others, and a logarithm the last two
namespace co2design::carbon {

/// Defects per area that end a die.
/// Units     1/mm² (`per_cm2(0.08)`)
/// Example   .defect_density = find_ecochip_node(7)->defect_density, .defect_density = per_cm2(0.1)
template <class Rep = double>
using basic_defect_density = constant<quantity<quotient_t<dimensionless, dimensions::area>, Rep>>;

/// So many a square centimetre, as the caller says.
[[nodiscard]] constexpr basic_defect_density<> per_cm2(double defects) noexcept {
  return quantity<quotient_t<dimensionless, dimensions::area>>(defects / 100);
}

/// Defects that fall anywhere, independently.
///
/// Formula   Y = e^(−A·D)
/// Source    Murphy, Proc. IEEE 52 (1964), 1537; defects of 22 nm after ECO-CHIP
template <class Rep>
struct basic_poisson_yield {
  basic_defect_density<Rep> defect_density = find_ecochip_node<detail::node_for<Rep>>(22)->defect_density;

  constexpr void constants(auto&& see) const { see("defect_density", defect_density); }

  constexpr auto operator()(const auto& die) const noexcept {
    return detail::falling([](double x) { return math::exp(-x); },
                           [](const auto& x) { return math::exp(-x); }, die * defect_density);
  }
};

/// Defect densities that vary between wafers, in a triangle around their mean.
///
/// Formula   Y = ((1 − e^(−A·D)) / (A·D))²
/// Source    Murphy, Proc. IEEE 52 (1964), 1537; defects of 22 nm after ECO-CHIP
template <class Rep>
struct basic_murphy_yield {
  basic_defect_density<Rep> defect_density = find_ecochip_node<detail::node_for<Rep>>(22)->defect_density;

  constexpr void constants(auto&& see) const { see("defect_density", defect_density); }

  constexpr auto operator()(const auto& die) const noexcept {
    return detail::falling(
        [](double x) {
          const double mean = detail::mean_survival(x);
          return mean * mean;
        },
        [](const auto& x) {
          const auto mean = (1 - math::exp(-x)) / x;
          return mean * mean;
        },
        die * defect_density);
  }
};

/// Defect densities that vary between wafers, exponentially: mostly few, rarely many.
///
/// Formula   Y = 1 / (1 + A·D)
/// Source    Seeds, IEEE Int. Conv. Rec. 15 (1967), part 6, 60; defects of 22 nm after ECO-CHIP
template <class Rep>
struct basic_seeds_yield {
  basic_defect_density<Rep> defect_density = find_ecochip_node<detail::node_for<Rep>>(22)->defect_density;

  constexpr void constants(auto&& see) const { see("defect_density", defect_density); }

  constexpr auto operator()(const auto& die) const noexcept {
    return detail::falling([](double x) { return 1 / (1 + x); }, [](const auto& x) { return 1 / (1 + x); },
                           die * defect_density);
  }
};

/// Defects in clusters: between Seeds (α = 1) and Poisson (α → ∞).
///
/// Formula   Y = (1 + A·D/α)^(−α)
/// Requires  α > 0
/// Source    Stapper, Armstrong and Saji, Proc. IEEE 71 (1983), 453; α and defects of 22 nm after ECO-CHIP
template <class Rep>
struct basic_negative_binomial_yield {
  basic_defect_density<Rep> defect_density = find_ecochip_node<detail::node_for<Rep>>(22)->defect_density;
  constant<Rep> clustering{10.0, "clustering of defects", 2023,
                           "ASU-VDA-Lab/ECO-CHIP@2c2a0a7 (BSD-3-Clause), src/CO2_func.py"};  ///< α

  constexpr void constants(auto&& see) const {
    see("defect_density", defect_density);
    see("clustering", clustering);
  }

  constexpr auto operator()(const auto& die) const noexcept {
    const auto defects = die * defect_density;
    return detail::falling([](double x, double a) { return detail::inverse_power(x, a); },
                           [](const auto& x, const auto& a) { return math::exp(-a * math::log(1 + x / a)); },
                           defects, static_cast<decltype(defects)>(clustering.value));
  }
};

/// Defects that cannot be told apart, in each of n critical layers.
///
/// Formula   Y = (1 + A·D)^(−n)
/// Requires  n ≥ 0, and D of one layer: both are the fab's, and no default is known of either
/// Source    Price, Proc. IEEE 58 (1970), 1290
/// Example   bose_einstein_yield{.defect_density = per_cm2(0.01), .critical_layers = 12}
template <class Rep>
struct basic_bose_einstein_yield {
  basic_defect_density<Rep> defect_density;
  constant<Rep> critical_layers;

  constexpr void constants(auto&& see) const {
    see("defect_density", defect_density);
    see("critical_layers", critical_layers);
  }

  constexpr auto operator()(const auto& die) const noexcept {
    const auto defects = die * defect_density;
    return detail::falling([](double x, double n) { return math::exp(-n * detail::log_1p(x)); },
                           [](const auto& x, const auto& n) { return math::exp(-n * math::log(1 + x)); },
                           defects, static_cast<decltype(defects)>(critical_layers.value));
  }
};

using poisson_yield = basic_poisson_yield<double>;
using murphy_yield = basic_murphy_yield<double>;
using seeds_yield = basic_seeds_yield<double>;
using negative_binomial_yield = basic_negative_binomial_yield<double>;
using bose_einstein_yield = basic_bose_einstein_yield<double>;

/// What a yield is for a die: the number that it is, or what the model says of the area.
/// Example   yield_of(negative_binomial_yield{}, 50_mm2), yield_of(act::yield, 50_mm2)
template <class Yield, class Area>
[[nodiscard]] constexpr auto yield_of(const Yield& yield, const Area& die) noexcept {
  if constexpr (co2design::detail::is_constant_v<Yield>)
    return yield.value;
  else
    return yield(die);
}

}  // namespace co2design::carbon
