// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/energy_sources.hpp>

#include <stdexcept>
#include <vector>

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
    CHECK(source::all[i].source.starts_with(
        "facebookresearch/ACT@abc9fbb (MIT), source.yaml; equals IPCC AR5"));
    CHECK(source::all[i].source.ends_with(", life-cycle"));
    CHECK(source::all[i].year == 2014);
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
  STATIC_CHECK(operational{.grid = mix({{source::solar, 0.5}, {source::nuclear, 0.5}})}.grid.year == 2014);
}

TEST_CASE("the uncertainty of a mix is that of its parts, where all are known") {
  constexpr energy_source dirty{100_g_per_kWh, "dirty", 2024, "ours", evidence::measured, 0.1};
  constexpr energy_source clean{20_g_per_kWh, "clean", 2024, "ours", evidence::measured, 0.5};
  // (0.5 · 100 · 0.1 + 0.5 · 20 · 0.5) / 60
  CHECK(mix({{dirty, 0.5}, {clean, 0.5}}).uncertainty == doctest::Approx(10. / 60).epsilon(1e-14));
  CHECK(mix({{dirty, 1}, {source::coal, 0}}).uncertainty == doctest::Approx(0.1).epsilon(1e-14));
  CHECK(!mix({{dirty, 0.5}, {source::wind, 0.5}}).has_uncertainty());
}

TEST_CASE("shares sum to one, and none is below zero") {
  CHECK_THROWS_AS(static_cast<void>(mix({{source::coal, 0.3}, {source::wind, 0.6}})), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(mix({{source::coal, 1.5}, {source::wind, -0.5}})), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(mix({})), std::out_of_range);
}

TEST_CASE("the papers of a mix have what those of its sources have in common") {
  constexpr region mixed = mix({{source::coal, 0.3}, {source::wind, 0.7}, {source::gas, 0}});
  STATIC_CHECK(
      mixed.source ==
      "facebookresearch/ACT@abc9fbb (MIT), source.yaml; equals IPCC AR5 WG III (2014) Table A.III.2");
  STATIC_CHECK(mixed.year == 2014);
  STATIC_CHECK(mixed.known == evidence::modelled);
  STATIC_CHECK(mix({{source::coal, 1}}).source == source::coal.source);
  constexpr energy_source own{20_g_per_kWh, "roof", 2010, "our meter"};
  STATIC_CHECK(mix({{source::coal, 0.5}, {own, 0.5}}).source == "several sources");
  STATIC_CHECK(mix({{source::coal, 0.5}, {own, 0.5}}).year == 2010);
}

TEST_CASE("a mix of hundredths is called after its shares") {
  constexpr const region& night = mix_of<percent<source::coal, 30>, percent<source::wind, 70>>;
  STATIC_CHECK(night.name == "30 % coal, 70 % wind");
  STATIC_CHECK(night.value == mix({{source::coal, 0.3}, {source::wind, 0.7}}).value);
  STATIC_CHECK(night.year == 2014);
  STATIC_CHECK(mix_of<percent<source::solar, 100>>.name == "100 % solar");
  STATIC_CHECK(
      mix_of<percent<source::gas, 5>, percent<source::hydropower, 95>, percent<source::coal, 0>>.name ==
      "5 % gas, 95 % hydropower, 0 % coal");
  STATIC_CHECK(operational{.grid = night}.grid.name == "30 % coal, 70 % wind");
}

TEST_CASE("what is known of a source's range is its uncertainty") {
  CHECK(source::coal.uncertainty == doctest::Approx(90.0 / 820).epsilon(3e-3));      // 740 to 910
  CHECK(source::gas.uncertainty == doctest::Approx(160.0 / 490).epsilon(3e-3));      // 410 to 650
  CHECK(source::biomass.uncertainty == doctest::Approx(190.0 / 230).epsilon(3e-3));  // 130 to 420
  CHECK(!source::hydropower.has_uncertainty());                                      // 1 to 2200
  constexpr region fossil = mix({{source::coal, 0.5}, {source::gas, 0.5}});
  CHECK(fossil.uncertainty == doctest::Approx((820 * 0.11 + 490 * 0.327) / 1310).epsilon(1e-12));
}
