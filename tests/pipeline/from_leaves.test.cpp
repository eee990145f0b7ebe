// SPDX-License-Identifier: BSL-1.0
#include <co2design/pipeline/from_leaves.hpp>

#include <type_traits>

#include <co2design/co2design.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {

using designs = join<presets::clip_b16_models, presets::edge_accelerators>;

constexpr auto study = make_pipeline<designs>(
    workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::roofline{}, carbon::embodied_act{},
    carbon::operational{}, carbon::lifetime_total{}, quality::clip_b16_published{});
using study_type = std::remove_cv_t<decltype(study)>;

constexpr auto whole_model =
    design<designs>("text_layers"_axis = 12, "text_hidden"_axis = 512, "text_ffn"_axis = 2048,
                    "text_heads"_axis = 8, "vision_layers"_axis = 12, "vision_hidden"_axis = 768,
                    "vision_ffn"_axis = 3072, "vision_heads"_axis = 12, "cores"_axis = 1, "width"_axis = 64,
                    "depth"_axis = 16, "l2_kib"_axis = 256, "l2_bw"_axis = 64, "glb_mib"_axis = 4);

using toy = space<axis<"cores", values<1, 2, 4>>>;
struct leaf_policy {
  using provides = metrics<latency, energy, area>;
  using reads = axes<"cores">;
  constexpr auto operator()(const auto& in) const noexcept {
    return results{latency(1_s / in["cores"_axis]), energy(2_J * in["cores"_axis]),
                   area(3_mm2 * in["cores"_axis])};
  }
};
struct embodied {
  using provides = metrics<embodied_carbon>;
  using needs = metrics<area>;
  constexpr auto operator()(const auto& in) const noexcept { return in[area] * 0.5_kgCO2e / 1_mm2; }
};
constexpr design<toy> two("cores"_axis = 2);

}  // namespace

// ── leaves ───────────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("the leaves of a metric are what its generic policies need from the others") {
  using of_energy = leaves_t<study_type, std::remove_cv_t<decltype(operational_carbon)>>;
  STATIC_CHECK(of_energy::size == 6);  // latency and energy of three parts
  using of_chip = leaves_t<study_type, std::remove_cv_t<decltype(embodied_chip)>>;
  STATIC_CHECK(std::is_same_v<of_chip, type_list<std::remove_cv_t<decltype(area)>>>);
  using of_both =
      leaves_t<study_type, std::remove_cv_t<decltype(total_carbon)>, std::remove_cv_t<decltype(accuracy)>>;
  STATIC_CHECK(of_both::size == 8);
}

TEST_CASE("a metric of a policy that is not generic is a leaf itself") {
  STATIC_CHECK(std::is_same_v<leaves_t<study_type, std::remove_cv_t<decltype(accuracy)>>,
                              type_list<std::remove_cv_t<decltype(accuracy)>>>);
}

TEST_CASE("metrics follow from their leaves alone") {
  constexpr auto judge = make_pipeline<toy>(leaf_policy{}, embodied{}, carbon::operational{},
                                            carbon::lifetime_total{.inferences = 10});
  constexpr auto by_hand = results{area(8_mm2), energy(3_J)};
  constexpr auto found = from_leaves<double>(judge, two, by_hand, total_carbon, embodied_carbon);
  STATIC_CHECK(found[embodied_carbon] == 4_kgCO2e);
  STATIC_CHECK(found[total_carbon] == 4_kgCO2e + 10 * (3_J * carbon::grid::california.value));
}

// ── double and float ─────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("the leaves in doubles combine to what the pipeline gives, bit for bit") {
  random_engine engine(11);
  for (int i = 0; i < 100; ++i) {
    const auto d = sample<designs>(engine);
    const auto direct = study(d, total_carbon, latency, accuracy);
    const auto combined = evaluate_as<double>(study, d, total_carbon, latency, accuracy);
    static_assert(std::is_same_v<decltype(direct), decltype(combined)>);
    CHECK(direct[total_carbon].has_value() == combined[total_carbon].has_value());
    if (direct[total_carbon]) CHECK(*direct[total_carbon] == *combined[total_carbon]);
    if (direct[latency]) CHECK(*direct[latency] == *combined[latency]);
    CHECK(direct[accuracy].why().reason() == combined[accuracy].why().reason());
  }
}

TEST_CASE("in floats, the same to their precision") {
  constexpr auto in_float = evaluate_as<float>(study, whole_model, total_carbon, latency)[total_carbon];
  static_assert(
      std::is_same_v<std::remove_cvref_t<decltype(*in_float)>, quantity<dimensions::carbon, float>>);
  const double exactly = (*study(whole_model)[total_carbon]).value();
  CHECK(static_cast<double>((*in_float).value()) == doctest::Approx(exactly).epsilon(1e-6));
}

// ── a pipeline whose policies have another number type ───────────────────────────────────────────────────

TEST_CASE("the number type of a pipeline is the common one of its policies") {
  constexpr carbon::basic_operational<interval> grid{.grid = interval(200, 250) * units::g_per_kwh};
  constexpr auto judge =
      make_pipeline<toy>(leaf_policy{}, embodied{}, grid,
                         carbon::basic_lifetime_total<interval>{.inferences = interval(20e6, 30e6)});
  STATIC_CHECK(std::is_same_v<decltype(judge)::rep, interval>);
  constexpr auto total = judge(two)[total_carbon];
  STATIC_CHECK(std::is_same_v<decltype(total), const quantity<dimensions::carbon, interval>>);

  // 6 mm² · 0.5 kg/mm² + n · 4 J · g.
  const double least = 3 + 20e6 * 4 * (0.2 / 3.6e6), most = 3 + 30e6 * 4 * (0.25 / 3.6e6);
  CHECK(total.value().low() <= least);
  CHECK(total.value().high() >= most);
  CHECK(total.value().low() == doctest::Approx(least).epsilon(1e-14));
  CHECK(total.value().high() == doctest::Approx(most).epsilon(1e-14));
  // What no interval reaches is a point, but for the rounding.
  CHECK(judge(two)[embodied_carbon].value().width() < 1e-14);
  STATIC_CHECK(judge(two)[latency].value().contains(0.5));
}

TEST_CASE("what a study states in two ways is one interval") {
  // The text has 224 g/kWh and 23.65 million inferences, the code 68 and 30 million.
  constexpr auto judge = make_pipeline<designs>(
      workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::roofline{}, carbon::embodied_act{},
      carbon::basic_operational<interval>{.grid = interval(68, 224) * units::g_per_kwh},
      carbon::basic_lifetime_total<interval>{.inferences = interval(23.652e6, 30e6)});
  const auto bounds = *judge(whole_model)[total_carbon];
  for (const double g : {68., 100., 224.})
    for (const double n : {23.652e6, 27e6, 30e6}) {
      const auto one = make_pipeline<designs>(
          workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::roofline{}, carbon::embodied_act{},
          carbon::operational{.grid = g * units::g_per_kwh}, carbon::lifetime_total{.inferences = n});
      CHECK(bounds.value().contains((*one(whole_model)[total_carbon]).value()));
    }
  CHECK(bounds.value().width() > 0);
}

TEST_CASE("an infeasible leaf keeps its reason in every number type") {
  const auto d = design<designs>::at(0);
  CHECK(evaluate_as<interval>(study, d, accuracy)[accuracy].why().reason() ==
        study(d)[accuracy].why().reason());
}

// ── policies that choose ─────────────────────────────────────────────────────────────────────────────────

namespace {

inline constexpr metric<"price", dimensionless> price{};
struct tariff {
  using provides = metrics<price>;
  using needs = metrics<energy>;
  constexpr auto operator()(const auto& in) const noexcept {
    return select(in[energy] < 3_J, in[energy] / 1_J, 2 * (in[energy] / 1_J)) + max(in[energy], 5_J) / 5_J;
  }
};
constexpr auto prices = make_pipeline<toy>(leaf_policy{}, tariff{});

}  // namespace

TEST_CASE("one body with select and max serves doubles, intervals and simd") {
  STATIC_CHECK(prices(two)[price] == 9);
  STATIC_CHECK(prices(two.with("cores"_axis = 1))[price] == 3);
  const auto between = [](double low, double high) {
    return from_leaves<interval>(prices, two,
                                 results{energy(quantity<dimensions::energy, interval>(interval(low, high)))},
                                 price)[price];
  };
  CHECK(between(1, 2).contains(2));
  CHECK(between(1, 2).contains(3));
  CHECK(!between(1, 2).contains(3.5));
  CHECK(between(2, 4).contains(9));
  CHECK(between(2, 4).contains(3));
  using four = simd<double, 4>;
  const auto lanes = from_leaves<four>(
      prices, two, results{energy(quantity<dimensions::energy, four>(four(std::array{1., 2., 4., 10.})))},
      price)[price];
  CHECK(lanes[0] == 2);
  CHECK(lanes[1] == 3);
  CHECK(lanes[2] == 9);
  CHECK(lanes[3] == 22);
}

TEST_CASE("combining does not throw") {
  constexpr auto given = results{energy(2_J)};
  STATIC_CHECK(noexcept(from_leaves<double>(prices, two, given, price)));
}
