// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <ostream>
#include <string>
#include <vector>

#include <co2design/core/text.hpp>
#include <co2design/core/type_list.hpp>
#include <co2design/metric/origins.hpp>
#include <co2design/report/format.hpp>

namespace co2design::report {

/// The value of a constant for people: "224", bounds of an interval as "200 to 250", a table by its ends and size:
/// "1 to 27, 10 values".
[[nodiscard]] inline std::string value_text(const origins::row& of) {
  std::string text = exact(of.low);
  if (of.low != of.high) text += concat({" to ", exact(of.high)});
  if (of.count != 1) text += concat({", ", std::to_string(of.count), " values"});
  return text;
}

/// Where results come from, as an aligned table: a row for each constant, one last line for each policy that does not
/// say its constants.
///
/// Units     those that papers use; years that are unknown, and uncertainties that nobody gives, are "?"
/// Errors    those of the stream
/// Example   report::write_provenance(std::cout, provenance(judge, total_carbon));
template <std::same_as<origins> Origins>  // so that only who writes them compiles it
void write_provenance(std::ostream& out, const Origins& all) {
  std::vector<std::vector<co2design::detail::compiled_for<Origins, std::string>>> rows;
  const auto add = [&](std::initializer_list<std::string> cells) { rows.emplace_back(cells); };
  add({"policy", "constant", "value", "unit", "called", "year", "known", "+-", "source"});
  for (const auto& one : all.rows)
    add({one.policy, one.constant, value_text(one), one.unit == "1" ? std::string() : one.unit, one.name,
         one.year == 0 ? "?" : std::to_string(one.year), std::string(to_text(one.known)),
         one.uncertainty < 0 ? "?" : concat({rounded(100 * one.uncertainty, 3), " %"}), one.source});
  std::vector<std::size_t> widths(rows.front().size());
  for (const auto& row : rows)
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], row[c].size());
  for (const auto& row : rows) {
    for (std::size_t c = 0; c + 1 < row.size(); ++c)
      out << row[c] << std::string(widths[c] - row[c].size() + 2, ' ');
    out << row.back() << '\n';
  }
  for (const std::string& policy : all.silent) out << policy << " does not say its constants\n";
}

}  // namespace co2design::report
