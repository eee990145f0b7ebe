// SPDX-License-Identifier: BSL-1.0
// tabulate is asked for metrics that policies provide.
// expect: "co2design/pipeline/not_provided" "area" "is asked for; policies provide" "latency" "energy"
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

struct array {
  using provides = metrics<latency, energy>;
  using reads = axes<"cores">;
  constexpr auto operator()(auto const& in) const noexcept {
    return results{latency(1_s), energy(1_J * in["cores"_axis])};
  }
};

#ifdef CO2DESIGN_EXPECT_ERROR
constexpr auto wanted = area;
#else
constexpr auto wanted = energy;
#endif

double used() {
  const auto tables = tabulate(make_pipeline<chips>(array{}), wanted);
  return canonical(tables(design<chips>::at(1))[energy]);
}
