// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/carbon/grids.hpp>
#include <co2design/carbon/region.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/policy.hpp>

namespace co2design::carbon {

/// Operational carbon of one inference on a grid.
///
/// Formula   C = E · I
/// Units     E joules per inference, I kg CO2e per joule; result kg CO2e per inference
/// Shape     one energy in, one mass out; no allocation, constexpr
/// Requires  E ≥ 0, I ≥ 0; anything else goes through the same formula
/// Errors    never throws; NaN in → NaN out
/// Excludes  losses between socket and chip, idle and standby power, and the hour of day
/// Cost      one multiplication per design
/// Source    Gupta et al., ACT, ISCA 2022, equation 2. The default grid is California in 2024, 224 g/kWh,
///           that of the CATransformers study's text (arXiv 2505.01386); its code takes British Columbia
///           (68) for CLIP, a third of it: say which one you mean
/// Example   operational{.grid = grid::british_columbia}, operational{.grid = 300_g_per_kWh},
///           basic_operational<interval>{.grid = within(grid::california)}
template <class Rep>
struct basic_operational {
  using rep = Rep;
  using provides = metrics<operational_carbon>;
  using needs = metrics<energy>;

  basic_region<Rep> grid = grid::california;

  constexpr void constants(auto&& see) const { see("grid", grid); }

  constexpr auto operator()(auto const& in) const noexcept { return in[energy] * grid; }
};

using operational = basic_operational<double>;

}  // namespace co2design::carbon
