// SPDX-License-Identifier: BSL-1.0
// A promise names what it is about: increasing<metrics...> or decreasing<metrics...>.
// expect: "co2design/policy/monotone" "power" "write increasing<metrics...>" "or decreasing<metrics...>"
// cure: using monotone = increasing<area>;
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
  using needs = metrics<area>;
  using monotone = metrics<area>;
#else
  using needs = metrics<area>;
  using monotone = increasing<area>;
#endif
  constexpr auto operator()(auto const& in) const noexcept { return in[area] / 1_mm2 * 1_J; }
};
// [/case]

auto used(const design<chips>& chip) { return make_pipeline<chips>(array{}, power{})(chip)[energy]; }
