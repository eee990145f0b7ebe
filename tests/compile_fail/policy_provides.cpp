// SPDX-License-Identifier: BSL-1.0
// A policy says what it provides.
// expect: "co2design/policy/provides" "silent" "declare provides = metrics<...>"
// cure: using provides = metrics<…>;
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

// [case]
struct silent {
#ifndef CO2DESIGN_EXPECT_ERROR
  using provides = metrics<area>;
#endif
  constexpr auto operator()(auto const&) const noexcept { return 1_mm2; }
};
// [/case]

constexpr auto used(const design<chips>& chip) { return make_pipeline<chips>(silent{})(chip)[area]; }

inline constexpr auto constant = used(design<chips>::at(0));
