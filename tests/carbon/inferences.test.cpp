// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/inferences.hpp>

#include <carbon/given.hpp>

using namespace co2design;
using carbon::daily_use;
using given::approx;

TEST_CASE("years of daily use by hand") {
  // 3 years of 365.25 days are 1095.75 days, of 6 · 3600 inferences each
  CHECK(daily_use(3, 6 * 3600).value == approx(23'668'200));
  // half of what it could serve: 4 · 365.25 · 1000 · 0.5
  CHECK(daily_use(4.0, 1000.0, 0.5).value == approx(730'500));
  STATIC_CHECK(daily_use(0, 1000).value == 0);
  STATIC_CHECK(daily_use(3, 21'600).known == evidence::given);
}

TEST_CASE("the study's text takes years of 365 days") {
  CHECK(carbon::study_inferences.value == 30e6);
  CHECK(3 * 365 * 6 * 3600.0 == 23.652e6);
}

TEST_CASE("a lifetime may be known within bounds, one in each lane, or not at all") {
  constexpr auto bounds = daily_use(interval(2, 5), 10'000).value;
  CHECK(bounds.low() == approx(7.305e6));
  CHECK(bounds.high() == approx(18.2625e6));
  constexpr auto line = daily_use(linear_form<1>::variable(0), 10'000).value;
  CHECK(line.coefficient(0) == approx(3.6525e6));
  CHECK(line.constant() == 0);
}
