// SPDX-License-Identifier: BSL-1.0
// An expensive policy is not generic.
// expect: "co2design/policy/arithmetic" "power" "is expensive, hence not generic"
// cure: no arithmetic: an expensive policy is scalar.
#include <vector>

#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

// [case]
struct power {
  using provides = metrics<energy>;
#ifdef CO2DESIGN_EXPECT_ERROR
  using arithmetic = generic;
#endif
  static constexpr auto cost = expensive;
  auto submit(auto const& batch) const noexcept { return std::vector(batch.size(), 1_J); }
};
// [/case]

auto used(const design<chips>& chip) { return make_pipeline<chips>(power{})(chip)[energy]; }
