// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/lifetime_total.hpp>

#include <type_traits>

#include <co2design/carbon/embodied_act.hpp>
#include <co2design/carbon/operational.hpp>
#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>
#include <table.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using carbon::lifetime_total;

static_assert(policy<lifetime_total>);
static_assert(std::is_aggregate_v<lifetime_total>);

struct given_device {
  using provides = metrics<area, energy>;
  area_quantity chip_area;
  energy_quantity per_inference;
  constexpr auto operator()(auto const&) const noexcept {
    return results{area(chip_area), energy(per_inference)};
  }
};

using anything = space<axis<"any", values<0>>>;

constexpr auto accounts(given_device device, lifetime_total lifetime = {},
                        carbon::region grid = carbon::grid::california) {
  return make_pipeline<anything>(lifetime, carbon::operational{.grid = grid},
                                 carbon::embodied_act{.dram = carbon::act::lpddr3_20nm}, device)(
      design<anything>::at(0), embodied_chip, embodied_memory, embodied_carbon, operational_carbon,
      lifetime_operational_carbon, total_carbon);
}

auto approx(double x) { return doctest::Approx(x).epsilon(1e-12).scale(0); }

}  // namespace

TEST_CASE("a lifetime by hand") {
  // 1 cm²: 1.576816 + 0.184 / 0.875 kg; 0.36 J · 1e7 = 1 kWh: 0.224 kg
  constexpr auto made = accounts({1_cm2, 0.36_J}, {.inferences = 1e7});
  CHECK(made[lifetime_operational_carbon].value() == approx(0.224));
  CHECK(made[total_carbon].value() == approx(1.576816 + 0.184 / 0.875 + 0.224));
  CHECK(made[total_carbon] == made[embodied_carbon] + made[lifetime_operational_carbon]);
}

TEST_CASE("thirty million inferences unless said otherwise") {
  constexpr given_device device{10_mm2, 0.1_J};
  STATIC_CHECK(accounts(device)[lifetime_operational_carbon] == accounts(device)[operational_carbon] * 30e6);
}

TEST_CASE("the published estimator's carbon of every model on its chip") {
  // 30 million inferences on British Columbia's grid
  int rows = 0;
  for (const auto& row : table("models.csv")) {
    CAPTURE(row.text("model"));
    const auto made = accounts({row.number("area_um2") * units::um2, row.number("energy_j") * units::joule},
                               {}, carbon::grid::british_columbia);
    CHECK(made[embodied_chip].value() == approx(row.number("embodied_chip_kg")));
    CHECK(made[embodied_memory].value() == approx(row.number("embodied_dram_kg")));
    CHECK(made[operational_carbon].value() == approx(row.number("operational_kg")));
    CHECK(made[total_carbon].value() == approx(row.number("total_kg")));
    ++rows;
  }
  CHECK(rows == 217);
}

TEST_CASE("the total grows with area, energy, inferences and intensity") {
  constexpr auto base = accounts({10_mm2, 0.1_J})[total_carbon];
  STATIC_CHECK(base < accounts({11_mm2, 0.1_J})[total_carbon]);
  STATIC_CHECK(base < accounts({10_mm2, 0.11_J})[total_carbon]);
  STATIC_CHECK(base < accounts({10_mm2, 0.1_J}, {.inferences = 31e6})[total_carbon]);
  STATIC_CHECK(base < accounts({10_mm2, 0.1_J}, {}, carbon::grid::taiwan)[total_carbon]);
}

TEST_CASE("a device that is never used has only embodied carbon") {
  constexpr auto unused = accounts({10_mm2, 0.1_J}, {.inferences = 0});
  STATIC_CHECK(unused[lifetime_operational_carbon] == 0_kgCO2e);
  STATIC_CHECK(unused[total_carbon] == unused[embodied_carbon]);
}
