// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <type_traits>

#include <co2design/carbon/act_processes.hpp>
#include <co2design/carbon/ecochip_nodes.hpp>
#include <co2design/carbon/process.hpp>
#include <co2design/carbon/region.hpp>
#include <co2design/carbon/wafer.hpp>
#include <co2design/carbon/yield.hpp>
#include <co2design/core/mistake.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/evidence.hpp>
#include <co2design/units/quantity.hpp>

namespace co2design::carbon {

/// Making dies as ECO-CHIP has it: those that fail and what is left of the wafer are charged to those that
/// work.
///
/// Formula   carbon = A · CPA · (1/Y(A) + 1/used(A) − 1): as many dies as it takes for one that works, and
///           the die's part of the wafer that became no die
/// Units     A mm², CPA kg CO2e/mm² of wafer; Y and the used share of the wafer are numbers
/// Requires  A ≥ 0, fewer mm² than `wafer.used` is above 0 for
/// When not  a second opinion on ACT: CPA is ACT's, with coal (820 g/kWh) as the fab's grid and 95 %
///           abatement. From 7 to 28 nm it is CI·EPA + GPA + MPA of ACT's tables, but for what is cut off
///           (19.49 of 19.495 g/mm² at 10 nm; 14.138 of 14.13 at 28), its 22 nm that of ACT's 20 nm. The
///           code does not say so; another version of its file (46374c4) has the same figures over 0.875,
///           ACT's yield. Of 65 nm ACT has none. For another fab: `ecochip_process_on`
/// Source    Sudarshan et al., ECO-CHIP, HPCA 2024; code ASU-VDA-Lab/ECO-CHIP 2c2a0a7, src/CO2_func.py,
///           wafers of 450 mm. It counts whole dies, here a wafer has 640.2: ours, so that nothing jumps with
///           the area
template <class Rep, class Yield = basic_negative_binomial_yield<Rep>>
struct basic_ecochip_process {
  using has_no_edge = std::bool_constant<verdict<detail::edge_once<Yield>>::value>;

  constant<quantity<dimensions::carbon_per_area, Rep>> carbon_per_area =
      find_ecochip_node<detail::node_for<Rep>>(22)->carbon_per_area;
  Yield yield = detail::default_yield<Yield>();
  basic_wafer<Rep> wafer{constant<Rep>(450.0, "450 mm wafer", 2023,
                                       "ASU-VDA-Lab/ECO-CHIP@2c2a0a7 (BSD-3-Clause), src/CO2_func.py")};

  constexpr void constants(auto&& see) const {
    see("carbon_per_area", carbon_per_area);
    if constexpr (co2design::detail::is_constant_v<Yield>)
      see("yield", yield);
    else
      yield.constants(see);
    wafer.constants(see);
  }

  /// A die that works, without and with its part of the wafer's edge.
  [[nodiscard]] constexpr auto uncut(const auto& die) const noexcept {
    return die * carbon_per_area / yield_of(yield, die);
  }
  [[nodiscard]] constexpr auto carbon(const auto& die) const noexcept {
    return die * carbon_per_area * (1 / yield_of(yield, die) + wafer.loss(die) - 1);
  }
};

using ecochip_process = basic_ecochip_process<double>;

/// ECO-CHIP's process of a node: 7, 10, 14, 22, 28 or 65 nm; none of others.
/// Example   embodied_ecochip{.process = *find_ecochip_process(7)}
template <class Rep = double>
[[nodiscard]] constexpr std::optional<basic_ecochip_process<Rep>> find_ecochip_process(int node_nm) noexcept {
  const auto node = find_ecochip_node<detail::node_for<Rep>>(node_nm);
  if (!node) return std::nullopt;
  return basic_ecochip_process<Rep>{.carbon_per_area = node->carbon_per_area,
                                    .yield = {.defect_density = node->defect_density}};
}

/// ECO-CHIP's process of a node in a fab on any grid: 7, 10, 14, 22 or 28 nm; none of others.
///
/// Formula   CPA = CI_fab · EPA + GPA + MPA of ACT, at 22 nm of ACT's 20 nm: what ECO-CHIP's figures are at
///           coal
/// Source    as `basic_ecochip_process`; Gupta et al., ACT, ISCA 2022
/// Example   embodied_ecochip{.process = *ecochip_process_on(fab::taiwan, 7)}
template <class Rep = double>
[[nodiscard]] constexpr std::optional<basic_ecochip_process<Rep>> ecochip_process_on(
    const std::type_identity_t<basic_region<Rep>>& fab, int node_nm,
    act::abatement by = act::abatement::percent_95) noexcept {
  auto process = find_ecochip_process<Rep>(node_nm);
  const auto logic = act::logic(node_nm == 22 ? 20 : node_nm, by);
  if (!process || !logic) return std::nullopt;
  const basic_logic_process<Rep> figures = *logic;
  process->carbon_per_area = {
      fab * figures.energy_per_area + figures.gas_per_area + figures.materials_per_area, fab.name, fab.year,
      "own sum of ACT's figures on this grid, as ECO-CHIP's are on coal", evidence::modelled};
  return process;
}

}  // namespace co2design::carbon
