// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/functional_unit.hpp>

#include <co2design/carbon/lifetime_total.hpp>

#include <carbon/given.hpp>

using namespace co2design;
using namespace co2design::literals;
using given::approx;
using given::carbons;
using given::judged;

static_assert(policy<carbon::per_inference>);
static_assert(policy<carbon::per_token>);
static_assert(policy<carbon::sci>);

TEST_CASE("carbon of an inference and of a token by hand") {
  // 3 kg over 1.5 million inferences of 512 tokens
  CHECK(judged(given::whole{}, carbon::per_inference{.inferences = 1.5e6})[carbon_per_inference].value() ==
        approx(2e-6));
  CHECK(judged(given::whole{}, carbon::per_token{.tokens = 512.0, .inferences = 1.5e6})[carbon_per_token]
            .value() == approx(3.90625e-9));
}

TEST_CASE("a score by hand") {
  // M = 2 kg · 0.5 · 0.25 = 0.25 kg over 1e6 inferences: 2.5e-7 kg; and 1e-7 kg in use; of 10 units each
  constexpr auto made = judged(
      carbons{}, carbon::sci{.inferences = 1e6, .time_share = 0.5, .resource_share = 0.25, .units = 10.0});
  CHECK(made[sci_score].value() == approx(3.5e-8));
}

TEST_CASE("of a device wholly used the score is the carbon of an inference") {
  const auto made = judged(carbons{}, carbon::lifetime_total{}, carbon::per_inference{}, carbon::sci{});
  CHECK(made[sci_score].value() == approx(made[carbon_per_inference].value()));
  CHECK(made[sci_score].value() == approx(2.0 / 30e6 + 1e-7));
}

TEST_CASE("a unit's carbon falls with the lifetime, to that of its use") {
  const auto score = [](double n) { return judged(carbons{}, carbon::sci{.inferences = n})[sci_score]; };
  CHECK(score(1e6) > score(1e7));
  CHECK(score(1e18).value() == doctest::Approx(1e-7).epsilon(1e-9));
}

TEST_CASE("a lifetime within bounds, and a form of the device's share") {
  constexpr auto bounds =
      judged(carbons{}, carbon::basic_sci<interval>{.inferences = interval(1e6, 1e7)})[sci_score];
  CHECK(bounds.value().low() == approx(3e-7));
  CHECK(bounds.value().high() == approx(2.1e-6));
  using form = linear_form<1>;
  constexpr auto line = judged(
      carbons{}, carbon::basic_sci<form>{.inferences = 1e6, .resource_share = form::variable(0)})[sci_score];
  CHECK(line.value().constant() == approx(1e-7));
  CHECK(line.value().coefficient(0) == approx(2e-6));
}
