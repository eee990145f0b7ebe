// SPDX-License-Identifier: BSL-1.0
// A policy looks up the axes it declares.
// expect: "co2design/policy/undeclared_read" "array" "looks up the axis" "width"
//         "add it to reads = axes<...>"
// cure: using reads = axes<…>; with every axis that the body looks up.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

// [case]
struct array {
  using provides = metrics<area>;
#ifdef CO2DESIGN_EXPECT_ERROR
  using reads = axes<"cores">;
#else
  using reads = axes<"cores", "width">;
#endif
  constexpr auto operator()(auto const& in) const noexcept {
    return in["cores"_axis] * in["width"_axis] * 1_mm2;
  }
};
// [/case]

constexpr auto used(const design<chips>& chip) { return make_pipeline<chips>(array{})(chip)[area]; }

inline constexpr auto constant = used(design<chips>::at(0));
