// SPDX-License-Identifier: BSL-1.0
// Policies that an axis chooses between provide the same metrics.
// expect: "co2design/choose/provides" "mapper" "chooses between" "roofline" "and" "exact"
//         "which provide other metrics"
// cure: the same provides = metrics<…> in each.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/space.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

struct roofline {
  using provides = metrics<latency>;
  constexpr auto operator()(auto const&) const noexcept { return 1_s; }
};
// [case]
struct exact {
#ifdef CO2DESIGN_EXPECT_ERROR
  using provides = metrics<latency, energy>;
#else
  using provides = metrics<latency>;
#endif
  constexpr auto operator()(auto const&) const noexcept { return results{latency(2_s), energy(1_J)}; }
};
using either = choose<"mapper", roofline, exact>;
// [/case]
using designs = join<chips, space<either::axis>>;

auto used(const design<designs>& d) { return make_pipeline<designs>(either{})(d)[latency]; }
