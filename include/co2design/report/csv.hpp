// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

// No templates and not inlined: what is compiled for each type of front should be little.
[[gnu::noinline]] inline void write_line(std::ostream& out, std::span<const std::string> fields) {
  const char* separator = "";
  for (const std::string& field : fields) {
    out << separator;
    write_field(out, field);
    separator = ",";
  }
  out << '\n';
}
[[gnu::noinline]] inline void add_number(std::vector<std::string>& fields, const possible<double>& number) {
  fields.push_back(number ? exact(*number) : std::string());
}

template <class Problem, class... Tags>
void write_rows(std::ostream& out, const front<Problem>& found, type_list<Tags...>) {
  const auto& names = Problem::space_type::names;
  std::vector<std::string> fields(names.begin(), names.end());
  (fields.push_back(column_name(Tags{})), ...);
  write_line(out, fields);
  for (const auto& member : found) {
    fields.clear();
    for_each_value(member.design(), [&](const auto& value) { fields.push_back(text(value)); });
    const auto values = found.problem().judge()(member.design(), Tags{}...);
    (add_number(fields, in_canonical_units(values[Tags{}])), ...);
    write_line(out, fields);
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
