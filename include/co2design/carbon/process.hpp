// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <co2design/metric/constant.hpp>
#include <co2design/units/quantity.hpp>

namespace co2design::carbon {

/// What making a square centimetre of logic wafer takes.
///
/// Shape     plain data; a process in doubles converts to one in any number type
/// Units     energy in J/mm², gases and materials in kg CO2e/mm² (kWh/cm² and g/cm² by literal)
/// Requires  none negative; texts with static storage
/// Example   logic_process{2_kWh_per_cm2, 300_g_per_cm2, 500_g_per_cm2, "ours"}
template <class Rep = double>
struct basic_logic_process {
  constant<quantity<dimensions::energy_per_area, Rep>> energy_per_area;  ///< EPA: electricity of the fab
  constant<quantity<dimensions::carbon_per_area, Rep>> gas_per_area;     ///< GPA: gases that escape abatement
  constant<quantity<dimensions::carbon_per_area, Rep>> materials_per_area;  ///< MPA: raw materials
  std::string_view name = "custom";

  /// The same process in another number type.
  template <class Other>
  constexpr operator basic_logic_process<Other>() const noexcept {  // NOLINT(google-explicit-constructor)
    return {energy_per_area, gas_per_area, materials_per_area, name};
  }
};

/// What making memory or storage takes, per capacity; the electricity of the maker's fabs is in it.
///
/// Units     kg CO2e per byte (g/GB by literal)
/// Requires  a value ≥ 0
template <class Rep = double>
using basic_memory_process = constant<quantity<dimensions::carbon_per_data, Rep>>;

using logic_process = basic_logic_process<>;
using memory_process = basic_memory_process<>;

}  // namespace co2design::carbon
