// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/embodied_3dcarbon.hpp>

#include <cmath>
#include <type_traits>

#include <co2design/carbon/embodied_act.hpp>
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

static_assert(policy<embodied_3dcarbon>);
static_assert(std::is_aggregate_v<embodied_3dcarbon>);
// one in the place of the other
static_assert(std::is_same_v<embodied_3dcarbon::provides, embodied_act::provides>);
static_assert(std::is_same_v<embodied_3dcarbon::needs, embodied_act::needs>);

template <class Accounting = embodied_3dcarbon>
constexpr auto made(area_quantity of, Accounting accounting = {}) {
  return make_pipeline<anything>(given_area{of}, accounting)(design<anything>::at(0), embodied_chip,
                                                             embodied_memory, embodied_carbon);
}

// 1 / (1 − √800 / 300), 1.007^10: 100 mm² of 0.07 defects a cm²
constexpr double wafer_per_die = 1.10409508267084, dies_per_good = 1.07224666847017;

}  // namespace

TEST_CASE("a square centimetre, by hand") {
  // 642 · 0.90 + 100 + 500 = 1177.8 g/cm²
  CHECK(embodied_3dcarbon{}.carbon_per_wafer_area().in(units::g_per_cm2) == approx(1177.8));
  CHECK(made(1_cm2)[embodied_chip]->in(units::g_co2e) == approx(1177.8 * wafer_per_die * dies_per_good));
  CHECK(made(1_cm2)[embodied_memory]->in(units::g_co2e) == approx(48 / 0.875));
  CHECK(made(1_cm2)[embodied_carbon]->in(units::g_co2e) ==
        approx(1177.8 * wafer_per_die * dies_per_good + 48 / 0.875));
}

TEST_CASE("metal layers, by hand") {
  // 0.90 − 3 · 0.054 = 0.738 kWh/cm², γ = 0.738 / 0.90 = 0.82: 642 · 0.738 + 82 + 500 = 1055.796
  constexpr embodied_3dcarbon seven{.energy = {.layers = 7}};
  CHECK(seven.energy.energy_per_area().in(units::kwh_per_cm2) == approx(0.738));
  CHECK(seven.carbon_per_wafer_area().in(units::g_per_cm2) == approx(1055.796));
  CHECK(layered_process{.layers = 12}.energy_per_area().in(units::kwh_per_cm2) == approx(1.008));
}

TEST_CASE("at the usual layers electricity, gases and materials are ACT's of 28 nm") {
  const basic_embodied_act<double> act{.logic = *act::logic(28, act::abatement::percent_99)};
  CHECK(embodied_3dcarbon{}.carbon_per_wafer_area().value() == approx(act.carbon_per_wafer_area().value()));
}

TEST_CASE("tiers of dies that were tested, by hand") {
  // two dies of 100 mm², each with its own yield; 0.96² of the stacks whole
  constexpr embodied_3dcarbon stack{.tiers = 2};
  CHECK(made(2_cm2, stack)[embodied_chip]->in(units::g_co2e) ==
        approx(2 * 1177.8 * wafer_per_die * dies_per_good / 0.9216));
  constexpr embodied_3dcarbon hybrid{.tiers = 3, .bonding = bonding::hybrid_die_to_wafer};
  CHECK(made(3_cm2, hybrid)[embodied_chip]->in(units::g_co2e) ==
        approx(3 * 1177.8 * wafer_per_die * dies_per_good / (0.95 * 0.95 * 0.95)));
}

TEST_CASE("tiers of wafers that were not, by hand: a die that fails takes its stack with it") {
  // two dies of 100 mm²: 0.98² of the stacks are bonded, and both dies work in 1 / 1.07224666847017² of those
  constexpr embodied_3dcarbon stack{.tiers = 2, .bonding = bonding::micro_bumps_wafer_to_wafer};
  CHECK(made(2_cm2, stack)[embodied_chip]->in(units::g_co2e) ==
        approx(2 * 1177.8 * wafer_per_die * dies_per_good * dies_per_good / 0.9604));
  constexpr embodied_3dcarbon hybrid{.tiers = 3, .bonding = bonding::hybrid_wafer_to_wafer};
  CHECK(made(3_cm2, hybrid)[embodied_chip]->in(units::g_co2e) ==
        approx(3 * 1177.8 * wafer_per_die * std::pow(dies_per_good / 0.97, 3)));
  // of one die there is nothing to bond
  CHECK(*made(1_cm2, embodied_3dcarbon{.bonding = bonding::hybrid_wafer_to_wafer})[embodied_chip] ==
        *made(1_cm2)[embodied_chip]);
}

TEST_CASE("testing before bonding saves carbon, more of it the larger the dies") {
  const auto ratio = [](double a) {
    const embodied_3dcarbon tested{.tiers = 4, .bonding = {bonding_flow::die_to_wafer, 0.97}},
        untested{.tiers = 4, .bonding = {bonding_flow::wafer_to_wafer, 0.97}};
    return made(a * units::mm2, untested)[embodied_chip]->value() /
           made(a * units::mm2, tested)[embodied_chip]->value();
  };
  CHECK(ratio(4) > 1);
  CHECK(ratio(4) < 1.01);
  // dies of 100 mm²: three more of them fail untested
  CHECK(ratio(400) == approx(std::pow(dies_per_good, 3)));
  const basic_embodied_3dcarbon<double, constant<double>> perfect{.yield = 1.0, .tiers = 3},
      unbonded{.yield = 1.0, .tiers = 3, .bonding = {bonding_flow::wafer_to_wafer, 0.96}};
  CHECK(*made(50_mm2, perfect)[embodied_chip] == *made(50_mm2, unbonded)[embodied_chip]);
}

TEST_CASE("a stack pays off for large chips only") {
  constexpr embodied_3dcarbon stack{.tiers = 2};
  CHECK(*made(10_mm2, stack)[embodied_chip] > *made(10_mm2)[embodied_chip]);
  CHECK(*made(800_mm2, stack)[embodied_chip] < *made(800_mm2)[embodied_chip]);
}

TEST_CASE("nothing, too much, and bounds") {
  CHECK(*made(0_mm2)[embodied_chip] == 0_kgCO2e);
  CHECK(!made(11250_mm2)[embodied_carbon].has_value());
  CHECK(made(11250_mm2, embodied_3dcarbon{.tiers = 2})[embodied_carbon].has_value());
  for (double a = 1; a < 900; a += 50)
    CHECK(*made((a + 1) * units::mm2)[embodied_carbon] > *made(a * units::mm2)[embodied_carbon]);
  const auto bounds =
      made(100_mm2,
           basic_embodied_3dcarbon<interval>{.bonding = {bonding_flow::die_to_wafer, interval(0.9, 1.0)}});
  CHECK(bounds[embodied_carbon].value().contains(made(100_mm2)[embodied_carbon]->value()));
  const auto stacks =
      made(200_mm2,
           basic_embodied_3dcarbon<interval>{
               .tiers = 2, .bonding = {bonding_flow::wafer_to_wafer, interval(0.9, 1.0)}})[embodied_carbon];
  const embodied_3dcarbon within{.tiers = 2, .bonding = bonding::micro_bumps_wafer_to_wafer};
  CHECK(stacks.value().contains(made(200_mm2, within)[embodied_carbon]->value()));
}
