// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>

#include <co2design/carbon/detail/folded.hpp>
#include <co2design/carbon/detail/grid_row.hpp>
#include <co2design/carbon/detail/grid_table.hpp>
#include <co2design/carbon/region.hpp>
#include <co2design/units/unit.hpp>

namespace co2design::carbon {

/// Carbon intensity of electricity where chips are used: yearly means of consumption or production, no
/// marginal rates. Where a list names no origin, none is claimed. No source gives an uncertainty: it is how
/// far a second figure lies off, rounded up. That is ACT's own list of 2022; of California the mean of 2023
/// that the study's code has (262.67), of Taiwan what its text has (524), of Korea and Japan Ember's (431,
/// 485). Of British Columbia there is none that counts alike, and Iceland's (28) is four times its figure:
/// theirs is unknown.
namespace grid {
/// Source    Electricity Maps 2024 (CAISO, British Columbia), as cited in the published configuration of
///           CATransformers (arXiv 2505.01386), which computes its CLIP figures with British Columbia's; for
///           California its code has 262.67 as the mean of 2023
inline constexpr region california{
    224 * units::g_per_kwh,
    "california",
    2024,
    "Electricity Maps 2024, as cited in CATransformers (arXiv 2505.01386) configuration, method unstated",
    evidence::published,
    0.173};
inline constexpr region british_columbia{
    68 * units::g_per_kwh, "british-columbia", 2024,
    "Electricity Maps 2024, as cited in CATransformers (arXiv 2505.01386) configuration, method unstated"};
/// Source    facebookresearch/ACT (MIT), commit abc9fbb, act/models/carbon_intensity/location_2023.yaml.
///           These equal Our World in Data's figures for 2023 (Ember; CC-BY), rounded
inline constexpr region taiwan{642 * units::g_per_kwh,
                               "taiwan",
                               2023,
                               "Ember/OWID 2023 (CC-BY) via ACT location_2023.yaml (MIT), life-cycle",
                               evidence::published,
                               0.185};
inline constexpr region india{713 * units::g_per_kwh,
                              "india",
                              2023,
                              "Ember/OWID 2023 (CC-BY) via ACT location_2023.yaml (MIT), life-cycle",
                              evidence::published,
                              0.017};
inline constexpr region australia{549 * units::g_per_kwh,
                                  "australia",
                                  2023,
                                  "Ember/OWID 2023 (CC-BY) via ACT location_2023.yaml (MIT), life-cycle",
                                  evidence::published,
                                  0.088};
inline constexpr region singapore{471 * units::g_per_kwh,
                                  "singapore",
                                  2023,
                                  "Ember/OWID 2023 (CC-BY) via ACT location_2023.yaml (MIT), life-cycle",
                                  evidence::published,
                                  0.051};
inline constexpr region usa{369 * units::g_per_kwh,
                            "usa",
                            2023,
                            "Ember/OWID 2023 (CC-BY) via ACT location_2023.yaml (MIT), life-cycle",
                            evidence::published,
                            0.030};
inline constexpr region brazil{98 * units::g_per_kwh,
                               "brazil",
                               2023,
                               "Ember/OWID 2023 (CC-BY) via ACT location_2023.yaml (MIT), life-cycle",
                               evidence::published,
                               0.164};
/// Source    the same list, which cites lowcarbonpower.org for these. Ember/OWID, which counts otherwise, has
///           431 and 485 for 2023
inline constexpr region korea{402 * units::g_per_kwh,
                              "korea",
                              2023,
                              "lowcarbonpower.org via ACT location_2023.yaml (MIT), method unstated",
                              evidence::published,
                              0.073};
inline constexpr region japan{446 * units::g_per_kwh,
                              "japan",
                              2023,
                              "lowcarbonpower.org via ACT location_2023.yaml (MIT), method unstated",
                              evidence::published,
                              0.089};
/// Source    the same list, which names no origin for these. Its list of 2022, and Ember/OWID, have 28 for
///           Iceland
inline constexpr region world{
    481 * units::g_per_kwh, "world", 2023, "ACT location_2023.yaml (MIT), origin and method not stated there",
    evidence::published,    0.375};
inline constexpr region europe{300 * units::g_per_kwh,
                               "europe",
                               2023,
                               "ACT location_2023.yaml (MIT), origin and method not stated there",
                               evidence::published,
                               0.017};
inline constexpr region iceland{7.3 * units::g_per_kwh, "iceland", 2023,
                                "ACT location_2023.yaml (MIT), origin and method not stated there"};
}  // namespace grid

/// The same for places where chips are made, the eleven of ACT's list. A fab that buys green power is `.fab =
/// 30_g_per_kWh`.
/// Source    as in `grid`. Taiwan's 642 is what the published study's code uses; its text says 524
namespace fab {
inline constexpr region taiwan = grid::taiwan;
inline constexpr region korea = grid::korea;
inline constexpr region japan = grid::japan;
inline constexpr region singapore = grid::singapore;
inline constexpr region usa = grid::usa;
inline constexpr region europe = grid::europe;
inline constexpr region india = grid::india;
inline constexpr region australia = grid::australia;
inline constexpr region brazil = grid::brazil;
inline constexpr region iceland = grid::iceland;
inline constexpr region world = grid::world;
}  // namespace fab

/// Regions by short names, which stand for one figure each whatever the table below has.
inline constexpr std::array regions{grid::california, grid::british_columbia,
                                    grid::taiwan,     grid::usa,
                                    grid::europe,     grid::india,
                                    grid::japan,      grid::korea,
                                    grid::singapore,  grid::australia,
                                    grid::brazil,     grid::iceland,
                                    grid::world};

/// How many figures there are: those of `regions`, then those of the table of countries, states and cloud
/// regions.
inline constexpr std::size_t region_count = regions.size() + std::size(detail::grid_rows);

/// One of them, and what it counts.
/// Requires  i < region_count
[[nodiscard]] constexpr region region_at(std::size_t i) noexcept {
  if (i < regions.size()) return regions[i];
  const detail::grid_row& row = detail::grid_rows[i - regions.size()];
  return {row.g_per_kwh * units::g_per_kwh, row.name, row.year, detail::grid_sources[row.source].text};
}
[[nodiscard]] constexpr grid_method method_at(std::size_t i) noexcept {
  if (i < regions.size())
    return regions[i].source.starts_with("Ember/OWID") ? grid_method::life_cycle : grid_method::unstated;
  return detail::grid_sources[detail::grid_rows[i - regions.size()].source].method;
}

namespace detail {

constexpr std::string_view name_at(std::size_t i) noexcept {
  return i < regions.size() ? regions[i].name : std::string_view(grid_rows[i - regions.size()].name);
}
constexpr int year_at(std::size_t i) noexcept {
  return i < regions.size() ? regions[i].year : grid_rows[i - regions.size()].year;
}
// Whether a region's name or code is what was typed.
constexpr bool is_called(std::size_t i, std::string_view typed) noexcept {
  return reads_as(name_at(i), typed) ||
         (i >= regions.size() && reads_as(grid_rows[i - regions.size()].code, typed));
}
// Whether its name is, without what stands behind a comma or in brackets.
constexpr bool begins_with(std::size_t i, std::string_view typed) noexcept {
  const std::string_view name = name_at(i);
  const std::size_t end = name.find_first_of(",(");
  return end != name.npos && reads_as(name.substr(0, end), typed);
}

}  // namespace detail

/// A region by its name or code, in any case and with any separators: "taiwan", "Germany", "DEU",
/// "california", "US-CA", "new york", "europe-west4"; in `regions`, or the table with that year and method.
///
/// Result    where neither is said, a short name of `regions`; else of those that are called so, or whose
///           name begins so before a comma or bracket, the one of the latest year, and of equals the first
/// Errors    none where there is no such region
/// Cost      a comparison with each of some 460 names and codes; constexpr
/// Source    docs/reference/data/grid_intensity.csv, listed in docs/reference/sources.md: Our World in Data /
///           Ember (life-cycle), US EPA eGRID of 2016 (direct), GreenAlgorithms and Google Cloud (as far as
///           they say)
/// Example   operational{.grid = *find_region("Germany", 2023)}
[[nodiscard]] constexpr std::optional<region> find_region(std::string_view name, int year = 0,
                                                          grid_method method = grid_method::any) noexcept {
  std::size_t found = region_count;
  bool found_whole = false;
  int latest = -1;
  for (std::size_t i = 0; i < region_count; ++i) {
    const bool whole = detail::is_called(i, name);
    if (!whole && (found_whole || !detail::begins_with(i, name))) continue;
    const int its_year = detail::year_at(i);
    if ((year != 0 && its_year != year) || (method != grid_method::any && method_at(i) != method)) continue;
    if (whole == found_whole && its_year <= latest) continue;
    found = i;
    found_whole = whole;
    latest = its_year;
    if (i < regions.size()) break;
  }
  if (found == region_count) return std::nullopt;
  return region_at(found);
}

/// The region whose name is the fewest edits from `name`: for "did you mean" messages, never for results.
///
/// Shape     one text in, one of all regions out, the first of equals; no allocation, constexpr
/// Cost      length of `name` times all letters of the table
/// Source    V. I. Levenshtein, Binary codes capable of correcting deletions, insertions, and reversals,
///           Soviet Physics Doklady 10 (1966); case and separators cost nothing here
[[nodiscard]] constexpr region nearest_region(std::string_view name) noexcept {
  std::size_t best = 0, fewest = static_cast<std::size_t>(-1);
  for (std::size_t i = 0; i < region_count; ++i) {
    const std::size_t edits = detail::edit_distance(detail::name_at(i), name);
    if (edits >= fewest) continue;
    fewest = edits;
    best = i;
  }
  return region_at(best);
}

}  // namespace co2design::carbon
