// SPDX-License-Identifier: BSL-1.0
// A policy with several metrics returns each under its name.
// expect: "co2design/policy/result" "power" "return the metric it provides," "or results{...} with each"
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

struct power {
  using provides = metrics<latency, energy>;
  constexpr auto operator()(auto const&) const noexcept {
#ifdef CO2DESIGN_EXPECT_ERROR
    return 1_J;
#else
    return results{latency(1_s), energy(1_J)};
#endif
  }
};

auto used(const design<chips>& chip) { return make_pipeline<chips>(power{})(chip)[energy]; }
