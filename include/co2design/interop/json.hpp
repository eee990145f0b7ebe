// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <co2design/core/text.hpp>
#include <co2design/interop/detail/json_axis.hpp>
#include <co2design/interop/detail/json_front.hpp>
#include <co2design/interop/detail/json_origins.hpp>
#include <co2design/metric/origins.hpp>
#include <co2design/search/front.hpp>
#include <co2design/version.hpp>

/// Fronts as JSON, and designs back from it. Needs nlohmann-json 3.11: link co2design::json, or
/// nlohmann_json::nlohmann_json besides the library.
namespace co2design::interop {

/// A JSON value whose members keep their order.
using json = nlohmann::ordered_json;

/// What `to_json` writes into "format" and "format_version"; the version grows where a reader could stumble.
inline constexpr const char* front_format = "co2design.front";
inline constexpr int front_format_version = 1;

/// A design as an object: axis by name, `{"cores":4,"width":64}`.
///
/// Values    numbers and truth values as such; the rest as the text that CSV has
template <class Space>
[[nodiscard]] json to_json(const design<Space>& one) {
  return detail::design_to_json(one);
}

/// The design that `to_json` wrote as `axes`; in any order, a number in any spelling that is the same number.
///
/// Requires  `place`, if given: where `axes` lies in its document, for messages
/// Errors    std::invalid_argument that names the place, as a JSON pointer: an axis is missing, unknown, or
///           lacks the value (it then lists those there are), or two values of the axis read the same
/// Cost      `index_of` per axis of numbers; a comparison with every value of the domain for the others
template <finite_space Space>
[[nodiscard]] design<Space> design_from_json(const json& axes,
                                             const json::json_pointer& place = json::json_pointer()) {
  if (!axes.is_object()) throw std::invalid_argument(concat({place.to_string(), ": no object of axes"}));
  for (const auto& [name, value] : axes.items())
    if (Space::position(name) == Space::rank) {
      std::string message = concat({(place / name).to_string(), ": no such axis; the space has"});
      for (std::string_view one : Space::names) message += concat({" ", one});
      throw std::invalid_argument(message);
    }
  const auto ordinal = [&]<class Axis>(Axis) {
    const std::string name(Axis::name);
    const std::string here = (place / name).to_string();
    const auto given = axes.find(name);
    if (given == axes.end()) throw std::invalid_argument(concat({here, ": the axis has no value"}));
    return detail::ordinal_from_json<Axis>(*given, here);
  };
  return [&]<class... Axes>(type_list<Axes...>) {
    return design<Space>::from_ordinals({ordinal(Axes{})...});
  }(typename Space::axes{});
}

/// Where results come from, as an object: "metrics" that were asked about, "constants" in rows of policy, constant,
/// name, value (or low and high), count where it is more than one, unit, year, source, known, uncertainty; "silent"
/// policies, which do not say theirs. What is unknown is null.
/// Example   interop::to_json(provenance(judge, total_carbon))["constants"][0]["source"]
[[nodiscard]] inline json to_json(const origins& all) {
  json out;
  out["metrics"] = all.asked;
  out["constants"] = detail::rows_to_json(all);
  out["silent"] = all.silent;
  return out;
}

/// A front as a document, with all that says where it comes from. Its members, in this order:
///
/// format, format_version, library_version
///           what this is: "co2design.front", 1, "0.1.0"
/// scenario  the object that the caller gave; absent where there was none
/// axes      of the space: name, order, count, and the values, or first and last of more than 256
/// space_size, where
///           designs in the space; of those in the part searched (size), and the axes held there (fixed)
/// metrics   name, canonical unit, which way is better: of those that the designs below have
/// objectives, bounds
///           of the problem: metric, direction; metric, relation, limit; with the unit
/// evaluations, statement
///           how many designs were judged, and how the search ended
/// provenance, silent_policies
///           where the judge is a pipeline: the constants that went into the metrics below, as in `to_json` of
///           `origins`, and the policies that do not say theirs
/// designs   of the front, in its order: axes and metrics by name
/// closest   where no design meets the bounds, the least violating: the same with the bounds that are
///           broken and the objectives that are undefined
///
/// Numbers   read back exactly. One that does not exist is null; beside "metrics" then stands why, by name:
///           "infeasible" has the reason, "not_finite" one of "nan", "inf", "-inf". Likewise for a limit
/// Cost      one evaluation per design, as for CSV; the whole document in memory, some 100 bytes a number
/// Errors    std::invalid_argument where the scenario is no object
/// Example   interop::to_json(front, {{"grid", "california"}}, area)["designs"][0]["metrics"]["area"]
template <class Problem, metric_tag... Tags>
[[nodiscard]] json to_json(const front<Problem>& found, const json& scenario, Tags...) {
  using all = appended_t<typename Problem::tags, Tags...>;
  using space_type = typename Problem::space_type;
  const Problem& problem = found.problem();
  json document;
  document["format"] = front_format;
  document["format_version"] = front_format_version;
  document["library_version"] =
      concat({std::to_string(CO2DESIGN_VERSION_MAJOR), ".", std::to_string(CO2DESIGN_VERSION_MINOR), ".",
              std::to_string(CO2DESIGN_VERSION_PATCH)});
  if (!scenario.is_null()) {
    if (!scenario.is_object()) throw std::invalid_argument("co2design: the scenario is no JSON object");
    document["scenario"] = scenario;
  }
  document["axes"] = []<class... Axes>(type_list<Axes...>) {
    json axes = json::array();
    (axes.push_back(detail::axis_to_json<Axes>()), ...);
    return axes;
  }(typename space_type::axes{});
  document["space_size"] = space_type::cardinality;
  document["where"] = detail::subspace_to_json(problem.where());
  document["metrics"] = detail::metrics_to_json(all{});
  json objectives = json::array(), bounds = json::array();
  problem.for_each_statement([&]<class Statement>(const Statement& statement) {
    if constexpr (co2design::detail::is_objective_v<Statement>)
      objectives.push_back(detail::statement_to_json(statement));
    else if constexpr (co2design::detail::is_bound_v<Statement>)
      bounds.push_back(detail::statement_to_json(statement));
  });
  document["objectives"] = objectives;
  document["bounds"] = bounds;
  document["evaluations"] = found.evaluations();
  document["statement"] = found.statement();
  if constexpr (requires { problem.judge().graph; }) {
    const origins from = detail::provenance_of(problem.judge(), all{});
    document["provenance"] = detail::rows_to_json(from);
    document["silent_policies"] = from.silent;
  }
  json designs = json::array(), closest = json::array();
  for (const auto& member : found) designs.push_back(detail::member_to_json(problem, member.design(), all{}));
  for (std::size_t i = 0; found.empty() && i < found.closest_size(); ++i) {
    closest.push_back(detail::member_to_json(problem, found.closest(i).design(), all{}));
    detail::add_violation(closest.back(), problem, found.closest(i).design());
  }
  document["designs"] = std::move(designs);
  document["closest"] = std::move(closest);
  return document;
}
template <class Problem, metric_tag... Tags>
[[nodiscard]] json to_json(const front<Problem>& found, Tags... further) {
  return to_json(found, json(), further...);
}

/// Writes `to_json(found, …)`: objectives and bounds, each axis and each design in a line of its own.
///
/// Errors    those of the stream and of `to_json`; nlohmann::json::type_error where a name or a text is not
///           UTF-8, which JSON cannot hold. Nothing is written before the document is whole
/// Cost      that of `to_json`, and the text in memory
/// Example   interop::write_json(file, front, {{"grid", "california"}}, embodied_carbon);
template <class Problem, metric_tag... Tags>
void write_json(std::ostream& out, const front<Problem>& found, const json& scenario, Tags... further) {
  const std::string text = detail::in_lines(to_json(found, scenario, further...));
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
}
template <class Problem, metric_tag... Tags>
void write_json(std::ostream& out, const front<Problem>& found, Tags... further) {
  write_json(out, found, json(), further...);
}

/// The designs of a document that `to_json` or `write_json` made of a front, in its order.
///
/// Errors    std::invalid_argument that names the place: the document is no front of this version, or as for
///           `design_from_json`
/// Example   for (auto d : interop::designs_from_json<chips>(interop::json::parse(file))) judge(d)
template <finite_space Space>
[[nodiscard]] std::vector<design<Space>> designs_from_json(const json& document) {
  using pointer = json::json_pointer;
  const auto expect = [&](const char* name, const json& wanted) {
    if (!document.is_object() || document.value(name, json()) != wanted)
      throw std::invalid_argument(concat({"/", name, ": is not ", wanted.dump()}));
  };
  expect("format", front_format);
  expect("format_version", front_format_version);
  const auto all = document.find("designs");
  if (all == document.end() || !all->is_array()) throw std::invalid_argument("/designs: no list of designs");
  std::vector<design<Space>> designs;
  designs.reserve(all->size());
  for (const json& one : *all) {
    const pointer place = pointer("/designs") / designs.size();
    const auto axes = one.is_object() ? one.find("axes") : one.end();
    if (axes == one.end()) throw std::invalid_argument(concat({place.to_string(), ": no design"}));
    designs.push_back(design_from_json<Space>(*axes, place / "axes"));
  }
  return designs;
}

}  // namespace co2design::interop
