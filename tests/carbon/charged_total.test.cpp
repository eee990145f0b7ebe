// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/charged_total.hpp>

#include <type_traits>

#include <co2design/carbon/lifetime_total.hpp>

#include <carbon/given.hpp>

using namespace co2design;
using namespace co2design::literals;
using carbon::charged_total;
using given::approx;
using given::carbons;
using given::judged;

static_assert(policy<charged_total>);
static_assert(std::is_aggregate_v<charged_total>);

TEST_CASE("a charge by hand") {
  // (2 kg + 0.5 kg) · 0.25 · (1 − 0.4) = 0.375 kg; 1e-7 kg · 1.4e6 = 0.14 kg
  constexpr auto made =
      judged(carbons{},
             charged_total{.inferences = 1.4e6, .share = 0.25, .carried_on = 0.4, .end_of_life = 0.5_kgCO2e});
  CHECK(made[charged_embodied_carbon].value() == approx(0.375));
  CHECK(made[lifetime_operational_carbon].value() == approx(0.14));
  CHECK(made[total_carbon].value() == approx(0.515));
}

TEST_CASE("three years of daily use") {
  // 1e-7 kg · 3 · 365.25 · 10 000 = 1.09575 kg
  const auto made = judged(carbons{}, charged_total{.inferences = carbon::daily_use(3, 10'000)});
  CHECK(made[total_carbon].value() == approx(3.09575));
}

TEST_CASE("until something is said it is the lifetime's total, to the bit") {
  for (double made = 1e-3; made < 1e3; made *= 1.9)
    for (double used = 1e-12; used < 1; used *= 7.3) {
      const carbons device{made * units::kg_co2e, used * units::kg_co2e};
      const auto charged = judged(device, charged_total{});
      const auto plain = judged(device, carbon::lifetime_total{});
      CHECK(charged[total_carbon] == plain[total_carbon]);
      CHECK(charged[lifetime_operational_carbon] == plain[lifetime_operational_carbon]);
      CHECK(charged[charged_embodied_carbon] == device.made);
    }
}

TEST_CASE("what one user is not charged with, the others are") {
  constexpr auto part = [](double share) {
    return judged(carbons{}, charged_total{.inferences = 0.0, .share = share})[total_carbon];
  };
  CHECK((part(0.3) + part(0.7)).value() == approx(2));
  constexpr auto first = judged(carbons{}, charged_total{.carried_on = 0.35})[charged_embodied_carbon];
  CHECK(first.value() + 0.35 * 2 == approx(2));
}

TEST_CASE("the lifetime at which a bigger chip pays off") {
  // Total carbon is a line over the lifetime: the small chip 1 + 3e-7 n, the big one 2 + 1e-7 n; they meet at 5 million.
  using form = linear_form<1>;
  constexpr carbon::basic_charged_total<form> over_lifetime{.inferences = form::variable(0)};
  constexpr auto small =
      judged(carbons{1_kgCO2e, 3e-7 * units::kg_co2e}, over_lifetime)[total_carbon].value();
  constexpr auto big = judged(carbons{2_kgCO2e, 1e-7 * units::kg_co2e}, over_lifetime)[total_carbon].value();
  STATIC_CHECK(small.is_linear() && big.is_linear());
  CHECK((big.constant() - small.constant()) / (small.coefficient(0) - big.coefficient(0)) == approx(5e6));
}

TEST_CASE("bounds of sharing bound the charge") {
  constexpr auto bounds = judged(
      carbons{},
      carbon::basic_charged_total<interval>{.inferences = 0.0, .share = interval(0.25, 0.5)})[total_carbon];
  CHECK(bounds.value().low() == approx(0.5));
  CHECK(bounds.value().high() == approx(1));
}
