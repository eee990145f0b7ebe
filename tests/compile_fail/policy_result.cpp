// SPDX-License-Identifier: BSL-1.0
// A policy returns what it provides.
// expect: "co2design/policy/result" "forgetful" "gives no" "energy" "return results{...} with each"
// cure: results{…} with each metric of provides under its name.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

// [case]
struct forgetful {
  using provides = metrics<latency, energy>;
  constexpr auto operator()(auto const&) const noexcept {
#ifdef CO2DESIGN_EXPECT_ERROR
    return results{latency(1_s)};
#else
    return results{latency(1_s), energy(2_J)};
#endif
  }
};
// [/case]

constexpr auto used(const design<chips>& chip) { return make_pipeline<chips>(forgetful{})(chip)[energy]; }

inline constexpr auto constant = used(design<chips>::at(0));
