// SPDX-License-Identifier: BSL-1.0
// A policy that runs on several designs side by side takes no metric as a quantity of one double.
// expect: "co2design/units/number_type" "simd<double, 4>" "does not fit a quantity of" "double"
//         "write auto for what is computed"
#include <array>

#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/interval.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

struct array {
  using provides = metrics<energy>;
  using reads = axes<"cores">;
  constexpr auto operator()(auto const& in) const noexcept { return 1_J * in["cores"_axis]; }
};
struct water {
  using provides = metrics<area>;
  using needs = metrics<energy>;
  constexpr auto operator()(auto const& in) const noexcept {
#ifdef CO2DESIGN_EXPECT_ERROR
    const energy_quantity spent = in[energy];
#else
    const auto spent = in[energy];
#endif
    return spent / 1_J * 1_mm2;
  }
};

auto used(const std::array<design<chips>, 4>& all) {
  return evaluate_lanes(make_pipeline<chips>(array{}, water{}), all, area);
}
