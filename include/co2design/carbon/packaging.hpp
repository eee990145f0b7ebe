// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <co2design/carbon/chiplet.hpp>
#include <co2design/carbon/ecochip_process.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/units/quantity.hpp>
#include <co2design/units/unit.hpp>

namespace co2design::carbon {

/// How chiplets are joined.
enum class joined_by : std::uint8_t {
  rdl_fanout,          ///< wiring layers in the package
  silicon_bridge,      ///< small dies under the edges, as EMIB
  passive_interposer,  ///< a die of wires under all
  active_interposer,   ///< the same with routers in it
  stack,               ///< one on the other, through-silicon vias
};

/// Carbon of joining chiplets, by ECO-CHIP's parameters.
///
/// Formula   With uncut(a) of `basic_ecochip_process`, β the back end's part and B the bonding yield, over n
///           chiplets of areas aᵢ: I = uncut(o·Σ aᵢ) of 65 nm; R = Σ uncutᵢ(0.33 mm² at 14 nm, in node i);
///           r = I · n · 4.47 mm² / (o·Σ aᵢ).
///           Fan-out (β·I·6/8 + R) / B;
///           bridges (β·(n − 1)·uncut(25 mm²) + R) / B, of 22 nm;
///           passive (β·I + R) / B;
///           active (β·(I − r) + r) / B;
///           stack (Σ (uncutᵢ(1.04·aᵢ) − uncutᵢ(aᵢ)) + R) / Bⁿ, as vias of 5 um on a pitch of 25 take 4 %
/// Units     areas mm², result kg CO2e
/// Requires  n ≥ 2 chiplets; areas > 0
/// Errors    never throws
/// Excludes  chiplets that work and are lost in bonding: B divides vias, wires and routers alone, as in
///           ECO-CHIP
/// Source    parameters: Sudarshan et al., ECO-CHIP, HPCA 2024, code ASU-VDA-Lab/ECO-CHIP 2c2a0a7,
///           src/CO2_func.py, but for o = 1.1, which Stow et al. (ICCAD 2017) have and ECO-CHIP cites, where
///           its code lays chiplets out. The formulas are its own with these changes, all ours: n − 1
///           bridges, where it counts edges; each bridge and router with its own yield, where it takes that
///           of their areas' sum (of routers, if all chiplets are of one node); routers scaled as logic,
///           where it scales them as their chiplet's kind; a real number of vias, where it counts rows of
///           whole ones; and areas of stacked dies as they are, where its code scales them to their node once
///           more
template <class Rep = double>
struct basic_packaging {
  using area_of = quantity<dimensions::area, Rep>;
  static constexpr const char* code = "ASU-VDA-Lab/ECO-CHIP@2c2a0a7 (BSD-3-Clause), src/CO2_func.py";

  joined_by kind = joined_by::rdl_fanout;
  basic_ecochip_process<Rep> interposer = from_65nm();
  constant<Rep> interposer_back_end = find_ecochip_node<detail::node_for<Rep>>(65)->beol_vs_feol;
  constant<Rep> overhead{1.1, "interposer to silicon", 2017, "Stow et al. ICCAD 2017, as ECO-CHIP cites it"};
  basic_ecochip_process<Rep> bridge = of_bridges();
  constant<Rep> bridge_back_end = find_ecochip_node<detail::node_for<Rep>>(22)->beol_vs_feol;
  constant<area_of> bridge_area{25 * units::mm2, "a bridge", 2023, code};
  constant<Rep> wiring_layers{6.0, "wiring layers of the package", 2023, code};
  constant<Rep> metal_layers{8.0, "metal layers of an interposer", 2023, code};
  constant<area_of> router_area{0.33 * units::mm2, "a router at 14 nm", 2023, code};
  constant<Rep> router_scale = *find_ecochip_node<detail::node_for<Rep>>(14)->logic_area;
  constant<area_of> active_router_area{4.47 * units::mm2, "a router at 65 nm", 2023, code};
  constant<Rep> via_per_pitch{0.2, "via of 5 um, pitch of 25 um", 2023, code};
  constant<Rep> bonding_yield{0.99, "bonding yield", 2023, code};

  constexpr void constants(auto&& see) const {
    const bool has_interposer = kind != joined_by::silicon_bridge && kind != joined_by::stack;
    if (has_interposer) {
      see("interposer.carbon_per_area", interposer.carbon_per_area);
      interposer.yield.constants(see);
      see("interposer_back_end", interposer_back_end);
      see("overhead", overhead);
    }
    if (kind == joined_by::rdl_fanout) {
      see("wiring_layers", wiring_layers);
      see("metal_layers", metal_layers);
    }
    if (kind == joined_by::silicon_bridge) {
      see("bridge.carbon_per_area", bridge.carbon_per_area);
      bridge.yield.constants(see);
      see("bridge_back_end", bridge_back_end);
      see("bridge_area", bridge_area);
    }
    if (kind == joined_by::stack) see("via_per_pitch", via_per_pitch);
    if (kind == joined_by::active_interposer) {
      see("active_router_area", active_router_area);
    } else {
      see("router_area", router_area);
      see("router_scale", router_scale);
    }
    see("bonding_yield", bonding_yield);
  }

  /// Of chiplets of one chip.
  template <std::size_t Count>
  [[nodiscard]] constexpr auto carbon(const std::array<basic_chiplet<Rep>, Count>& all,
                                      const auto& chip) const noexcept {
    auto silicon = all[0].area(chip);
    for (std::size_t i = 1; i < Count; ++i) silicon = silicon + all[i].area(chip);
    const auto interposer_area = overhead * silicon;
    // Each way as a lambda, so that only the chosen one is computed.
    const auto wires = [&] { return interposer_back_end * interposer.uncut(interposer_area); };
    switch (kind) {
      case joined_by::rdl_fanout:
        return (wires() * (wiring_layers / metal_layers) + routers(all, chip)) / bonding_yield;
      case joined_by::silicon_bridge:
        return (bridge_back_end * static_cast<double>(Count - 1) * bridge.uncut(bridge_area.value) +
                routers(all, chip)) /
               bonding_yield;
      case joined_by::passive_interposer:
        return (wires() + routers(all, chip)) / bonding_yield;
      case joined_by::active_interposer: {
        const auto whole = interposer.uncut(interposer_area);
        const auto active = whole * (active_router_area * static_cast<double>(Count) / interposer_area);
        return (interposer_back_end * (whole - active) + active) / bonding_yield;
      }
      case joined_by::stack:
        break;
    }
    auto vias = routers(all, chip);
    Rep whole_stacks = 1;
    for (const auto& one : all) {
      const auto die = one.area(chip);
      vias = vias + one.process.uncut(die * (1 + via_per_pitch * via_per_pitch)) - one.process.uncut(die);
      whole_stacks = whole_stacks * bonding_yield;
    }
    return vias / whole_stacks;
  }

 private:
  template <std::size_t Count, class Chip>
  constexpr auto routers(const std::array<basic_chiplet<Rep>, Count>& all, const Chip& chip) const noexcept {
    const auto of = [&](const auto& one) {
      return one.process.uncut(router_area * (one.logic_scale / router_scale));
    };
    auto sum = 0 * all[0].process.uncut(all[0].area(chip));  // in the number type of what it is added to
    for (const auto& one : all) sum = sum + of(one);
    return sum;
  }
  static constexpr basic_ecochip_process<Rep> from_65nm() noexcept {
    return {.carbon_per_area = find_ecochip_node<detail::node_for<Rep>>(65)->carbon_per_area,
            .yield = {.defect_density = find_ecochip_node<detail::node_for<Rep>>(65)->defect_density}};
  }
  // Bridges have few layers, and a quarter of the defects.
  static constexpr basic_ecochip_process<Rep> of_bridges() noexcept {
    const auto node = *find_ecochip_node<detail::node_for<Rep>>(22);
    return {.carbon_per_area = node.carbon_per_area,
            .yield = {.defect_density = constant<quantity<quotient_t<dimensionless, dimensions::area>>>(
                          node.defect_density.value / 4, "a quarter of 22 nm's", 2023, code)}};
  }
};

using packaging = basic_packaging<>;

}  // namespace co2design::carbon
