// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/embodied_ecochip.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <type_traits>

#include <co2design/carbon/embodied_act.hpp>
#include <co2design/carbon/embodied_imec.hpp>
#include <co2design/pipeline/lanes.hpp>
#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/units/interval.hpp>
#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <carbon/given_area.hpp>
#include <static_check.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::carbon;
using given::anything;
using given::approx;
using given::given_area;

static_assert(policy<embodied_ecochip>);
static_assert(std::is_aggregate_v<embodied_ecochip>);
// one in the place of the other
static_assert(std::is_same_v<embodied_ecochip::provides, embodied_act::provides>);
static_assert(std::is_same_v<embodied_ecochip::needs, embodied_act::needs>);

template <class Accounting = embodied_ecochip>
constexpr auto made(area_quantity of, Accounting accounting = {}) {
  return make_pipeline<anything>(given_area{of}, accounting)(design<anything>::at(0), embodied_chip,
                                                             embodied_memory, embodied_carbon);
}

struct four_areas {
  using provides = metrics<area>;
  using reads = axes<"side">;
  constexpr area_quantity operator()(auto const& in) const noexcept {
    return in["side"_axis] * in["side"_axis] * 1_mm2;
  }
};

}  // namespace

TEST_CASE("chip and memory, by hand") {
  const auto found = made(100_mm2);
  // 1674 g · (1.008^10 + 1/(1 − √800/450) − 1), see ecochip_process.test.cpp; 48 g / 0.875
  const double chip = 1674 * (1.0829423084728387 + 0.0670695193919576);
  CHECK(found[embodied_chip]->in(units::g_co2e) == approx(chip));
  CHECK(found[embodied_memory]->in(units::g_co2e) == approx(48 / 0.875));
  CHECK(found[embodied_carbon]->in(units::g_co2e) == approx(chip + 48 / 0.875));
}

TEST_CASE("every member counts") {
  const auto at7 =
      made(100_mm2, embodied_ecochip{.process = *find_ecochip_process(7), .dram_capacity = 2_GB});
  CHECK(*at7[embodied_chip] > *made(100_mm2)[embodied_chip]);
  CHECK(at7[embodied_memory]->in(units::g_co2e) == approx(96 / 0.875));
  const auto fixed =
      made(100_mm2, basic_embodied_ecochip<double, constant<double>>{.process = {.yield = 0.5}});
  CHECK(fixed[embodied_chip]->in(units::g_co2e) == approx(1674 * (2 + 0.0670695193919576)));
}

TEST_CASE("a die that no wafer holds is infeasible") {
  CHECK(made(25312_mm2)[embodied_carbon].has_value());  // 450² / 8 = 25312.5
  CHECK(!made(25313_mm2)[embodied_carbon].has_value());
  CHECK(*made(0_mm2)[embodied_chip] == 0_kgCO2e);
}

TEST_CASE("beyond the wafer no number comes out in any number type") {
  // 450² / 8 = 25312.5 mm²: what the formula gives beyond is finite, as below 0 where A is large and the
  // yield a number
  using sides = space<axis<"side", values<1, 10, 159, 160>>>;
  constexpr auto judge = make_pipeline<sides>(four_areas{}, embodied_ecochip{});
  const std::array all{design<sides>::at(0), design<sides>::at(1), design<sides>::at(2),
                       design<sides>::at(3)};
  const auto lanes = evaluate_lanes(judge, all, embodied_carbon);
  for (std::size_t i = 0; i < 4; ++i) {
    const auto alone = judge(all[i])[embodied_carbon];
    CHECK(lanes[embodied_carbon].lane(i).has_value() == alone.has_value());
    CHECK(lanes[embodied_carbon].lane(i).has_value() == (i < 3));
    if (alone) CHECK(*lanes[embodied_carbon].lane(i) == *alone);
  }
  CHECK(lanes[embodied_carbon].lane(3).why().reason() == "no die of this area works or fits a wafer");
  const auto bounds = made(30000_mm2, basic_embodied_ecochip<interval>{});
  CHECK(std::isnan(bounds[embodied_chip].value().low()));
  CHECK(std::isnan(bounds[embodied_memory].value().high()));
  CHECK(std::isnan(bounds[embodied_carbon].value().low()));
}

TEST_CASE("bounds hold what is between") {
  const auto bounds = made(100_mm2, basic_embodied_ecochip<interval>{})[embodied_carbon].value();
  CHECK(bounds.contains(made(100_mm2)[embodied_carbon]->value()));
  CHECK(bounds.width() < 1e-9);
}
