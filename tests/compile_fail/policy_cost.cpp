// SPDX-License-Identifier: BSL-1.0
// cost is cheap or expensive.
// expect: "co2design/policy/cost" "power" "declare cost = cheap or expensive"
// cure: static constexpr auto cost = expensive; or nothing, which is cheap.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

// [case]
struct power {
  using provides = metrics<energy>;
#ifdef CO2DESIGN_EXPECT_ERROR
  static constexpr auto cost = 3;
#else
  static constexpr auto cost = cheap;
#endif
  constexpr auto operator()(auto const&) const noexcept { return 1_J; }
};
// [/case]

auto used(const design<chips>& chip) { return make_pipeline<chips>(power{})(chip)[energy]; }
