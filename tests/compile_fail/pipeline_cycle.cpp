// SPDX-License-Identifier: BSL-1.0
// No metric needs itself, directly or through others.
// expect: "co2design/pipeline/cycle" "energy" "needs" "area" "needs" "latency" "needs" "energy"
// cure: break the cycle: one of the policies takes its input from elsewhere.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

// [case]
struct from_energy {
  using provides = metrics<latency>;
  using needs = metrics<energy>;
  constexpr auto operator()(auto const& in) const noexcept { return in[energy] / 1_W; }
};
struct from_area {
  using provides = metrics<energy>;
  using needs = metrics<area>;
  constexpr auto operator()(auto const& in) const noexcept { return in[area] / 1_mm2 * 1_J; }
};
struct closes {
  using provides = metrics<area>;
#ifdef CO2DESIGN_EXPECT_ERROR
  using needs = metrics<latency>;
  constexpr auto operator()(auto const& in) const noexcept { return in[latency] / 1_s * 1_mm2; }
#else
  constexpr auto operator()(auto const&) const noexcept { return 1_mm2; }
#endif
};
// [/case]

constexpr auto used(const design<chips>& chip) {
  return make_pipeline<chips>(from_energy{}, closes{}, from_area{})(chip)[latency];
}

inline constexpr auto constant = used(design<chips>::at(0));
