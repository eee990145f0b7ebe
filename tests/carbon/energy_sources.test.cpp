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

TEST_CASE("the papers of a mix name what went in") {
  std::vector<energy_share> shares{
      {source::coal, 0.3}, {source::wind, 0.7}, {source::gas, 0}};  // no constant
  const region night = mix({shares[0], shares[1], shares[2]});
  CHECK(night.name == "0.3 coal, 0.7 wind");
  CHECK(night.year == 2014);
  CHECK(night.known == evidence::modelled);
  CHECK(night.source.starts_with("coal 820 g/kWh by facebookresearch/ACT@abc9fbb"));
  CHECK(night.source.find("; wind 11 g/kWh by ") != night.source.npos);
  CHECK(night.source.find("gas") == night.source.npos);
  // a second one like it has the same texts, not more of them
  CHECK(mix({shares[0], shares[1], shares[2]}).name.data() == night.name.data());
  const energy_source own{20_g_per_kWh, "roof", 2020, "our meter"};
  CHECK(mix({{own, 0.5}, {shares[0].source, 0.5}}).year == 2014);
  CHECK(mix({{own, 1}}).source == "roof 20 g/kWh by our meter");
}

// Static assertions alone: while the program runs the texts are those above.
TEST_CASE("in a constant expression they say what the sources have in common") {
  constexpr region mixed = mix({{source::coal, 0.3}, {source::wind, 0.7}});
  static_assert(
      mixed.source ==
      "facebookresearch/ACT@abc9fbb (MIT), source.yaml; equals IPCC AR5 WG III (2014) Table A.III.2");
  static_assert(mixed.year == 2014);
  static_assert(mix({{source::coal, 1}}).source == source::coal.source);
  constexpr energy_source own{20_g_per_kWh, "roof", 2020, "our meter"};
  static_assert(mix({{source::coal, 0.5}, {own, 0.5}}).source == "several sources");
}

TEST_CASE("what is known of a source's range is its uncertainty") {
  CHECK(source::coal.uncertainty == doctest::Approx(90.0 / 820).epsilon(3e-3));      // 740 to 910
  CHECK(source::gas.uncertainty == doctest::Approx(160.0 / 490).epsilon(3e-3));      // 410 to 650
  CHECK(source::biomass.uncertainty == doctest::Approx(190.0 / 230).epsilon(3e-3));  // 130 to 420
  CHECK(!source::hydropower.has_uncertainty());                                      // 1 to 2200
  constexpr region fossil = mix({{source::coal, 0.5}, {source::gas, 0.5}});
  CHECK(fossil.uncertainty == doctest::Approx((820 * 0.11 + 490 * 0.327) / 1310).epsilon(1e-12));
}
