// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/ecochip_process.hpp>

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
