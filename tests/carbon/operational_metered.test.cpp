// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/operational_metered.hpp>

#include <type_traits>

#include <co2design/carbon/operational.hpp>

#include <carbon/given.hpp>

using namespace co2design;
using namespace co2design::literals;
using carbon::operational_metered;
using given::approx;
using given::device;
using given::judged;

static_assert(policy<operational_metered>);
static_assert(std::is_aggregate_v<operational_metered>);

TEST_CASE("a metered inference by hand") {
  // 40 mJ of idle energy: 2 W for 0.02 s · (1/0.5 − 1); (0.5 J + 0.04 J) · 1.25 / 4 = 0.16875 J
  // at 400 g/kWh: 0.16875 / 3.6e6 · 0.4 kg = 1.875e-8 kg
  constexpr auto made = judged(
      device{}, operational_metered{
                    .grid = 400_g_per_kWh, .pue = 1.25, .idle_power = 2_W, .duty_cycle = 0.5, .batch = 4.0});
  CHECK(made[metered_energy].value() == approx(0.16875));
  CHECK(made[operational_carbon].value() == approx(1.875e-8));
}

TEST_CASE("each part alone, by hand") {
  const auto energy_with = [](operational_metered with) { return judged(device{}, with)[metered_energy]; };
  CHECK(energy_with({.pue = carbon::pue::industry_2023}).value() == approx(0.79));  // 0.5 · 1.58
  CHECK(energy_with({.batch = 8.0}).value() == approx(0.0625));                     // 0.5 / 8
  // 0.5 + 1 W · 0.02 s · (1/0.1 − 1) = 0.5 + 0.18
  CHECK(energy_with({.idle_power = 1_W, .duty_cycle = 0.1}).value() == approx(0.68));
  CHECK(energy_with({.idle_power = 1_W}) == 0.5_J);
  CHECK(energy_with({.duty_cycle = 0.1}) == 0.5_J);
}

TEST_CASE("until something is said it is operational, to the bit") {
  for (double joules = 1e-9; joules < 1e6; joules *= 3.7)
    for (double seconds = 1e-6; seconds < 1e3; seconds *= 11) {
      const device one{.per_run = joules * units::joule, .run = seconds * units::second};
      const auto metered = judged(one, operational_metered{});
      CHECK(metered[operational_carbon] == judged(one, carbon::operational{})[operational_carbon]);
      CHECK(metered[metered_energy] == one.per_run);
    }
}

TEST_CASE("no energy and no time, no carbon") {
  constexpr operational_metered busy{.idle_power = 3_W, .duty_cycle = 0.25};
  STATIC_CHECK(judged(device{.per_run = 0_J, .run = 0_s}, busy)[operational_carbon] == 0_kgCO2e);
  STATIC_CHECK(judged(device{}, operational_metered{.grid = 0_g_per_kWh})[operational_carbon] == 0_kgCO2e);
}

TEST_CASE("bounds of the building and of the duty cycle bound the carbon") {
  constexpr auto bounds =
      judged(device{}, carbon::basic_operational_metered<interval>{
                           .pue = interval(1.1, 1.6), .idle_power = 1_W, .duty_cycle = interval(0.1, 0.5)});
  // 1.1 · (0.5 + 0.02) and 1.6 · (0.5 + 0.18)
  CHECK(bounds[metered_energy].value().low() == approx(0.572));
  CHECK(bounds[metered_energy].value().high() == approx(1.088));
}

TEST_CASE("lanes of samples, and a form of the idle power") {
  using lanes = simd<double, 2>;
  lanes pues(1.1);
  pues.set(1, 1.3);
  const auto sampled =
      judged(device{}, carbon::basic_operational_metered<lanes>{.pue = pues})[metered_energy];
  CHECK(sampled.value()[0] == approx(0.55));
  CHECK(sampled.value()[1] == approx(0.65));
  // metered = 0.5 J + 0.02 s · P
  constexpr auto line = judged(
      device{}, carbon::basic_operational_metered<linear_form<1>>{
                    .idle_power = quantity<dimensions::power, linear_form<1>>(linear_form<1>::variable(0)),
                    .duty_cycle = 0.5});
  constexpr auto form = line[metered_energy].value();
  STATIC_CHECK(form.is_linear());
  CHECK(form.constant() == approx(0.5));
  CHECK(form.coefficient(0) == approx(0.02));
}

TEST_CASE("what has another dimension is no idle power and no overhead") {
  STATIC_CHECK(std::is_convertible_v<power_quantity, decltype(operational_metered::idle_power)>);
  STATIC_CHECK(!std::is_convertible_v<energy_quantity, decltype(operational_metered::idle_power)>);
  STATIC_CHECK(!std::is_convertible_v<double, decltype(operational_metered::idle_power)>);
  STATIC_CHECK(!std::is_convertible_v<power_quantity, decltype(operational_metered::pue)>);
  STATIC_CHECK(!std::is_convertible_v<carbon_quantity, decltype(operational_metered::grid)>);
}
