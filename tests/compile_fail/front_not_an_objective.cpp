// SPDX-License-Identifier: BSL-1.0
// The best design in a metric that is no objective need not be on the front.
// expect: "co2design/front/not_an_objective" "area" "is no objective of the front:" "its best need not be on it"
// cure: ask for an objective, or make the metric one: minimize(area).
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/search.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;
using namespace co2design::literals;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

struct array {
  using provides = metrics<area, energy, latency>;
  using reads = axes<"cores", "width">;
  constexpr auto operator()(auto const& in) const noexcept {
    const double lanes = in["cores"_axis] * in["width"_axis];
    return results{area(lanes * 0.1_mm2), energy(lanes * 1_J), latency(1_s / lanes)};
  }
};
// [case]
auto used() {
  constexpr auto judge = make_pipeline<chips>(array{});
  const auto front = nsga2{.population = 2, .generations = 1}(problem{judge, minimize(energy), minimize(latency)});
#ifdef CO2DESIGN_EXPECT_ERROR
  return best(front, area, latency <= 50_ms).has_value();
#else
  return best(front, energy, latency <= 50_ms).has_value();
#endif
}
// [/case]
