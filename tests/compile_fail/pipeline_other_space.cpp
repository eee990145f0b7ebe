// SPDX-License-Identifier: BSL-1.0
// A pipeline judges designs of its space.
// expect: "co2design/pipeline/other_space" "the design is of another space;" "this pipeline's has" "cores"
// cure: a design of the pipeline's space; project and combine carry designs between spaces.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/space.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

struct array {
  using provides = metrics<energy>;
  using reads = axes<"cores">;
  constexpr auto operator()(auto const& in) const noexcept { return 1_J * in["cores"_axis]; }
};

// [case]
using chips = space<axis<"cores", values<1, 2>>>;
using packages = join<chips, space<axis<"dies", values<1, 2, 4>>>>;

auto used(const design<packages>& package) {
  constexpr auto judge = make_pipeline<chips>(array{});
#ifdef CO2DESIGN_EXPECT_ERROR
  return judge(package)[energy] + judge(package, energy)[energy];
#else
  return judge(project<chips>(package))[energy];
#endif
}
// [/case]
