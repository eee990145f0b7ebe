// SPDX-License-Identifier: BSL-1.0
// batched is asked for metrics that policies provide.
// expect: "co2design/pipeline/not_provided" "latency" "is asked for; policies provide" "energy"
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
constexpr auto wanted = latency;
#else
constexpr auto wanted = energy;
#endif

double used() {
  batched all(tabulate(make_pipeline<chips>(array{}), energy), wanted);
  columns found(4, wanted);
  all(2, found);
  return canonical(found[wanted][3]);
}
