// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/training.hpp>

#include <type_traits>

#include <carbon/given.hpp>

using namespace co2design;
using namespace co2design::literals;
using carbon::training;
using given::approx;
using given::judged;

static_assert(policy<training>);

TEST_CASE("training by energy, by hand") {
  // 800 kWh · 1.1 · 0.1 kg/kWh / 1000 = 0.088 kg
  constexpr auto made =
      judged(training{.energy = 800_kWh, .pue = 1.1, .grid = 100_g_per_kWh, .devices = 1000.0});
  CHECK(made[training_carbon].value() == approx(0.088));
}

TEST_CASE("training by GPU-hours, by hand") {
  // 2000 h · 0.4 kW = 800 kWh; · 1.58 · 0.224 kg/kWh = 283.136 kg, all for one device
  constexpr auto made = judged(training{.energy = 2000 * 3600_s * 400_W});
  CHECK(made[training_carbon].value() == approx(283.136));
}

TEST_CASE("the more devices, the smaller the part of each; all parts are the whole") {
  constexpr auto part = [](double devices) {
    return judged(training{.energy = 10_kWh, .devices = devices})[training_carbon];
  };
  CHECK(part(1e6) < part(1e5));
  CHECK((part(1e6) * 1e6).value() == approx(part(1).value()));
  STATIC_CHECK(judged(training{.energy = 0_J})[training_carbon] == 0_kgCO2e);
}

TEST_CASE("a grid within bounds, and a form of the energy") {
  constexpr auto bounds = judged(carbon::basic_training<interval>{
      .energy = 10_kWh,
      .pue = 1.0,
      .grid = quantity<dimensions::carbon_intensity, interval>(interval(1e-8, 2e-8))})[training_carbon];
  // 10 kWh = 3.6e7 J
  CHECK(bounds.value().low() == approx(0.36));
  CHECK(bounds.value().high() == approx(0.72));
  using form = linear_form<1>;
  constexpr auto line =
      judged(carbon::basic_training<form>{.energy = quantity<dimensions::energy, form>(form::variable(0)),
                                          .pue = 2.0,
                                          .grid = 360_g_per_kWh,
                                          .devices = 10.0})[training_carbon];
  // 2 · 1e-7 kg/J / 10
  CHECK(line.value().coefficient(0) == approx(2e-8));
}

TEST_CASE("hours of a machine are no energy without its power") {
  STATIC_CHECK(std::is_convertible_v<decltype(3600_s * 400_W), decltype(training::energy)>);
  STATIC_CHECK(!std::is_convertible_v<decltype(3600_s), decltype(training::energy)>);
  STATIC_CHECK(!std::is_convertible_v<decltype(400_W), decltype(training::energy)>);
}
