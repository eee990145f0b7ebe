// SPDX-License-Identifier: BSL-1.0
// A mistake shows where a pipeline is made, before it is used.
// expect: "co2design/pipeline/no_provider" "latency" "is needed by" "power" "and no policy provides it"
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

struct power {
  using provides = metrics<energy>;
#ifdef CO2DESIGN_EXPECT_ERROR
  using needs = metrics<latency>;
#endif
  constexpr auto operator()(auto const&) const noexcept { return 2_J; }
};

auto used = make_pipeline<chips>(power{});
