// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/embodied_imec.hpp>

#include <type_traits>

#include <co2design/carbon/wafer.hpp>
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

static_assert(policy<embodied_imec>);
static_assert(std::is_aggregate_v<embodied_imec>);

template <class Accounting = embodied_imec>
constexpr auto made(area_quantity of, Accounting accounting = {}) {
  return make_pipeline<anything>(given_area{of}, accounting)(design<anything>::at(0), embodied_chip,
                                                             embodied_memory, embodied_carbon);
}

}  // namespace

TEST_CASE("a square centimetre of 28 nm, by hand") {
  // 910 / 0.875 = 1040 g; 48 / 0.875 = 54.857… g
  CHECK(made(1_cm2)[embodied_chip].in(units::g_co2e) == approx(1040));
  CHECK(made(1_cm2)[embodied_memory].in(units::g_co2e) == approx(48 / 0.875));
  CHECK(made(1_cm2)[embodied_carbon].in(units::g_co2e) == approx(1040 + 48 / 0.875));
}

TEST_CASE("every member counts, by hand") {
  constexpr embodied_imec accounting{
      .carbon_per_area = *find_imec_node(7), .yield = 0.5, .dram = act::ddr4_10nm, .dram_capacity = 4_GB};
  // 1440 · 0.5 / 0.5 = 1440 g; 4 · 65 / 0.5 = 520 g
  CHECK(made(50_mm2, accounting)[embodied_chip].in(units::g_co2e) == approx(1440));
  CHECK(made(50_mm2, accounting)[embodied_memory].in(units::g_co2e) == approx(520));
}

TEST_CASE("with a yield of the area, by hand") {
  // 9.1 g/mm² · 100 mm² · e^0.08
  const auto found = made(100_mm2, basic_embodied_imec<double, poisson_yield>{});
  CHECK(found[embodied_chip]->in(units::g_co2e) == approx(910 * 1.0832870676749585));
  CHECK(found[embodied_memory]->in(units::g_co2e) == approx(48 / 0.875));
  CHECK(
      !made(20000_mm2, basic_embodied_imec<double, on_wafer<constant<double>>>{})[embodied_chip].has_value());
}

TEST_CASE("nothing costs nothing, more costs more, and bounds hold") {
  STATIC_CHECK(made(0_mm2)[embodied_chip] == 0_kgCO2e);
  for (double a = 1; a < 100; a += 9)
    CHECK(made((a + 1) * units::mm2)[embodied_carbon] > made(a * units::mm2)[embodied_carbon]);
  const auto bounds =
      made(12_mm2, basic_embodied_imec<interval>{.yield = interval(0.8, 0.95)})[embodied_carbon].value();
  CHECK(bounds.contains(made(12_mm2)[embodied_carbon].value()));
}
