// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <initializer_list>

#include <co2design/carbon/detail/energy_table.hpp>
#include <co2design/carbon/region.hpp>
#include <co2design/core/check.hpp>

/// Ways to make electricity, by their life-cycle intensity: `source::coal`, `gas`, `biomass`, `solar`, `geothermal`,
/// `hydropower`, `nuclear`, `wind`; all of them in `source::all`.
///
/// Source    facebookresearch/ACT (MIT), act/models/carbon_intensity/source.yaml
namespace co2design::carbon {

/// A share of a mix.
struct energy_share {
  energy_source source;
  double share;
};

/// The electricity of several sources together.
///
/// Formula   I = Σ share · intensity;  its uncertainty, if every share above 0 has one: Σ share · intensity · u / I
/// Requires  shares ≥ 0 that sum to 1 within 1e-9
/// Errors    std::out_of_range where they do not; in a constant expression, no constant
/// Example   operational{.grid = mix({{source::coal, 0.3}, {source::wind, 0.7}})}
[[nodiscard]] constexpr region mix(std::initializer_list<energy_share> shares) {
  double sum = 0, spread = 0;
  bool is_known = true;
  carbon_intensity_quantity intensity(0.0);
  for (const energy_share& one : shares) {
    if (!(one.share >= 0)) co2design::detail::out_of_range("co2design: a share of a mix below 0");
    sum += one.share;
    intensity += one.share * one.source.value;
    spread += one.share * one.source.value.value() * one.source.uncertainty;
    is_known = is_known && (one.share == 0 || one.source.has_uncertainty());
  }
  if (!(sum > 1 - 1e-9 && sum < 1 + 1e-9))
    co2design::detail::out_of_range("co2design: shares of a mix sum to 1");
  return {intensity,
          "mix",
          0,
          "a mix of energy sources",
          evidence::modelled,
          is_known && intensity.value() > 0 ? spread / intensity.value() : unknown_uncertainty};
}

}  // namespace co2design::carbon
