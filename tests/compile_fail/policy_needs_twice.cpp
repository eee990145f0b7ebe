// SPDX-License-Identifier: BSL-1.0
// A policy declares a need once.
// expect: "co2design/policy/needs_twice" "power" "needs" "latency" "and declares it twice"
// cure: each need once.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

// [case]
struct delay {
  using provides = metrics<latency>;
  constexpr auto operator()(auto const&) const noexcept { return 2_s; }
};
struct power {
  using provides = metrics<energy>;
#ifdef CO2DESIGN_EXPECT_ERROR
  using needs = metrics<latency, latency>;
#else
  using needs = metrics<latency>;
#endif
  constexpr auto operator()(auto const& in) const noexcept { return in[latency] * 1_W; }
};
// [/case]

constexpr auto used(const design<chips>& chip) {
  return make_pipeline<chips>(power{}, delay{})(chip)[energy];
}

inline constexpr auto constant = used(design<chips>::at(0));
