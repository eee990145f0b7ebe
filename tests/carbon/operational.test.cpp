// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/operational.hpp>

#include <type_traits>

#include <co2design/metric/within.hpp>
#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using carbon::operational;

static_assert(policy<operational>);
static_assert(std::is_aggregate_v<operational>);

struct given_energy {
  using provides = metrics<energy>;
  energy_quantity value;
  constexpr auto operator()(auto const&) const noexcept { return value; }
};

using anything = space<axis<"any", values<0>>>;

constexpr auto emitted(energy_quantity used, operational accounting = {}) {
  return make_pipeline<anything>(given_energy{used}, accounting)(design<anything>::at(0))[operational_carbon];
}

auto approx(double x) { return doctest::Approx(x).epsilon(1e-12).scale(0); }

struct published_row {
  double energy_j, operational_kg;
};

// What the estimator published with CATransformers (arXiv 2505.01386) reports per inference, on British
// Columbia's grid: CLIP, ViT, BERT and Llama models on its chips.
constexpr published_row published[]{
    {0.0663212967046949, 1.2527356044220147e-09},  {0.04018276541137058, 7.590077911036666e-10},
    {0.008749368385601464, 1.652658472835832e-10}, {0.081264785683481, 1.5350015073546413e-09},
    {0.17201703755949932, 3.2492107094572093e-09}, {0.192626359400468, 3.638497899786618e-09},
    {11.928784276405631, 2.253214807765508e-07}};

}  // namespace

TEST_CASE("a kilowatt hour emits the grid's intensity") {
  CHECK(emitted(1_kWh).in(units::g_co2e) == approx(224));
  CHECK(emitted(1_kWh, {.grid = carbon::grid::british_columbia}).in(units::g_co2e) == approx(68));
  CHECK(emitted(1_kWh, {.grid = 300_g_per_kWh}).in(units::g_co2e) == approx(300));
  // 0.2 J / 3.6e6 J/kWh · 224 g/kWh
  CHECK(emitted(0.2_J).value() == approx(0.2 * 0.224 / 3.6e6));
}

TEST_CASE("the published estimator's figures") {
  for (const auto& row : published) {
    CAPTURE(row.energy_j);
    CHECK(emitted(row.energy_j * units::joule, {.grid = carbon::grid::british_columbia}).value() ==
          approx(row.operational_kg));
  }
}

TEST_CASE("carbon grows with energy and with intensity, and is none without either") {
  for (double e = 0; e < 1; e += 0.1) {
    CHECK(emitted(e * units::joule) < emitted((e + 0.1) * units::joule));
    CHECK(emitted((e + 0.1) * units::joule, {.grid = carbon::grid::british_columbia}) <
          emitted((e + 0.1) * units::joule));
  }
  STATIC_CHECK(emitted(0_J) == 0_kgCO2e);
  STATIC_CHECK(emitted(1_J, {.grid = 0_g_per_kWh}) == 0_kgCO2e);
}

TEST_CASE("a grid within its uncertainty bounds the carbon") {
  // California: 224 g/kWh ± 17.3 %; the study's other figure for it is 262.67
  constexpr carbon::basic_operational<interval> uncertain{.grid = within(carbon::grid::california)};
  constexpr auto judge = make_pipeline<anything>(given_energy{1_kWh}, uncertain);
  constexpr auto bounds = judge(design<anything>::at(0))[operational_carbon].in(units::g_co2e);
  CHECK(bounds.low() == approx(224 * 0.827));
  CHECK(bounds.high() == approx(224 * 1.173));
  STATIC_CHECK(bounds.contains(262.67));
}
