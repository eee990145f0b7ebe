// SPDX-License-Identifier: BSL-1.0
// A policy returns its metric in the metric's dimension.
// expect: "co2design/metric/dimension" "latency" "is in" "s" "but the value given is in" "J"
// cure: an expression of the metric's dimension.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

// [case]
struct power {
  using provides = metrics<latency>;
  constexpr auto operator()(auto const&) const noexcept {
#ifdef CO2DESIGN_EXPECT_ERROR
    return 2_J;
#else
    return 2_J / 1_W;
#endif
  }
};
// [/case]

constexpr auto used(const design<chips>& chip) { return make_pipeline<chips>(power{})(chip)[latency]; }

inline constexpr auto constant = used(design<chips>::at(0));
