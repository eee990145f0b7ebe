// SPDX-License-Identifier: BSL-1.0
#include <co2design/pipeline/trace.hpp>

#include <cmath>
#include <string_view>

#include <co2design/co2design.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {

// The study's pipeline.
using designs = join<presets::clip_b16_models, presets::edge_accelerators>;

constexpr carbon::embodied_act fab{.fab = carbon::fab::taiwan};
constexpr carbon::operational grid{.grid = carbon::grid::california};
constexpr carbon::lifetime_total lifetime{.inferences = 30e6};

constexpr auto study =
    make_pipeline<designs>(workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::roofline{}, fab, grid,
                           lifetime, quality::clip_b16_published{});

constexpr bool close(double a, double b) { return a - b < 1e-12 * b && b - a < 1e-12 * b; }

}  // namespace

TEST_CASE("total carbon is linear in the energies of the parts and the area") {
  constexpr auto form = trace(study, total_carbon);
  STATIC_CHECK(form.is_linear());
  STATIC_CHECK(form.why() == nullptr);
  // Area, and what the sum of the parts needs: it sums latencies too.
  STATIC_CHECK(decltype(form)::leaves::size == 7);
  STATIC_CHECK(form[latency_of<"text">].value() == 0);

  // 30e6 inferences · 224 g/kWh, for a joule of each part.
  constexpr carbon_intensity_quantity per_joule = form[energy_of<"text">];
  STATIC_CHECK(close(per_joule.value(), 30e6 * 0.224 / 3.6e6));
  STATIC_CHECK(form[energy_of<"vision">] == per_joule);
  STATIC_CHECK(form[energy_of<"joint">] == per_joule);
  // Taiwan's 642 g/kWh · 1.077 kWh/cm² + 188.28 + 500 g/cm², over the yield of 0.875; in kg/mm².
  STATIC_CHECK(form[area] == fab.carbon_per_area());
  STATIC_CHECK(close(form[area].value(), (642 * 1.077 + 188.28 + 500) / 0.875 * 1e-5));
  // 48 g/GB of LPDDR4 over the yield.
  STATIC_CHECK(close(form.constant().value(), 0.048 / 0.875));
}

TEST_CASE("a form at the leaves' values is the metric") {
  constexpr auto form = trace(study, total_carbon);
  random_engine engine(7);
  for (int i = 0; i < 200; ++i) {
    const auto d = sample<designs>(engine);
    const auto of = study(d, total_carbon, area, energy_of<"text">, energy_of<"vision">, energy_of<"joint">);
    if (!of[total_carbon]) continue;
    const carbon_quantity sum = form.constant() + *of[area] * form[area] +
                                *of[energy_of<"text">] * form[energy_of<"text">] +
                                *of[energy_of<"vision">] * form[energy_of<"vision">] +
                                *of[energy_of<"joint">] * form[energy_of<"joint">];
    CHECK(sum.value() == doctest::Approx((*of[total_carbon]).value()).epsilon(1e-14));
  }
}

TEST_CASE("a leaf is its own form") {
  constexpr auto form = trace(study, area);
  STATIC_CHECK(form[area] == 1);
  STATIC_CHECK(form.constant() == 0_mm2);
}

// ── operations that are not linear, one policy each ──────────────────────────────────────────────────────

namespace {

using toy = space<axis<"cores", values<1, 2, 4>>>;
inline constexpr metric<"score", dimensionless> score{};

struct leaf_policy {
  using provides = metrics<latency, energy, accuracy>;
  using reads = axes<"cores">;
  constexpr auto operator()(const auto& in) const noexcept {
    return results{latency(1_s / in["cores"_axis]), energy(2_J * in["cores"_axis]), accuracy(0.5)};
  }
};

template <class Body>
struct with_body {
  using provides = metrics<score>;
  using needs = metrics<latency, energy, accuracy>;
  Body body;
  constexpr auto operator()(const auto& in) const noexcept { return body(in); }
};

template <class Body>
constexpr auto traced_body(Body body) {
  return trace(make_pipeline<toy>(leaf_policy{}, with_body<Body>{body}), score);
}
template <class Body>
constexpr std::string_view why_of(Body body) {
  const auto form = traced_body(body);
  return form.is_linear() ? "" : form.why();
}

}  // namespace

TEST_CASE("what is not linear says which operation it was") {
  STATIC_CHECK(why_of([](const auto& in) { return in[energy] * in[latency] / (1_J * 1_s); }) ==
               "a product of two metrics");
  STATIC_CHECK(why_of([](const auto& in) { return 1 / in[accuracy]; }) == "a division by a metric");
  STATIC_CHECK(why_of([](const auto& in) { return in[energy] / in[latency] / 1_W; }) ==
               "a division by a metric");
  STATIC_CHECK(why_of([](const auto& in) { return min(in[accuracy], 0.5); }) == "a minimum of metrics");
  STATIC_CHECK(why_of([](const auto& in) { return max(in[energy] / 1_J, in[latency] / 1_s); }) ==
               "a maximum of metrics");
  STATIC_CHECK(why_of([](const auto& in) { return math::exp(in[accuracy]); }) ==
               "an exponential of a metric");
  STATIC_CHECK(why_of([](const auto& in) { return math::sqrt(in[accuracy]) + 1; }) ==
               "a square root of a metric");
  STATIC_CHECK(why_of([](const auto& in) { return 0 * math::log(in[accuracy]); }) ==
               "a logarithm of a metric");
}

TEST_CASE("sums, differences and multiples are linear, whatever they are multiplied by") {
  constexpr auto form = traced_body([](const auto& in) {
    const auto share = in[latency] / 2_s - 3 * (in[energy] / 4_J);
    return -share * math::exp(0.0) + max(1.0, 2.0) + (in[accuracy] - in[accuracy]);
  });
  STATIC_CHECK(form.is_linear());
  STATIC_CHECK(form[latency].value() == -0.5);
  STATIC_CHECK(form[energy].value() == 0.75);
  STATIC_CHECK(form[accuracy] == 0);
  STATIC_CHECK(form.constant() == 2);
}

// ── generic policies that read axes, and those that may be infeasible ────────────────────────────────────

namespace {

struct per_core {
  using provides = metrics<score>;
  using needs = metrics<energy>;
  using reads = axes<"cores">;
  using arithmetic = generic;
  constexpr auto operator()(const auto& in) const noexcept { return in[energy] / 1_J * in["cores"_axis] + 3; }
};
struct never {
  using provides = metrics<score>;
  using needs = metrics<energy>;
  bool holds = false;
  constexpr auto operator()(const auto& in) const noexcept {
    return feasible_if(holds, in[energy] / 1_J, "never");
  }
};

}  // namespace

TEST_CASE("what a policy reads of axes becomes coefficients") {
  constexpr auto judge = make_pipeline<toy>(leaf_policy{}, per_core{});
  STATIC_CHECK(trace(judge, design<toy>("cores"_axis = 4), score)[energy].value() == 4);
  STATIC_CHECK(trace(judge, design<toy>("cores"_axis = 1), score)[energy].value() == 1);
  STATIC_CHECK(trace(judge, design<toy>("cores"_axis = 1), score).constant() == 3);
}

TEST_CASE("what is infeasible whatever the leaves has no form") {
  constexpr auto form = trace(make_pipeline<toy>(leaf_policy{}, never{}), score);
  STATIC_CHECK(!form.is_linear());
  STATIC_CHECK(std::string_view(form.why()) == "never");
  STATIC_CHECK(trace(make_pipeline<toy>(leaf_policy{}, never{true}), score)[energy].value() == 1);
}
