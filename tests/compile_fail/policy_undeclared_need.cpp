// SPDX-License-Identifier: BSL-1.0
// A policy looks up the metrics it declares.
// expect: "co2design/policy/undeclared_need" "power" "looks up" "area" "add it to needs = metrics<...>"
// cure: using needs = metrics<…>; with every metric that the body looks up.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

// [case]
struct array {
  using provides = metrics<latency, area>;
  constexpr auto operator()(auto const&) const noexcept { return results{latency(1_s), area(2_mm2)}; }
};
struct power {
  using provides = metrics<energy>;
#ifdef CO2DESIGN_EXPECT_ERROR
  using needs = metrics<latency>;
#else
  using needs = metrics<latency, area>;
#endif
  constexpr auto operator()(auto const& in) const noexcept { return in[latency] * (in[area] / 1_mm2) * 1_W; }
};
// [/case]

constexpr auto used(const design<chips>& chip) {
  return make_pipeline<chips>(power{}, array{})(chip)[energy];
}

inline constexpr auto constant = used(design<chips>::at(0));
