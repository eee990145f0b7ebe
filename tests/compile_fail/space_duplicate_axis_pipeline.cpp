// SPDX-License-Identifier: BSL-1.0
// The space of a pipeline has an axis once.
// expect: "co2design/space/duplicate_axis" "cores"
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

#ifdef CO2DESIGN_EXPECT_ERROR
using chips = space<axis<"cores", values<1, 2>>, axis<"width", values<8>>, axis<"cores", values<4>>>;
#else
using chips = space<axis<"cores", values<1, 2>>, axis<"width", values<8>>>;
#endif

struct array {
  using provides = metrics<area>;
  using reads = axes<"cores", "width">;
  constexpr auto operator()(auto const& in) const noexcept {
    return in["cores"_axis] * in["width"_axis] * 1_mm2;
  }
};

auto used(const design<chips>& chip) { return make_pipeline<chips>(array{})(chip)[area]; }
