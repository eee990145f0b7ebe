// SPDX-License-Identifier: BSL-1.0
#include <co2design/pipeline/explain.hpp>

#include <algorithm>
#include <sstream>
#include <string>

#include <co2design/metric/catalogue.hpp>
#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/pipeline/tabulate.hpp>
#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>

using namespace co2design;

// At namespace scope and not in an unnamed one, which compilers spell differently.
namespace shop {

using toy = space<axis<"cores", values<1, 2, 4>>, axis<"layers", range<1, 3>>>;
inline constexpr fact<"plan", int> plan{};

struct chip {
  using provides = metrics<area, plan>;
  using reads = axes<"cores">;
  constexpr auto operator()(const auto& in) const noexcept {
    return feasible_if(in["cores"_axis] < 4, results{area(1_mm2 * in["cores"_axis]), plan(3)}, "four");
  }
};
template <fixed_string Part>
struct model {
  using provides = metrics<latency>;
  using reads = axes<"layers">;
  constexpr auto operator()(const auto& in) const noexcept { return 1_s * in["layers"_axis]; }
};
template <class Rep>
struct basic_power {
  using provides = metrics<energy>;
  using needs = metrics<latency, area>;
  using monotone = type_list<increasing<latency>, decreasing<area>>;
  constexpr auto operator()(const auto& in) const noexcept { return in[latency] * 1_W / (in[area] / 1_mm2); }
};
struct oracle {
  using provides = metrics<accuracy>;
  static constexpr auto cost = expensive;
  auto submit(const auto& batch) const noexcept { return std::vector<double>(batch.size(), 0.5); }
};

inline const auto judge = make_pipeline<toy>(basic_power<double>{}, oracle{}, chip{}, model<"text">{});

}  // namespace shop

namespace {

template <class T>
std::string printed(const T& value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

}  // namespace

TEST_CASE("a pipeline is explained in the order of evaluation") {
  CHECK(printed(explain(shop::judge)) ==
        "shop::model<\"text\">\n"
        "  reads     layers\n"
        "  computes  latency [s]\n"
        "  varies    with layers\n"
        "shop::chip\n"
        "  reads     cores\n"
        "  computes  area [mm2], plan; may be infeasible\n"
        "  varies    with cores\n"
        "shop::power  generic\n"
        "  from      latency, area\n"
        "  promises  increasing in latency, decreasing in area\n"
        "  computes  energy [J]; may be infeasible\n"
        "  varies    with all 2 axes\n"
        "shop::oracle  expensive\n"
        "  computes  accuracy\n"
        "  varies    with no axis\n");
}

TEST_CASE("asked about some metrics, it says which policies they do not take") {
  const std::string text = printed(explain(shop::judge, latency, area));
  CHECK(text.find("shop::model") != std::string::npos);
  CHECK(text.ends_with("for latency, area not used: shop::power, shop::oracle\n"));
  CHECK(printed(explain(shop::judge, energy, accuracy)).ends_with("for energy, accuracy not used: none\n"));
}

TEST_CASE("an explanation is data") {
  const explanation of = explain(shop::judge, energy);
  CHECK(of.axes == std::vector<std::string>{"cores", "layers"});
  REQUIRE(of.policies.size() == 4);
  CHECK(of.policies[2].name == "shop::power");
  CHECK(of.policies[2].needs == std::vector<std::string>{"latency", "area"});
  CHECK(of.policies[2].is_generic);
  CHECK(of.policies[2].may_be_infeasible);
  CHECK(of.policies[2].used);
  CHECK(of.policies[3].is_expensive);
  CHECK_FALSE(of.policies[3].used);
  CHECK(of.policies[1].provides[0].unit == "mm2");
  CHECK(of.policies[1].provides[1].unit.empty());
}

TEST_CASE("as Graphviz: policies, axes, what flows, and what was asked for") {
  std::ostringstream out;
  write_graphviz(out, explain(shop::judge, energy));
  CHECK(out.str() ==
        "digraph pipeline {\n"
        "  rankdir=LR;\n"
        "  node [shape=box, fontname=\"sans-serif\"];\n"
        "  p0 [label=\"shop::model<\\\"text\\\">\"];\n"
        "  p0 -> p2 [label=\"latency\"];\n"
        "  \"layers\" -> p0;\n"
        "  p1 [label=\"shop::chip\"];\n"
        "  p1 -> p2 [label=\"area\"];\n"
        "  \"cores\" -> p1;\n"
        "  p2 [label=\"shop::power\", style=rounded];\n"
        "  asked0 [shape=ellipse, label=\"energy\"];\n"
        "  p2 -> asked0;\n"
        "  p3 [label=\"shop::oracle\", color=grey, fontcolor=grey];\n"
        "  \"cores\" [shape=plaintext];\n"
        "  \"layers\" [shape=plaintext];\n"
        "}\n");
}

TEST_CASE("of tables, what they were filled by and how large they are") {
  const auto tables = tabulate(
      make_pipeline<shop::toy>(shop::basic_power<double>{}, shop::chip{}, shop::model<"text">{}), energy);
  const explanation of = explain(tables, energy);
  REQUIRE(of.policies.size() == 3);
  CHECK(!of.policies[2].holds);
  REQUIRE(of.policies[1].holds);
  CHECK(of.policies[1].holds->rows == 3);
  CHECK(of.policies[1].holds->bytes == 24);
  CHECK(printed(of) ==
        "table of shop::model<\"text\">\n"
        "  reads     layers\n"
        "  computes  latency [s]\n"
        "  varies    with layers\n"
        "  holds     3 rows, 24 bytes\n"
        "table of shop::chip\n"
        "  reads     cores\n"
        "  computes  area [mm2]; may be infeasible\n"
        "  varies    with cores\n"
        "  holds     3 rows, 24 bytes\n"
        "shop::power  generic\n"
        "  from      latency, area\n"
        "  promises  increasing in latency, decreasing in area\n"
        "  computes  energy [J]; may be infeasible\n"
        "  varies    with all 2 axes\n"
        "for energy not used: none\n");
  std::ostringstream out;
  write_graphviz(out, of);
  CHECK(out.str().find("p1 [label=\"table of shop::chip\\n3 rows, 24 bytes\", shape=cylinder];") !=
        std::string::npos);
}
