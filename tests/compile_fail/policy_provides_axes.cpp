// SPDX-License-Identifier: BSL-1.0
// provides is a list of metrics; an axis is chosen, not computed.
// expect: "co2design/policy/provides" "power" "declare provides = metrics<...>" "of metrics and facts"
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

// [case]
struct power {
#ifdef CO2DESIGN_EXPECT_ERROR
  using provides = axes<"cores">;
#else
  using provides = metrics<energy>;
#endif
  constexpr auto operator()(auto const&) const noexcept { return 1_J; }
};
// [/case]

auto used(const design<chips>& chip) { return make_pipeline<chips>(power{})(chip)[energy]; }
