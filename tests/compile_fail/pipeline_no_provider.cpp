// SPDX-License-Identifier: BSL-1.0
// Every need has a provider.
// expect: "co2design/pipeline/no_provider" "latency" "is needed by" "power" "and no policy provides it"
// cure: a policy that provides the metric, in the list; the order does not matter.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

struct delay {
  using provides = metrics<latency>;
  constexpr auto operator()(auto const&) const noexcept { return 2_s; }
};
// [case]
struct power {
  using provides = metrics<energy>;
  using needs = metrics<latency>;
  constexpr auto operator()(auto const& in) const noexcept { return in[latency] * 1_W; }
};

constexpr auto used(const design<chips>& chip) {
#ifdef CO2DESIGN_EXPECT_ERROR
  return make_pipeline<chips>(power{})(chip)[energy];
#else
  return make_pipeline<chips>(power{}, delay{})(chip)[energy];
#endif
}
// [/case]

inline constexpr auto constant = used(design<chips>::at(0));
