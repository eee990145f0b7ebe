// SPDX-License-Identifier: BSL-1.0
// The edge of a wafer is charged once.
// expect: "co2design/carbon/edge_twice" "on_wafer" "has the edge of the wafer, which"
//         "the model charges: give the yield"
// cure: the yield alone; `on_wafer` is for policies without a wafer of their own, as embodied_act.
#include <co2design/carbon.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/space.hpp>

using namespace co2design;
using namespace co2design::carbon;

struct given_area {
  using provides = metrics<area>;
  constexpr auto operator()(auto const&) const noexcept { return area_quantity(30.0); }
};

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
using chip = basic_embodied_ecochip<double, on_wafer<poisson_yield>>;
#else
using chip = basic_embodied_ecochip<double, poisson_yield>;
#endif
// [/case]

using one = space<axis<"one", values<1>>>;
inline constexpr auto made = make_pipeline<one>(given_area{}, chip{})(design<one>::at(0))[embodied_chip];
