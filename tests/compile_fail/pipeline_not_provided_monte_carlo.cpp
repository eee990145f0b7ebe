// SPDX-License-Identifier: BSL-1.0
// monte_carlo is asked for a metric that policies provide.
// expect: "co2design/pipeline/not_provided" "area" "is asked for; policies provide" "latency" "energy"
#include <cstddef>

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
constexpr auto make_judge = [](const auto&) { return make_pipeline<chips>(array{}); };

#ifdef CO2DESIGN_EXPECT_ERROR
constexpr auto wanted = area;
#else
constexpr auto wanted = energy;
#endif

std::size_t used(const design<chips>& d) { return monte_carlo(1, 10, make_judge, d, wanted).size(); }
