// SPDX-License-Identifier: BSL-1.0
// A cycle stays the only error, whatever is done with the pipeline.
// expect: "co2design/pipeline/cycle" "latency" "needs" "latency"
#include <array>
#include <span>

#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/search.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

struct array {
  using provides = metrics<latency, energy>;
  using arithmetic = scalar;
#ifdef CO2DESIGN_EXPECT_ERROR
  using needs = metrics<latency>;
#endif
  constexpr auto operator()(auto const&) const noexcept { return results{latency(1_s), energy(1_J)}; }
};

void used(const std::array<design<chips>, 4>& all) {
  constexpr auto judge = make_pipeline<chips>(array{});
  static_cast<void>(judge(all[0])[energy]);
  static_cast<void>(judge(all[0], energy, latency)[energy]);
  static_cast<void>(judge.axes_of(energy) + judge.policies_of(energy).size());
  static_cast<void>(judge.is_expensive(energy) || judge.may_be_infeasible(energy) || judge.provides(energy));
  static_cast<void>(trace(judge, energy)[energy]);
  static_cast<void>(trace(judge, all[0], energy).constant() < 1_J);
  static_cast<void>(explain(judge, energy).policies.size() + explain(judge).policies.size());
  static_cast<void>(from_leaves<float>(judge, all[0], results{energy(1_J), latency(1_s)}, energy)[energy]);
  static_cast<void>(evaluate_as<float>(judge, all[0], energy)[energy]);
  static_cast<void>(evaluate_lanes(judge, all, energy)[energy]);
  static_cast<void>(evaluate_batch(judge, std::span<const design<chips>>(all), energy)[0][energy]);
  const problem fast{judge, minimize(energy), latency <= 1_s};
  const auto front = nsga2{.population = 2, .generations = 1}(fast);
  for (const auto& member : front) static_cast<void>(member[energy]);
}
