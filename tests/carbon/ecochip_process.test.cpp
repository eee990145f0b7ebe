// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/ecochip_process.hpp>

#include <co2design/carbon/energy_sources.hpp>
#include <co2design/carbon/grids.hpp>
#include <co2design/units/interval.hpp>
#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::carbon;

namespace {
auto approx(double x) { return doctest::Approx(x).epsilon(1e-12).scale(0); }
}  // namespace

TEST_CASE("a die of each node, by hand") {
  // 22 nm, 100 mm²: 1.008^10 = 1.08294230847284; √800 / 450 = 0.0628539361054709, 1 / (1 − that) =
  // 1.06706951939196 1674 g · (1.08294230847284 + 0.06706951939196)
  CHECK(ecochip_process{}.carbon(100_mm2).in(units::g_co2e) ==
        approx(1674 * (1.0829423084728387 + 0.0670695193919576)));
  CHECK(ecochip_process{}.uncut(100_mm2).in(units::g_co2e) == approx(1674 * 1.0829423084728387));
  // 7 nm, 100 mm²: 1.02^10 = 1.21899441999476
  CHECK(find_ecochip_process(7)->carbon(100_mm2).in(units::g_co2e) ==
        approx(2613 * (1.2189944199947571 + 0.0670695193919576)));
  // 65 nm, 200 mm²: 1.01^10 = 1.10462212541120; √1600 / 450 = 0.0888…
  CHECK(find_ecochip_process(65)->carbon(200_mm2).in(units::g_co2e) ==
        approx(1600 * (1.1046221254112045 + 1 / (1 - 40.0 / 450) - 1)));
  for (const int node : {3, 5, 8, 12, 20}) CHECK(!find_ecochip_process(node));
}

TEST_CASE("on coal ECO-CHIP's carbon per area is ACT's, 22 nm that of 20 nm; elsewhere the grid's, by hand") {
  const auto on = [](const region& fab, int node) {
    return ecochip_process_on(fab, node)->carbon_per_area.value.in(units::g_per_cm2);
  };
  CHECK(on(source::coal, 7) == approx(2613));     // 820 · 2.15 + 350 + 500
  CHECK(on(source::coal, 14) == approx(1684));    // 820 · 1.2 + 200 + 500
  CHECK(on(source::coal, 22) == approx(1674));    // 820 · 1.2 + 190 + 500
  CHECK(on(source::coal, 10) == approx(1949.5));  // 820 · 1.475 + 240 + 500
  CHECK(on(source::coal, 28) == approx(1413));    // 820 · 0.9 + 175 + 500
  for (const int node : {7, 10, 14, 22, 28})
    CHECK(on(source::coal, node) ==
          doctest::Approx(find_ecochip_process(node)->carbon_per_area.value.in(units::g_per_cm2))
              .epsilon(6e-4));
  CHECK(on(fab::taiwan, 7) == approx(2230.3));  // 642 · 2.15 + 350 + 500
  CHECK(on(30_g_per_kWh, 22) == approx(726));   // 30 · 1.2 + 190 + 500
  CHECK(ecochip_process_on(30_g_per_kWh, 22, act::abatement::percent_99)
            ->carbon_per_area.value.in(units::g_per_cm2) == approx(646));
  for (const int node : {3, 20, 65}) CHECK(!ecochip_process_on(fab::taiwan, node));
  // the rest is ECO-CHIP's: 100 mm² at 7 nm
  CHECK(ecochip_process_on(fab::taiwan, 7)->carbon(100_mm2).in(units::g_co2e) ==
        approx(2230.3 * (1.2189944199947571 + 0.0670695193919576)));
  CHECK(ecochip_process_on(fab::taiwan, 7)->carbon_per_area.known == evidence::modelled);
}

TEST_CASE("no die, no carbon; smaller ones waste less; two small ones cost less than one large") {
  STATIC_CHECK(ecochip_process{}.carbon(0_mm2) == 0_kgCO2e);
  for (double a = 1; a < 2000; a *= 2) {
    const auto die = a * units::mm2;
    CHECK(ecochip_process{}.carbon(die) > ecochip_process{}.uncut(die));
    CHECK(ecochip_process{}.carbon(2 * die) > 2 * ecochip_process{}.carbon(die));
  }
}

TEST_CASE("bounds hold what is between") {
  const auto bounds =
      basic_ecochip_process<interval>{}.carbon(quantity<dimensions::area, interval>(interval(90.0, 110.0)));
  CHECK(bounds.value().contains(ecochip_process{}.carbon(100_mm2).value()));
}
