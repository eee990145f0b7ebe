// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <charconv>
#include <string>

#include <co2design/interop/json.hpp>
#include <co2design/report/format.hpp>

#include "scenario.hpp"

namespace support {

using co2design::interop::json;

/// The number that was written in a unit: fifteen digits, without what the way to canonical units and back adds.
inline double as_written(double amount) {
  const std::string digits = co2design::report::rounded(amount, 15);
  std::from_chars(digits.data(), digits.data() + digits.size(), amount);
  return amount;
}

/// A place, with what its figure rests on; the year null where none is known.
inline json to_json(const co2design::carbon::region& place) {
  json one;
  one["name"] = place.name;
  one["intensity"] = as_written(place.value.in(co2design::units::g_per_kwh));
  one["unit"] = co2design::units::g_per_kwh.symbol;
  one["year"] = place.year == 0 ? json() : json(place.year);
  one["source"] = place.source;
  return one;
}

/// The carbon side of a scenario; `rules` is its rule set by name.
inline json to_json(const scenario& s, const std::string& rules) {
  json one;
  one["rules"] = rules;
  one["grid"] = to_json(s.grid);
  one["fab"] = to_json(s.fab);
  one["inferences"] = s.inferences;
  json& memory = one["memory"];
  memory["name"] = s.dram.name;
  memory["capacity"] = as_written(s.dram_capacity.in(co2design::units::gigabyte));
  memory["unit"] = co2design::units::gigabyte.symbol;
  memory["source"] = s.dram.source;
  return one;
}

}  // namespace support
