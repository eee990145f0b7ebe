// SPDX-License-Identifier: BSL-1.0
// A policy of a pipeline of intervals takes no metric as a quantity of doubles.
// expect: "co2design/units/number_type" "interval" "does not fit a quantity of" "double"
//         "write auto for what is computed"
#include <array>

#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/interval.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

struct array {
  using provides = metrics<energy>;
  using rep = interval;
  constexpr auto operator()(auto const&) const noexcept { return interval(1, 2) * 1_J; }
};
struct water {
  using provides = metrics<area>;
  using needs = metrics<energy>;
  constexpr auto operator()(auto const& in) const noexcept {
#ifdef CO2DESIGN_EXPECT_ERROR
    const energy_quantity spent = in[energy];
#else
    const auto spent = in[energy];
#endif
    return spent / 1_J * 1_mm2;
  }
};

auto used(const design<chips>& chip) { return make_pipeline<chips>(array{}, water{})(chip)[area]; }
