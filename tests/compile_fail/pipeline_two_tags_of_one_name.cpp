// SPDX-License-Identifier: BSL-1.0
// A name means one metric.
// expect: "co2design/pipeline/two_tags" "latency" "means one metric in" "delay" "and another in" "power"
// cure: one definition of the metric, shared by both.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
inline constexpr metric<"latency", dimensions::time, better::higher> my_latency{};
#else
inline constexpr auto my_latency = latency;
#endif
// [/case]

struct delay {
  using provides = metrics<latency>;
  constexpr auto operator()(auto const&) const noexcept { return 2_s; }
};
struct power {
  using provides = metrics<energy>;
  using needs = metrics<my_latency>;
  constexpr auto operator()(auto const& in) const noexcept { return in[my_latency] * 1_W; }
};

constexpr auto used(const design<chips>& chip) {
  return make_pipeline<chips>(power{}, delay{})(chip)[energy];
}

inline constexpr auto constant = used(design<chips>::at(0));
