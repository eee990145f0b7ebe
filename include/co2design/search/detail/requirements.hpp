// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <co2design/core/text.hpp>
#include <co2design/core/type_list.hpp>
#include <co2design/metric/decomposition.hpp>

namespace co2design::detail {

// Something that has to be no larger for a value to be as good: a metric, or its negative, as a sum over tables.
struct demand {
  struct term {
    std::size_t table;
    double weight;
  };
  std::size_t metric;
  std::vector<term> terms{};
  double constant = 0;
  double slack = 0;      // what rounding may make of the difference of two designs
  bool by_rows = false;  // the metric is monotone in each table, to the last bit
  bool is_objective = false, is_bounded = false;
  double limit = 0;
  bool is_limit_allowed = true;
};

// What is to be known of the numbers of a table.
struct table_range {
  double largest = 0;  // without its sign
  bool has_gaps = false;
};

// Collects what has to be no larger.
template <class Decomposition>
struct requirements {
  const Decomposition& parts;
  std::vector<compiled_for<Decomposition, table_range>> tables;
  std::vector<compiled_for<Decomposition, demand>> all{};
  std::uint64_t unknown_axes = 0;  // of which nothing is known: their values are not compared
  std::vector<compiled_for<Decomposition, std::string>> relied_on{};

  // `sign` −1: the metric has to be no smaller. Null where that is no sum.
  demand* add(std::size_t metric, double sign) {
    const typename Decomposition::metric& m = parts.metrics[metric];
    if (!m.is_sum) {
      add_promised(m, sign);
      return nullptr;
    }
    auto& one = all.emplace_back();
    one.metric = metric;
    one.constant = sign * m.constant;
    one.by_rows = !m.varies;
    double size = m.absolute_constant;
    for (const auto& term : m.terms) {
      // A table that cancels, or that is left out, still makes the metric infeasible where it is.
      if (term.absolute_factor == 0 && !tables[term.table].has_gaps) continue;
      one.terms.push_back({term.table, sign * term.factor});
      one.by_rows = one.by_rows && std::abs(term.factor) == term.absolute_factor;
      size += term.absolute_factor * tables[term.table].largest;
    }
    // Twice, as two designs are computed; the factors are rounded as well, and the comparison itself adds some more.
    // And the smallest numbers, for what underflows.
    constexpr double u = 0x1p-53;
    const double n = m.roundings == 0
                         ? 0
                         : 2 * static_cast<double>(m.roundings) + static_cast<double>(one.terms.size()) + 16;
    one.slack = n * u < 1 ? 2 * n * u / (1 - n * u) * size + n * std::numeric_limits<double>::min()
                          : std::numeric_limits<double>::infinity();
    return &one;
  }

 private:
  void add_promised(const typename Decomposition::metric& m, double sign) {
    if (m.promised_by.empty()) {
      unknown_axes |= m.axes;
      return;
    }
    unknown_axes |= m.read;
    if (std::find(relied_on.begin(), relied_on.end(), m.promised_by) == relied_on.end())
      relied_on.push_back(m.promised_by);
    for (const std::size_t need : m.rises_with) add(need, sign);
    for (const std::size_t need : m.falls_with) add(need, -sign);
  }
};

// A metric as text: "0.2103 + 0.001 · area".
template <class Metric>
[[gnu::noinline]] std::string form_text(const decomposition& parts, const Metric& m) {
  const auto digits = [](double value) {
    std::array<char, 32> text{};
    return std::string(
        text.data(),
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, 4).ptr);
  };
  std::string text;
  if (m.constant != 0) text = digits(m.constant);
  for (const auto& term : m.terms) {
    const bool negative = term.factor < 0;
    if (term.factor == 0) continue;
    text += text.empty() ? (negative ? "-" : "") : (negative ? " - " : " + ");
    if (const double size = std::abs(term.factor); size != 1) text += concat({digits(size), " · "});
    text += parts.tables[term.table].name;
  }
  return text.empty() ? "0" : text;
}

}  // namespace co2design::detail
