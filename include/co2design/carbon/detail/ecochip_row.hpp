// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace co2design::carbon::detail {

inline constexpr double not_given = -1;

// A row of ecochip_nodes.csv.
struct ecochip_row {
  int node_nm;
  std::string_view name;
  double carbon_g_per_mm2, defects_per_cm2, beol_vs_feol, dynamic_power_ratio, logic_area, logic_energy,
      logic_delay, logic_power, sram_area, sram_energy, analog_area, transistors_per_mm2, gates_per_core_hour;
  int year;
  std::string_view source;
};

}  // namespace co2design::carbon::detail
