// SPDX-License-Identifier: BSL-1.0
#include <co2design/pipeline/graph.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/metric/catalogue.hpp>

using namespace co2design;

// The graph reads declarations alone, so these policies have no bodies. Named and not anonymous, as their
// names are among the words of a mistake.
namespace graph_tests {

struct chip {
  using provides = metrics<area, peak_throughput>;
  using reads = axes<"cores", "width">;
};
struct model {
  using provides = metrics<accuracy>;
  using reads = axes<"layers">;
};
struct roofline {
  using provides = metrics<latency>;
  using needs = metrics<peak_throughput>;
  using reads = axes<"layers">;
};
struct power {
  using provides = metrics<energy>;
  using needs = metrics<latency, area>;
};
struct grid {
  using provides = metrics<operational_carbon>;
  using needs = metrics<energy>;
};
struct fab {
  using provides = metrics<embodied_carbon>;
  using needs = metrics<area>;
};
struct sum {
  using provides = metrics<total_carbon>;
  using needs = metrics<operational_carbon, embodied_carbon>;
};
struct constant {
  using provides = metrics<embodied_memory>;
};

struct latency_again {
  using provides = metrics<embodied_chip, latency>;
};
struct latency_from_total {
  using provides = metrics<peak_throughput, area>;
  using needs = metrics<total_carbon>;
};
struct from_itself {
  using provides = metrics<latency>;
  using needs = metrics<latency>;
};
struct reads_depth {
  using provides = metrics<area>;
  using reads = axes<"cores", "depth">;
};
inline constexpr metric<"latency", dimensions::energy> another_latency{};
struct needs_another {
  using provides = metrics<energy>;
  using needs = metrics<another_latency>;
};

using designs =
    space<axis<"layers", range<1, 4>>, axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

template <class... Policies>
inline constexpr const auto& over = graph_of<designs, Policies...>;

template <std::size_t N>
constexpr bool says(const diagnosis& found, const std::string_view (&words)[N]) {
  if (found.size != N) return false;
  for (std::size_t i = 0; i < N; ++i)
    if (found.words[i] != words[i]) return false;
  return true;
}

// Every policy once, after all it depends on.
template <class Graph>
constexpr bool in_topological_order(const Graph& graph, std::size_t policies) {
  for (std::size_t p = 0; p < policies; ++p) {
    std::size_t at = 0, times = 0;
    for (std::size_t i = 0; i < policies; ++i)
      if (graph.order[i] == p) {
        at = i;
        ++times;
      }
    if (times != 1) return false;
    for (std::size_t n = graph.first_needed[p]; n < graph.first_needed[p + 1]; ++n) {
      bool before = false;
      for (std::size_t i = 0; i < at; ++i) before = before || graph.order[i] == graph.needed_from[n];
      if (!before) return false;
    }
  }
  return true;
}

}  // namespace graph_tests

using namespace graph_tests;

TEST_CASE("a graph knows the provider of each metric") {
  constexpr const auto& graph = over<model, chip, fab>;
  STATIC_CHECK(graph.found.sound());
  STATIC_CHECK(graph.provider_of("accuracy") == 0);
  STATIC_CHECK(graph.provider_of("area") == 1);
  STATIC_CHECK(graph.provider_of("peak_throughput") == 1);
  STATIC_CHECK(graph.provider_of("embodied_carbon") == 2);
  STATIC_CHECK(graph.provider_of("latency") == 3);
  STATIC_CHECK(graph.provider_of("") == 3);
}

TEST_CASE("a graph knows whom each need comes from") {
  constexpr const auto& graph = over<power, chip, roofline>;
  STATIC_CHECK(graph.needed_from[0] == 2);  // power needs latency
  STATIC_CHECK(graph.needed_from[1] == 1);  // power needs area
  STATIC_CHECK(graph.needed_from[2] == 1);  // roofline needs peak_throughput
  STATIC_CHECK(graph.first_needed[0] == 0);
  STATIC_CHECK(graph.first_needed[1] == 2);
  STATIC_CHECK(graph.first_needed[2] == 2);
  STATIC_CHECK(graph.first_needed[3] == 3);
}

TEST_CASE("every policy stands after all it depends on, in whatever order they are listed") {
  STATIC_CHECK(in_topological_order(over<chip, model, roofline, power, grid, fab, sum>, 7));
  STATIC_CHECK(in_topological_order(over<sum, fab, grid, power, roofline, model, chip>, 7));
  STATIC_CHECK(in_topological_order(over<grid, sum, power, chip, fab, roofline, model>, 7));
  STATIC_CHECK(in_topological_order(over<fab, roofline, sum, model, grid, chip, power>, 7));
  STATIC_CHECK(in_topological_order(over<constant>, 1));
  STATIC_CHECK(in_topological_order(over<>, 0));
}

TEST_CASE("a policy depends on the axes it reads and on those its needs depend on") {
  constexpr std::uint64_t layers = 1, cores = 2, width = 4;
  constexpr const auto& graph = over<sum, grid, fab, power, roofline, model, chip, constant>;
  const auto axes_of = [&](std::string_view metric) { return graph.axes[graph.provider_of(metric)]; };
  STATIC_CHECK(graph.axes[graph.provider_of("accuracy")] == layers);
  STATIC_CHECK(graph.axes[graph.provider_of("area")] == (cores | width));
  STATIC_CHECK(graph.axes[graph.provider_of("embodied_carbon")] == (cores | width));
  STATIC_CHECK(graph.axes[graph.provider_of("embodied_memory")] == 0);
  CHECK(axes_of("latency") == (layers | cores | width));
  CHECK(axes_of("energy") == (layers | cores | width));
  CHECK(axes_of("total_carbon") == (layers | cores | width));
}

TEST_CASE("a need that nobody provides is named, with who needs it") {
  STATIC_CHECK(
      says(over<model, roofline>.found, {"co2design/pipeline/no_provider", "peak_throughput", "is needed by",
                                         "graph_tests::roofline", "and no policy provides it"}));
}

TEST_CASE("two providers of a metric are named") {
  STATIC_CHECK(says(over<roofline, chip, latency_again>.found,
                    {"co2design/pipeline/two_providers", "latency", "is provided by", "graph_tests::roofline",
                     "and by", "graph_tests::latency_again"}));
  STATIC_CHECK(says(over<chip, chip>.found, {"co2design/pipeline/two_providers", "area", "is provided by",
                                             "graph_tests::chip", "and by", "graph_tests::chip"}));
}

TEST_CASE("two tags of one name are named, with their policies") {
  STATIC_CHECK(says(over<needs_another, chip, roofline>.found,
                    {"co2design/pipeline/two_tags", "latency", "means one metric in", "graph_tests::roofline",
                     "and another in", "graph_tests::needs_another"}));
}

TEST_CASE("a cycle is shown as the path around it") {
  STATIC_CHECK(says(over<from_itself>.found, {"co2design/pipeline/cycle", "latency", "needs", "latency"}));
  STATIC_CHECK(says(over<latency_from_total, sum, fab, constant, grid, power, roofline>.found,
                    {"co2design/pipeline/cycle", "total_carbon", "needs", "operational_carbon", "needs",
                     "energy", "needs", "latency", "needs", "peak_throughput", "needs", "total_carbon"}));
}

TEST_CASE("a cycle is shown without the path that leads to it") {
  struct leads_there {
    using provides = metrics<accuracy>;
    using needs = metrics<latency>;
  };
  STATIC_CHECK(says(over<leads_there, from_itself>.found,
                    {"co2design/pipeline/cycle", "latency", "needs", "latency"}));
}

TEST_CASE("two ways to one provider are no cycle") {
  STATIC_CHECK(over<sum, fab, grid, power, roofline, chip>.found.sound());
}

TEST_CASE("an axis the space lacks is named, with those it has") {
  STATIC_CHECK(says(over<model, reads_depth>.found,
                    {"co2design/pipeline/unknown_axis", "depth", "is read by", "graph_tests::reads_depth",
                     "the space has", "layers", "cores", "width"}));
  STATIC_CHECK(says(graph_of<space<>, model>.found, {"co2design/pipeline/unknown_axis", "layers",
                                                     "is read by", "graph_tests::model", "the space has"}));
}

TEST_CASE("the first mistake is the one that is shown") {
  STATIC_CHECK(says(over<from_itself, from_itself>.found,
                    {"co2design/pipeline/two_providers", "latency", "is provided by",
                     "graph_tests::from_itself", "and by", "graph_tests::from_itself"}));
  STATIC_CHECK(over<from_itself, reads_depth>.found.words[0] == "co2design/pipeline/cycle");
}
