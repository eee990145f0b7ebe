// SPDX-License-Identifier: BSL-1.0
// Pipelines and problems over a space with a continuous axis.
#include <co2design/pipeline/make_pipeline.hpp>

#include <cstdint>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/metric/catalogue.hpp>
#include <co2design/search/problem.hpp>
#include <co2design/search/random_search.hpp>
#include <co2design/space/restrict.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;
using namespace co2design::literals;

namespace {

struct cpu_clock {
  using provides = metrics<latency>;
  using reads = axes<"cores", "voltage">;
  constexpr auto operator()(auto const& in) const noexcept {
    return 1_s / (in["cores"_axis] * in["voltage"_axis]);
  }
};
struct power {
  using provides = metrics<energy>;
  using needs = metrics<latency>;
  using reads = axes<"voltage">;
  constexpr auto operator()(auto const& in) const noexcept {
    return in[latency] * (in["voltage"_axis] * in["voltage"_axis]) * 8_W;
  }
};

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.5, 1>>>;
constexpr auto judge = make_pipeline<chips>(power{}, cpu_clock{});
constexpr design<chips> slow("cores"_axis = 2, "voltage"_axis = 0.5);

}  // namespace

TEST_CASE("a pipeline judges designs of a continuous space") {
  STATIC_CHECK(judge(slow)[latency] == 1_s);
  STATIC_CHECK(judge(slow)[energy] == 2_J);
  STATIC_CHECK(judge(slow.with("voltage"_axis = 0.625), latency)[latency] == 0.8_s);
  STATIC_CHECK(judge.axes_of(energy) == 0b11U);
}

TEST_CASE("an axis that a continuous space lacks is found") {
  using constant = space<axis<"voltage", real<0.5, 1>>>;
  constexpr auto& found = graph_of<constant, cpu_clock>.found;
  STATIC_CHECK(found.words[0] == "co2design/pipeline/unknown_axis");
  STATIC_CHECK(found.words[1] == "cores");
}

TEST_CASE("a problem scores designs of a continuous space") {
  constexpr problem study{judge, minimize(energy), latency <= 0.75_s};
  STATIC_CHECK(study.evaluate(slow).objectives[0] == 2);
  STATIC_CHECK(!study.evaluate(slow).feasible());
  STATIC_CHECK(study.evaluate(slow.with("cores"_axis = 4)).feasible());
}

TEST_CASE("a search takes the space with points for its continuous axes") {
  using points = discretize<chips, 3>;
  const problem study{make_pipeline<points>(power{}, cpu_clock{}), minimize(energy), minimize(latency)};
  const auto found = random_search{.evaluations = 100}(study);
  CHECK(found.evaluations() == points::cardinality);
  // Energy is 8 V / cores: four cores win, and voltage buys time for energy.
  REQUIRE(found.size() == 3);
  CHECK(found[0]["voltage"_axis] == 0.5);
  CHECK(found[1]["voltage"_axis] == 0.75);
  CHECK(found[2]["voltage"_axis] == 1);
  for (const auto& one : found) CHECK(one["cores"_axis] == 4);
}
