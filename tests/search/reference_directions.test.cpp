// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/reference_directions.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <doctest/doctest.h>

using namespace co2design;

namespace {

std::size_t binomial(std::size_t n, std::size_t k) {
  std::size_t product = 1;
  for (std::size_t i = 1; i <= k; ++i) product = product * (n - k + i) / i;
  return product;
}

template <std::size_t M>
void check_lattice(std::size_t divisions) {
  CAPTURE(M);
  CAPTURE(divisions);
  const auto all = das_dennis<M>(divisions);
  CHECK(all.size() == binomial(M - 1 + divisions, divisions));
  CHECK(std::is_sorted(all.begin(), all.end()));
  CHECK(std::adjacent_find(all.begin(), all.end()) == all.end());
  for (const auto& point : all) {
    double sum = 0;
    bool whole = true;
    for (const double x : point) {
      sum += x;
      const double parts = x * static_cast<double>(divisions);
      whole &= x >= 0 && std::abs(parts - std::round(parts)) < 1e-12;
    }
    CHECK(sum == doctest::Approx(1).epsilon(1e-14));
    CHECK((whole || divisions == 0));
  }
}

}  // namespace

TEST_CASE("a lattice has every point of its simplex once") {
  for (const std::size_t divisions : {0U, 1U, 2U, 3U, 5U, 12U}) {
    check_lattice<1>(divisions);
    check_lattice<2>(divisions);
    check_lattice<3>(divisions);
    check_lattice<5>(divisions);
  }
  check_lattice<15>(2);
  CHECK(das_dennis<3>(12).size() == 91);
  CHECK(das_dennis<5>(6).size() == 210);
}

TEST_CASE("points as they are read from a table") {
  CHECK(
      das_dennis<3>(2) ==
      reference_directions<3>{{0, 0, 1}, {0, 0.5, 0.5}, {0, 1, 0}, {0.5, 0, 0.5}, {0.5, 0.5, 0}, {1, 0, 0}});
  CHECK(das_dennis<2>(0) == reference_directions<2>{{0.5, 0.5}});
  CHECK(das_dennis<1>(7) == reference_directions<1>{{1}});
}

TEST_CASE("of two layers the inner one is half as large, around the centre") {
  CHECK(das_dennis<8>(3, 2).size() == 156);
  CHECK(das_dennis<10>(3, 2).size() == 275);
  const auto all = das_dennis<2>(2, 1);
  CHECK(all == reference_directions<2>{{0, 1}, {0.5, 0.5}, {1, 0}, {0.25, 0.75}, {0.75, 0.25}});
  for (const auto& point : das_dennis<8>(3, 2)) {
    double sum = 0;
    for (const double x : point) sum += x;
    CHECK(sum == doctest::Approx(1).epsilon(1e-14));
  }
}
