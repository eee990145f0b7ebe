// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <co2design/carbon/region.hpp>
#include <co2design/units/unit.hpp>

// Written by docs/reference/data/tables.py from energy_sources.csv: edit that.
// clang-format off
namespace co2design::carbon::source {

inline constexpr energy_source coal{820 * units::g_per_kwh, {"coal", 4}, 2014, {"facebookresearch/ACT@abc9fbb (MIT), source.yaml; equals IPCC AR5 WG III (2014) Table A.III.2, median of 740 to 910, life-cycle", 126}, evidence::published, 0.11};
inline constexpr energy_source gas{490 * units::g_per_kwh, {"gas", 3}, 2014, {"facebookresearch/ACT@abc9fbb (MIT), source.yaml; equals IPCC AR5 WG III (2014) Table A.III.2, median of 410 to 650, life-cycle", 126}, evidence::published, 0.327};
inline constexpr energy_source biomass{230 * units::g_per_kwh, {"biomass", 7}, 2014, {"facebookresearch/ACT@abc9fbb (MIT), source.yaml; equals IPCC AR5 WG III (2014) Table A.III.2, median of 130 to 420, life-cycle", 126}, evidence::published, 0.827};
inline constexpr energy_source solar{41 * units::g_per_kwh, {"solar", 5}, 2014, {"facebookresearch/ACT@abc9fbb (MIT), source.yaml; equals IPCC AR5 WG III (2014) Table A.III.2, median, life-cycle", 112}};
inline constexpr energy_source geothermal{38 * units::g_per_kwh, {"geothermal", 10}, 2014, {"facebookresearch/ACT@abc9fbb (MIT), source.yaml; equals IPCC AR5 WG III (2014) Table A.III.2, median of 6 to 79, life-cycle", 123}};
inline constexpr energy_source hydropower{24 * units::g_per_kwh, {"hydropower", 10}, 2014, {"facebookresearch/ACT@abc9fbb (MIT), source.yaml; equals IPCC AR5 WG III (2014) Table A.III.2, median of 1 to 2200, life-cycle", 125}};
inline constexpr energy_source nuclear{12 * units::g_per_kwh, {"nuclear", 7}, 2014, {"facebookresearch/ACT@abc9fbb (MIT), source.yaml; equals IPCC AR5 WG III (2014) Table A.III.2, median of 3.7 to 110, life-cycle", 126}};
inline constexpr energy_source wind{11 * units::g_per_kwh, {"wind", 4}, 2014, {"facebookresearch/ACT@abc9fbb (MIT), source.yaml; equals IPCC AR5 WG III (2014) Table A.III.2, median of 7 to 56, life-cycle", 123}};
inline constexpr std::array all{coal, gas, biomass, solar, geothermal, hydropower, nuclear, wind};

}  // namespace co2design::carbon::source
