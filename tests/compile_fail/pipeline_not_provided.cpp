// SPDX-License-Identifier: BSL-1.0
// What is asked for is provided.
// expect: "co2design/pipeline/not_provided" "energy" "is asked for; policies provide" "latency" "area"
// cure: a metric that the line lists, or one more policy.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

// [case]
struct array {
  using provides = metrics<latency, area>;
  constexpr auto operator()(auto const&) const noexcept { return results{latency(1_s), area(2_mm2)}; }
};

constexpr auto used(const design<chips>& chip) {
  const auto judge = make_pipeline<chips>(array{});
#ifdef CO2DESIGN_EXPECT_ERROR
  return judge(chip)[energy];
#else
  return judge(chip)[latency];
#endif
}
// [/case]

inline constexpr auto constant = used(design<chips>::at(0));
