// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <istream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <co2design/carbon/grid_trace.hpp>
#include <co2design/core/text.hpp>
#include <co2design/units/unit.hpp>

namespace co2design::interop {

/// The columns of a trace; others are passed over.
struct trace_columns {
  std::string_view time = "timestamp";
  std::string_view intensity = "g/kWh";
};

namespace detail {

// Where in a table something stands, for what is wrong about it.
struct table_place {
  std::size_t line;
  std::string_view column;
};
[[noreturn]] inline void refuse(const table_place& at, std::string_view field, std::string_view why) {
  throw std::invalid_argument(
      concat({"line ", std::to_string(at.line), ", column '", at.column, "': '", field, "' ", why}));
}

inline std::string_view trimmed(std::string_view text) noexcept {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// The fields of a line (RFC 4180, none of them with a line end inside).
inline std::vector<std::string> fields_of(std::string_view line, std::size_t number) {
  std::vector<std::string> fields(1);
  bool quoted = false, closed = false;
  const auto stop = [&](std::string_view why) {
    throw std::invalid_argument(
        concat({"line ", std::to_string(number), ", column ", std::to_string(fields.size()), ": ", why}));
  };
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quoted) {
      if (c != '"') {
        fields.back() += c;
      } else if (i + 1 < line.size() && line[i + 1] == '"') {
        fields.back() += line[++i];
      } else {
        quoted = false;
        closed = true;
      }
    } else if (c == ',') {
      fields.emplace_back();
      closed = false;
    } else if (c == '"' && fields.back().empty() && !closed) {
      quoted = true;
    } else if (c == '"' || c == '\r' || c == '\0' || (closed && c != ' ' && c != '\t')) {
      stop("a stray character");
    } else if (!closed) {
      fields.back() += c;
    }
  }
  if (quoted) stop("a quote that is never closed");
  return fields;
}

// Digits at the head of a text, taken off it; -1 where there are others.
inline int digits(std::string_view& text, std::size_t count) noexcept {
  if (text.size() < count) return -1;
  int value = 0;
  for (const char c : text.substr(0, count)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(count);
  return value;
}
inline bool skip(std::string_view& text, char c) noexcept {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

// What is behind the time of a stamp, as seconds east of Greenwich; nothing is UTC.
inline bool read_offset(std::string_view& text, int& seconds) noexcept {
  seconds = 0;
  if (text.empty() || skip(text, 'Z') || skip(text, 'z')) return true;
  const bool east = skip(text, '+');
  if (!east && !skip(text, '-')) return false;
  const int hours = digits(text, 2);
  int minutes = 0;
  if (!text.empty()) {
    skip(text, ':');
    minutes = digits(text, 2);
  }
  if (hours < 0 || hours > 15 || minutes < 0 || minutes > 59) return false;
  seconds = (east ? 1 : -1) * (hours * 3600 + minutes * 60);
  return true;
}

// Seconds since 1970 in UTC, of ISO 8601 or of the number itself.
inline std::int64_t stamp_of(std::string_view field, const table_place& at) {
  std::string_view text = trimmed(field);
  std::int64_t epoch = 0;
  if (const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), epoch);
      error == std::errc{} && end == text.data() + text.size()) {
    // Neither 20240131, which is a date, nor milliseconds.
    if (epoch < 100'000'000 || epoch >= 32'503'680'000)
      refuse(at, field, "is no number of seconds of the years 1974 to 2999");
    return epoch;
  }
  const int year = digits(text, 4);
  const bool dashes = skip(text, '-');
  const int month = digits(text, 2);
  const bool more = skip(text, '-');
  const int day = digits(text, 2);
  using namespace std::chrono;
  const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(day))};
  if (!dashes || !more || year < 1970 || year > 2999 || month < 0 || day < 0 || !date.ok())
    refuse(at, field, "is no time: write 2024-01-31T13:00Z or seconds since 1970");
  int hour = 0, minute = 0, second = 0, east = 0;
  if (!text.empty()) {
    const bool apart = skip(text, 'T') || skip(text, 't') || skip(text, ' ');
    hour = digits(text, 2);
    const bool colon = skip(text, ':');
    minute = digits(text, 2);
    if (skip(text, ':')) second = digits(text, 2);
    if (skip(text, '.'))
      while (skip(text, '0')) {
      }
    const bool whole = apart && colon && read_offset(text, east) && text.empty();
    if (!whole || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
      refuse(at, field, "is no time of a day, to the second: write 2024-01-31T13:00Z");
  }
  const std::int64_t days = sys_days(date).time_since_epoch().count();
  return days * 86400 + hour * 3600 + minute * 60 + second - east;
}

inline double intensity_of(std::string_view field, const table_place& at) {
  const std::string_view text = trimmed(field);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value) || !(value >= 0))
    refuse(at, field, "is no number of g/kWh from 0 on");
  return value;
}

}  // namespace detail

/// Reads a trace of a grid's intensity: CSV with a header, a time and g/kWh in each line.
///
/// Shape     times in ISO 8601 (`2024-01-31T13:00Z`, an offset as `+01:00`, none for UTC; a date for its
///           midnight) or seconds since 1970 (from 1974 on); columns in any order, quoted or not, a byte
///           order mark and both line ends; empty lines are passed over
/// Requires  at least two lines; times that rise by one step, so no gaps, no time twice; intensities finite and ≥ 0
/// Errors    std::invalid_argument that names the line, and the column where there is one
/// Excludes  a last line cut off within its number, which reads as a smaller one
/// Example   std::ifstream file("grid.csv"); const auto trace = interop::read_grid_trace(file)
[[nodiscard]] inline carbon::grid_trace read_grid_trace(std::istream& from, const trace_columns& columns = {},
                                                        const carbon::trace_papers& papers = {}) {
  constexpr std::size_t none = ~std::size_t{0};
  std::size_t number = 0, width = 0, time_at = none, value_at = none;
  std::int64_t start = 0, last = 0, step = 0;
  std::vector<carbon_intensity_quantity> values;
  for (std::string line; std::getline(from, line);) {
    if (++number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty()) continue;
    const auto fields = detail::fields_of(line, number);
    const std::string place = concat({"line ", std::to_string(number)});
    if (width == 0) {
      width = fields.size();
      for (std::size_t c = 0; c < width; ++c)
        for (const auto& [name, at] :
             {std::pair{columns.time, &time_at}, std::pair{columns.intensity, &value_at}}) {
          if (detail::trimmed(fields[c]) != name) continue;
          if (*at != none)
            throw std::invalid_argument(concat({place, ": the column '", name, "' stands twice"}));
          *at = c;
        }
      for (const auto& [name, at] :
           {std::pair{columns.time, time_at}, std::pair{columns.intensity, value_at}})
        if (at == none) throw std::invalid_argument(concat({place, ": the column '", name, "' is missing"}));
      continue;
    }
    if (fields.size() != width)
      throw std::invalid_argument(concat({place, ": ", std::to_string(fields.size()),
                                          " fields where the header has ", std::to_string(width)}));
    const detail::table_place at{number, columns.time};
    const std::int64_t stamp = detail::stamp_of(fields[time_at], at);
    const double intensity = detail::intensity_of(fields[value_at], {number, columns.intensity});
    if (values.empty()) {
      start = stamp;
    } else {
      if (stamp == last) detail::refuse(at, fields[time_at], "stands twice");
      if (stamp < last) detail::refuse(at, fields[time_at], "is before the line above it");
      if (values.size() == 1) step = stamp - last;
      if (stamp - last != step)
        detail::refuse(at, fields[time_at],
                       concat({"comes ", std::to_string(stamp - last),
                               " s after the line above it, where a step has ", std::to_string(step), " s"}));
    }
    last = stamp;
    values.push_back(intensity * units::g_per_kwh);
  }
  if (from.bad())
    throw std::invalid_argument(concat({"line ", std::to_string(number + 1), ": reading failed"}));
  if (values.size() < 2)
    throw std::invalid_argument(
        concat({"line ", std::to_string(number + 1), ": a trace has a header and at least two lines"}));
  return carbon::grid_trace(start, step, std::move(values), papers);
}

}  // namespace co2design::interop
