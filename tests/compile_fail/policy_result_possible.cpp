// SPDX-License-Identifier: BSL-1.0
// A policy that may be infeasible returns what it provides, too.
// expect: "co2design/policy/result" "forgetful" "return the metric it provides," "or results{...} with each"
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

struct forgetful {
  using provides = metrics<latency, energy>;
  constexpr auto operator()(auto const&) const noexcept {
#ifdef CO2DESIGN_EXPECT_ERROR
    return feasible_if(true, 1_s, "never");
#else
    return feasible_if(true, results{latency(1_s), energy(2_J)}, "never");
#endif
  }
};

constexpr auto used(const design<chips>& chip) { return make_pipeline<chips>(forgetful{})(chip)[energy]; }

inline constexpr auto constant = used(design<chips>::at(0));
