// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <string_view>

#include <co2design/units/quantity.hpp>

namespace co2design::carbon {

/// A place's electricity: carbon per energy, and where the figure comes from.
///
/// Shape     a value; a bare intensity converts, so that `.grid = 224_g_per_kWh` and
///           `.grid = grid::california` both work. `Rep` is the number type: an `interval` is an intensity
///           known within bounds
/// Units     intensity in kg CO2e per joule (g/kWh by literal); year 0 where none is known
/// Requires  intensity ≥ 0; texts with static storage, as literals have
/// Errors    none; a negative or NaN intensity is carried on as it is
template <class Rep = double>
struct basic_region {
  quantity<dimensions::carbon_intensity, Rep> intensity;
  std::string_view name;
  int year;
  std::string_view source;

  // NOLINTNEXTLINE(google-explicit-constructor): an intensity is a region without papers
  constexpr basic_region(quantity<dimensions::carbon_intensity, Rep> given,
                         std::string_view called = "custom", int of_year = 0,
                         std::string_view from = "given by the caller") noexcept
      : intensity(given), name(called), year(of_year), source(from) {}
  /// The same place in another number type.
  template <class Other>
  requires(!std::same_as<Other, Rep>)
  constexpr basic_region(const basic_region<Other>& other) noexcept  // NOLINT(google-explicit-constructor)
      : intensity(other.intensity), name(other.name), year(other.year), source(other.source) {}
};

using region = basic_region<>;

}  // namespace co2design::carbon
