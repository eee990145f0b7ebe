// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/search.hpp>

#include <carbon/given.hpp>

using namespace co2design;
using namespace co2design::literals;
using carbon::search;
using given::approx;
using given::judged;

static_assert(policy<search>);

TEST_CASE("a search by hand") {
  // 3600 s · 10 W = 36 kJ = 0.01 kWh; · 1.5 · 0.4 kg/kWh / 100 devices = 6e-5 kg
  constexpr auto made =
      judged(search{.cpu_time = 3600_s, .power = 10_W, .pue = 1.5, .grid = 400_g_per_kWh, .devices = 100.0});
  CHECK(made[search_carbon].value() == approx(6e-5));
}

TEST_CASE("a core of 12 W, no building and one device unless said otherwise") {
  // 3600 s · 12 W = 0.012 kWh; · 0.224 kg/kWh
  constexpr auto made = judged(search{.cpu_time = 3600_s});
  CHECK(made[search_carbon].value() == approx(0.012 * 0.224));
  STATIC_CHECK(judged(search{.cpu_time = 0_s})[search_carbon] == 0_kgCO2e);
}

TEST_CASE("processor time is measured and goes on") {
  const auto before = carbon::cpu_time();
  volatile double work = 1;
  while (carbon::cpu_time() - before < 20_ms) work = work * 1.0000001;
  CHECK(carbon::cpu_time() - before >= 20_ms);
  CHECK(judged(search{.cpu_time = carbon::cpu_time() - before})[search_carbon] > 0_kgCO2e);
}

TEST_CASE("the power of a core within bounds") {
  constexpr auto bounds =
      judged(carbon::basic_search<interval>{.cpu_time = 3600_s,
                                            .power = quantity<dimensions::power, interval>(interval(4, 24)),
                                            .grid = 250_g_per_kWh})[search_carbon];
  CHECK(bounds.value().low() == approx(0.001));
  CHECK(bounds.value().high() == approx(0.006));
}
