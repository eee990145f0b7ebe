// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/products.hpp>

#include <type_traits>

#include <carbon/given.hpp>

using namespace co2design;
using namespace co2design::literals;
using given::approx;
using given::judged;

namespace {

constexpr auto all_products(double kg, double joules, double seconds, double total_kg) {
  return make_pipeline<given::anything>(
      given::device{.per_run = joules * units::joule, .run = seconds * units::second},
      given::carbons{.made = kg * units::kg_co2e}, given::whole{total_kg * units::kg_co2e}, carbon::cdp{},
      carbon::cep{}, carbon::c2ep{}, carbon::ce2p{},
      carbon::tcdp{})(design<given::anything>::at(0), carbon_delay, carbon_energy, carbon2_energy,
                      carbon_energy2, total_carbon_delay);
}

}  // namespace

TEST_CASE("the products by hand") {
  constexpr auto made = all_products(2, 0.5, 0.02, 3);
  CHECK(made[carbon_delay].value() == approx(0.04));        // 2 · 0.02
  CHECK(made[carbon_energy].value() == approx(1));          // 2 · 0.5
  CHECK(made[carbon2_energy].value() == approx(2));         // 2² · 0.5
  CHECK(made[carbon_energy2].value() == approx(0.5));       // 2 · 0.5²
  CHECK(made[total_carbon_delay].value() == approx(0.06));  // 3 · 0.02
}

TEST_CASE("a product has the dimension of its factors") {
  STATIC_CHECK(std::is_same_v<decltype(1_kgCO2e * 1_s), quantity<decltype(carbon_delay)::dimension>>);
  STATIC_CHECK(std::is_same_v<decltype(1_kgCO2e * 1_J), quantity<decltype(carbon_energy)::dimension>>);
  STATIC_CHECK(
      std::is_same_v<decltype(1_kgCO2e * 1_J * 1_kgCO2e), quantity<decltype(carbon2_energy)::dimension>>);
  STATIC_CHECK(std::is_same_v<decltype(1_J * 1_kgCO2e * 1_J), quantity<decltype(carbon_energy2)::dimension>>);
}

TEST_CASE("which of two devices is better depends on what the product is for") {
  // twice the carbon at half the energy: a tie by CEP, worse by C²EP, better by CE²P
  constexpr auto frugal = all_products(2, 0.5, 1, 1), small = all_products(1, 1, 1, 1);
  STATIC_CHECK(frugal[carbon_energy] == small[carbon_energy]);
  STATIC_CHECK(frugal[carbon2_energy] > small[carbon2_energy]);
  STATIC_CHECK(frugal[carbon_energy2] < small[carbon_energy2]);
}
