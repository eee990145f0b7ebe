// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>

#include <co2design/carbon/detail/energy_table.hpp>
#include <co2design/carbon/region.hpp>
#include <co2design/core/check.hpp>

/// Ways to make electricity, by their life-cycle intensity: `source::coal`, `gas`, `biomass`, `solar`,
/// `geothermal`, `hydropower`, `nuclear`, `wind`; all of them in `source::all`.
///
/// Source    facebookresearch/ACT (MIT), act/models/carbon_intensity/source.yaml, which names no origin: the
///           medians of IPCC AR5, Working Group III (2014), Annex III, Table A.III.2, of which coal is
///           pulverised, gas combined cycle, biomass dedicated, solar on roofs, wind on land. Where the
///           table's range is known and lies above 0 on both sides, its wider side is the uncertainty; where
///           a source may emit many times its median, it is unknown
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

}  // namespace detail

/// The electricity of several sources together.
///
/// Formula   I = Σ share · intensity;  its uncertainty, if every share above 0 has one: Σ share · intensity ·
///           u / I
/// Shape     a region whose papers have the year of the oldest source and what the papers of all say;
///           `mix_of` names the shares as well
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
  return {intensity,
          "mix",
          oldest,
          source,
          evidence::modelled,
          is_known && intensity.value() > 0 ? spread / intensity.value() : unknown_uncertainty};
}

/// So many hundredths of a mix.
template <const energy_source& Source, int Hundredths>
struct percent {
  static constexpr energy_share share{Source, Hundredths / 100.0};
  static constexpr int hundredths = Hundredths;
};

namespace detail {

// "30 % coal, 70 % wind", in static storage.
template <class... Parts>
class shares_text {
  static constexpr std::size_t write(char* to) {
    std::size_t size = 0;
    const auto put = [&](std::string_view text) {
      for (const char c : text) {
        if (to != nullptr) to[size] = c;
        ++size;
      }
    };
    const auto put_share = [&](int hundredths, std::string_view name) {
      if (size > 0) put(", ");
      for (int unit : {100, 10, 1})
        if (hundredths >= unit || unit == 1) {
          const char digit = static_cast<char>('0' + hundredths / unit % 10);
          put({&digit, 1});
        }
      put(" % ");
      put(name);
    };
    (put_share(Parts::hundredths, Parts::share.source.name), ...);
    return size;
  }
  static constexpr auto letters = [] {
    std::array<char, write(nullptr)> all{};
    write(all.data());
    return all;
  }();

 public:
  static constexpr std::string_view value{letters.data(), letters.size()};
};

}  // namespace detail

/// A mix of whole hundredths, whose name has the shares: what `provenance` then says of it.
///
/// Requires  hundredths ≥ 0 that sum to 100; anything else is no constant
/// Example   operational{.grid = mix_of<percent<source::coal, 30>, percent<source::wind, 70>>}
template <class... Parts>
inline constexpr region mix_of = [] {
  region made = mix({Parts::share...});
  made.name = detail::shares_text<Parts...>::value;
  return made;
}();

}  // namespace co2design::carbon
