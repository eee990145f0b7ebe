// SPDX-License-Identifier: BSL-1.0
// Bundles that an axis chooses between have as many policies each.
// expect: "co2design/choose/parts" "mapper" "chooses between bundles" "of different numbers of policies"
// cure: bundles of as many parts, in the same order.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/space.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

struct fast {
  using provides = metrics<latency>;
  constexpr auto operator()(auto const&) const noexcept { return 1_s; }
};
struct frugal {
  using provides = metrics<energy>;
  constexpr auto operator()(auto const&) const noexcept { return 1_J; }
};
// [case]
struct roofline {
  constexpr auto parts() const { return pack(fast{}, frugal{}); }
};
struct exact {
#ifdef CO2DESIGN_EXPECT_ERROR
  constexpr auto parts() const { return pack(fast{}); }
#else
  constexpr auto parts() const { return pack(fast{}, frugal{}); }
#endif
};
using either = choose<"mapper", roofline, exact>;
// [/case]
using designs = join<chips, space<either::axis>>;

auto used(const design<designs>& d) { return make_pipeline<designs>(either{})(d)[latency]; }
