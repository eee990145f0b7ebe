// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/real_variation.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include <co2design/search/variation.hpp>
#include <static_check.hpp>

using namespace co2design;

namespace {

// So many couples of the same two parents, one variable each.
std::vector<double> couples_of(double a, double b, std::size_t count) {
  std::vector<double> rows;
  for (std::size_t i = 0; i < count; ++i) rows.insert(rows.end(), {a, b});
  return rows;
}

// The share of values up to x.
double share(const std::vector<double>& values, double x) {
  return static_cast<double>(std::count_if(values.begin(), values.end(), [&](double v) { return v <= x; })) /
         static_cast<double>(values.size());
}

}  // namespace

TEST_CASE("powers of lanes are those of the standard library to 1e-13") {
  using powers = detail::lane_powers<native_lanes>;
  using number = simd<double, native_lanes>;
  for (double x = 1e-300; x < 1e300; x *= 1.37) {
    CHECK(powers::log2(number(x))[0] == doctest::Approx(std::log2(x)).epsilon(1e-13));
    const double p = 0.37 * std::log2(x);
    CHECK(powers::exp2(number(p))[0] == doctest::Approx(std::exp2(p)).epsilon(1e-13));
  }
  for (double x = 0.5; x < 2; x += 0.001) CHECK(std::abs(powers::log2(number(x))[0] - std::log2(x)) < 1e-15);
}

TEST_CASE("operators of reals model the concept") {
  STATIC_CHECK(variation_operator<sbx_crossover>);
  STATIC_CHECK(variation_operator<polynomial_mutation>);
}

TEST_CASE("children of a crossover are spread as the formula has it, near a bound and far from it") {
  constexpr std::size_t count = 200'000;
  for (const auto& [low, high] : {std::array{-1e6, 1e6}, std::array{0.0, 1.0}})
    for (const double eta : {15.0, 10.0, 2.5}) {
      const std::vector all{real_variable(low, high)};
      const double a = 0.1, b = 0.3, apart = b - a;
      auto rows = couples_of(a, b, count);
      random_engine engine(5);
      sbx_crossover{.probability = 1, .eta = eta}(all, gene_rows(rows.data(), 2 * count, 1), engine);
      CHECK(*std::min_element(rows.begin(), rows.end()) >= low);
      CHECK(*std::max_element(rows.begin(), rows.end()) <= high);
      // Half of the couples are crossed. Of the lower children, P(β ≤ 1) = 1/α; they are a where β = 1.
      std::vector<double> lower;
      for (std::size_t c = 0; c < count; ++c) lower.push_back(std::min(rows[2 * c], rows[2 * c + 1]));
      const double alpha = 2 - std::pow(1 + 2 * (a - low) / apart, -(eta + 1));
      const auto children = [&](double x) {  // P(child ≤ x): β is at least what leads there
        const double beta = (a + b - 2 * x) / apart;
        const double below =
            beta <= 1 ? std::pow(beta, eta + 1) / alpha : (2 - std::pow(beta, -(eta + 1))) / alpha;
        return 1 - std::min(1.0, below);
      };
      for (const double x : {0.02, 0.05, 0.08, 0.095, 0.105, 0.12, 0.15})
        CHECK(share(lower, x) ==
              doctest::Approx(0.5 * children(x) + (x >= a ? 0.5 : 0)).epsilon(0.01).scale(1));
    }
}

TEST_CASE("crossover keeps the mean of parents far from bounds, and parents that agree") {
  const std::vector all{real_variable(-1e9, 1e9)};
  auto rows = couples_of(2, 5, 1000);
  random_engine engine(5);
  sbx_crossover{}(all, gene_rows(rows.data(), rows.size(), 1), engine);
  for (std::size_t c = 0; c < rows.size(); c += 2) CHECK(rows[c] + rows[c + 1] == doctest::Approx(7));
  rows = couples_of(4, 4, 100);
  sbx_crossover{}(all, gene_rows(rows.data(), rows.size(), 1), engine);
  CHECK(rows == couples_of(4, 4, 100));
}

TEST_CASE(
    "mutation changes as many variables as it says, within their bounds, by steps as the formula has it") {
  constexpr std::size_t count = 20'000, width = 10;
  const std::vector<variable> all(width, real_variable(0, 1));
  for (const double per_individual : {0.5, 3.0}) {
    std::vector<double> rows(count * width, 0.5);
    random_engine engine(5);
    polynomial_mutation{.per_individual = per_individual, .eta = 20}(
        all, gene_rows(rows.data(), count, width), engine);
    std::vector<double> steps;
    for (const double x : rows)
      if (x != 0.5) steps.push_back(std::abs(x - 0.5));
    CHECK(static_cast<double>(steps.size()) / count == doctest::Approx(per_individual).epsilon(0.05));
    CHECK(*std::max_element(steps.begin(), steps.end()) <= 0.5);
    // P(|δ| ≤ d) = 1 − ((1 − d)^(η+1) − ½^(η+1))/(1 − ½^(η+1)).
    for (const double d : {0.005, 0.02, 0.05, 0.1}) {
      const double rest = std::pow(0.5, 21);
      CHECK(share(steps, d) ==
            doctest::Approx(1 - (std::pow(1 - d, 21) - rest) / (1 - rest)).epsilon(0.02).scale(1));
    }
  }
}

TEST_CASE("variables of other kinds stay as they are") {
  const std::vector all{integer_variable(0, 9), real_variable(0, 1), categorical_variable(4)};
  std::vector<double> rows{3, 0.2, 1, 7, 0.9, 2};
  random_engine engine(5);
  for (int round = 0; round < 100; ++round) {
    sbx_crossover{.probability = 1}(all, gene_rows(rows.data(), 2, 3), engine);
    polynomial_mutation{.per_individual = 3}(all, gene_rows(rows.data(), 2, 3), engine);
  }
  CHECK(rows[0] == 3);
  CHECK(rows[2] == 1);
  CHECK(rows[3] == 7);
  CHECK(rows[5] == 2);
  CHECK(rows[1] != 0.2);
}
