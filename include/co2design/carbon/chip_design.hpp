// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/carbon/ecochip_nodes.hpp>
#include <co2design/carbon/region.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/units/quantity.hpp>
#include <co2design/units/unit.hpp>

namespace co2design::carbon {

/// Carbon of designing a chip, after ECO-CHIP: machines run the tools, iteration after iteration, and every
/// chip that is made carries its part.
///
/// Formula   gates = A · transistors per area / transistors per gate; time = gates / gates per core and hour;
///           carbon = iterations · time · power · I / chips made
/// Units     A mm², time in core hours, power in W per core, I kg CO2e/J; result kg CO2e per chip
/// Shape     one area in, one mass out; no allocation, constexpr; linear in the area
/// Requires  A ≥ 0, chips ≥ 1; anything else goes through the same formula
/// Errors    never throws; NaN in → NaN out
/// When not  the same chip as chiplets that are used again: count them in `chips`
/// Cost      one multiplication per design, the rest is the same for all
/// Source    Sudarshan et al., ECO-CHIP, HPCA 2024; code ASU-VDA-Lab/ECO-CHIP 2c2a0a7 (BSD-3-Clause),
///           src/CO2_func.py and its example designC.json; 22 nm
/// Example   chip_design{.chips = 1e6}, with embodied_sum<embodied_chip, embodied_memory, embodied_design>;
///           by_node{chip_design{}} at other nodes
template <class Rep>
struct basic_chip_design {
  using rep = Rep;
  using provides = metrics<embodied_design>;
  using needs = metrics<area>;

  static constexpr const char* code =
      "ASU-VDA-Lab/ECO-CHIP@2c2a0a7 (BSD-3-Clause), config/example/designC.json";

  constant<quantity<quotient_t<dimensionless, dimensions::area>, Rep>> transistor_density =
      *find_ecochip_node<detail::node_for<Rep>>(22)->transistor_density;
  constant<Rep> transistors_per_gate{8.0, "transistors a gate", 2023, code};
  constant<Rep> gates_per_core_hour = *find_ecochip_node<detail::node_for<Rep>>(22)->gates_per_core_hour;
  constant<quantity<dimensions::power, Rep>> power_per_core{10 * units::watt, "power of a core", 2023, code};
  basic_region<Rep> grid{700 * units::g_per_kwh, "grid of the designers", 2023, code};
  constant<Rep> iterations{90.0, "iterations of the design", 2023, code};
  constant<Rep> chips{1e5, "chips made", 2023, code};

  constexpr void constants(auto&& see) const {
    see("transistor_density", transistor_density);
    see("transistors_per_gate", transistors_per_gate);
    see("gates_per_core_hour", gates_per_core_hour);
    see("power_per_core", power_per_core);
    see("grid", grid);
    see("iterations", iterations);
    see("chips", chips);
  }

  constexpr auto operator()(auto const& in) const noexcept {
    const auto hours_per_area = transistor_density / transistors_per_gate / gates_per_core_hour;
    const auto energy_per_hour = power_per_core * (3600 * units::second);
    return in[area] * (hours_per_area * energy_per_hour * grid * iterations / chips);
  }
};

using chip_design = basic_chip_design<double>;

}  // namespace co2design::carbon
