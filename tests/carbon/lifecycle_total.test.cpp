// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/lifecycle_total.hpp>

#include <co2design/carbon/charged_total.hpp>
#include <co2design/carbon/search.hpp>
#include <co2design/carbon/training.hpp>

#include <carbon/given.hpp>

using namespace co2design;
using namespace co2design::literals;
using carbon::lifecycle_total;
using given::approx;
using given::judged;

static_assert(policy<lifecycle_total<>>);
static_assert(policy<lifecycle_total<training_carbon, search_carbon>>);

TEST_CASE("the whole by hand, and the total as it was") {
  // 2 kg + 30e6 · 1e-7 kg = 5 kg; training 800 kWh · 0.1 kg/kWh / 1000 = 0.08 kg; search 0.012 kWh · 0.1 kg/kWh
  constexpr auto made =
      judged(given::carbons{}, carbon::charged_total{},
             carbon::training{.energy = 800_kWh, .pue = 1.0, .grid = 100_g_per_kWh, .devices = 1000.0},
             carbon::search{.cpu_time = 3600_s, .grid = 100_g_per_kWh},
             lifecycle_total<training_carbon, search_carbon>{});
  CHECK(made[total_carbon].value() == approx(5));
  CHECK(made[lifecycle_carbon].value() == approx(5.0812));
}

TEST_CASE("without parts it is the total") {
  STATIC_CHECK(judged(given::whole{}, lifecycle_total<>{})[lifecycle_carbon] == 3_kgCO2e);
}
