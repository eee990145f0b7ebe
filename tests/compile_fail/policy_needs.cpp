// SPDX-License-Identifier: BSL-1.0
// needs is a list of metrics and facts.
// expect: "co2design/policy/needs" "power" "declare needs = metrics<...>" "of metrics and facts"
// cure: using needs = metrics<area>;
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

struct array {
  using provides = metrics<area>;
  constexpr auto operator()(auto const&) const noexcept { return 1_mm2; }
};

// [case]
struct power {
  using provides = metrics<energy>;
#ifdef CO2DESIGN_EXPECT_ERROR
  using needs = metrics<3>;
#else
  using needs = metrics<area>;
#endif
  constexpr auto operator()(auto const&) const noexcept { return 1_J; }
};
// [/case]

auto used(const design<chips>& chip) { return make_pipeline<chips>(array{}, power{})(chip)[energy]; }
