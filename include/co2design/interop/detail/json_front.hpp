// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>

#include <co2design/interop/detail/json_axis.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/search/front.hpp>

namespace co2design::interop::detail {

// JSON has no such numbers; their place is null, and this stands beside it.
inline std::string_view name_of_not_finite(double x) { return x != x ? "nan" : x < 0 ? "-inf" : "inf"; }

template <class Dimension>
json unit_to_json() {
  return std::string(symbol_v<Dimension>);
}

template <class... Tags>
json metrics_to_json(type_list<Tags...>) {
  json all = json::array();
  const auto add = [&]<class Tag>(Tag) {
    json one;
    one["name"] = Tag::name;
    one["unit"] = unit_to_json<typename Tag::dimension>();
    one["better"] = Tag::direction == better::lower ? "lower" : "higher";
    all.push_back(one);
  };
  (add(Tags{}), ...);
  return all;
}

template <class Tag, better Direction>
json statement_to_json(const objective<Tag, Direction>&) {
  json one;
  one["metric"] = Tag::name;
  one["direction"] = Direction == better::lower ? "minimize" : "maximize";
  one["unit"] = unit_to_json<typename Tag::dimension>();
  return one;
}

template <class Tag, relation Relation>
json statement_to_json(const bound<Tag, Relation>& kept) {
  const double limit = canonical(kept.limit);
  json one;
  one["metric"] = Tag::name;
  one["relation"] = to_text(Relation);
  one["limit"] = std::isfinite(limit) ? json(limit) : json();
  one["unit"] = unit_to_json<typename Tag::dimension>();
  if (!std::isfinite(limit)) one["not_finite"] = name_of_not_finite(limit);
  return one;
}

// The axes that are held at a value, and how many designs that leaves.
template <class Space>
json subspace_to_json(const subspace<Space>& where) {
  json fixed = json::object();
  std::size_t position = 0;
  for_each_axis(where.at(0), [&](auto axis, const auto& value) {
    if (where.is_fixed(position++)) fixed[std::string(axis.name)] = value_to_json(value);
  });
  json all;
  all["size"] = where.size();
  all["fixed"] = fixed;
  return all;
}

template <class Space>
json design_to_json(const design<Space>& one) {
  json axes = json::object();
  for_each_axis(one,
                [&](auto axis, const auto& value) { axes[std::string(axis.name)] = value_to_json(value); });
  return axes;
}

template <class Value>
void add_metric(json& to, std::string_view metric, const Value& value) {
  const std::string name(metric);
  if (const infeasible why = why_not(value); why.is_set()) {
    to["metrics"][name] = nullptr;
    to["infeasible"][name] = why.reason();
  } else if (const double x = canonical(value); !std::isfinite(x)) {
    to["metrics"][name] = nullptr;
    to["not_finite"][name] = name_of_not_finite(x);
  } else {
    to["metrics"][name] = x;
  }
}

template <class Problem, class... Tags>
json member_to_json(const Problem& problem, const design<typename Problem::space_type>& d,
                    type_list<Tags...>) {
  json one;
  one["axes"] = design_to_json(d);
  one["metrics"] = json::object();
  const auto values = problem.judge()(d, Tags{}...);
  (add_metric(one, Tags::name, values[Tags{}]), ...);
  return one;
}

// What a design that was not good enough lacks: the bounds it breaks, the objectives it has no number for.
template <class Problem>
void add_violation(json& to, const Problem& problem, const design<typename Problem::space_type>& d) {
  json broken = json::array(), undefined = json::array();
  const auto values = problem.metrics_of(d);
  problem.for_each_statement([&]<class Statement>(const Statement& statement) {
    if constexpr (co2design::detail::is_objective_v<Statement>) {
      if (co2design::detail::undefined(values[typename Statement::tag{}]))
        undefined.push_back(Statement::tag::name);
    } else if constexpr (co2design::detail::is_bound_v<Statement>) {
      if (!statement.holds(values[typename Statement::tag{}])) broken.push_back(statement_to_json(statement));
    }
  });
  to["broken"] = broken;
  to["undefined"] = undefined;
}

// A member a line, and so an element of a list: a design is a line.
inline std::string in_lines(const json& document) {
  std::string text = "{";
  const char* separator = "\n";
  for (const auto& [name, value] : document.items()) {
    text += concat({separator, json(name).dump(), ": "});
    separator = ",\n";
    if (!value.is_array() || value.empty()) {
      text += value.dump();
      continue;
    }
    const char* before = "[\n  ";
    for (const json& one : value) {
      text += concat({before, one.dump()});
      before = ",\n  ";
    }
    text += "\n]";
  }
  return text += "\n}\n";
}

}  // namespace co2design::interop::detail
