// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/act_processes.hpp>

#include <cstddef>

#include <co2design/units/literals.hpp>
#include <co2design/units/unit.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

namespace {

using namespace co2design::literals;
namespace act = co2design::carbon::act;
namespace units = co2design::units;
using co2design::evidence;

}  // namespace

TEST_CASE("the study's node and memories have ACT's figures") {
  STATIC_CHECK(act::logic_22nm.energy_per_area == 1.077_kWh_per_cm2);
  STATIC_CHECK(act::logic_22nm.gas_per_area == 188.28_g_per_cm2);
  STATIC_CHECK(act::logic_22nm.materials_per_area == 500_g_per_cm2);
  STATIC_CHECK(act::lpddr3_20nm == 184_g_per_GB);
  STATIC_CHECK(act::lpddr4 == 48_g_per_GB);
}

TEST_CASE("finer logic takes at least as much energy and gas per area") {
  for (std::size_t i = 1; i < act::logic_processes.size(); ++i) {
    CAPTURE(act::logic_processes[i].name);
    CHECK(act::logic_processes[i].energy_per_area >= act::logic_processes[i - 1].energy_per_area);
    CHECK(act::logic_processes[i].gas_per_area >= act::logic_processes[i - 1].gas_per_area);
  }
}

TEST_CASE("no process without a positive figure, a name of its own and a source") {
  for (const auto& p : act::logic_processes) {
    CHECK(p.energy_per_area > 0_kWh_per_cm2);
    CHECK(p.gas_per_area > 0_g_per_cm2);
    CHECK(p.materials_per_area == 500_g_per_cm2);
    for (const auto& source : {p.energy_per_area.source, p.gas_per_area.source, p.materials_per_area.source})
      CHECK(source.starts_with("facebookresearch/ACT@"));
  }
  for (std::size_t i = 0; i < act::dram_processes.size(); ++i) {
    CHECK(act::dram_processes[i] > 0_g_per_GB);
    CHECK(act::dram_processes[i].source.starts_with("facebookresearch/ACT@"));
    for (std::size_t j = 0; j < i; ++j) CHECK(act::dram_processes[j].name != act::dram_processes[i].name);
  }
  for (std::size_t i = 0; i < act::logic_processes.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) CHECK(act::logic_processes[j].name != act::logic_processes[i].name);
}

TEST_CASE("a process by node and abatement") {
  using act::abatement;
  STATIC_CHECK(act::logic(22)->gas_per_area == 188.28_g_per_cm2);
  STATIC_CHECK(act::logic(22, abatement::percent_97)->gas_per_area == 149.14_g_per_cm2);
  STATIC_CHECK(act::logic(22, abatement::percent_99)->gas_per_area == 110_g_per_cm2);
  STATIC_CHECK(act::logic(22, abatement::percent_97)->gas_per_area.known == co2design::evidence::modelled);
  STATIC_CHECK(act::logic(3)->name == "logic 3 nm");
  STATIC_CHECK(!act::logic(16));
  for (const int node : {28, 22, 20, 14, 10, 8, 7, 5, 3}) {
    CAPTURE(node);
    const auto at_95 = act::logic(node)->gas_per_area.value.value(),
               at_97 = act::logic(node, abatement::percent_97)->gas_per_area.value.value(),
               at_99 = act::logic(node, abatement::percent_99)->gas_per_area.value.value();
    CHECK(at_97 == doctest::Approx((at_95 + at_99) / 2).epsilon(3e-4));  // 22 nm: 149.14, rounded up
    CHECK(at_99 < at_95);
  }
}

TEST_CASE("storage, packages and boards have ACT's figures") {
  STATIC_CHECK(act::nand_10nm == 10_g_per_GB);
  STATIC_CHECK(act::western_digital_2016.year == 2016);
  STATIC_CHECK(act::exosx12 == 1.14_g_per_GB);
  STATIC_CHECK(act::ssd_processes.size() == 12);
  STATIC_CHECK(act::hdd_processes.size() == 19);
  STATIC_CHECK(act::package == 150_gCO2e);
  CHECK(act::board_4_layers.value.in(co2design::units::g_per_cm2) == doctest::Approx(0.043));  // 0.43 kg/m²
  CHECK(act::battery_nmc.value.in(co2design::units::g_per_kwh) == doctest::Approx(87e3));
  CHECK(87 * (1 - act::battery_nmc.uncertainty) < 59);
  for (const auto& list : {act::hdd_processes[0], act::ssd_processes[0]})
    CHECK(list.known == co2design::evidence::published);
}

TEST_CASE(
    "gases at 97 % are as uncertain as the abatement, by hand; of a fab that says its own nobody knows") {
  // 7 nm: 350 g/cm² at 95 %, 200 at 99: 275 ± 75
  CHECK(act::logic(7, act::abatement::percent_97)->gas_per_area.uncertainty == doctest::Approx(75.0 / 275));
  CHECK(act::logic(28, act::abatement::percent_97)->gas_per_area.uncertainty ==
        doctest::Approx(37.5 / 137.5));
  for (const auto by : {act::abatement::percent_95, act::abatement::percent_99})
    CHECK(!act::logic(7, by)->gas_per_area.has_uncertainty());
}

TEST_CASE("boards by their layers") {
  STATIC_CHECK(act::board(2).value == act::board_2_layers.value);
  STATIC_CHECK(act::board(8).name == act::board_8_layers.name);
  CHECK(act::board(4).value.in(units::g_per_cm2) == doctest::Approx(0.043).epsilon(1e-12));
  CHECK(act::board(10).value.in(units::g_per_cm2) ==
        doctest::Approx(0.13).epsilon(1e-12));  // 10 · 0.13 kg/m²
  STATIC_CHECK(act::board(10).known == evidence::modelled);
  STATIC_CHECK(act::board(6).known == evidence::published);
  STATIC_CHECK(act::board(0).value == 0_g_per_cm2);
}
