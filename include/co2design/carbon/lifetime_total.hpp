// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/carbon/inferences.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/tag.hpp>

namespace co2design::carbon {

/// Carbon of one device over its lifetime: making it, and every inference it serves.
///
/// Formula   lifetime operational = n · operational;  total = embodied + lifetime operational
/// Units     n inferences, masses in kg CO2e
/// Shape     two masses in, two out; no allocation, constexpr
/// Requires  n ≥ 0; anything else goes through the same formula
/// Errors    never throws; NaN in → NaN out
/// Excludes  other users of the device: all of its embodied carbon is charged to this model
/// Cost      one multiplication and one addition per design
/// Source    Gupta et al., ACT, ISCA 2022, equation 1, with the lifetime wholly used
/// Example   lifetime_total{.inferences = 3 * 365 * 6 * 3600.0}, lifetime_total{.inferences = daily_use(3, 21'600)}
template <class Rep>
struct basic_lifetime_total {
  using rep = Rep;
  using provides = metrics<lifetime_operational_carbon, total_carbon>;
  using needs = metrics<embodied_carbon, operational_carbon>;

  constant<Rep> inferences = study_inferences;

  constexpr void constants(auto&& see) const { see("inferences", inferences); }

  constexpr auto operator()(auto const& in) const noexcept {
    const auto in_use = in[operational_carbon] * inferences;
    return results{lifetime_operational_carbon(in_use), total_carbon(in[embodied_carbon] + in_use)};
  }
};

using lifetime_total = basic_lifetime_total<double>;

}  // namespace co2design::carbon
