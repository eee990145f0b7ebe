// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include <co2design/carbon/region.hpp>
#include <co2design/units/unit.hpp>

namespace co2design::carbon {

/// Carbon intensity of electricity where chips are used: yearly means of consumption or production, no
/// marginal rates. Where a list names no origin, none is claimed. No source gives an uncertainty: where there is a
/// second figure for the same place, it is how far that one lies off, rounded up; elsewhere it is unknown.
namespace grid {
/// Source    Electricity Maps 2024 (CAISO, British Columbia), as cited in the published configuration of
///           CATransformers (arXiv 2505.01386), which computes its CLIP figures with British Columbia's; for California its code has 262.67 as the
///           mean of 2023
inline constexpr region california{
    224 * units::g_per_kwh,
    "california",
    2024,
    "Electricity Maps 2024, as cited in CATransformers (arXiv 2505.01386) configuration",
    evidence::published,
    0.173};
inline constexpr region british_columbia{
    68 * units::g_per_kwh, "british-columbia", 2024,
    "Electricity Maps 2024, as cited in CATransformers (arXiv 2505.01386) configuration"};
/// Source    facebookresearch/ACT (MIT), commit abc9fbb, act/models/carbon_intensity/location_2023.yaml.
///           These equal Our World in Data's figures for 2023 (Ember; CC-BY), rounded
inline constexpr region taiwan{
    642 * units::g_per_kwh, "taiwan", 2023, "Ember/OWID 2023 (CC-BY) via ACT location_2023.yaml (MIT)",
    evidence::published,    0.185};
inline constexpr region india{713 * units::g_per_kwh, "india", 2023,
                              "Ember/OWID 2023 (CC-BY) via ACT location_2023.yaml (MIT)"};
inline constexpr region australia{549 * units::g_per_kwh, "australia", 2023,
                                  "Ember/OWID 2023 (CC-BY) via ACT location_2023.yaml (MIT)"};
inline constexpr region singapore{471 * units::g_per_kwh, "singapore", 2023,
                                  "Ember/OWID 2023 (CC-BY) via ACT location_2023.yaml (MIT)"};
inline constexpr region usa{369 * units::g_per_kwh, "usa", 2023,
                            "Ember/OWID 2023 (CC-BY) via ACT location_2023.yaml (MIT)"};
inline constexpr region brazil{98 * units::g_per_kwh, "brazil", 2023,
                               "Ember/OWID 2023 (CC-BY) via ACT location_2023.yaml (MIT)"};
/// Source    the same list, which cites lowcarbonpower.org for these. Ember/OWID, which counts otherwise, has
///           431 and 485 for 2023
inline constexpr region korea{
    402 * units::g_per_kwh, "korea", 2023, "lowcarbonpower.org via ACT location_2023.yaml (MIT)",
    evidence::published,    0.073};
inline constexpr region japan{
    446 * units::g_per_kwh, "japan", 2023, "lowcarbonpower.org via ACT location_2023.yaml (MIT)",
    evidence::published,    0.089};
/// Source    the same list, which names no origin for these. Its list of 2022, and Ember/OWID, have 28 for
///           Iceland
inline constexpr region world{481 * units::g_per_kwh, "world", 2023,
                              "ACT location_2023.yaml (MIT), origin not stated there"};
inline constexpr region europe{300 * units::g_per_kwh, "europe", 2023,
                               "ACT location_2023.yaml (MIT), origin not stated there"};
inline constexpr region iceland{7.3 * units::g_per_kwh, "iceland", 2023,
                                "ACT location_2023.yaml (MIT), origin not stated there"};
}  // namespace grid

/// The same for places where chips are made. A fab that buys green power is `.fab = 30_g_per_kWh`.
/// Source    as in `grid`. Taiwan's 642 is what the published study's code uses; its text says 524
namespace fab {
inline constexpr region taiwan = grid::taiwan;
inline constexpr region korea = grid::korea;
inline constexpr region japan = grid::japan;
inline constexpr region singapore = grid::singapore;
inline constexpr region usa = grid::usa;
inline constexpr region europe = grid::europe;
}  // namespace fab

/// Every region by its name on a command line.
inline constexpr std::array regions{grid::california, grid::british_columbia,
                                    grid::taiwan,     grid::usa,
                                    grid::europe,     grid::india,
                                    grid::japan,      grid::korea,
                                    grid::singapore,  grid::australia,
                                    grid::brazil,     grid::iceland,
                                    grid::world};

/// The region of exactly that name, or null.
constexpr const region* find_region(std::string_view name) noexcept {
  for (const region& r : regions)
    if (r.name == name) return &r;
  return nullptr;
}

namespace detail {

inline constexpr std::size_t longest_name = [] {
  std::size_t longest = 0;
  for (const region& r : regions) longest = r.name.size() > longest ? r.name.size() : longest;
  return longest;
}();

// Spelling that people vary: case, and what stands between words.
constexpr char folded(char c) noexcept {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  return c == ' ' || c == '_' ? '-' : c;
}

// Levenshtein's distance in one row, whose width is that of a region's name; `typed` may have any length.
constexpr std::size_t edit_distance(std::string_view name, std::string_view typed) noexcept {
  std::array<std::size_t, longest_name + 1> row{};
  for (std::size_t i = 0; i <= name.size(); ++i) row[i] = i;
  for (std::size_t j = 0; j < typed.size(); ++j) {
    std::size_t diagonal = row[0];
    row[0] = j + 1;
    for (std::size_t i = 0; i < name.size(); ++i) {
      const std::size_t replaced = diagonal + (name[i] == folded(typed[j]) ? 0 : 1);
      const std::size_t left_out = (row[i] < row[i + 1] ? row[i] : row[i + 1]) + 1;
      diagonal = row[i + 1];
      row[i + 1] = replaced < left_out ? replaced : left_out;
    }
  }
  return row[name.size()];
}

}  // namespace detail

/// The region whose name is the fewest edits from `name`: for "did you mean" messages, never for results.
///
/// Shape     one text in, one of `regions` out, the first of equals; no allocation, constexpr
/// Cost      length of `name` times all letters of the table
/// Source    V. I. Levenshtein, Binary codes capable of correcting deletions, insertions, and reversals,
///           Soviet Physics Doklady 10 (1966); case, spaces and underscores cost nothing here
constexpr const region& nearest_region(std::string_view name) noexcept {
  const region* best = &regions[0];
  std::size_t fewest = detail::edit_distance(best->name, name);
  for (const region& r : regions) {
    const std::size_t edits = detail::edit_distance(r.name, name);
    if (edits >= fewest) continue;
    fewest = edits;
    best = &r;
  }
  return *best;
}

}  // namespace co2design::carbon
