// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

#include <co2design/core/text.hpp>
#include <co2design/report/format.hpp>
#include <co2design/search/front.hpp>

namespace co2design::report {

/// Rows of text in columns, right-aligned; the first row is the heading.
inline void write_table(std::ostream& out, const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], row[c].size());
  }
  for (const auto& row : rows) {
    for (std::size_t c = 0; c < row.size(); ++c)
      out << (c == 0 ? "" : "  ") << std::string(widths[c] - row[c].size(), ' ') << row[c];
    out << '\n';
  }
}

namespace detail {

// Which bounds a design breaks and which objectives it lacks, as text.
template <class Problem, class Member>
std::string broken_bounds(const Problem& problem, const Member& member) {
  std::string text;
  const auto values = problem.metrics_of(member.design());
  problem.for_each_statement([&]<class Statement>(const Statement& statement) {
    if constexpr (co2design::detail::is_objective_v<Statement>) {
      const typename Statement::tag tag;
      const auto value = values[tag];
      if (co2design::detail::undefined(value))
        text += concat({text.empty() ? "" : ", ", tag.name, " ", readable(tag, value)});
    } else if constexpr (co2design::detail::is_bound_v<Statement>) {
      const typename Statement::tag tag;
      const auto value = values[tag];
      if (statement.holds(value)) return;
      text += concat({text.empty() ? "" : ", ", tag.name, " ", readable(tag, value), " instead of ",
                      to_text(Statement::kept), " ", readable(tag, statement.limit)});
    }
  });
  return text;
}

template <class Space>
std::string design_text(const design<Space>& one) {
  std::string all;
  for_each_axis(one, [&](auto axis, const auto& value) {
    all += concat({all.empty() ? "" : " ", axis.name, "=", text(value)});
  });
  return all;
}

}  // namespace detail

/// A front for people: how the search ended, then up to `rows` designs spread evenly along the front, each
/// with its metrics and axes. Where no design meets the bounds, the least violating ones and what each
/// breaks.
template <class Problem>
void write_summary(std::ostream& out, const front<Problem>& found, std::size_t rows = 12) {
  out << found.statement() << '\n';
  for (std::size_t i = 0; found.empty() && i < found.closest_size(); ++i)
    out << "  " << detail::design_text(found.closest(i).design()) << "\n    "
        << detail::broken_bounds(found.problem(), found.closest(i)) << '\n';
  if (found.empty()) return;

  std::vector<std::vector<std::string>> table;
  [&]<class... Tags>(type_list<Tags...>) {
    table.push_back({std::string(Tags::name)...});
    for (std::string_view name : Problem::space_type::names) table.back().emplace_back(name);
    const std::size_t shown = std::min(rows, found.size());
    for (std::size_t i = 0; i < shown; ++i) {
      const auto member = found[shown == 1 ? 0 : i * (found.size() - 1) / (shown - 1)];
      const auto values = found.problem().metrics_of(member.design());
      table.push_back({readable(Tags{}, values[Tags{}])...});
      for_each_value(member.design(), [&](const auto& value) { table.back().push_back(text(value)); });
    }
  }(typename Problem::tags{});
  write_table(out, table);
}

}  // namespace co2design::report
