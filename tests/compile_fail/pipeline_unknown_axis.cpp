// SPDX-License-Identifier: BSL-1.0
// A policy reads axes the space has.
// expect: "co2design/pipeline/unknown_axis" "depth" "is read by" "array" "the space has" "cores" "width"
// cure: a name that the line lists, or one more axis in the space.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

// [case]
struct array {
  using provides = metrics<area>;
#ifdef CO2DESIGN_EXPECT_ERROR
  using reads = axes<"cores", "depth">;
  constexpr auto operator()(auto const& in) const noexcept {
    return in["cores"_axis] * in["depth"_axis] * 1_mm2;
  }
#else
  using reads = axes<"cores", "width">;
  constexpr auto operator()(auto const& in) const noexcept {
    return in["cores"_axis] * in["width"_axis] * 1_mm2;
  }
#endif
};
// [/case]

constexpr auto used(const design<chips>& chip) { return make_pipeline<chips>(array{})(chip)[area]; }

inline constexpr auto constant = used(design<chips>::at(0));
