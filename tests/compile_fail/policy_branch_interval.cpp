// SPDX-License-Identifier: BSL-1.0
// A generic policy does not branch on a comparison of intervals: it may hold and not hold.
// expect: "co2design/policy/branch" "a comparison of intervals" "may hold and not hold:"
//         "write select(condition, a, b)"
// cure: select(condition, a, b), which takes both where both may be.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/interval.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

struct array {
  using provides = metrics<energy>;
  using rep = interval;
  constexpr auto operator()(auto const&) const noexcept { return interval(1, 2) * 1_J; }
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

auto used(const design<chips>& chip) { return make_pipeline<chips>(array{}, water{})(chip)[area]; }
