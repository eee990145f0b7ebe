// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/embodied_ecochip.hpp>

#include <type_traits>

#include <co2design/carbon/embodied_act.hpp>
#include <co2design/carbon/embodied_imec.hpp>
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

TEST_CASE("bounds hold what is between") {
  const auto bounds = made(100_mm2, basic_embodied_ecochip<interval>{})[embodied_carbon].value();
  CHECK(bounds.contains(made(100_mm2)[embodied_carbon]->value()));
  CHECK(bounds.width() < 1e-9);
}
