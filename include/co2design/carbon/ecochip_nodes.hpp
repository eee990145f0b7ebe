// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string_view>

#include <co2design/carbon/detail/ecochip_row.hpp>
#include <co2design/carbon/detail/ecochip_table.hpp>
#include <co2design/core/type_list.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/units/unit.hpp>

namespace co2design::carbon {

/// What ECO-CHIP knows of a node: carbon and defects per area, and how area, energy, delay and power of the
/// same function scale against 7 nm.
///
/// Units     carbon per area in kg CO2e/mm²; defects per mm²; scales, and the shares of back-end carbon and
///           dynamic power, are numbers
/// Shape     plain data; a scale that ECO-CHIP does not give (65 nm) is none
/// When not  SRAM at 10 nm and analog at 10 and 14: ECO-CHIP has the factors of 7 nm there, 1, as if nothing
///           shrank between: likely places that were not filled, and passed on as they are published
/// Source    Sudarshan et al., ECO-CHIP, HPCA 2024; code ASU-VDA-Lab/ECO-CHIP fe998d9 (BSD-3-Clause), its
///           parameter files
struct ecochip_node {
  int node_nm;
  constant<carbon_per_area_quantity> carbon_per_area;
  constant<quantity<quotient_t<dimensionless, dimensions::area>>> defect_density;
  constant<double> beol_vs_feol, dynamic_power_ratio;
  std::optional<constant<double>> logic_area, logic_energy, logic_delay, logic_power, sram_area, sram_energy,
      analog_area;
  std::optional<constant<quantity<quotient_t<dimensionless, dimensions::area>>>> transistor_density;
  std::optional<constant<double>> gates_per_core_hour;  ///< that a design team's machines get done
};

namespace detail {

// The node for the default of a template's member: looked up by who uses it.
template <class Rep>
using node_for = co2design::detail::compiled_for<Rep, ecochip_node>;

}  // namespace detail

/// ECO-CHIP's figures of a node: 7, 10, 14, 22, 28 or 65 nm; none of others, as nothing between them is
/// cited.
/// Example   find_ecochip_node(22)->defect_density
template <class Node = ecochip_node>  // so that only who asks compiles it
[[nodiscard]] constexpr std::optional<Node> find_ecochip_node(int node_nm) noexcept {
  using per_area = quantity<quotient_t<dimensionless, dimensions::area>>;
  for (const detail::ecochip_row& row : detail::ecochip_rows) {
    if (row.node_nm != node_nm) continue;
    const auto cited = [&]<class Value>(const Value& value, std::string_view name) {
      return constant<Value>(value, name, row.year, row.source);
    };
    const auto given = [&](double value, std::string_view name) {
      return value < 0 ? std::nullopt : std::optional(cited(value, name));
    };
    return Node{.node_nm = row.node_nm,
                .carbon_per_area = cited(100 * row.carbon_g_per_mm2 * units::g_per_cm2, row.name),
                .defect_density = cited(per_area(row.defects_per_cm2 / 100), row.name),
                .beol_vs_feol = cited(row.beol_vs_feol, row.name),
                .dynamic_power_ratio = cited(row.dynamic_power_ratio, row.name),
                .logic_area = given(row.logic_area, "logic area to 7 nm"),
                .logic_energy = given(row.logic_energy, "logic energy to 7 nm"),
                .logic_delay = given(row.logic_delay, "logic delay to 7 nm"),
                .logic_power = given(row.logic_power, "logic power to 7 nm"),
                .sram_area = given(row.sram_area, "SRAM area to 7 nm"),
                .sram_energy = given(row.sram_energy, "SRAM energy to 7 nm"),
                .analog_area = given(row.analog_area, "analog area to 7 nm"),
                .transistor_density = row.transistors_per_mm2 < 0
                                          ? std::nullopt
                                          : std::optional(cited(per_area(row.transistors_per_mm2), row.name)),
                .gates_per_core_hour = given(row.gates_per_core_hour, row.name)};
  }
  return std::nullopt;
}

}  // namespace co2design::carbon
