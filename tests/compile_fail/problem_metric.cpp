// SPDX-License-Identifier: BSL-1.0
// Objectives are metrics: a fact has no order.
// expect: "co2design/problem/metric" "chip" "is a fact: objectives and" "bounds take metrics"
// cure: a metric that is computed from the fact.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/search.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

inline constexpr fact<"chip", int> chip{};
struct array {
  using provides = metrics<chip, energy>;
  constexpr auto operator()(auto const&) const noexcept { return results{chip(1), energy(1_J)}; }
};
// [case]
auto used() {
  constexpr auto judge = make_pipeline<chips>(array{});
#ifdef CO2DESIGN_EXPECT_ERROR
  const problem least{judge, minimize(chip)};
#else
  const problem least{judge, minimize(energy)};
#endif
  return nsga2{.population = 2, .generations = 1}(least).size();
}
// [/case]
