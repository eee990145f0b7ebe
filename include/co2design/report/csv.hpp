// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
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

// A line of CSV, field by field. No template and not inlined: what is compiled for each type of front should be
// little.
class line_writer {
 public:
  explicit line_writer(std::ostream& out) : out_(out) {}
  [[gnu::noinline]] void add(std::string_view field) {
    if (any_) out_ << ',';
    any_ = true;
    write_field(out_, field);
  }
  [[gnu::noinline]] void add(const possible<double>& number) { add(number ? exact(*number) : std::string()); }
  // Of an axis: once for each type of value.
  template <class Value>
  [[gnu::noinline]] void add_value(const Value& value) {
    add(std::string_view(text(value)));
  }
  [[gnu::noinline]] void end() {
    out_ << '\n';
    any_ = false;
  }

 private:
  std::ostream& out_;
  bool any_ = false;
};

template <class Problem, class... Tags>
void write_rows(std::ostream& out, const front<Problem>& found, type_list<Tags...>) {
  line_writer line(out);
  for (const std::string_view name : Problem::space_type::names) line.add(name);
  (line.add(std::string_view(column_name(Tags{}))), ...);
  line.end();
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto one = found[i].design();
    for_each_value(one, [&](const auto& value) { line.add_value(value); });
    const auto values = found.problem().judge()(one, Tags{}...);
    (line.add(in_canonical_units(values[Tags{}])), ...);
    line.end();
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
