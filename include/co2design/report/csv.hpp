// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <ostream>
#include <string_view>

#include <co2design/report/format.hpp>
#include <co2design/search/front.hpp>

namespace co2design::report {

namespace detail {

// A field as RFC 4180 wants it: quoted where it holds a comma, a quote or a line break.
inline void write_field(std::ostream& out, std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
    out << field;
    return;
  }
  out << '"';
  for (char c : field) {
    if (c == '"') out << '"';
    out << c;
  }
  out << '"';
}

template <class Problem, class... Tags>
void write_rows(std::ostream& out, const front<Problem>& found, type_list<Tags...>) {
  const char* separator = "";
  for (std::string_view name : Problem::space_type::names) {
    out << separator;
    write_field(out, name);
    separator = ",";
  }
  const auto write_name = [&](std::string_view name) {
    out << ',';
    write_field(out, name);
  };
  (write_name(column_name(Tags{})), ...);
  out << '\n';
  for (const auto& member : found) {
    separator = "";
    for_each_value(member.design(), [&](const auto& value) {
      out << separator;
      write_field(out, text(value));
      separator = ",";
    });
    const auto values = found.problem().judge()(member.design(), Tags{}...);
    const auto write = [&](const auto& value) {
      out << ',';
      if (!why_not(value).is_set()) out << exact(canonical(value));
    };
    (write(values[Tags{}]), ...);
    out << '\n';
  }
}

}  // namespace detail

/// A front as CSV (RFC 4180, line feeds): a row per design; columns are the axes, the metrics of objectives
/// and bounds, and those asked for in addition.
///
/// Units     canonical, named in the header row ("latency_s"); numbers read back exactly
/// Errors    those of the stream; a metric without a value is an empty field
/// Example   report::write_csv(std::cout, front, embodied_carbon);
template <class Problem, class... Tags>
void write_csv(std::ostream& out, const front<Problem>& found, Tags...) {
  using all = appended_t<typename Problem::tags, Tags...>;
  detail::write_rows(out, found, all{});
}

}  // namespace co2design::report
