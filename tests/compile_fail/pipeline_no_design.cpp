// SPDX-License-Identifier: BSL-1.0
// A metric is looked up of a design.
// expect: "co2design/pipeline/no_design" "energy" "is looked up without a design:"
//         "write judge(design)[metric]"
// cure: judge(design)[metric].
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

struct array {
  using provides = metrics<energy>;
  constexpr auto operator()(auto const&) const noexcept { return 1_J; }
};
// [case]
constexpr auto judge = make_pipeline<chips>(array{});
auto used(const design<chips>& chip) {
#ifdef CO2DESIGN_EXPECT_ERROR
  static_cast<void>(chip);
  return judge[energy];
#else
  return judge(chip)[energy];
#endif
}
// [/case]
