// SPDX-License-Identifier: BSL-1.0
// The axis of a choice has positions in the list of alternatives as values.
// expect: "co2design/choose/axis" "mapper" "has values that are no position" "in the list of alternatives"
// cure: choose<…>::axis, which has one value for each.
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
struct exact {
  using provides = metrics<latency>;
  constexpr auto operator()(auto const&) const noexcept { return 2_s; }
};
// [case]
using either = choose<"mapper", roofline, exact>;
#ifdef CO2DESIGN_EXPECT_ERROR
using designs = join<chips, space<axis<"mapper", values<1, 2>>>>;
#else
using designs = join<chips, space<either::axis>>;
#endif
// [/case]

auto used(const design<designs>& d) { return make_pipeline<designs>(either{})(d)[latency]; }
