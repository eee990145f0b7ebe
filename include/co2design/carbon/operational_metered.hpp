// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/carbon/data_centre.hpp>
#include <co2design/carbon/grids.hpp>
#include <co2design/carbon/neutral.hpp>
#include <co2design/carbon/region.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/units/quantity.hpp>

namespace co2design::carbon {

/// Operational carbon of one inference as the meter sees it: with idle power, the building, and batches. In
/// the place of `operational`, which it equals to the bit until something is said.
///
/// Formula   metered = PUE · (E + P_idle · t · (1/δ − 1)) / b;  C = metered · I
/// Units     E joules and t seconds of one run, which serves b inferences; P_idle watts; δ the share of the time that
///           the device is on in which it runs; result kg CO2e per inference
/// Shape     an energy and a latency in, an energy and a mass out; no allocation, constexpr
/// Requires  PUE ≥ 1, P_idle ≥ 0, 0 < δ ≤ 1, b ≥ 1; anything else goes through the same formula
/// Errors    never throws; NaN in → NaN out; δ = 0 → infinity or NaN
/// Excludes  the hour of day, which a `grid_trace` has. Energy and latency of the run are those of the whole batch:
///           what they grow by with it is the workload's to say. P_idle is not counted while the device runs, as the
///           energy of a run has that
/// Cost      four operations per design
/// Source    PUE: ISO/IEC 30134-2:2016; idle energy in proportion to the time between runs: Barroso and Hölzle, The
///           Case for Energy-Proportional Computing, IEEE Computer 40(12), 2007; C: Gupta et al., ACT, ISCA 2022,
///           equation 2
/// Example   operational_metered{.pue = pue::industry_2023, .idle_power = 0.5_W, .duty_cycle = 0.25, .batch = 8}
template <class Rep>
struct basic_operational_metered {
  using rep = Rep;
  using provides = metrics<metered_energy, operational_carbon>;
  using needs = metrics<energy, latency>;

  basic_region<Rep> grid = grid::california;
  constant<Rep> pue = carbon::pue::none;
  constant<quantity<dimensions::power, Rep>> idle_power =
      neutral(quantity<dimensions::power>(0.0), "none", "neutral value: off between runs");
  constant<Rep> duty_cycle = neutral(1.0, "always", "neutral value: one run after the other");
  constant<Rep> batch = neutral(1.0, "one", "neutral value: each inference alone");

  constexpr void constants(auto&& see) const {
    see("grid", grid, operational_carbon);
    see("pue", pue);
    see("idle_power", idle_power);
    see("duty_cycle", duty_cycle);
    see("batch", batch);
  }

  constexpr auto operator()(auto const& in) const noexcept {
    const auto between = in[latency] * (Rep(1) / duty_cycle - Rep(1));
    const auto metered = (in[energy] + between * idle_power) * pue / batch;
    return results{metered_energy(metered), operational_carbon(metered * grid)};
  }
};

using operational_metered = basic_operational_metered<double>;

}  // namespace co2design::carbon
