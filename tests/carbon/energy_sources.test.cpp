// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/energy_sources.hpp>

#include <stdexcept>

#include <co2design/carbon/operational.hpp>
#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::carbon;

TEST_CASE("the energy sources are ACT's, each with a source") {
  constexpr double g_per_kwh[]{820, 490, 230, 41, 38, 24, 12, 11};
  CHECK(source::all.size() == 8);
  for (std::size_t i = 0; i < source::all.size(); ++i) {
    CAPTURE(source::all[i].name);
    CHECK(source::all[i].value.in(units::g_per_kwh) == doctest::Approx(g_per_kwh[i]).epsilon(1e-15));
    CHECK(source::all[i].source.ends_with("source.yaml, life-cycle"));
  }
  STATIC_CHECK(source::hydropower.value == 24_g_per_kWh);
}

TEST_CASE("a mix is the mean by shares, by hand") {
  // 0.3 · 820 + 0.7 · 11 = 253.7
  constexpr region mixed = mix({{source::coal, 0.3}, {source::wind, 0.7}});
  CHECK(mixed.value.in(units::g_per_kwh) == doctest::Approx(253.7).epsilon(1e-12));
  STATIC_CHECK(mixed.name == "mix");
  STATIC_CHECK(mixed.known == evidence::modelled);
  STATIC_CHECK(!mixed.has_uncertainty());
  CHECK(mix({{source::gas, 1}}).value == source::gas.value);
  STATIC_CHECK(operational{.grid = mix({{source::solar, 0.5}, {source::nuclear, 0.5}})}.grid.year == 0);
}

TEST_CASE("the uncertainty of a mix is that of its parts, where all are known") {
  constexpr energy_source dirty{100_g_per_kWh, "dirty", 2024, "ours", evidence::measured, 0.1};
  constexpr energy_source clean{20_g_per_kWh, "clean", 2024, "ours", evidence::measured, 0.5};
  // (0.5 · 100 · 0.1 + 0.5 · 20 · 0.5) / 60
  CHECK(mix({{dirty, 0.5}, {clean, 0.5}}).uncertainty == doctest::Approx(10. / 60).epsilon(1e-14));
  CHECK(mix({{dirty, 1}, {source::coal, 0}}).uncertainty == doctest::Approx(0.1).epsilon(1e-14));
  CHECK(!mix({{dirty, 0.5}, {source::coal, 0.5}}).has_uncertainty());
}

TEST_CASE("shares sum to one, and none is below zero") {
  CHECK_THROWS_AS(static_cast<void>(mix({{source::coal, 0.3}, {source::wind, 0.6}})), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(mix({{source::coal, 1.5}, {source::wind, -0.5}})), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(mix({})), std::out_of_range);
}
