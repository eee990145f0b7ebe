// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <co2design/core/text.hpp>
#include <co2design/core/type_list.hpp>
#include <co2design/core/type_name.hpp>
#include <co2design/metric/declarations.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/pipeline/detail/asked.hpp>
#include <co2design/pipeline/detail/is_table.hpp>
#include <co2design/units/dimension.hpp>

namespace co2design {

/// What a pipeline is made of: who computes what from what, on which axes, and who is not used.
///
/// Shape     plain data, in the order of evaluation; `out << explanation` is text for people,
///           `write_graphviz(out, explanation)` a picture for `dot`
struct explanation {
  struct metric {
    std::string name;
    std::string unit;  ///< canonical; empty for a fact
  };
  struct table {
    std::uint64_t rows, bytes;
  };
  struct policy {
    std::string name;  ///< "table of" the policy that it was filled by where it is a table
    std::vector<metric> provides;
    std::vector<std::string> needs, reads;
    std::vector<std::string> axes;      ///< that its metrics depend on, directly or through what it needs
    std::vector<std::string> monotone;  ///< what it promises: "increasing in energy"
    bool is_generic, is_expensive, may_be_infeasible;
    bool used;                   ///< whether one of the metrics asked about takes it
    std::optional<table> holds;  ///< what its answers are looked up in, see `tabulate`
  };
  std::vector<std::string> asked;  ///< the metrics asked about; none: all
  std::vector<std::string> axes;   ///< of the space
  std::vector<policy> policies;    ///< each after those it depends on
};

namespace detail {

// A compiler's name of a type without what says nothing to a reader: the library's namespace, how a literal is
// held (npu<fixed_string<6>{"cores"}> is npu<"cores">), and that a number is a double (basic_operational<double> is
// operational).
inline std::string readable_name(std::string_view name) {
  constexpr std::string_view basic = "basic_", in_doubles = "<double>";
  std::string out;
  while (!name.empty()) {
    if (name.starts_with("co2design::")) {
      name.remove_prefix(11);
    } else if (name.starts_with("fixed_string<")) {
      const std::size_t open = name.find('"'),
                        close = open == name.npos ? name.npos : name.find('"', open + 1);
      if (close == name.npos) return out + std::string(name);
      out += name.substr(open, close - open + 1);
      name.remove_prefix(close + 1);
      while (name.starts_with("}")) name.remove_prefix(1);
    } else {
      if (name.front() != '&') out += name.front();  // clang's mark of a function as an argument
      name.remove_prefix(1);
    }
  }
  if (const std::size_t at = out.find(basic); at != out.npos && out.ends_with(in_doubles)) {
    out.resize(out.size() - in_doubles.size());
    out.erase(at, basic.size());
  }
  return out;
}

template <class Tag>
std::string unit_of() {
  if constexpr (metric_tag<Tag>)
    return std::string(symbol_v<typename Tag::dimension>);
  else
    return {};
}

template <auto... Tags>
void add_promise(std::vector<std::string>& all, increasing<Tags...>) {
  (all.push_back(concat({"increasing in ", Tags.name})), ...);
}
template <auto... Tags>
void add_promise(std::vector<std::string>& all, decreasing<Tags...>) {
  (all.push_back(concat({"decreasing in ", Tags.name})), ...);
}

template <class Judge, std::size_t Index, class Policy = explanation::policy>
Policy explain_policy([[maybe_unused]] const Judge& judge) {
  using policy = typename Judge::template policy_type<Index>;
  constexpr const auto& graph = Judge::graph;
  const auto names = [](const auto& list, std::size_t first, std::size_t last) {
    std::vector<std::string> all;
    for (std::size_t i = first; i < last; ++i) all.emplace_back(list[i]);
    return all;
  };
  Policy out{.name = readable_name(graph.policy_names[Index]),
             .provides = {},
             .needs = names(graph.needed, graph.first_needed[Index], graph.first_needed[Index + 1]),
             .reads = names(graph.read, graph.first_read[Index], graph.first_read[Index + 1]),
             .axes = {},
             .monotone = {},
             .is_generic = graph.is_generic[Index],
             .is_expensive = cost_v<policy> == expensive,
             .may_be_infeasible = false,
             .used = true,
             .holds = {}};
  if constexpr (is_table_v<policy>) {
    const auto& table = judge.template policy_at<Index>();
    out.name = concat({"table of ", readable_name(type_name<typename policy::policy_type>())});
    out.holds = explanation::table{table.rows().size(), table.bytes()};
  }
  for (std::size_t a = 0; a < Judge::space_type::names.size(); ++a)
    if ((graph.axes[Index] >> a & 1) != 0) out.axes.emplace_back(Judge::space_type::names[a]);
  [&]<auto... Tags>(metrics<Tags...>) {
    (out.provides.push_back({std::string(Tags.name), unit_of<tag_type<Tags>>()}), ...);
    out.may_be_infeasible = (Judge::may_be_infeasible(Tags) || ...);
  }(typename policy::provides{});
  [&]<class... Promises>(type_list<Promises...>) {
    (add_promise(out.monotone, Promises{}), ...);
  }(monotone_t<policy>{});
  return out;
}

template <class Names>
std::string listed(const Names& names) {
  std::string all;
  for (const auto& one : names) all += concat({all.empty() ? "" : ", ", one});
  return all;
}

// A string of Graphviz.
template <class Text>
std::string dot_text(const Text& given) {
  const std::string_view text = given;
  std::string all = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') all += '\\';
    if (c == '\n')
      all += "\\n";
    else
      all += c;
  }
  return all + "\"";
}

template <class Table>
std::string size_text(const Table& of) {
  return concat(
      {std::to_string(of.rows), of.rows == 1 ? " row, " : " rows, ", std::to_string(of.bytes), " bytes"});
}
template <class Policy>
std::string box_text(const Policy& of) {
  return of.holds ? concat({of.name, "\n", size_text(*of.holds)}) : of.name;
}

// What one policy provides and another needs.
template <class Policy>
auto flow_between(const Policy& from, const Policy& to) {
  std::remove_cvref_t<decltype(from.needs)> all;
  for (const auto& metric : from.provides)
    for (const auto& need : to.needs)
      if (need == metric.name) all.push_back(need);
  return all;
}

}  // namespace detail

/// Explains a pipeline; with metrics, also which policies these take and which are not used.
///
/// Cost      compiles every policy's call, as it says which may be infeasible
/// Errors    a metric that no policy provides is `co2design/pipeline/not_provided`
/// Example   std::cout << explain(judge, total_carbon, accuracy);
template <class Judge, class... Tags>
[[nodiscard]] explanation explain(const Judge& judge, Tags...) {
  detail::compiled_for<Judge, explanation> out;
  if constexpr (detail::can_answer<Judge, Tags...>()) {
    out.asked = {std::string(Tags::name)...};
    out.axes.assign(Judge::space_type::names.begin(), Judge::space_type::names.end());
    decltype(out.policies) declared;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (declared.push_back(detail::explain_policy<Judge, I>(judge)), ...);
    }(std::make_index_sequence<Judge::size>{});
    if constexpr (sizeof...(Tags) > 0) {
      for (auto& one : declared) one.used = false;
      for (const std::size_t p : Judge::policies_of(Tags{}...)) declared[p].used = true;
    }
    for (std::size_t i = 0; i < Judge::size; ++i)
      out.policies.push_back(std::move(declared[Judge::graph.order[i]]));
  }
  return out;
}

/// For people: each metric with its unit and the axes that it depends on, under the policy that computes it.
template <std::same_as<explanation> Explanation>  // so that only who prints one compiles it
std::ostream& operator<<(std::ostream& out, const Explanation& of) {
  for (const auto& policy : of.policies) {
    if (!policy.used) continue;
    out << policy.name << (policy.is_generic ? "  generic" : "") << (policy.is_expensive ? "  expensive" : "")
        << '\n';
    if (!policy.needs.empty()) out << "  from      " << detail::listed(policy.needs) << '\n';
    if (!policy.reads.empty()) out << "  reads     " << detail::listed(policy.reads) << '\n';
    if (!policy.monotone.empty()) out << "  promises  " << detail::listed(policy.monotone) << '\n';
    std::remove_cvref_t<decltype(policy.needs)> computed;
    for (const auto& metric : policy.provides)
      computed.push_back(metric.unit.empty() || metric.unit == "1"
                             ? metric.name
                             : concat({metric.name, " [", metric.unit, "]"}));
    out << "  computes  " << detail::listed(computed)
        << (policy.may_be_infeasible ? "; may be infeasible" : "") << "\n  varies    with "
        << (policy.axes.empty()                    ? "no axis"
            : policy.axes.size() == of.axes.size() ? concat({"all ", std::to_string(of.axes.size()), " axes"})
                                                   : detail::listed(policy.axes))
        << '\n';
    if (policy.holds) out << "  holds     " << detail::size_text(*policy.holds) << '\n';
  }
  std::remove_cvref_t<decltype(of.asked)> unused;
  for (const auto& policy : of.policies)
    if (!policy.used) unused.push_back(policy.name);
  if (!of.asked.empty())
    out << "for " << detail::listed(of.asked)
        << " not used: " << (unused.empty() ? "none" : detail::listed(unused)) << '\n';
  return out;
}

/// For `dot` (Graphviz): boxes are policies, rounded where generic, grey where not used, and drums are tables;
/// an arrow is what flows from who computes it to who needs it, from an axis to who reads it, and to the
/// metrics asked about.
template <std::same_as<explanation> Explanation>
void write_graphviz(std::ostream& out, const Explanation& of) {
  out << "digraph pipeline {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n";
  for (std::size_t p = 0; p < of.policies.size(); ++p) {
    const auto& policy = of.policies[p];
    out << "  p" << p << " [label=" << detail::dot_text(detail::box_text(policy))
        << (policy.holds ? ", shape=cylinder" : "") << (policy.is_generic ? ", style=rounded" : "")
        << (policy.used ? "" : ", color=grey, fontcolor=grey") << "];\n";
    for (std::size_t q = 0; q < of.policies.size(); ++q)
      if (const auto flow = detail::flow_between(policy, of.policies[q]); !flow.empty())
        out << "  p" << p << " -> p" << q << " [label=" << detail::dot_text(detail::listed(flow)) << "];\n";
    for (const auto& axis : policy.reads) out << "  " << detail::dot_text(axis) << " -> p" << p << ";\n";
    for (std::size_t a = 0; a < of.asked.size(); ++a)
      for (const auto& metric : policy.provides)
        if (metric.name == of.asked[a])
          out << "  asked" << a << " [shape=ellipse, label=" << detail::dot_text(metric.name) << "];\n  p"
              << p << " -> asked" << a << ";\n";
  }
  for (const auto& axis : of.axes) out << "  " << detail::dot_text(axis) << " [shape=plaintext];\n";
  out << "}\n";
}

}  // namespace co2design
