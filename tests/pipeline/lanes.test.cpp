// SPDX-License-Identifier: BSL-1.0
#include <co2design/pipeline/lanes.hpp>

#include <array>
#include <limits>
#include <type_traits>

#include <co2design/co2design.hpp>

#include <doctest/doctest.h>

using namespace co2design;

namespace {

using designs = join<presets::clip_b16_models, presets::edge_accelerators>;

constexpr auto study = make_pipeline<designs>(
    workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::roofline{}, carbon::embodied_act{},
    carbon::operational{}, carbon::lifetime_total{}, quality::clip_b16_published{});

inline constexpr metric<"score", dimensionless> score{};

using toy = space<axis<"cores", range<1, 16>>, axis<"width", values<2, 8, 64>>>;
struct chip {
  using provides = metrics<area, energy>;
  using reads = axes<"cores", "width">;
  constexpr auto operator()(const auto& in) const noexcept {
    const auto found =
        results{area(0.25_mm2 * in["cores"_axis] * in["width"_axis]), energy(1_J / in["cores"_axis])};
    return in["cores"_axis] == 13 ? possible<decltype(found)>(infeasible("thirteen"))
                                  : possible<decltype(found)>(found);
  }
};
struct rated {
  using provides = metrics<score>;
  using needs = metrics<area, energy>;
  using reads = axes<"cores">;
  using arithmetic = generic;
  constexpr auto operator()(const auto& in) const noexcept {
    const auto per_area = in[energy] / 1_J * (in[area] / 1_mm2);
    return select(in[area] > 20_mm2, per_area / 3.0, per_area * in["cores"_axis]);
  }
};
struct free_of_failure {
  using provides = metrics<latency>;
  using reads = axes<"cores">;
  constexpr auto operator()(const auto& in) const noexcept { return 1_s / in["cores"_axis]; }
};

// In doubles it says why it has no number; in lanes it has a NaN.
struct limited {
  using provides = metrics<score>;
  using needs = metrics<area>;
  constexpr auto operator()(const auto& in) const noexcept {
    const auto x = in[area] / 1_mm2;
    if constexpr (std::is_arithmetic_v<std::remove_const_t<decltype(x)>>)
      return feasible_if(x < 40, x, "too large");
    else
      return select(x < 40, x, std::numeric_limits<double>::quiet_NaN());
  }
};

template <std::size_t Lanes, class Judge>
void check_lanes(const Judge& judge, auto sample_one) {
  std::array<typename Judge::design_type, Lanes> chosen;
  for (auto& d : chosen) d = sample_one();
  const auto found = evaluate_lanes(judge, chosen, score);
  for (std::size_t i = 0; i < Lanes; ++i) {
    const auto alone = judge(chosen[i])[score];
    const auto lane = found[score].lane(i);
    CHECK(lane.has_value() == alone.has_value());
    if (alone) CHECK(*lane == *alone);
    if (!alone) CHECK(lane.why().reason() == alone.why().reason());
  }
}

}  // namespace

TEST_CASE("each lane is what the design alone gives, bit for bit") {
  random_engine engine(3);
  for (int i = 0; i < 25; ++i) {
    std::array<design<designs>, 8> chosen;
    for (auto& d : chosen) d = sample<designs>(engine);
    const auto found = evaluate_lanes(study, chosen, total_carbon, latency, accuracy);
    for (std::size_t lane = 0; lane < chosen.size(); ++lane) {
      const auto alone = study(chosen[lane], total_carbon, latency, accuracy);
      CHECK(found[total_carbon].lane(lane).has_value() == alone[total_carbon].has_value());
      if (alone[total_carbon]) CHECK(*found[total_carbon].lane(lane) == *alone[total_carbon]);
      if (alone[latency]) CHECK(*found[latency].lane(lane) == *alone[latency]);
      CHECK(found[accuracy].lane(lane).why().reason() == alone[accuracy].why().reason());
      if (alone[accuracy]) CHECK(*found[accuracy].lane(lane) == *alone[accuracy]);
    }
  }
}

TEST_CASE("any width, axes read by generic policies, and designs that are infeasible") {
  const auto judge = make_pipeline<toy>(chip{}, rated{});
  random_engine engine(5);
  const auto any = [&] { return sample<toy>(engine); };
  for (int i = 0; i < 40; ++i) {
    check_lanes<1>(judge, any);
    check_lanes<2>(judge, any);
    check_lanes<16>(judge, any);
  }
  const auto thirteen = [] { return design<toy>("cores"_axis = 13, "width"_axis = 8); };
  check_lanes<4>(judge, thirteen);
}

TEST_CASE("a generic policy that finds a design infeasible says why in lanes too") {
  constexpr auto judge = make_pipeline<toy>(chip{}, limited{});
  random_engine engine(7);
  std::size_t too_large = 0;
  for (int round = 0; round < 20; ++round) {
    std::array<design<toy>, 4> chosen;
    for (auto& d : chosen) d = sample<toy>(engine);
    const auto found = evaluate_lanes(judge, chosen, score);
    for (std::size_t i = 0; i < 4; ++i) {
      const auto alone = judge(chosen[i])[score];
      const auto lane = found[score].lane(i);
      CHECK(lane.has_value() == alone.has_value());
      CHECK(lane.why().reason() == alone.why().reason());
      if (alone) CHECK(*lane == *alone);
      too_large += lane.why().reason() == "too large";
    }
  }
  CHECK(too_large > 10);
}

TEST_CASE("where no design can be infeasible, the lanes are plain numbers") {
  const auto judge = make_pipeline<toy>(free_of_failure{});
  const std::array chosen{design<toy>("cores"_axis = 1, "width"_axis = 2),
                          design<toy>("cores"_axis = 4, "width"_axis = 2)};
  const auto found = evaluate_lanes(judge, chosen, latency)[latency];
  static_assert(
      std::is_same_v<std::remove_cv_t<decltype(found)>, quantity<dimensions::time, simd<double, 2>>>);
  CHECK(found.value()[0] == 1);
  CHECK(found.value()[1] == 0.25);
}

// ── what is infeasible is not computed with ──────────────────────────────────────────────────────────────

namespace {

inline constexpr std::array prices{10., 20., 30.};
struct grade {
  using provides = metrics<accuracy>;
  using reads = axes<"cores">;
  constexpr auto operator()(const auto& in) const noexcept {
    return feasible_if(in["cores"_axis] <= 3, 1.0 * in["cores"_axis], "no such grade");
  }
};
// Looks up what is beyond the table for a grade of zero.
struct priced {
  using provides = metrics<score>;
  using needs = metrics<accuracy>;
  constexpr auto operator()(const auto& in) const noexcept { return look_up(prices, in[accuracy] - 1); }
};

}  // namespace

TEST_CASE("a policy is not called on what is infeasible, in any number type") {
  constexpr auto judge = make_pipeline<toy>(grade{}, priced{});
  const std::array chosen{
      design<toy>("cores"_axis = 1, "width"_axis = 2), design<toy>("cores"_axis = 4, "width"_axis = 2),
      design<toy>("cores"_axis = 3, "width"_axis = 8), design<toy>("cores"_axis = 9, "width"_axis = 8)};
  const auto found = evaluate_lanes(judge, chosen, score)[score];
  CHECK(*found.lane(0) == 10);
  CHECK(found.lane(1).why().reason() == "no such grade");
  CHECK(*found.lane(2) == 30);
  CHECK(found.lane(3).why().reason() == "no such grade");
  CHECK(evaluate_as<interval>(judge, chosen[1], score)[score].why().reason() == "no such grade");
  CHECK((*evaluate_as<interval>(judge, chosen[2], score)[score]).contains(30));
}
