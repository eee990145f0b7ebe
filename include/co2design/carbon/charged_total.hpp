// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/carbon/inferences.hpp>
#include <co2design/carbon/neutral.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/units/quantity.hpp>

namespace co2design::carbon {

/// Carbon that one model is charged with: its part of the device, and every inference it serves. In the place of
/// `lifetime_total`, which it equals to the bit until something is said.
///
/// Formula   charged = s · (1 − r) · (M + W);  lifetime operational = n · operational;  total = charged + lifetime
///           operational
/// Units     M embodied carbon and W that of the end of life, kg CO2e per device; s the model's part of the
///           device, by time or by area; r the part of device and end of life that its second life carries; n
///           inferences
/// Shape     two masses in, three out; no allocation, constexpr
/// Requires  0 ≤ s ≤ 1, 0 ≤ r ≤ 1, W ≥ 0, n ≥ 0; anything else goes through the same formula
/// Errors    never throws; NaN in → NaN out
/// Excludes  credits for what a recycled device replaces: W is what is emitted, and no shipped constant
///           claims to know it
/// Cost      four operations per design
/// Source    Gupta et al., ACT, ISCA 2022, equation 1: s is its T/LT, the application's part of the lifetime. Second
///           life and end of life: allocation by ISO 14044:2006, 4.3.4
/// Example   charged_total{.inferences = daily_use(3, 10'000), .share = 0.25, .carried_on = 0.4}
template <class Rep>
struct basic_charged_total {
  using rep = Rep;
  using provides = metrics<charged_embodied_carbon, lifetime_operational_carbon, total_carbon>;
  using needs = metrics<embodied_carbon, operational_carbon>;

  constant<Rep> inferences = study_inferences;
  constant<Rep> share = neutral(1.0, "all", "neutral value: the device serves this model alone");
  constant<Rep> carried_on = neutral(0.0, "none", "neutral value: no second life");
  constant<quantity<dimensions::carbon, Rep>> end_of_life =
      neutral(quantity<dimensions::carbon>(0.0), "none", "neutral value: nothing at the end of life");

  constexpr void constants(auto&& see) const {
    see("inferences", inferences, lifetime_operational_carbon, total_carbon);
    see("share", share, charged_embodied_carbon, total_carbon);
    see("carried_on", carried_on, charged_embodied_carbon, total_carbon);
    see("end_of_life", end_of_life, charged_embodied_carbon, total_carbon);
  }

  constexpr auto operator()(auto const& in) const noexcept {
    const auto charged = (in[embodied_carbon] + end_of_life) * (share * (Rep(1) - carried_on));
    const auto in_use = in[operational_carbon] * inferences;
    return results{charged_embodied_carbon(charged), lifetime_operational_carbon(in_use),
                   total_carbon(charged + in_use)};
  }
};

using charged_total = basic_charged_total<double>;

}  // namespace co2design::carbon
