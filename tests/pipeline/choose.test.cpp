// SPDX-License-Identifier: BSL-1.0
#include <co2design/pipeline/choose.hpp>

#include <type_traits>

#include <co2design/co2design.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {

using toy = space<axis<"cores", values<1, 2, 4>>, axis<"model", range<0, 2>>, axis<"other", values<10, 20>>>;

struct chip {
  using provides = metrics<area>;
  using reads = axes<"cores">;
  constexpr auto operator()(const auto& in) const noexcept { return 1_mm2 * in["cores"_axis]; }
};
struct by_area {
  using provides = metrics<energy, latency>;
  using needs = metrics<area>;
  double joules = 1;
  constexpr auto operator()(const auto& in) const noexcept {
    return results{latency(1_s), energy(joules * 1_J * (in[area] / 1_mm2))};
  }
};
struct by_cores {
  using provides = metrics<latency, energy>;
  using reads = axes<"cores", "other">;
  constexpr auto operator()(const auto& in) const noexcept {
    return results{energy(1_J * in["other"_axis]), latency(2_s / in["cores"_axis])};
  }
};
struct few_cores {
  using provides = metrics<latency, energy>;
  using reads = axes<"cores">;
  constexpr auto operator()(const auto& in) const noexcept {
    return feasible_if(in["cores"_axis] < 4, results{latency(3_s), energy(3_J)}, "too many cores");
  }
};

constexpr auto judge = make_pipeline<toy>(
    chip{}, choose<"model", by_area, by_cores, few_cores>(by_area{.joules = 7}, by_cores{}, few_cores{}));

constexpr auto at(int cores, int model, int other) {
  return design<toy>("cores"_axis = cores, "model"_axis = model, "other"_axis = other);
}

}  // namespace

TEST_CASE("the axis chooses which policy computes the metrics") {
  STATIC_CHECK(*judge(at(2, 0, 10))[energy] == 14_J);
  STATIC_CHECK(*judge(at(2, 0, 10))[latency] == 1_s);
  STATIC_CHECK(*judge(at(2, 1, 20))[energy] == 20_J);
  STATIC_CHECK(*judge(at(2, 1, 20))[latency] == 1_s);
  STATIC_CHECK(*judge(at(2, 2, 20))[latency] == 3_s);
}

TEST_CASE("a choice is infeasible where the chosen policy is, and only there") {
  STATIC_CHECK(judge(at(4, 2, 10))[energy].why().reason() == "too many cores");
  STATIC_CHECK(judge(at(4, 1, 10))[energy].has_value());
  STATIC_CHECK(judge(at(4, 0, 10))[energy].has_value());
}

TEST_CASE("a choice reads its axis and what any alternative reads") {
  using of_three = decltype(judge);
  STATIC_CHECK(of_three::axes_of(energy) == 0b111);
  constexpr auto two = make_pipeline<toy>(chip{}, choose<"model", by_area, by_area>{});
  STATIC_CHECK(decltype(two)::axes_of(energy) == 0b011);  // cores by the area, and the axis
}

TEST_CASE("where no alternative can fail, neither can the choice") {
  using sure = decltype(make_pipeline<toy>(chip{}, choose<"model", by_area, by_cores, by_area>{}));
  STATIC_CHECK(!sure::may_be_infeasible(energy));
  STATIC_CHECK(decltype(judge)::may_be_infeasible(energy));
}

TEST_CASE("it names its axis") {
  using axis_of_it = choose<"mapper", by_area, by_cores>::axis;
  STATIC_CHECK(axis_of_it::name == "mapper");
  STATIC_CHECK(axis_of_it::domain::size == 2);
}

TEST_CASE("state takes what the alternatives take, no more") {
  STATIC_CHECK(std::is_empty_v<choose<"model", by_cores, few_cores>>);
  STATIC_CHECK(sizeof(choose<"model", by_area, by_cores>) == sizeof(double));
}

// ── bundles: the two mapping policies of the library ─────────────────────────────────────────────────────

namespace {

using mapper = choose<"mapper", mapping::roofline, mapping::exact>;
using chips_and_models = join<presets::clip_b16_models, presets::edge_accelerators>;
using designs = join<chips_and_models, space<mapper::axis>>;

constexpr auto with(auto by) {
  return make_pipeline<designs>(workload::clip_b16{}, hardware::edge_npu_22nm{}, by, carbon::embodied_act{},
                                carbon::operational{}, carbon::lifetime_total{});
}

}  // namespace

TEST_CASE("bundles are chosen part by part") {
  constexpr auto chosen = with(mapper{});
  constexpr auto roofline = with(mapping::roofline{});
  constexpr auto exact = with(mapping::exact{});
  random_engine engine(2);
  for (int i = 0; i < 6; ++i) {
    const auto d = sample<designs>(engine);
    const auto one = d.with("mapper"_axis = 0), other = d.with("mapper"_axis = 1);
    CHECK(*chosen(one)[latency] == *roofline(one)[latency]);
    CHECK(*chosen(one)[total_carbon] == *roofline(one)[total_carbon]);
    const auto mapped = chosen(other, latency, total_carbon), wanted = exact(other, latency, total_carbon);
    CHECK(mapped[latency].has_value() == wanted[latency].has_value());
    if (wanted[latency]) CHECK(*mapped[latency] == *wanted[latency]);
    if (wanted[latency]) CHECK(*mapped[total_carbon] == *wanted[total_carbon]);
  }
}

TEST_CASE("a part that the alternatives share stays as it is, so forms are found through it") {
  STATIC_CHECK(trace(with(mapper{}), total_carbon).is_linear());
  STATIC_CHECK(trace(with(mapper{}), energy)[energy_of<"vision">] == 1);
}
