// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/yield.hpp>

#include <cmath>
#include <limits>
#include <string_view>
#include <type_traits>

#include <co2design/carbon/embodied_act.hpp>
#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/units/interval.hpp>
#include <co2design/units/linear_form.hpp>
#include <co2design/units/literals.hpp>
#include <co2design/units/simd.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::carbon;

auto approx(double x) { return doctest::Approx(x).epsilon(1e-12).scale(0); }

template <class Rep>
constexpr basic_bose_einstein_yield<Rep> ten_layers{.defect_density = per_cm2(0.02), .critical_layers = 10};

// Calls `each` with one of every model, D = 0.1/cm² but for the last one, of 0.02/cm² a layer.
template <class Rep>
void for_each_model(const auto& each) {
  each(basic_poisson_yield<Rep>{.defect_density = per_cm2(0.1)});
  each(basic_murphy_yield<Rep>{.defect_density = per_cm2(0.1)});
  each(basic_seeds_yield<Rep>{.defect_density = per_cm2(0.1)});
  each(basic_negative_binomial_yield<Rep>{.defect_density = per_cm2(0.1)});
  each(ten_layers<Rep>);
}

template <class Rep>
using area_in = quantity<dimensions::area, Rep>;

struct given_area {
  using provides = metrics<area>;
  using reads = axes<"side">;
  constexpr area_quantity operator()(auto const& in) const noexcept {
    return in["side"_axis] * in["side"_axis] * 1_mm2;
  }
};
using sides = space<axis<"side", values<0, 1, 10, 20>>>;

}  // namespace

TEST_CASE("each formula, by hand") {
  // 50 mm² at 0.1 a cm²: AD = 0.05
  CHECK(poisson_yield{.defect_density = per_cm2(0.1)}(50_mm2) == approx(0.951229424500714));  // e^−0.05
  // ((1 − 0.951229424500714) / 0.05)² = 0.97541150998572²
  CHECK(murphy_yield{.defect_density = per_cm2(0.1)}(50_mm2) == approx(0.951427613812622));
  CHECK(seeds_yield{.defect_density = per_cm2(0.1)}(50_mm2) == approx(1 / 1.05));
  // 1.005^−10
  CHECK(negative_binomial_yield{.defect_density = per_cm2(0.1)}(50_mm2) == approx(0.951347940696069));
  // 1.01^−10
  CHECK(ten_layers<double>(50_mm2) == approx(0.905286954692983));
  CHECK(yield_of(act::yield, 50_mm2) == 0.875);
  CHECK(yield_of(constant<double>(0.9), 7_mm2) == 0.9);
}

TEST_CASE("large dies, by hand") {
  // 2000 mm² at 0.1 a cm²: AD = 2
  CHECK(poisson_yield{.defect_density = per_cm2(0.1)}(2000_mm2) == approx(0.135335283236613));
  // ((1 − 0.135335283236613) / 2)² = 0.432332358381693²
  CHECK(murphy_yield{.defect_density = per_cm2(0.1)}(2000_mm2) == approx(0.186911268103877));
  CHECK(seeds_yield{.defect_density = per_cm2(0.1)}(2000_mm2) == approx(1.0 / 3));
  // 1.2^−10
  CHECK(negative_binomial_yield{.defect_density = per_cm2(0.1)}(2000_mm2) == approx(0.161505582889846));
  // 1.4^−10
  CHECK(ten_layers<double>(2000_mm2) == approx(0.0345716130336078));
}

TEST_CASE("ACT's yield is that of clustered defects at AD = 0.134") {
  CHECK(negative_binomial_yield{.defect_density = per_cm2(0.134)}(1_cm2) ==
        doctest::Approx(0.875).epsilon(1e-3));
}

TEST_CASE("defects are those of ECO-CHIP's node") {
  CHECK(canonical(poisson_yield{}.defect_density.value) == approx(0.0008));
  CHECK(negative_binomial_yield{.defect_density = find_ecochip_node(7)->defect_density}(100_mm2) ==
        approx(0.820348299875155));  // 1.02^−10
  CHECK(poisson_yield{}.defect_density.source.starts_with("ASU-VDA-Lab/ECO-CHIP@"));
}

TEST_CASE("no area and no defects: all work, and constant expressions say so") {
  STATIC_CHECK(poisson_yield{}(0_mm2) == 1);
  STATIC_CHECK(murphy_yield{}(0_mm2) == 1);
  STATIC_CHECK(seeds_yield{}(0_mm2) == 1);
  STATIC_CHECK(negative_binomial_yield{}(0_mm2) == 1);
  STATIC_CHECK(ten_layers<double>(0_mm2) == 1);
  STATIC_CHECK(murphy_yield{.defect_density = per_cm2(0)}(800_mm2) == 1);
}

TEST_CASE("few defects lose no digits") {
  // Y = 1 − n·x + O(x²) with n = 1, or the ten layers
  for_each_model<double>([](const auto& model) {
    for (double a = 1e-2; a > 1e-10; a /= 7) {
      CAPTURE(a);
      const double x = a * canonical(model.defect_density.value);
      double slope = 1;
      if constexpr (requires { model.critical_layers; }) slope = model.critical_layers;
      const double lost = 1 - model(a * units::mm2);
      CHECK(std::abs(lost - slope * x) < 60 * x * x + 3e-16);
    }
  });
  // both ways of the series meet
  CHECK(carbon::detail::mean_survival(std::nextafter(0.5, 1)) ==
        doctest::Approx(carbon::detail::mean_survival(0.5)).epsilon(4e-16));
  CHECK(carbon::detail::mean_survival(-1.0) == approx(1.718281828459045));  // e − 1
  // 1e-9 − ½·1e-18 + …
  CHECK(carbon::detail::log_1p(1e-9) == doctest::Approx(9.999999995e-10).epsilon(1e-15));
}

TEST_CASE("more area and more defects, fewer good dies; clusters spare dies") {
  for_each_model<double>([](auto model) {
    for (double a = 0; a < 1000; a += 37) {
      CHECK(model((a + 1) * units::mm2) < model(a * units::mm2));
      CHECK(model(a * units::mm2) > 0);
      if (a == 0) continue;
      auto worse = model;
      worse.defect_density = model.defect_density.value * 1.5;
      CHECK(worse(a * units::mm2) < model(a * units::mm2));
    }
  });
  for (double a = 10; a < 1000; a += 90) {
    const auto die = a * units::mm2;
    const double poisson = poisson_yield{}(die), seeds = seeds_yield{}(die);
    CHECK(poisson < negative_binomial_yield{}(die));
    CHECK(negative_binomial_yield{}(die) < seeds);
    CHECK(negative_binomial_yield{.clustering = 1}(die) == approx(seeds));
    CHECK(negative_binomial_yield{.clustering = 1e9}(die) == doctest::Approx(poisson).epsilon(1e-8));
    CHECK(murphy_yield{}(die) > poisson);
    CHECK(murphy_yield{}(die) < seeds);
  }
}

TEST_CASE("without end and without a number") {
  for_each_model<double>([](const auto& model) {
    CHECK(model(area_quantity(std::numeric_limits<double>::infinity())) == 0);
    CHECK(std::isnan(model(area_quantity(std::numeric_limits<double>::quiet_NaN()))));
  });
}

TEST_CASE("an interval of areas gives the yields of its ends, little wider") {
  for_each_model<interval>([](const auto& model) {
    const interval found = model(area_in<interval>(interval(20.0, 30.0)));
    const double least = model(area_in<interval>(interval(30.0))).low(),
                 most = model(area_in<interval>(interval(20.0))).high();
    CHECK(found.low() == doctest::Approx(least).epsilon(1e-14));
    CHECK(found.high() == doctest::Approx(most).epsilon(1e-14));
    CHECK(model(area_in<interval>(interval(0.0, 1.0))).contains(1));
  });
  for_each_model<double>([](const auto& model) {
    CHECK(model(area_in<interval>(interval(20.0, 30.0))).contains(model(25_mm2)));
  });
}

TEST_CASE("an interval of clusters or layers gives the yields of its ends, by hand") {
  // 50 mm² at 0.1 a cm²: (1 + 0.05/5)^−5 and (1 + 0.05/20)^−20
  const basic_negative_binomial_yield<interval> clusters{.defect_density = per_cm2(0.1),
                                                         .clustering = interval(5.0, 20.0)};
  const interval share = clusters(50_mm2);
  CHECK(share.low() == doctest::Approx(std::pow(1.0025, -20)).epsilon(1e-13));
  CHECK(share.high() == doctest::Approx(std::pow(1.01, -5)).epsilon(1e-13));
  CHECK(share.contains(negative_binomial_yield{.defect_density = per_cm2(0.1)}(50_mm2)));
  // (1 + 0.01)^−12 and (1 + 0.01)^−8
  const basic_bose_einstein_yield<interval> layers{.defect_density = per_cm2(0.02),
                                                   .critical_layers = interval(8.0, 12.0)};
  CHECK(layers(50_mm2).low() == doctest::Approx(std::pow(1.01, -12)).epsilon(1e-13));
  CHECK(layers(50_mm2).high() == doctest::Approx(std::pow(1.01, -8)).epsilon(1e-13));
  // in lanes, lane by lane
  simd<double, 2> both(5.0);
  both.set(1, 20.0);
  const basic_negative_binomial_yield<simd<double, 2>> lanes{.defect_density = per_cm2(0.1),
                                                             .clustering = both};
  CHECK(lanes(50_mm2)[0] ==
        negative_binomial_yield{.defect_density = per_cm2(0.1), .clustering = 5.0}(50_mm2));
  CHECK(lanes(50_mm2)[1] ==
        negative_binomial_yield{.defect_density = per_cm2(0.1), .clustering = 20.0}(50_mm2));
}

TEST_CASE("lanes have what doubles have, bit for bit; floats are near") {
  for_each_model<double>([](const auto& model) {
    simd<double, 4> areas(0.0);
    for (std::size_t lane = 0; lane < 4; ++lane) areas.set(lane, 13.0 * static_cast<double>(lane));
    const auto found = model(area_in<simd<double, 4>>(areas));
    for (std::size_t lane = 0; lane < 4; ++lane) CHECK(found[lane] == model(area_quantity(areas[lane])));
  });
  for_each_model<float>([](const auto& model) {
    const auto found = model(area_in<float>(50.0f));
    static_assert(std::is_same_v<decltype(found), const float>);
    CHECK(found > 0.9f);
    CHECK(found < 0.96f);
  });
}

TEST_CASE("a linear form says what is not linear in it, and goes through where the area is fixed") {
  using form = linear_form<1>;
  const auto why = [](const auto& model) {
    return std::string_view(model(area_in<form>(form::variable(0))).why());
  };
  CHECK(why(poisson_yield{}) == "an exponential of a metric");
  CHECK(why(murphy_yield{}) == "an exponential of a metric");
  CHECK(why(seeds_yield{}) == "a division by a metric");
  CHECK(why(negative_binomial_yield{}) == "a logarithm of a metric");
  CHECK(why(ten_layers<double>) == "a logarithm of a metric");
  for_each_model<double>([](const auto& model) {
    for (const double a : {0.0, 40.0}) {
      const form fixed = model(area_in<form>(form(a)));
      REQUIRE(fixed.is_linear());
      CHECK(fixed.constant() == model(area_quantity(a)));
    }
  });
}

TEST_CASE("embodied carbon with a yield of the area, by hand") {
  using clustered = basic_embodied_act<double, negative_binomial_yield>;
  constexpr auto judge = make_pipeline<sides>(given_area{}, clustered{});
  const auto at = [&](std::size_t i) {
    return judge(design<sides>::at(i), embodied_chip, embodied_memory, embodied_carbon);
  };
  // 1379.714 g/cm² of wafer; 100 mm² at 0.08 a cm²: 1.008^−10 = 0.923409...
  CHECK(at(2)[embodied_chip]->in(units::g_co2e) == approx(1379.714 * std::pow(1.008, 10)));
  CHECK(at(3)[embodied_chip]->in(units::g_co2e) == approx(4 * 1379.714 * std::pow(1.032, 10)));
  CHECK(at(0)[embodied_chip] == 0_kgCO2e);
  // the memory's yield stays ACT's
  CHECK(at(2)[embodied_memory]->in(units::g_co2e) == approx(48 / 0.875));
  CHECK(at(2)[embodied_carbon]->in(units::g_co2e) == approx(1379.714 * std::pow(1.008, 10) + 48 / 0.875));
}

TEST_CASE("where defects leave no die, no number is made up") {
  constexpr auto hopeless = make_pipeline<sides>(
      given_area{}, basic_embodied_act<double, poisson_yield>{.yield = {.defect_density = per_cm2(1e6)}});
  CHECK(hopeless(design<sides>::at(0))[embodied_carbon].has_value());
  const auto none = hopeless(design<sides>::at(2))[embodied_carbon];
  CHECK(!none.has_value());
  CHECK(none.why().reason() == "no die of this area works or fits a wafer");
}

TEST_CASE("in a pipeline of other numbers bounds are carried on") {
  constexpr basic_embodied_act<interval, basic_murphy_yield<interval>> uncertain{
      .yield = {
          .defect_density = constant<quantity<quotient_t<dimensionless, dimensions::area>, interval>>(
              quantity<quotient_t<dimensionless, dimensions::area>, interval>(interval(0.0005, 0.002)))}};
  const auto bounds =
      make_pipeline<sides>(given_area{}, uncertain)(design<sides>::at(3))[embodied_carbon].value();
  for (const double d : {0.05, 0.1, 0.2}) {
    const basic_embodied_act<double, murphy_yield> one{.yield = {.defect_density = per_cm2(d)}};
    CHECK(bounds.contains(
        make_pipeline<sides>(given_area{}, one)(design<sides>::at(3))[embodied_carbon]->value()));
  }
}
