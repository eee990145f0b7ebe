// SPDX-License-Identifier: BSL-1.0
#include <co2design/metric/sampler.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <type_traits>
#include <vector>

#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;

constexpr constant<double> yield{0.8, "yield", 2022, "a paper", evidence::published, 0.25};
constexpr constant<carbon_intensity_quantity> unsure{100_g_per_kWh, "somewhere", 2023, "a list"};

using lanes = simd<double, 4>;
static_assert(std::is_same_v<decltype(sampler<double>(1)(yield)), constant<double>>);
static_assert(std::is_same_v<decltype(sampler<lanes>(1)(yield)), constant<lanes>>);
static_assert(std::is_same_v<decltype(sampler<interval>()(yield)), constant<interval>>);
static_assert(std::is_same_v<decltype(sampler<lanes>(1)(unsure, 0.1)),
                             constant<quantity<dimensions::carbon_intensity, lanes>>>);

constexpr std::uint64_t many = 40'000;

template <class Draw>
double mean_of(const Draw& draw) {
  double sum = 0;
  for (std::uint64_t k = 0; k < many; ++k) sum += draw(sampler<double>(3, k));
  return sum / static_cast<double>(many);
}

}  // namespace

TEST_CASE("a sample has the papers of its constant") {
  constexpr auto drawn = sampler<double>(1)(yield);
  STATIC_CHECK(drawn.name == "yield");
  STATIC_CHECK(drawn.year == 2022);
  STATIC_CHECK(drawn.source == "a paper");
  STATIC_CHECK(drawn.uncertainty == 0.25);
  STATIC_CHECK(sampler<double>(1)(unsure, 0.5).uncertainty == 0.5);
  STATIC_CHECK(drawn.value != 0.8);
}

TEST_CASE("a seed and a number make the same sample in every program") {
  CHECK(sampler<double>(1, 0)(yield).value == 0x1.c317664d95858p-1);
  CHECK(sampler<double>(1, 1)(yield).value == 0x1.9ca26a554dcddp-1);
  CHECK(sampler<double>(1, 0)(yield, lognormal_about{}).value == 0x1.bdf2be5fcc7bap-1);
  constexpr double known = sampler<double>(1, 0)(yield, lognormal_about{});
  CHECK(known == sampler<double>(1, 0)(yield, lognormal_about{}).value);
}

TEST_CASE("lanes are samples side by side, to the bit") {
  for (const std::uint64_t first : {0U, 4U, 7U}) {
    const auto uniform = sampler<lanes>(9, first)(yield).value;
    const auto lognormal = sampler<lanes>(9, first)(unsure, 2, lognormal_about{}).value;
    for (std::size_t lane = 0; lane < lanes::size; ++lane) {
      const sampler<double> one(9, first + lane);
      CHECK(uniform[lane] == one(yield).value);
      CHECK(lognormal.value()[lane] == one(unsure, 2, lognormal_about{}).value.value());
    }
  }
}

TEST_CASE("a constant is one unknown, and others are independent of it") {
  const sampler<double> sample(5, 17);
  const double before = sample(yield);
  const double other = sample(constant<double>{0.8, "another yield", 2022, "a paper"}, 0.25);
  CHECK(sample(yield).value == before);
  CHECK(other != before);
  CHECK(sample(constant<double>{0.8, "yield", 2023, "a paper"}, 0.25).value != before);
  CHECK(sample(constant<double>{0.8, "yield", 2022, "a book"}, 0.25).value != before);
  CHECK(sample(constant<double>{1.6, "yield", 2022, "a paper"}, 0.25).value != 2 * before);
  CHECK(sampler<double>(6, 17)(yield).value != before);
  // Seeds that follow each other share no samples.
  CHECK(sampler<double>(6, 16)(yield).value != before);
  CHECK(sampler<double>(4, 18)(yield).value != before);

  // The covariance of two factors uniform within 1 ± ½ is 0; its standard deviation (1/12) / √n.
  const constant<double> a{1.0, "a"}, b{1.0, "b"};
  const double product = mean_of([&](auto s) { return (s(a, 0.5) - 1) * (s(b, 0.5) - 1); });
  CHECK(std::abs(product) < 4.0 / 12 / std::sqrt(static_cast<double>(many)));
  double next = 0;
  for (std::uint64_t k = 0; k < many; ++k)
    next += (sampler<double>(8, k)(a, 0.5) - 1) * (sampler<double>(8, k + 1)(a, 0.5) - 1);
  CHECK(std::abs(next / static_cast<double>(many)) < 4.0 / 12 / std::sqrt(static_cast<double>(many)));
}

TEST_CASE("uniform samples stay in the interval, fill it evenly and reach towards both ends") {
  const auto bounds = sampler<interval>()(yield).value;
  CHECK(bounds.same(within(yield).value));
  std::vector<int> tenths(10);
  for (std::uint64_t k = 0; k < many; ++k) {
    const double drawn = sampler<double>(2, k)(yield);
    REQUIRE(bounds.contains(drawn));
    ++tenths[std::min(std::size_t{9}, static_cast<std::size_t>((drawn - 0.6) / 0.04))];
  }
  // Each tenth is binomial: n/10 ± 4·√(0.09·n).
  for (const int count : tenths)
    CHECK(std::abs(count - static_cast<double>(many) / 10) < 4 * std::sqrt(0.09 * static_cast<double>(many)));
  CHECK(sampler<double>(2)(yield, 0).value == 0.8);
}

TEST_CASE("lognormal samples have their median at the constant and 95.45 % within the uncertainty") {
  int below = 0, inside = 0;
  for (std::uint64_t k = 0; k < many; ++k) {
    const double drawn = sampler<double>(2, k)(yield, 1, lognormal_about{});
    REQUIRE(drawn > 0);
    below += drawn < 0.8 ? 1 : 0;
    inside += drawn > 0.4 && drawn < 1.6 ? 1 : 0;
  }
  const auto n = static_cast<double>(many);
  CHECK(std::abs(below / n - 0.5) < 4 * 0.5 / std::sqrt(n));
  CHECK(std::abs(inside / n - 0.9545) < 4 * 0.21 / std::sqrt(n));
  // The mean of a lognormal with median m is m·exp(σ²/2), its standard deviation less than that here.
  const double sigma = std::log(2) / 2;
  CHECK(std::abs(mean_of([](auto s) { return s(yield, 1, lognormal_about{}).value; }) -
                 0.8 * std::exp(sigma * sigma / 2)) < 4 * 0.4 / std::sqrt(n));
}

TEST_CASE("a distribution of one's own is a function") {
  const auto either_end = [](double u, random_engine& engine) { return engine() >> 63 != 0 ? 1 + u : 1 - u; };
  CHECK(mean_of([&](auto s) {
          const double drawn = s(unsure, 0.5, either_end).value.in(units::g_per_kwh);
          CHECK((drawn == doctest::Approx(50) || drawn == doctest::Approx(150)));
          return drawn;
        }) == doctest::Approx(100).epsilon(0.02));
}

TEST_CASE("an unknown uncertainty is not taken for none") {
  CHECK_THROWS_AS(static_cast<void>(sampler<double>(1)(unsure)), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(sampler<lanes>(1)(unsure)), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(sampler<interval>()(unsure)), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(sampler<double>(1)(yield, -0.1)), std::out_of_range);
}
