// SPDX-License-Identifier: BSL-1.0
// The designs of a continuous space have no positions: batched is given the designs themselves.
// expect: "co2design/space/not_finite" "voltage" "is continuous: nothing to count"
//         "linspace<low, high, n> is finite"
#include <array>

#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/space.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>>;

struct array {
  using provides = metrics<energy>;
  using reads = axes<"voltage">;
  constexpr auto operator()(auto const& in) const noexcept { return 1_J * in["voltage"_axis]; }
};

void used([[maybe_unused]] const std::array<design<chips>, 4>& some) {
  batched all(make_pipeline<chips>(array{}), energy);
  columns found(4, energy);
#ifdef CO2DESIGN_EXPECT_ERROR
  all(0, found);
#else
  all(some, found);
#endif
}
