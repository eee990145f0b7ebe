// SPDX-License-Identifier: BSL-1.0
// arithmetic is generic or scalar.
// expect: "co2design/policy/arithmetic" "power" "is generic or scalar"
// cure: using arithmetic = generic; or = scalar;
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

// [case]
struct power {
  using provides = metrics<energy>;
#ifdef CO2DESIGN_EXPECT_ERROR
  using arithmetic = double;
#else
  using arithmetic = generic;
#endif
  constexpr auto operator()(auto const&) const noexcept { return 1_J; }
};
// [/case]

auto used(const design<chips>& chip) { return make_pipeline<chips>(power{})(chip)[energy]; }
