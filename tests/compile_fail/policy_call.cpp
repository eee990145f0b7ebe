// SPDX-License-Identifier: BSL-1.0
// A policy is called with its inputs.
// expect: "co2design/policy/call" "mutable_call" "gives no result: write" "operator()(auto const& in) const"
// cure: constexpr auto operator()(auto const& in) const noexcept.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

// [case]
struct mutable_call {
  using provides = metrics<latency>;
#ifdef CO2DESIGN_EXPECT_ERROR
  constexpr auto operator()(auto const&) noexcept { return 1_s; }
#else
  constexpr auto operator()(auto const&) const noexcept { return 1_s; }
#endif
};
// [/case]

constexpr auto used(const design<chips>& chip) { return make_pipeline<chips>(mutable_call{})(chip)[latency]; }

inline constexpr auto constant = used(design<chips>::at(0));
