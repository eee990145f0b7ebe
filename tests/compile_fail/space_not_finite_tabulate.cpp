// SPDX-License-Identifier: BSL-1.0
// A table has a row for each combination of values: of a finite space.
// expect: "co2design/space/not_finite" "voltage" "is continuous: nothing to count"
//         "linspace<low, high, n> is finite"
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/space.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>>;

#ifdef CO2DESIGN_EXPECT_ERROR
using tabled = chips;
#else
using tabled = discretize<chips, 13>;
#endif

struct array {
  using provides = metrics<energy>;
  using reads = axes<"voltage">;
  constexpr auto operator()(auto const& in) const noexcept { return 1_J * in["voltage"_axis]; }
};

auto used() { return tabulate(make_pipeline<tabled>(array{}), energy); }
