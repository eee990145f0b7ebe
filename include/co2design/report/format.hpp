// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

#include <co2design/core/text.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/space/subspace.hpp>
#include <co2design/units/unit.hpp>

namespace co2design::report {

/// A number as the shortest text that reads back as the same double.
[[nodiscard]] inline std::string exact(double value) { return number_text(value); }

/// A number for people: `digits` significant ones, 17 at most.
[[nodiscard]] inline std::string rounded(double value, int digits = 4) {
  std::array<char, 32> buffer{};
  const char* const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                        std::chars_format::general, std::min(digits, 17))
                              .ptr;
  return std::string(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
}

/// A value of an axis as text, as `subspace::fix` reads it: numbers exactly, the rest as a stream prints it.
template <class Value>
[[nodiscard]] std::string text(const Value& value) {
  return co2design::detail::text_of(value);
}

/// The unit in which people read a dimension; canonical where there is none here.
template <class Dimension>
inline constexpr unit<Dimension> display_unit{1, 1, symbol_v<Dimension>};
template <>
inline constexpr unit<dimensions::time> display_unit<dimensions::time> = units::millisecond;
template <>
inline constexpr unit<dimensions::energy> display_unit<dimensions::energy> = units::millijoule;
template <>
inline constexpr unit<dimensions::throughput> display_unit<dimensions::throughput> = units::tops;

namespace detail {

[[gnu::noinline]] inline std::string metric_column(std::string_view metric, std::string_view unit) {
  if (unit == "1") return concat({metric});
  const std::size_t slash = unit.rfind('/');
  if (slash == unit.npos) return concat({metric, "_", unit});
  return concat({metric_column(metric, unit.substr(0, slash)), "_per_", unit.substr(slash + 1)});
}

// The number of canonical units, or the reason there is none.
template <class Value>
possible<double> in_canonical_units(const Value& value) {
  if (const infeasible why = why_not(value); why.is_set()) return why;
  return canonical(value);
}

}  // namespace detail

/// The name of a metric's column: the metric and its canonical unit, "latency_s",
/// "energy_per_area_J_per_mm2".
template <metric_tag Tag>
[[nodiscard]] std::string column_name(Tag) {
  return detail::metric_column(Tag::name, symbol_v<typename Tag::dimension>);
}

/// A metric's value for people, with its display unit: "17.35 ms"; the reason where there is no value.
template <metric_tag Tag, class Value>
[[nodiscard]] std::string readable(Tag, const Value& value) {
  if (const infeasible why = why_not(value); why.is_set()) return concat({"infeasible: ", why.reason()});
  const auto& shown = display_unit<typename Tag::dimension>;
  const std::string number = rounded(shown.from_canonical(canonical(value)));
  return shown.symbol == "1" ? number : concat({number, " ", shown.symbol});
}

}  // namespace co2design::report
