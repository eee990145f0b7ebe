// SPDX-License-Identifier: BSL-1.0
//
// The shipped policies of use, of lifetimes and of one number for a decision keep the laws of policies and
// those of carbon, along their parameters too; those of what is embodied are in shipped_embodied.test.cpp.
#include <co2design/testing/carbon_laws.hpp>

#include <algorithm>
#include <cstddef>
#include <vector>

#include <co2design/co2design.hpp>

#include <doctest/doctest.h>
#include <carbon/given.hpp>
#include <static_check.hpp>
#include <testing/check_carbon.hpp>

using namespace co2design;
using namespace co2design::literals;
using check_carbon::check;
using check_carbon::check_along;
using testing::policy_laws;
using testing::proportional;

namespace {

const std::vector areas{results{area(0_mm2)}, results{area(1_mm2)}, results{area(30_mm2)},
                        results{area(800_mm2)}};
const std::vector energies{results{energy(0_J)}, results{energy(1e-6_J)}, results{energy(0.2_J)},
                           results{energy(900_J)}};
const std::vector runs{results{energy(0_J), latency(0_s)}, results{energy(0.2_J), latency(5_ms)},
                       results{energy(40_J), latency(2_s)}};
const std::vector carbons{results{embodied_carbon(0_kgCO2e), operational_carbon(0_kgCO2e)},
                          results{embodied_carbon(0.3_kgCO2e), operational_carbon(1e-8_kgCO2e)},
                          results{embodied_carbon(40_kgCO2e), operational_carbon(2e-4_kgCO2e)}};
const std::vector totals{results{total_carbon(0_kgCO2e)}, results{total_carbon(0.5_kgCO2e)},
                         results{total_carbon(70_kgCO2e)}};
const std::vector products{
    results{embodied_carbon(0.3_kgCO2e), energy(0.2_J), latency(5_ms), total_carbon(0.4_kgCO2e)},
    results{embodied_carbon(9_kgCO2e), energy(30_J), latency(1_s), total_carbon(11_kgCO2e)}};
const std::vector chips{results{area(4_mm2), energy(0.2_J), latency(5_ms)},
                        results{area(70_mm2), energy(3_J), latency(1_ms)}};
const std::vector<double> rising{0, 0.001, 0.25, 1, 3, 700};

}  // namespace

TEST_CASE("embodied carbon") {
  check(carbon::embodied_act{}, areas);
  check_along(areas, rising, [](double x) { return carbon::embodied_act{.fab = x * units::g_per_kwh}; });
  check_along(areas, rising,
              [](double x) { return carbon::embodied_act{.dram_capacity = x * units::gigabyte}; });
  check_along(areas, {1, 0.9, 0.5, 0.01}, [](double x) { return carbon::embodied_act{.yield = x}; });
}

TEST_CASE("operational carbon") {
  check(carbon::operational{}, energies, proportional<energy>{});
  check_along(energies, rising, [](double x) { return carbon::operational{.grid = x * units::g_per_kwh}; });
  check(carbon::operational_metered{}, runs, proportional<energy>{});
  check(carbon::operational_metered{.pue = 1.5, .idle_power = 2_W, .duty_cycle = 0.25, .batch = 4.0}, runs,
        proportional<energy, latency>{});
  using metered = carbon::operational_metered;
  check_along(runs, {1, 1.1, 1.6, 3}, [](double x) { return metered{.pue = x}; });
  check_along(runs, rising,
              [](double x) { return metered{.idle_power = x * units::watt, .duty_cycle = 0.5}; });
  check_along(runs, {1, 0.9, 0.5, 0.01},
              [](double x) { return metered{.idle_power = 1_W, .duty_cycle = x}; });
  check_along(runs, {64, 8, 2, 1}, [](double x) { return metered{.batch = x}; });
}

TEST_CASE("a lifetime") {
  check(carbon::lifetime_total{}, carbons, proportional<embodied_carbon, operational_carbon>{});
  check(carbon::charged_total{}, carbons, proportional<embodied_carbon, operational_carbon>{});
  check(carbon::charged_total{.share = 0.3, .carried_on = 0.2, .end_of_life = 0.5_kgCO2e}, carbons);
  using charged = carbon::charged_total;
  check_along(carbons, rising, [](double x) { return carbon::lifetime_total{.inferences = x}; });
  check_along(carbons, rising, [](double x) { return charged{.inferences = x}; });
  check_along(carbons, {0, 0.1, 0.7, 1}, [](double x) { return charged{.share = x}; });
  check_along(carbons, {1, 0.7, 0.1, 0}, [](double x) { return charged{.carried_on = x}; });
  check_along(carbons, rising, [](double x) { return charged{.end_of_life = x * units::kg_co2e}; });
}

TEST_CASE("what is emitted once") {
  const std::vector nothing{results{}};
  check(carbon::training{.energy = 800_kWh}, nothing);
  check(carbon::search{.cpu_time = 3600_s}, nothing);
  check_along(nothing, rising, [](double x) { return carbon::training{.energy = x * units::kilowatt_hour}; });
  check_along(nothing, rising, [](double x) { return carbon::search{.cpu_time = x * units::second}; });
  check_along(nothing, {1e6, 100, 1}, [](double x) { return carbon::search{.cpu_time = 1_s, .devices = x}; });
  check(carbon::lifecycle_total<training_carbon, search_carbon>{},
        std::vector{results{total_carbon(2_kgCO2e), training_carbon(0.1_kgCO2e), search_carbon(0_kgCO2e)}},
        proportional<total_carbon, training_carbon, search_carbon>{});
}

TEST_CASE("products and functional units") {
  check(carbon::cdp{}, products, proportional<latency>{});
  check(carbon::cep{}, products, proportional<energy>{});
  check(carbon::c2ep{}, products, proportional<energy>{});
  check(carbon::ce2p{}, products, proportional<embodied_carbon>{});
  check(carbon::tcdp{}, products, proportional<total_carbon>{});
  check(carbon::per_inference{}, totals, proportional<total_carbon>{});
  check(carbon::per_token{.tokens = 77.0}, totals, proportional<total_carbon>{});
  check(carbon::sci{.resource_share = 0.5}, carbons, proportional<embodied_carbon, operational_carbon>{});
  check_along(carbons, {1e9, 1e6, 10}, [](double x) { return carbon::sci{.inferences = x}; });
}

TEST_CASE("footprints without carbon data keep the laws of policies") {
  const auto work = policy_laws(carbon::focal_fixed_work{0.8, 10_mm2, 1_J}, chips);
  CHECK_MESSAGE(work.ok(), work.text());
  const auto time = policy_laws(carbon::focal_fixed_time{0.2, 10_mm2, 20_W}, chips);
  CHECK_MESSAGE(time.ok(), time.text());
}

// ── in the study's pipeline ──────────────────────────────────────────────────────────────────────────────

namespace {

using designs = join<presets::clip_b16_models, presets::edge_accelerators>;

constexpr auto used = make_pipeline<designs>(
    workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::roofline{}, carbon::embodied_act{},
    carbon::operational_metered{.pue = 1.5, .idle_power = 2_W, .duty_cycle = 0.25},
    carbon::charged_total{.inferences = 1e7, .share = 0.5}, carbon::training{.energy = 1_kWh},
    carbon::lifecycle_total<training_carbon>{}, carbon::sci{}, carbon::tcdp{});

// A model, on every chip.
auto one_model() {
  subspace<designs> where;
  where.fix("text_layers"_axis = 12).fix("text_hidden"_axis = 512).fix("text_ffn"_axis = 2048);
  where.fix("text_heads"_axis = 8).fix("vision_layers"_axis = 12).fix("vision_hidden"_axis = 768);
  where.fix("vision_ffn"_axis = 3072).fix("vision_heads"_axis = 12);
  return where;
}

}  // namespace

TEST_CASE("totals are linear in the parts of a model and the area, so exact search takes them apart") {
  constexpr auto form = trace(used, total_carbon);
  STATIC_CHECK(form.is_linear());
  STATIC_CHECK(trace(used, lifecycle_carbon).is_linear());
  STATIC_CHECK(trace(used, sci_score).is_linear());
  // 1e7 · 1.5 · 224 g/kWh for a joule, and 2 W · (1/0.25 − 1) = 6 J of it for a second.
  CHECK(form[energy_of<"text">].value() == doctest::Approx(1.5e7 * 0.224 / 3.6e6).epsilon(1e-12));
  CHECK(form[latency_of<"vision">].value() == doctest::Approx(6 * 1.5e7 * 0.224 / 3.6e6).epsilon(1e-12));
  CHECK(form[area] == 0.5 * carbon::embodied_act{}.carbon_per_area());
  STATIC_CHECK(!trace(used, total_carbon_delay).is_linear());
}

TEST_CASE("the least product that exact search finds is the least there is") {
  const auto front = exact_front(problem{used, minimize(total_carbon_delay), one_model()});
  REQUIRE(!front.empty());
  double least = 1e300;
  const auto model = front[0].design();
  for (std::size_t i = 0; i < presets::edge_accelerators::cardinality; ++i) {
    const auto d =
        combine(project<presets::clip_b16_models>(model), design<presets::edge_accelerators>::at(i));
    const auto of = used(d)[total_carbon_delay];
    if (of) least = std::min(least, (*of).value());
  }
  CHECK((*front[0][total_carbon_delay]).value() == least);
}

// ── in every number type ─────────────────────────────────────────────────────────────────────────────────

namespace {

struct made {
  using provides = metrics<embodied_carbon>;
  constexpr auto operator()(auto const&) const noexcept { return 0.3_kgCO2e; }
};

template <class Rep>
auto in_numbers() {
  const auto cited = [](auto value) { return constant(value, "cited", 2025, "this test"); };
  return make_pipeline<given::anything>(
      given::device{}, made{}, carbon::basic_operational_metered<Rep>{}, carbon::basic_charged_total<Rep>{},
      carbon::basic_training<Rep>{.energy = cited(1_kWh)}, carbon::basic_search<Rep>{.cpu_time = cited(90_s)},
      carbon::lifecycle_total<training_carbon, search_carbon>{}, carbon::basic_per_inference<Rep>{},
      carbon::basic_per_token<Rep>{.tokens = cited(77.0)}, carbon::basic_sci<Rep>{},
      carbon::basic_focal_fixed_work<Rep>{cited(0.8), cited(8_mm2), cited(1_J)},
      carbon::basic_focal_fixed_time<Rep>{cited(0.8), cited(8_mm2), cited(20_W)}, carbon::cdp{},
      carbon::cep{}, carbon::c2ep{}, carbon::ce2p{}, carbon::tcdp{})(
      design<given::anything>::at(0), metered_energy, operational_carbon, charged_embodied_carbon,
      total_carbon, training_carbon, search_carbon, lifecycle_carbon, carbon_per_inference, carbon_per_token,
      sci_score, fixed_work_footprint, fixed_time_footprint, carbon_delay, carbon_energy, carbon2_energy,
      carbon_energy2, total_carbon_delay);
}
double middle(const interval& x) { return (x.low() + x.high()) / 2; }
double middle(const simd<double, 2>& x) { return x[1]; }
double middle(const linear_form<1>& x) { return x.is_constant() ? x.constant() : -1; }

}  // namespace

TEST_CASE_TEMPLATE("a policy says the same whatever numbers its constants are held in", Rep, interval,
                   simd<double, 2>, linear_form<1>) {
  const auto in_rep = in_numbers<Rep>();
  const auto in_doubles = in_numbers<double>();
  const auto same = [&](auto tag) {
    CAPTURE(tag.name);
    CHECK(middle(canonical(in_rep[tag])) ==
          doctest::Approx(canonical(in_doubles[tag])).epsilon(1e-12).scale(0));
  };
  same(metered_energy);
  same(operational_carbon);
  same(charged_embodied_carbon);
  same(total_carbon);
  same(training_carbon);
  same(search_carbon);
  same(lifecycle_carbon);
  same(carbon_per_inference);
  same(carbon_per_token);
  same(sci_score);
  same(fixed_work_footprint);
  same(fixed_time_footprint);
  same(carbon_delay);
  same(carbon_energy);
  same(carbon2_energy);
  same(carbon_energy2);
  same(total_carbon_delay);
}
