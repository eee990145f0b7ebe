// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/carbon/data_centre.hpp>
#include <co2design/carbon/grids.hpp>
#include <co2design/carbon/region.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/units/quantity.hpp>

namespace co2design::carbon {

/// One device's part of the carbon of training a model, or of fine-tuning it.
///
/// Formula   C = E · PUE · I / N
/// Units     E joules for all of the training, I kg CO2e/J where it was done, N devices that the model is deployed on
///           over its life; result kg CO2e per device. Of GPU-hours, E is their time times their power:
///           `.energy = 2000 * 3600_s * 400_W`
/// Shape     nothing in, one mass out; no allocation, constexpr
/// Requires  E ≥ 0, PUE ≥ 1, N > 0; anything else goes through the same formula
/// Errors    never throws; NaN in → NaN out
/// Excludes  the embodied carbon of the machines trained on. What a design costs to train is the same for all designs
///           here; where it differs, a policy of one's own provides `training_carbon` from axes
/// Cost      none per design
/// Source    Strubell, Ganesh, McCallum, ACL 2019, equation 1; Patterson et al. 2021 (arXiv 2104.10350), section 2
/// Example   training{.energy = 800_kWh, .pue = pue::google, .grid = 100_g_per_kWh, .devices = 1e5}
template <class Rep>
struct basic_training {
  using rep = Rep;
  using provides = metrics<training_carbon>;

  constant<quantity<dimensions::energy, Rep>> energy;
  constant<Rep> pue = carbon::pue::industry_2023;
  basic_region<Rep> grid = grid::california;
  constant<Rep> devices = one_device;

  constexpr void constants(auto&& see) const {
    see("energy", energy);
    see("pue", pue);
    see("grid", grid);
    see("devices", devices);
  }

  constexpr auto operator()(auto const&) const noexcept { return energy * pue * grid / devices; }
};

using training = basic_training<double>;

}  // namespace co2design::carbon
