// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/units/unit.hpp>

namespace co2design {

/// The unit in which papers give a constant of a dimension; canonical where there is none here. To be specialised
/// for dimensions of one's own.
template <class Dimension>
inline constexpr unit<Dimension> customary_unit{1, 1, symbol_v<Dimension>};
template <>
inline constexpr unit<dimensions::carbon_intensity> customary_unit<dimensions::carbon_intensity> =
    units::g_per_kwh;
template <>
inline constexpr unit<dimensions::carbon_per_area> customary_unit<dimensions::carbon_per_area> =
    units::g_per_cm2;
template <>
inline constexpr unit<dimensions::carbon_per_data> customary_unit<dimensions::carbon_per_data> =
    units::g_per_gb;
template <>
inline constexpr unit<dimensions::energy_per_area> customary_unit<dimensions::energy_per_area> =
    units::kwh_per_cm2;
template <>
inline constexpr unit<dimensions::energy> customary_unit<dimensions::energy> = units::picojoule;
template <>
inline constexpr unit<dimensions::area> customary_unit<dimensions::area> = units::um2;
template <>
inline constexpr unit<dimensions::data> customary_unit<dimensions::data> = units::gigabyte;
template <>
inline constexpr unit<dimensions::frequency> customary_unit<dimensions::frequency> = units::megahertz;
template <>
inline constexpr unit<dimensions::power> customary_unit<dimensions::power> = units::watt;

}  // namespace co2design
