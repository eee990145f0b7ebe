// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <co2design/carbon/region.hpp>
#include <co2design/units/unit.hpp>

// Written by docs/reference/data/tables.py from energy_sources.csv: edit that.
// clang-format off
namespace co2design::carbon::source {

inline constexpr energy_source coal{820 * units::g_per_kwh, {"coal", 4}, 2022, {"facebookresearch/ACT@abc9fbb (MIT), act/models/carbon_intensity/source.yaml, life-cycle", 87}};
inline constexpr energy_source gas{490 * units::g_per_kwh, {"gas", 3}, 2022, {"facebookresearch/ACT@abc9fbb (MIT), act/models/carbon_intensity/source.yaml, life-cycle", 87}};
inline constexpr energy_source biomass{230 * units::g_per_kwh, {"biomass", 7}, 2022, {"facebookresearch/ACT@abc9fbb (MIT), act/models/carbon_intensity/source.yaml, life-cycle", 87}};
inline constexpr energy_source solar{41 * units::g_per_kwh, {"solar", 5}, 2022, {"facebookresearch/ACT@abc9fbb (MIT), act/models/carbon_intensity/source.yaml, life-cycle", 87}};
inline constexpr energy_source geothermal{38 * units::g_per_kwh, {"geothermal", 10}, 2022, {"facebookresearch/ACT@abc9fbb (MIT), act/models/carbon_intensity/source.yaml, life-cycle", 87}};
inline constexpr energy_source hydropower{24 * units::g_per_kwh, {"hydropower", 10}, 2022, {"facebookresearch/ACT@abc9fbb (MIT), act/models/carbon_intensity/source.yaml, life-cycle", 87}};
inline constexpr energy_source nuclear{12 * units::g_per_kwh, {"nuclear", 7}, 2022, {"facebookresearch/ACT@abc9fbb (MIT), act/models/carbon_intensity/source.yaml, life-cycle", 87}};
inline constexpr energy_source wind{11 * units::g_per_kwh, {"wind", 4}, 2022, {"facebookresearch/ACT@abc9fbb (MIT), act/models/carbon_intensity/source.yaml, life-cycle", 87}};
inline constexpr std::array all{coal, gas, biomass, solar, geothermal, hydropower, nuclear, wind};

}  // namespace co2design::carbon::source
