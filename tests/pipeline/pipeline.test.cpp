// SPDX-License-Identifier: BSL-1.0
#include <co2design/pipeline/make_pipeline.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/metric/catalogue.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

namespace {

using designs =
    space<axis<"layers", range<1, 4>>, axis<"cores", values<1, 2, 4>>, axis<"width", range<8, 32, 8>>>;

// ── a small world: area and throughput of a chip, latency and energy of a model on it, their carbon ──────

struct chip {
  using provides = metrics<area, peak_throughput>;
  using reads = axes<"cores", "width">;
  area_quantity per_lane = 0.5_mm2;
  constexpr auto operator()(const auto& in) const noexcept {
    const double lanes = in["cores"_axis] * in["width"_axis];
    return results{peak_throughput(lanes * 1_tops), area(lanes * per_lane)};
  }
};
struct roofline {
  using provides = metrics<latency>;
  using needs = metrics<peak_throughput>;
  using reads = axes<"layers">;
  constexpr auto operator()(const auto& in) const noexcept {
    return in["layers"_axis] * quantity<dimensions::operations>(1e12) / in[peak_throughput];
  }
};
struct power {
  using provides = metrics<energy>;
  using needs = metrics<latency, area>;
  constexpr auto operator()(const auto& in) const noexcept {
    return in[latency] * (in[area] / 1_mm2) * 2_W + 3_J;
  }
};
struct grid {
  using provides = metrics<operational_carbon>;
  using needs = metrics<energy>;
  carbon_intensity_quantity intensity = 360_g_per_kWh;
  constexpr auto operator()(const auto& in) const noexcept { return in[energy] * intensity; }
};
struct fab {
  using provides = metrics<embodied_carbon>;
  using needs = metrics<area>;
  constexpr auto operator()(const auto& in) const noexcept { return in[area] * 1500_g_per_cm2; }
};
struct sum {
  using provides = metrics<total_carbon>;
  using needs = metrics<embodied_carbon, operational_carbon>;
  constexpr auto operator()(const auto& in) const noexcept {
    return in[embodied_carbon] + 1e6 * in[operational_carbon];
  }
};

// The same by hand.
struct by_hand {
  double area, throughput, latency, energy, operational, embodied, total;
  constexpr by_hand(int layers, int cores, int width, double per_lane = 0.5, double intensity = 360 / 3.6e9)
      : area(cores * width * per_lane),
        throughput(cores * width * 1e12),
        latency(layers * 1e12 / throughput),
        energy(latency * (area / 1) * 2 + 3),
        operational(energy * intensity),
        embodied(area * (1500 / 1e5)),
        total(embodied + 1e6 * operational) {}
};

template <class Judge>
bool agrees_everywhere(const Judge& world, double per_lane, double intensity) {
  for (std::uint64_t i = 0; i < designs::cardinality; ++i) {
    const auto at = design<designs>::at(i);
    const by_hand hand(at["layers"_axis], at["cores"_axis], at["width"_axis], per_lane, intensity);
    const auto found =
        world(at, area, peak_throughput, latency, energy, operational_carbon, embodied_carbon, total_carbon);
    const bool agrees =
        found[area].value() == hand.area && found[peak_throughput].value() == hand.throughput &&
        found[latency].value() == hand.latency && found[energy].value() == hand.energy &&
        found[operational_carbon].value() == hand.operational &&
        found[embodied_carbon].value() == hand.embodied && found[total_carbon].value() == hand.total;
    if (!agrees) return false;
  }
  return true;
}

constexpr auto make_world() {
  return make_pipeline<designs>(chip{}, roofline{}, power{}, grid{}, fab{}, sum{});
}
constexpr auto some_design() {
  return design<designs>("layers"_axis = 3, "cores"_axis = 2, "width"_axis = 16);
}

// ── policies that are counted ────────────────────────────────────────────────────────────────────────────

template <class Policy>
struct counted : Policy {
  int* count;
  constexpr counted(Policy of, int& c) : Policy(of), count(&c) {}
  auto operator()(const auto& in) const noexcept {
    ++*count;
    return Policy::operator()(in);
  }
};

// ── policies whose instantiation or call is a fault ──────────────────────────────────────────────────────

struct does_not_compile {
  using provides = metrics<accuracy>;
  using needs = metrics<latency>;
  constexpr auto operator()(const auto& in) const noexcept {
    static_assert(sizeof(in) == 0, "a policy nobody needs is instantiated");
    return 0.0;
  }
};

}  // namespace

TEST_CASE("a pipeline evaluates what the hand-written function does, for every design") {
  const auto world = make_world();
  CHECK(agrees_everywhere(world, 0.5, 360 / 3.6e9));
}

TEST_CASE("a lookup and a shared evaluation give the same") {
  const auto world = make_world();
  for (std::uint64_t i = 0; i < designs::cardinality; ++i) {
    const auto at = design<designs>::at(i);
    const auto all = world(at, total_carbon, latency, energy);
    CHECK(world(at)[latency] == all[latency]);
    CHECK(world(at)[energy] == all[energy]);
    CHECK(world(at)[total_carbon] == all[total_carbon]);
    CHECK(world(at, latency)[latency] == all[latency]);
  }
}

TEST_CASE("a pipeline is constexpr where its policies are") {
  constexpr auto world = make_world();
  constexpr auto small = design<designs>("layers"_axis = 1, "cores"_axis = 1, "width"_axis = 8);
  STATIC_CHECK(world(small)[area] == 4_mm2);
  STATIC_CHECK(world(small)[latency] == 0.125_s);
  STATIC_CHECK(world(small)[energy] == 4_J);
  STATIC_CHECK(world(small)[embodied_carbon] == 60_gCO2e);
  STATIC_CHECK(world(small)[total_carbon] < 0.5_kgCO2e);
  STATIC_CHECK(world(small)[total_carbon] > 0.4_kgCO2e);
}

TEST_CASE("the result of a metric is its quantity") {
  using world = decltype(make_world());
  STATIC_CHECK(std::is_same_v<world::result_type<std::remove_cv_t<decltype(latency)>>, time_quantity>);
  STATIC_CHECK(
      std::is_same_v<decltype(std::declval<const world&>()(some_design())[total_carbon]), carbon_quantity>);
  STATIC_CHECK(!world::may_be_infeasible(total_carbon));
}

TEST_CASE("a pipeline takes no more room than its policies") {
  STATIC_CHECK(sizeof(make_pipeline<designs>(roofline{}, chip{}, power{})) == sizeof(chip));
  STATIC_CHECK(std::is_trivially_copyable_v<decltype(make_world())>);
}

TEST_CASE("evaluation does not throw") {
  const auto world = make_world();
  constexpr auto at = some_design();
  STATIC_CHECK(noexcept(world(at)[total_carbon]));
  STATIC_CHECK(noexcept(world(at, total_carbon, latency)));
}

namespace {

// The permutation of that number of 0 … N − 1, in lexicographic order.
template <std::size_t N>
consteval std::array<std::size_t, N> permutation(std::size_t number) {
  std::array<std::size_t, N> rest{}, out{};
  for (std::size_t i = 0; i < N; ++i) rest[i] = i;
  std::size_t block = 1;
  for (std::size_t i = 2; i < N; ++i) block *= i;
  for (std::size_t i = 0; i < N; ++i) {
    const std::size_t pick = number / block;
    number %= block;
    out[i] = rest[pick];
    for (std::size_t j = pick; j + 1 < N; ++j) rest[j] = rest[j + 1];
    if (i + 2 < N) block /= N - 1 - i;
  }
  return out;
}

}  // namespace

TEST_CASE("policies may be listed in any order: all 120 orders of five give the same") {
  constexpr pack policies(fab{}, power{}, roofline{}, chip{}, grid{});
  constexpr auto expected = by_hand(3, 2, 16);
  const auto agrees = [&]<std::size_t Number>(std::integral_constant<std::size_t, Number>) {
    constexpr auto order = permutation<5>(Number);
    const auto world =
        make_pipeline<designs>(policies.get<order[0]>(), policies.get<order[1]>(), policies.get<order[2]>(),
                               policies.get<order[3]>(), policies.get<order[4]>());
    const auto found = world(some_design(), operational_carbon, embodied_carbon);
    return found[operational_carbon].value() == expected.operational &&
           found[embodied_carbon].value() == expected.embodied;
  };
  const auto count = [&]<std::size_t... Numbers>(std::index_sequence<Numbers...>) {
    return (std::size_t{0} + ... + std::size_t{agrees(std::integral_constant<std::size_t, Numbers>{})});
  };
  CHECK(count(std::make_index_sequence<120>{}) == 120);
}

TEST_CASE("each needed metric is evaluated exactly once, and no other") {
  int chips = 0, rooflines = 0, powers = 0, grids = 0, fabs = 0, sums = 0;
  const auto world =
      make_pipeline<designs>(counted(sum{}, sums), counted(chip{}, chips), counted(grid{}, grids),
                             counted(roofline{}, rooflines), counted(power{}, powers), counted(fab{}, fabs));
  const auto evaluated = [&] {
    const std::array<int, 6> counts{chips, rooflines, powers, grids, fabs, sums};
    chips = rooflines = powers = grids = fabs = sums = 0;
    return counts;
  };
  using counts = std::array<int, 6>;

  const auto at = some_design();
  static_cast<void>(world(at));
  CHECK(evaluated() == counts{0, 0, 0, 0, 0, 0});
  static_cast<void>(world(at)[total_carbon]);
  CHECK(evaluated() == counts{1, 1, 1, 1, 1, 1});
  static_cast<void>(world(at)[area]);
  CHECK(evaluated() == counts{1, 0, 0, 0, 0, 0});
  static_cast<void>(world(at)[embodied_carbon]);
  CHECK(evaluated() == counts{1, 0, 0, 0, 1, 0});
  static_cast<void>(world(at)[energy]);
  CHECK(evaluated() == counts{1, 1, 1, 0, 0, 0});
  static_cast<void>(world(at, embodied_carbon, latency));
  CHECK(evaluated() == counts{1, 1, 0, 0, 1, 0});
  static_cast<void>(world(at, latency, energy, area, peak_throughput, operational_carbon));
  CHECK(evaluated() == counts{1, 1, 1, 1, 0, 0});
  const auto lazy = world(at);
  static_cast<void>(lazy[latency]);
  static_cast<void>(lazy[latency]);
  CHECK(evaluated() == counts{2, 2, 0, 0, 0, 0});
}

TEST_CASE("a policy nobody needs is not even instantiated") {
  constexpr auto world = make_pipeline<designs>(does_not_compile{}, chip{}, roofline{});
  STATIC_CHECK(world(some_design())[latency].value() == by_hand(3, 2, 16).latency);
  STATIC_CHECK(world.provides(accuracy));
  STATIC_CHECK(world.axes_of(accuracy) == world.axes_of(latency));
}

TEST_CASE("a pipeline knows what it provides") {
  using world = decltype(make_world());
  STATIC_CHECK(world::provides(area));
  STATIC_CHECK(world::provides(peak_throughput));
  STATIC_CHECK(world::provides(total_carbon));
  STATIC_CHECK(!world::provides(accuracy));
  STATIC_CHECK(world::size == 6);
}

TEST_CASE("a pipeline knows the axes each metric depends on, through its needs") {
  constexpr std::uint64_t layers = 1, cores = 2, width = 4;
  using world = decltype(make_world());
  STATIC_CHECK(world::axes_of(area) == (cores | width));
  STATIC_CHECK(world::axes_of(peak_throughput) == (cores | width));
  STATIC_CHECK(world::axes_of(embodied_carbon) == (cores | width));
  STATIC_CHECK(world::axes_of(latency) == (layers | cores | width));
  STATIC_CHECK(world::axes_of(total_carbon) == (layers | cores | width));
}

TEST_CASE("policies hold what is known at run time only") {
  for (double intensity : {0.0, 68.0, 224.0, 642.0})
    for (double per_lane : {0.25, 1.75}) {
      const auto per_joule = intensity * units::g_per_kwh;
      const auto world =
          make_pipeline<designs>(grid{.intensity = per_joule}, sum{},
                                 chip{.per_lane = area_quantity(per_lane)}, roofline{}, power{}, fab{});
      CHECK(agrees_everywhere(world, per_lane, per_joule.value()));
    }
}

TEST_CASE("a pipeline keeps its own copy of its policies, by position") {
  auto given = grid{.intensity = 100_g_per_kWh};
  const auto world = make_pipeline<designs>(chip{}, given, power{}, roofline{});
  given.intensity = 999_g_per_kWh;
  CHECK(world.policy_at<1>().intensity == 100_g_per_kWh);
  CHECK(world.policy_at<0>().per_lane == 0.5_mm2);
}

// ── bundles ──────────────────────────────────────────────────────────────────────────────────────────────

namespace {

struct carbon_bundle {
  carbon_intensity_quantity intensity;
  constexpr auto parts() const { return pack(sum{}, grid{.intensity = intensity}, fab{}); }
};
struct bundle_of_one {
  constexpr auto parts() const { return pack(power{}); }
};
struct empty_bundle {
  constexpr auto parts() const { return pack<>(); }
};

}  // namespace

TEST_CASE("a bundle stands for its parts") {
  constexpr auto world = make_pipeline<designs>(bundle_of_one{}, carbon_bundle{.intensity = 720_g_per_kWh},
                                                chip{}, empty_bundle{}, roofline{});
  STATIC_CHECK(world.size == 6);
  STATIC_CHECK(std::is_same_v<std::remove_cv_t<decltype(world)>,
                              pipeline<designs, power, sum, grid, fab, chip, roofline>>);
  CHECK(agrees_everywhere(world, 0.5, 720 / 3.6e9));
}

// ── facts ────────────────────────────────────────────────────────────────────────────────────────────────

namespace {

struct array_shape {
  int rows, columns;
  std::array<double, 3> weights;
};
constexpr fact<"array_shape", array_shape> shape_of_array{};
constexpr fact<"array_count", int> count_of_arrays{};

struct shapes {
  using provides = metrics<shape_of_array>;
  using reads = axes<"width">;
  constexpr auto operator()(const auto& in) const noexcept {
    return array_shape{in["width"_axis], 2 * in["width"_axis], {1, 2, 4}};
  }
};
struct counts_and_accuracy {
  using provides = metrics<count_of_arrays, accuracy>;
  using needs = metrics<shape_of_array>;
  using reads = axes<"cores">;
  constexpr auto operator()(const auto& in) const noexcept {
    return results{accuracy(in[shape_of_array].weights[2] / 8), count_of_arrays(in["cores"_axis] * 3)};
  }
};
struct area_of_arrays {
  using provides = metrics<area>;
  using needs = metrics<count_of_arrays, shape_of_array>;
  constexpr auto operator()(const auto& in) const noexcept {
    return in[count_of_arrays] * in[shape_of_array].rows * in[shape_of_array].columns * 1_um2;
  }
};

}  // namespace

TEST_CASE("policies hand facts of any type to each other") {
  constexpr auto world = make_pipeline<designs>(area_of_arrays{}, counts_and_accuracy{}, shapes{});
  STATIC_CHECK(world(some_design())[area] == 2 * 3 * 16 * 32 * 1_um2);
  STATIC_CHECK(world(some_design())[accuracy] == 0.5);
  STATIC_CHECK(world(some_design())[shape_of_array].columns == 32);
  STATIC_CHECK(world(some_design(), area, count_of_arrays)[count_of_arrays] == 6);
}

// ── what a single result may look like ───────────────────────────────────────────────────────────────────

namespace {

struct plain {
  using provides = metrics<latency>;
  constexpr auto operator()(const auto&) const noexcept { return 2_s; }
};
struct tagged {
  using provides = metrics<latency>;
  constexpr auto operator()(const auto&) const noexcept { return latency(2_s); }
};
struct in_results {
  using provides = metrics<latency>;
  constexpr auto operator()(const auto&) const noexcept { return results{latency(2_s)}; }
};
struct more_than_provided {
  using provides = metrics<latency>;
  constexpr auto operator()(const auto&) const noexcept { return results{energy(9_J), latency(2_s)}; }
};

}  // namespace

TEST_CASE("a policy of one metric returns it plain, under its tag or among results") {
  STATIC_CHECK(make_pipeline<designs>(plain{})(some_design())[latency] == 2_s);
  STATIC_CHECK(make_pipeline<designs>(tagged{})(some_design())[latency] == 2_s);
  STATIC_CHECK(make_pipeline<designs>(in_results{})(some_design())[latency] == 2_s);
  STATIC_CHECK(make_pipeline<designs>(more_than_provided{})(some_design())[latency] == 2_s);
}

TEST_CASE("a pipeline over the space without axes judges its one design") {
  constexpr auto world = make_pipeline<space<>>(plain{});
  STATIC_CHECK(world(design<space<>>::at(0))[latency] == 2_s);
  STATIC_CHECK(world.axes_of(latency) == 0);
}

TEST_CASE("a pipeline without policies provides nothing") {
  STATIC_CHECK(!decltype(make_pipeline<designs>())::provides(latency));
}

// ── infeasible designs ───────────────────────────────────────────────────────────────────────────────────

namespace {

// Infeasible for wide chips.
struct narrow_chip {
  using provides = metrics<area, peak_throughput>;
  using reads = axes<"cores", "width">;
  constexpr auto operator()(const auto& in) const noexcept {
    using both = decltype(chip{}(in));
    return in["width"_axis] <= 24 ? possible<both>(chip{}(in)) : infeasible("too wide");
  }
};
// Infeasible for deep models.
struct shallow_model {
  using provides = metrics<accuracy>;
  using reads = axes<"layers">;
  constexpr auto operator()(const auto& in) const noexcept {
    return feasible_if(in["layers"_axis] <= 2, 0.25 * in["layers"_axis], "too deep");
  }
};
// Needs both, and may find fault of its own.
struct product {
  using provides = metrics<embodied_chip>;
  using needs = metrics<area, accuracy>;
  int* calls = nullptr;
  constexpr possible<carbon_quantity> operator()(const auto& in) const noexcept {
    if (calls != nullptr) ++*calls;
    return feasible_if(in[area] < 30_mm2, in[area] * in[accuracy] * 1_kgCO2e / 1_mm2, "too large");
  }
};
struct product_other_way {
  using provides = metrics<embodied_memory>;
  using needs = metrics<accuracy, area>;
  constexpr auto operator()(const auto& in) const noexcept {
    return in[area] * in[accuracy] * 1_kgCO2e / 1_mm2;
  }
};
struct tagged_and_possible {
  using provides = metrics<latency>;
  using reads = axes<"cores">;
  constexpr auto operator()(const auto& in) const noexcept {
    return feasible_if(in["cores"_axis] > 1, latency(1_s), "one core");
  }
};

constexpr auto make_fallible(int* calls = nullptr) {
  return make_pipeline<designs>(product_other_way{}, product{.calls = calls}, narrow_chip{}, shallow_model{},
                                fab{});
}

}  // namespace

TEST_CASE("a metric may be infeasible where a policy on the way to it may be, and only there") {
  using world = decltype(make_fallible());
  STATIC_CHECK(world::may_be_infeasible(area));
  STATIC_CHECK(world::may_be_infeasible(peak_throughput));
  STATIC_CHECK(world::may_be_infeasible(accuracy));
  STATIC_CHECK(world::may_be_infeasible(embodied_chip));
  STATIC_CHECK(world::may_be_infeasible(embodied_carbon));
  constexpr auto half = make_pipeline<designs>(shallow_model{}, chip{}, fab{});
  STATIC_CHECK(!half.may_be_infeasible(area));
  STATIC_CHECK(!half.may_be_infeasible(embodied_carbon));
  STATIC_CHECK(std::is_same_v<decltype(half(some_design())[area]), area_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(half(some_design())[accuracy]), possible<double>>);
}

TEST_CASE("what is computed from an infeasible value is infeasible for its reason") {
  const auto world = make_fallible();
  for (std::uint64_t i = 0; i < designs::cardinality; ++i) {
    const auto at = design<designs>::at(i);
    CAPTURE(i);
    const int layers = at["layers"_axis], width = at["width"_axis];
    const double mm2 = 0.5 * at["cores"_axis] * width;
    const auto all =
        world(at, area, peak_throughput, accuracy, embodied_chip, embodied_memory, embodied_carbon);
    const bool wide = width > 24, deep = layers > 2, large = mm2 >= 30;
    CHECK(all[area].why().reason() == (wide ? "too wide" : ""));
    CHECK(all[peak_throughput].why().reason() == (wide ? "too wide" : ""));
    CHECK(all[embodied_carbon].why().reason() == (wide ? "too wide" : ""));
    CHECK(all[accuracy].why().reason() == (deep ? "too deep" : ""));
    // Among several reasons the one of the need declared first.
    CHECK(all[embodied_chip].why().reason() == (wide    ? "too wide"
                                                : deep  ? "too deep"
                                                : large ? "too large"
                                                        : ""));
    CHECK(all[embodied_memory].why().reason() == (deep ? "too deep" : wide ? "too wide" : ""));
    if (!wide) CHECK((*all[area]).value() == mm2);
    if (!wide && !deep && !large) CHECK((*all[embodied_chip]).value() == mm2 * (0.25 * layers));
    if (!wide && !deep) CHECK((*all[embodied_memory]).value() == mm2 * (0.25 * layers));
    CHECK((world(at)[embodied_chip].has_value() == all[embodied_chip].has_value()));
    CHECK((world(at)[embodied_chip].why().reason() == all[embodied_chip].why().reason()));
  }
}

TEST_CASE("a policy is not called on what is infeasible") {
  int calls = 0;
  const auto world = make_fallible(&calls);
  int feasible_needs = 0;
  for (std::uint64_t i = 0; i < designs::cardinality; ++i) {
    const auto at = design<designs>::at(i);
    static_cast<void>(world(at)[embodied_chip]);
    if (at["width"_axis] <= 24 && at["layers"_axis] <= 2) ++feasible_needs;
  }
  CHECK(calls == feasible_needs);
  CHECK(feasible_needs == 2 * 3 * 3);
}

TEST_CASE("an infeasible design fails every budget, in a constant expression too") {
  constexpr auto world = make_fallible();
  constexpr auto wide = design<designs>("layers"_axis = 1, "cores"_axis = 1, "width"_axis = 32);
  constexpr auto narrow = wide.with("width"_axis = 8);
  STATIC_CHECK(!(world(wide)[embodied_carbon] < 1000_kgCO2e));
  STATIC_CHECK(!(world(wide)[embodied_carbon] >= 0_kgCO2e));
  STATIC_CHECK(world(wide)[embodied_carbon].why().reason() == "too wide");
  STATIC_CHECK(world(narrow)[embodied_carbon] <= 60_gCO2e);
}

TEST_CASE("a value under its tag may be infeasible too") {
  constexpr auto world = make_pipeline<designs>(tagged_and_possible{});
  STATIC_CHECK(world(some_design())[latency] == 1_s);
  STATIC_CHECK(world(some_design().with("cores"_axis = 1))[latency].why().reason() == "one core");
}

TEST_CASE("a feasible metric beside an infeasible one keeps its value") {
  constexpr auto world = make_pipeline<designs>(shallow_model{}, chip{});
  constexpr auto deep = some_design().with("layers"_axis = 4);
  constexpr auto both = world(deep, accuracy, area);
  STATIC_CHECK(!both[accuracy]);
  STATIC_CHECK(both[area] == 16_mm2);
}
