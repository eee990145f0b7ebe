// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/metric/constant.hpp>
#include <co2design/units/quantity.hpp>

namespace co2design::carbon {

/// A place's electricity: carbon per energy, with the papers of a `constant`.
///
/// Units     the value in kg CO2e per joule (g/kWh by literal)
/// Requires  a value ≥ 0
/// Example   .grid = grid::california, .grid = 224_g_per_kWh, .grid = {50_g_per_kWh, "our roof", 2025, "our meter"}
template <class Rep = double>
using basic_region = constant<quantity<dimensions::carbon_intensity, Rep>>;

using region = basic_region<>;

/// A way to make electricity, likewise.
using energy_source = region;

}  // namespace co2design::carbon
