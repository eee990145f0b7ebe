// SPDX-License-Identifier: BSL-1.0
// A policy returns what it provides, not nothing.
// expect: "co2design/policy/call" "silent" "gives no result: write" "operator()(auto const& in) const"
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

struct silent {
  using provides = metrics<latency>;
#ifdef CO2DESIGN_EXPECT_ERROR
  constexpr void operator()(auto const&) const noexcept {}
#else
  constexpr auto operator()(auto const&) const noexcept { return 1_s; }
#endif
};

constexpr auto used(const design<chips>& chip) { return make_pipeline<chips>(silent{})(chip)[latency]; }

inline constexpr auto constant = used(design<chips>::at(0));
