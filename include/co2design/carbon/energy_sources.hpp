// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>

#include <co2design/carbon/detail/energy_table.hpp>
#include <co2design/carbon/detail/kept.hpp>
#include <co2design/carbon/region.hpp>
#include <co2design/core/check.hpp>
#include <co2design/core/text.hpp>
#include <co2design/units/unit.hpp>

/// Ways to make electricity, by their life-cycle intensity: `source::coal`, `gas`, `biomass`, `solar`, `geothermal`,
/// `hydropower`, `nuclear`, `wind`; all of them in `source::all`.
///
/// Source    facebookresearch/ACT (MIT), act/models/carbon_intensity/source.yaml, which names no origin: the medians of
///           IPCC AR5, Working Group III (2014), Annex III, Table A.III.2, of which coal is pulverised, gas combined
///           cycle, biomass dedicated, solar on roofs, wind on land. Where the table's range is known and lies above
///           0 on both sides, its wider side is the uncertainty; where a source may emit many times its median, it is
///           unknown
namespace co2design::carbon {

/// A share of a mix.
struct energy_share {
  energy_source source;
  double share;
};

namespace detail {

// How two sources begin, up to a comma.
constexpr std::string_view said_by_both(std::string_view a, std::string_view b) noexcept {
  if (a == b) return a;
  std::size_t same = 0, comma = 0;
  for (; same < a.size() && same < b.size() && a[same] == b[same]; ++same)
    if (a[same] == ',') comma = same;
  return comma == 0 ? "several sources" : a.substr(0, comma);
}

// "0.3 coal, 0.7 wind", and "coal 820 g/kWh by …; wind 11 g/kWh by …".
[[gnu::noinline, gnu::cold]] inline std::string shares_text(std::initializer_list<energy_share> shares) {
  std::string all;
  for (const energy_share& one : shares)
    if (one.share > 0) all += concat({all.empty() ? "" : ", ", number_text(one.share), " ", one.source.name});
  return all;
}
[[gnu::noinline, gnu::cold]] inline std::string sources_text(std::initializer_list<energy_share> shares) {
  std::string all;
  for (const energy_share& one : shares)
    if (one.share > 0)
      all += concat({all.empty() ? "" : "; ", one.source.name, " ",
                     number_text(static_cast<float>(one.source.value.in(units::g_per_kwh))), " g/kWh by ",
                     one.source.source});
  return all;
}

}  // namespace detail

/// The electricity of several sources together.
///
/// Formula   I = Σ share · intensity;  its uncertainty, if every share above 0 has one: Σ share · intensity · u / I
/// Shape     a region whose papers name each source with its share, figure and source, and the year of the oldest; in a
///           constant expression, which makes no texts, what the papers of all say: where shares are to be listed,
///           make it while the program runs
/// Requires  shares ≥ 0 that sum to 1 within 1e-9
/// Errors    std::out_of_range where they do not; in a constant expression, no constant
/// Example   operational{.grid = mix({{source::coal, 0.3}, {source::wind, 0.7}})}
[[nodiscard]] constexpr region mix(std::initializer_list<energy_share> shares) {
  double sum = 0, spread = 0;
  bool is_known = true;
  int oldest = 9999;
  std::string_view source;
  carbon_intensity_quantity intensity(0.0);
  for (const energy_share& one : shares) {
    if (!(one.share >= 0)) co2design::detail::out_of_range("co2design: a share of a mix below 0");
    sum += one.share;
    intensity += one.share * one.source.value;
    spread += one.share * one.source.value.value() * one.source.uncertainty;
    is_known = is_known && (one.share == 0 || one.source.has_uncertainty());
    if (one.share == 0) continue;
    if (one.source.year < oldest) oldest = one.source.year;
    source = source.empty() ? one.source.source : detail::said_by_both(source, one.source.source);
  }
  if (!(sum > 1 - 1e-9 && sum < 1 + 1e-9))
    co2design::detail::out_of_range("co2design: shares of a mix sum to 1");
  std::string_view name = "mix";
  if (!std::is_constant_evaluated()) {
    name = detail::kept(detail::shares_text(shares));
    source = detail::kept(detail::sources_text(shares));
  }
  return {intensity,
          name,
          oldest,
          source,
          evidence::modelled,
          is_known && intensity.value() > 0 ? spread / intensity.value() : unknown_uncertainty};
}

}  // namespace co2design::carbon
