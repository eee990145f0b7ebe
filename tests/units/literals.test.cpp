// SPDX-License-Identifier: BSL-1.0
#include <co2design/units/literals.hpp>

#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design::literals;

TEST_CASE("a literal is the double nearest to what is written") {
  STATIC_CHECK((50_ms).value() == 0.05);
  STATIC_CHECK((20.48_tops).value() == 20.48e12);
  STATIC_CHECK((31.99_mm2).value() == 31.99);
  STATIC_CHECK((0.4_kgCO2e).value() == 0.4);
  STATIC_CHECK((224_g_per_kWh).value() == 224 / 3.6e9);
  STATIC_CHECK((0.1_s).value() == 0.1);
  STATIC_CHECK((0.3_J).value() == 0.3);
}

TEST_CASE("every literal has a whole and a fractional form") {
  STATIC_CHECK((2_s).value() == 2 && (2.5_s).value() == 2.5);
  STATIC_CHECK((2_ms).value() == 2e-3 && (2.5_ms).value() == 2.5e-3);
  STATIC_CHECK((2_us).value() == 2e-6 && (2.5_us).value() == 2.5e-6);
  STATIC_CHECK((2_J).value() == 2 && (2.5_J).value() == 2.5);
  STATIC_CHECK((2_mJ).value() == 2e-3 && (2.5_mJ).value() == 2.5e-3);
  STATIC_CHECK((2_pJ).value() == 2e-12 && (2.5_pJ).value() == 2.5e-12);
  STATIC_CHECK((2_kWh).value() == 7.2e6 && (2.5_kWh).value() == 9e6);
  STATIC_CHECK((2_W).value() == 2 && (2.5_W).value() == 2.5);
  STATIC_CHECK((2_mm2).value() == 2 && (2.5_mm2).value() == 2.5);
  STATIC_CHECK((2_um2).value() == 2e-6 && (2.5_um2).value() == 2.5e-6);
  STATIC_CHECK((2_cm2).value() == 200 && (2.5_cm2).value() == 250);
  STATIC_CHECK((2_Hz).value() == 2 && (2.5_Hz).value() == 2.5);
  STATIC_CHECK((2_MHz).value() == 2e6 && (2.5_MHz).value() == 2.5e6);
  STATIC_CHECK((2_KiB).value() == 2048 && (2.5_KiB).value() == 2560);
  STATIC_CHECK((2_MiB).value() == 2097152 && (2.5_MiB).value() == 2621440);
  STATIC_CHECK((2_GB).value() == 2e9 && (2.5_GB).value() == 2.5e9);
  STATIC_CHECK((2_tops).value() == 2e12 && (2.5_tops).value() == 2.5e12);
  STATIC_CHECK((2_kgCO2e).value() == 2 && (2.5_kgCO2e).value() == 2.5);
  STATIC_CHECK((2_gCO2e).value() == 2e-3 && (2.5_gCO2e).value() == 2.5e-3);
  STATIC_CHECK((3600_g_per_kWh).value() == 1e-6 && (4500.0_g_per_kWh).value() == 1.25e-6);
  STATIC_CHECK((2_g_per_cm2).value() == 2e-5 && (2.5_g_per_cm2).value() == 2.5e-5);
  STATIC_CHECK((2_g_per_GB).value() == 2e-12 && (2.5_g_per_GB).value() == 2.5e-12);
  STATIC_CHECK((2_kWh_per_cm2).value() == 7.2e4 && (2.5_kWh_per_cm2).value() == 9e4);
}

TEST_CASE("a literal has the dimension of its unit") {
  using namespace co2design;
  STATIC_CHECK(std::is_same_v<decltype(50_ms), time_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(2.5_pJ), energy_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(2_W), power_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(2_um2), area_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(2_MHz), frequency_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(2_KiB), data_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(2_tops), throughput_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(2_gCO2e), carbon_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(2_g_per_kWh), carbon_intensity_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(2_g_per_cm2), carbon_per_area_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(2_g_per_GB), carbon_per_data_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(2_kWh_per_cm2), energy_per_area_quantity>);
}

TEST_CASE("literals calculate: 100 ms at 5 W on a grid of 720 g per kWh are 0.1 mg of CO2e") {
  constexpr auto emitted = 100_ms * 5_W * 720_g_per_kWh;
  STATIC_CHECK(std::is_same_v<decltype(emitted), const co2design::carbon_quantity>);
  CHECK(emitted.value() == doctest::Approx(1e-7).epsilon(1e-15));
}
