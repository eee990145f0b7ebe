// SPDX-License-Identifier: BSL-1.0
#include <co2design/pipeline/monte_carlo.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <type_traits>

#include <co2design/co2design.hpp>

#include <doctest/doctest.h>

using namespace co2design;
using namespace co2design::literals;

namespace {

using designs = join<presets::clip_b16_models, presets::edge_accelerators>;

// The study with every constant unsure that its carbon rests on, in the numbers of whoever samples.
constexpr auto unsure_study = [](const auto& sample) {
  using number = typename std::remove_cvref_t<decltype(sample)>::number_type;
  const carbon::embodied_act nominal;
  return make_pipeline<designs>(
      workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::roofline{},
      carbon::basic_embodied_act<number>{
          .fab = sample(nominal.fab),
          .logic = {sample(nominal.logic.energy_per_area, 0.2), sample(nominal.logic.gas_per_area, 0.5),
                    sample(nominal.logic.materials_per_area, 0.3)},
          .yield = sample(nominal.yield, 0.1),
          .dram = sample(nominal.dram, 0.5)},
      carbon::basic_operational<number>{.grid = sample(carbon::grid::california)},
      carbon::basic_lifetime_total<number>{.inferences = sample(carbon::study_inferences, 0.5)});
};

// The first and the last value of each axis.
const auto small_chip = subspace<designs>{}.at(0);
const auto large_chip = subspace<designs>{}.at(subspace<designs>{}.size() - 1);

// A toy with a closed form: m = a·x + b·y, and p = x·y.
inline constexpr metric<"width", dimensionless> width{};
inline constexpr metric<"height", dimensionless> height{};
inline constexpr metric<"sum", dimensionless> sum{};
inline constexpr metric<"product", dimensionless> product{};
using toy = space<axis<"size", range<1, 4>>>;

struct sides {
  using provides = metrics<width, height>;
  using reads = axes<"size">;
  constexpr auto operator()(const auto& in) const noexcept {
    const double size = in["size"_axis];
    const auto found = results{width(3 * size), height(2 * size)};
    return size > 3 ? possible<decltype(found)>(infeasible("too large")) : possible<decltype(found)>(found);
  }
};
template <class Rep>
struct scaled {
  using rep = Rep;
  using provides = metrics<sum, product>;
  using needs = metrics<width, height>;
  constant<Rep> x, y;
  constexpr auto operator()(const auto& in) const noexcept {
    return results{sum(in[width] * x + in[height] * y), product(x * y)};
  }
};
template <class Rep>
struct per_size {
  using rep = Rep;
  using provides = metrics<product>;
  using reads = axes<"size">;
  using arithmetic = generic;
  constant<Rep> x;
  constexpr auto operator()(const auto& in) const noexcept { return in["size"_axis] * x; }
};
constexpr constant<double> x{2.0, "x", 2025, "made up", evidence::given, 0.5};
constexpr constant<double> y{1.0, "y", 2025, "made up", evidence::given, 0.3};
constexpr auto toy_judge = [](const auto& sample) {
  using number = typename std::remove_cvref_t<decltype(sample)>::number_type;
  return make_pipeline<toy>(sides{}, scaled<number>{sample(x), sample(y)});
};
constexpr design<toy> sized(int size) { return design<toy>{"size"_axis = size}; }

}  // namespace

TEST_CASE("the mean and variance of a sum, and of a product, in closed form") {
  constexpr std::size_t n = 100'000;
  const auto found = monte_carlo(1, n, toy_judge, sized(1), sum);
  REQUIRE(found);
  // 3x + 2y, x in [1, 3], y in [0.7, 1.3], independent: variance 9·2²/12 + 4·0.6²/12
  const double variance = 9 * 4 / 12.0 + 4 * 0.36 / 12;
  double squares = 0;
  for (std::size_t k = 0; k < n; ++k) squares += ((*found)[k] - 8) * ((*found)[k] - 8);
  CHECK(std::abs(found->mean() - 8) < 4 * std::sqrt(variance / n));
  CHECK(squares / n == doctest::Approx(variance).epsilon(0.02));

  // P(x·y ≤ 2) by the integral over y of (2/y − 1)/2 / 0.6: (2·log(1.3/0.7) − 0.6) / 1.2
  const auto products = monte_carlo(2, n, toy_judge, sized(1), product);
  REQUIRE(products);
  CHECK(std::abs(products->mean() - 2) < 4 * 0.7 / std::sqrt(n));
  std::size_t below = 0;
  for (std::size_t k = 0; k < n; ++k) below += (*products)[k] <= 2 ? 1 : 0;
  const double share = (2 * std::log(1.3 / 0.7) - 0.6) / 1.2;
  CHECK(std::abs(static_cast<double>(below) / n - share) < 4 * 0.5 / std::sqrt(n));
  CHECK(products->percentile(100 * share) == doctest::Approx(2).epsilon(0.01));
}

TEST_CASE("a seed makes the same samples, whatever the number of lanes; another one others") {
  const auto by_eight = monte_carlo<8>(7, 101, unsure_study, small_chip, total_carbon);
  const auto by_two = monte_carlo<2>(7, 101, unsure_study, small_chip, total_carbon);
  const auto alone = monte_carlo<1>(7, 101, unsure_study, small_chip, total_carbon);
  const auto shorter = monte_carlo<4>(7, 30, unsure_study, small_chip, total_carbon);
  const auto other = monte_carlo<4>(8, 30, unsure_study, small_chip, total_carbon);
  REQUIRE(by_eight->size() == 101);
  for (std::size_t k = 0; k < 101; ++k) {
    CHECK((*by_eight)[k] == (*by_two)[k]);
    CHECK((*by_eight)[k] == (*alone)[k]);
    // What a pipeline in doubles says of this sample.
    const auto scalar = unsure_study(sampler<double>(7, k))(small_chip)[total_carbon];
    CHECK(scalar == (*by_eight)[k]);
  }
  for (std::size_t k = 0; k < 30; ++k) {
    CHECK((*by_eight)[k] == (*shorter)[k]);
    CHECK((*by_eight)[k] != (*other)[k]);
  }
}

TEST_CASE("intervals hold every sample that is uniform within the uncertainties") {
  constexpr auto nominal =
      make_pipeline<designs>(workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::roofline{},
                             carbon::embodied_act{}, carbon::operational{}, carbon::lifetime_total{});
  const auto check = [&](const design<designs>& d, auto metric) {
    const interval bounds = canonical(unsure_study(sampler<interval>())(d)[metric]);
    CHECK(bounds.contains(canonical(nominal(d)[metric])));
    const auto run = monte_carlo(11, 5000, unsure_study, d, metric);
    REQUIRE(run);
    for (std::size_t k = 0; k < 5000; ++k) REQUIRE(bounds.contains(canonical((*run)[k])));
    // The nominal result is one that may come out.
    CHECK(canonical(run->percentile(0)) < canonical(nominal(d)[metric]));
    CHECK(canonical(run->percentile(100)) > canonical(nominal(d)[metric]));
  };
  for (const auto& d : {small_chip, large_chip}) {
    check(d, total_carbon);
    check(d, embodied_carbon);
    check(d, operational_carbon);
  }
}

TEST_CASE("constants that two policies share are sampled once") {
  const auto one_grid = [](const auto& sample) {
    using number = typename std::remove_cvref_t<decltype(sample)>::number_type;
    return make_pipeline<toy>(sides{}, scaled<number>{sample(x), sample(x)});
  };
  const auto found = monte_carlo(3, 1000, one_grid, sized(1), product);
  for (std::size_t k = 0; k < 1000; ++k) {
    const double root = sampler<double>(3, k)(x);
    CHECK((*found)[k] == root * root);
  }
}

TEST_CASE("infeasible designs, no samples, and uncertainties that nobody knows") {
  const auto found = monte_carlo(1, 10, toy_judge, sized(4), sum);
  REQUIRE(!found);
  CHECK(found.why().reason() == "too large");
  CHECK(monte_carlo(1, 0, toy_judge, sized(1), sum)->size() == 0);
  const auto ignorant = [](const auto& sample) {
    using number = typename std::remove_cvref_t<decltype(sample)>::number_type;
    return make_pipeline<toy>(sides{}, scaled<number>{sample(constant<double>{1.0, "who knows"}), 1.0});
  };
  CHECK_THROWS_AS(static_cast<void>(monte_carlo(1, 10, ignorant, sized(1), sum)), std::out_of_range);
}

TEST_CASE("a policy of samples may read an axis") {
  const auto by_size = [](const auto& sample) {
    using number = typename std::remove_cvref_t<decltype(sample)>::number_type;
    return make_pipeline<toy>(per_size<number>{sample(x)});
  };
  const auto found = monte_carlo<2>(3, 9, by_size, sized(3), product);
  static_assert(std::is_same_v<decltype(found), const sample_set<double>>);
  for (std::size_t k = 0; k < 9; ++k) CHECK(found[k] == 3 * sampler<double>(3, k)(x).value);
}

TEST_CASE("runs of one seed are paired: what is shared does not blur a comparison") {
  const auto two = monte_carlo(4, 2000, toy_judge, sized(2), sum);
  const auto three = monte_carlo(4, 2000, toy_judge, sized(3), sum);
  CHECK(two->percentile(95) > three->percentile(5));  // they overlap,
  CHECK(share_less(*two, *three) == 1);               // and yet the smaller one always has less
}
