// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <charconv>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <co2design/carbon.hpp>
#include <co2design/core/text.hpp>
#include <co2design/report/format.hpp>
#include <co2design/units.hpp>

/// What the programs share in reading their command lines.
namespace support {

/// A mistake on the command line: said in one line, exit code 2, nothing written.
struct usage_error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// What numbers on a command line stay below, so that no unit or product makes an infinity of them.
inline constexpr double largest = 1e18;

/// A number at the start of `text` and what follows it; no number where `text` has none.
struct number_and_rest {
  double number = std::nan("");
  std::string_view rest;
};
inline number_and_rest split_number(std::string_view text) {
  number_and_rest out;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out.number);
  if (error != std::errc{}) out.number = std::nan("");
  out.rest = text.substr(error == std::errc{} ? static_cast<std::size_t>(end - text.data()) : 0);
  return out;
}

/// A positive quantity with its unit, such as 50ms.
/// Errors    usage_error that names the argument and the units there are
template <class Dimension>
co2design::quantity<Dimension> parse_quantity(const std::string& argument, std::string_view text,
                                              const std::vector<co2design::unit<Dimension>>& units) {
  const auto [number, rest] = split_number(text);
  for (const auto& one : units)
    if (rest == one.symbol && number > 0 && number < largest) return number * one;
  std::string message =
      co2design::concat({argument, ": '", text, "' is no positive number with one of the units"});
  for (const auto& one : units) message += co2design::concat({" ", one.symbol});
  throw usage_error(co2design::concat({message, " (for example 50", units.front().symbol, ")"}));
}

/// A positive number without a unit.
inline double parse_number(const std::string& argument, std::string_view text) {
  const auto [number, rest] = split_number(text);
  if (!rest.empty() || !(number > 0 && number < largest))
    throw usage_error(co2design::concat({argument, ": '", text, "' is no positive number"}));
  return number;
}

/// A seed: any 64-bit number.
inline std::uint64_t parse_seed(const std::string& argument, std::string_view text) {
  std::uint64_t seed = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (error != std::errc{} || end != text.data() + text.size())
    throw usage_error(co2design::concat({argument, ": '", text, "' is no whole number from 0 to 2^64 - 1"}));
  return seed;
}

/// A place by its name, or an intensity in g/kWh.
inline co2design::carbon::region parse_region(const std::string& argument, std::string_view text) {
  if (const auto known = co2design::carbon::find_region(text)) return *known;
  const auto [number, rest] = split_number(text);
  if (number >= 0 && number < largest && (rest.empty() || rest == "g/kWh"))
    return number * co2design::units::g_per_kwh;
  std::string message = co2design::concat({argument, ": no place is called '", text, "'; did you mean '",
                                           co2design::carbon::nearest_region(text).name, "'? There are"});
  for (const auto& one : co2design::carbon::regions) message += co2design::concat({" ", one.name});
  throw usage_error(co2design::concat(
      {message, ", ", std::to_string(co2design::carbon::region_count - co2design::carbon::regions.size()),
       " figures of countries, states and cloud regions by name or code (docs/reference/sources.md), or a "
       "number in "
       "g/kWh"}));
}

/// A place for people: "california, 224 g/kWh (2024, source)".
inline std::string describe(const co2design::carbon::region& place) {
  const std::string intensity = co2design::report::rounded(place.value.in(co2design::units::g_per_kwh), 6);
  const std::string year = place.year == 0 ? "" : co2design::concat({std::to_string(place.year), ", "});
  return co2design::concat({place.name, ", ", intensity, " g/kWh (", year, place.source, ")"});
}

}  // namespace support
