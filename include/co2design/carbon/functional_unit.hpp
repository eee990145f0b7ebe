// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/carbon/inferences.hpp>
#include <co2design/carbon/neutral.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/policy.hpp>

namespace co2design::carbon {

/// Carbon of one inference, with its part of the device.
///
/// Formula   C = total / n
/// Units     n the inferences that the total is of: say the same number to both
/// Shape     one mass in, one out; no allocation, constexpr
/// Requires  n > 0; anything else goes through the same formula
/// Errors    never throws; NaN in → NaN out
/// Cost      one division per design
/// Source    functional unit: ISO 14040:2006, 3.20
/// Example   per_inference{.inferences = 1e6}
template <class Rep>
struct basic_per_inference {
  using rep = Rep;
  using provides = metrics<carbon_per_inference>;
  using needs = metrics<total_carbon>;

  constant<Rep> inferences = study_inferences;

  constexpr void constants(auto&& see) const { see("inferences", inferences); }

  constexpr auto operator()(auto const& in) const noexcept { return in[total_carbon] / inferences; }
};

using per_inference = basic_per_inference<double>;

/// Carbon of one token, with its part of the device.
///
/// Formula   C = total / (n · k)
/// Units     n the inferences that the total is of, k the tokens of one of them: those read in the prefill of
///           a language model, one in its decoding
/// Shape     one mass in, one out; no allocation, constexpr
/// Requires  n > 0, k > 0; anything else goes through the same formula
/// Errors    never throws; NaN in → NaN out
/// Cost      one division per design
/// Source    as `per_inference`
/// Example   per_token{.tokens = 512}
template <class Rep>
struct basic_per_token {
  using rep = Rep;
  using provides = metrics<carbon_per_token>;
  using needs = metrics<total_carbon>;

  constant<Rep> tokens;
  constant<Rep> inferences = study_inferences;

  constexpr void constants(auto&& see) const {
    see("tokens", tokens);
    see("inferences", inferences);
  }

  constexpr auto operator()(auto const& in) const noexcept {
    return in[total_carbon] / (inferences * tokens);
  }
};

using per_token = basic_per_token<double>;

/// Software Carbon Intensity: the score of one functional unit R.
///
/// Formula   SCI = (E·I + M) / R, M = TE · TS · RS; here per inference, E·I + TE · TS · RS / n, divided by
///           the R in it
/// Units     E·I operational carbon of an inference, TE embodied carbon of the device, TS the part of its
///           life that is reserved, RS the part of its resources, n the inferences served in that time, R
///           functional units (tokens, images, users) of an inference; result kg CO2e per R
/// Shape     two masses in, one out; no allocation, constexpr
/// Requires  0 ≤ TS, RS ≤ 1, n > 0, R > 0; anything else goes through the same formula
/// Errors    never throws; NaN in → NaN out
/// Excludes  offsets, which the specification excludes. It asks for marginal intensities where there are any:
///           give the operational policy one
/// Cost      two operations per design
/// Source    Green Software Foundation, Software Carbon Intensity, ISO/IEC 21031:2024
/// Example   sci{.inferences = daily_use(4, 1e6), .time_share = 1, .resource_share = 0.125}
template <class Rep>
struct basic_sci {
  using rep = Rep;
  using provides = metrics<sci_score>;
  using needs = metrics<embodied_carbon, operational_carbon>;

  constant<Rep> inferences = study_inferences;
  constant<Rep> time_share = neutral(1.0, "all", "neutral value: the device's whole life");
  constant<Rep> resource_share = neutral(1.0, "all", "neutral value: the whole device");
  constant<Rep> units = neutral(1.0, "an inference", "neutral value: R is the inference");

  constexpr void constants(auto&& see) const {
    see("inferences", inferences);
    see("time_share", time_share);
    see("resource_share", resource_share);
    see("units", units);
  }

  constexpr auto operator()(auto const& in) const noexcept {
    const auto reserved = time_share * resource_share / inferences;
    return (in[operational_carbon] + in[embodied_carbon] * reserved) / units;
  }
};

using sci = basic_sci<double>;

}  // namespace co2design::carbon
