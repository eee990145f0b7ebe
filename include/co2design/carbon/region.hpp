// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <co2design/units/quantity.hpp>

namespace co2design::carbon {

/// A place's electricity: carbon per energy, and where the figure comes from.
///
/// Shape     a value; a bare intensity converts, so that `.grid = 224_g_per_kWh` and
///           `.grid = grid::california` both work
/// Units     intensity in kg CO2e per joule (g/kWh by literal); year 0 where none is known
/// Requires  intensity ≥ 0; texts with static storage, as literals have
/// Errors    none; a negative or NaN intensity is carried on as it is
struct region {
  carbon_intensity_quantity intensity;
  std::string_view name;
  int year;
  std::string_view source;

  // NOLINTNEXTLINE(google-explicit-constructor): an intensity is a region without papers
  constexpr region(carbon_intensity_quantity given, std::string_view called = "custom", int of_year = 0,
                   std::string_view from = "given by the caller") noexcept
      : intensity(given), name(called), year(of_year), source(from) {}
};

}  // namespace co2design::carbon
