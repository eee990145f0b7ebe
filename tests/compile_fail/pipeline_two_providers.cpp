// SPDX-License-Identifier: BSL-1.0
// Every metric has one provider.
// expect: "co2design/pipeline/two_providers" "latency" "is provided by" "slow" "and by" "fast"
// cure: one of the two, or a metric of another name for one of them.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

// [case]
struct slow {
  using provides = metrics<latency>;
  constexpr auto operator()(auto const&) const noexcept { return 2_s; }
};
struct fast {
  using provides = metrics<energy, latency>;
  constexpr auto operator()(auto const&) const noexcept { return results{latency(1_s), energy(2_J)}; }
};

constexpr auto used(const design<chips>& chip) {
#ifdef CO2DESIGN_EXPECT_ERROR
  return make_pipeline<chips>(slow{}, fast{})(chip)[latency];
#else
  return make_pipeline<chips>(fast{})(chip)[latency];
#endif
}
// [/case]

inline constexpr auto constant = used(design<chips>::at(0));
