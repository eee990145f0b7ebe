// SPDX-License-Identifier: BSL-1.0
#include <co2design/metric/sample_set.hpp>

#include <limits>
#include <stdexcept>
#include <vector>

#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>

using namespace co2design;
using namespace co2design::literals;

TEST_CASE("percentiles of known samples, by definition 7") {
  const sample_set<double> found({40, 10, 30, 20});
  CHECK(found.percentile(0) == 10);
  CHECK(found.percentile(100) == 40);
  CHECK(found.percentile(50) == 25);
  CHECK(found.percentile(25) == 17.5);
  CHECK(found.percentile(5) == doctest::Approx(11.5).epsilon(1e-15));  // h = 0.15
  CHECK(found.percentile(90) == doctest::Approx(37).epsilon(1e-15));   // h = 2.7
  CHECK(sample_set<double>({3, 1, 2}).percentile(50) == 2);
  CHECK(sample_set<double>({7}).percentile(5) == 7);
  CHECK(found.mean() == 25);
}

TEST_CASE("samples are in the order drawn, and quantities where these are") {
  const sample_set<carbon_quantity> found({3, 1, 2});
  CHECK(found.size() == 3);
  CHECK(found[0] == 3_kgCO2e);
  CHECK(found[1] == 1_kgCO2e);
  CHECK(found.mean() == 2_kgCO2e);
  CHECK(found.percentile(75) == 2.5_kgCO2e);
}

TEST_CASE("infinite samples are ordered; with one that is not a number there is no percentile") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const sample_set<double> some({infinity, 1, 2, infinity, infinity});
  CHECK(some.percentile(25) == 2);
  CHECK(some.percentile(50) == infinity);
  CHECK(some.percentile(100) == infinity);
  const sample_set<double> none({1, std::numeric_limits<double>::quiet_NaN(), 2});
  for (const double p : {0.0, 50.0, 100.0}) CHECK(none.percentile(p) != none.percentile(p));
  CHECK(none.mean() != none.mean());
  CHECK(none[2] == 2);
}

TEST_CASE("runs are compared sample by sample") {
  // The same distribution, and yet always less.
  CHECK(share_less(sample_set<double>({1, 2, 3, 4}), sample_set<double>({1.5, 2.5, 3.5, 4.5})) == 1);
  CHECK(share_less(sample_set<double>({1, 2, 3, 4}), sample_set<double>({1, 3, 2, 5})) == 0.5);
  CHECK_THROWS_AS(static_cast<void>(share_less(sample_set<double>({1}), sample_set<double>({1, 2}))),
                  std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(share_less(sample_set<double>{}, sample_set<double>{})),
                  std::out_of_range);
}

TEST_CASE("no percentile beyond 0 to 100, and none of nothing") {
  const sample_set<double> found({1, 2});
  CHECK_THROWS_AS(static_cast<void>(found.percentile(-1)), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(found.percentile(101)), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(found.percentile(std::numeric_limits<double>::quiet_NaN())),
                  std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(sample_set<double>{}.mean()), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(sample_set<double>{}.percentile(50)), std::out_of_range);
}
