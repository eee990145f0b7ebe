// SPDX-License-Identifier: BSL-1.0
// A generic policy does not branch on a comparison of several designs side by side.
// expect: "co2design/policy/branch" "a comparison of simd lanes" "may hold and not hold:"
//         "write select(condition, a, b)"
#include <array>

#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

struct measured {  // scalar: it reads an axis
  using provides = metrics<energy, accuracy>;
  using reads = axes<"cores">;
  constexpr auto operator()(auto const& in) const noexcept {
    return results{energy(1_J * in["cores"_axis]), accuracy(0.5)};
  }
};
// [case]
struct water {
  using provides = metrics<area>;
  using needs = metrics<energy>;
  constexpr auto operator()(auto const& in) const noexcept {
#ifdef CO2DESIGN_EXPECT_ERROR
    return in[energy] < 1.5_J ? 1_mm2 : 2_mm2;
#else
    return select(in[energy] < 1.5_J, 1_mm2, 2_mm2);
#endif
  }
};
// [/case]

auto used(const std::array<design<chips>, 4>& all) {
  return evaluate_lanes(make_pipeline<chips>(measured{}, water{}), all, area);
}
