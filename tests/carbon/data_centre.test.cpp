// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/data_centre.hpp>

#include <carbon/given.hpp>

using namespace co2design;
namespace pue = co2design::carbon::pue;

TEST_CASE("no building gives energy back, and the average one takes more than Google's") {
  STATIC_CHECK(pue::none == 1.0);
  STATIC_CHECK(pue::google > pue::none);
  STATIC_CHECK(pue::industry_2023 > pue::google);
  STATIC_CHECK(pue::industry_2019 > pue::industry_2023);
}

TEST_CASE("figures as their sources have them") {
  STATIC_CHECK(pue::industry_2023 == 1.58);
  STATIC_CHECK(pue::industry_2019 == 1.67);
  STATIC_CHECK(pue::google == 1.11);
  STATIC_CHECK(carbon::core_power.value.in(units::watt) == 12);
  for (const auto& one : {pue::none, pue::industry_2023, pue::industry_2019, pue::google}) {
    CHECK(one.source.size() > 20);
    CHECK(one.year >= 2016);
  }
}
