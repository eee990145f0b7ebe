// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/break_even.hpp>

#include <cstdint>
#include <limits>
#include <random>
#include <stdexcept>

#include <co2design/co2design.hpp>

#include <doctest/doctest.h>

using namespace co2design;
using namespace co2design::literals;

namespace {

using form = linear_form<1>;
const form x = form::variable(0);
const auto itself = [](const form& line) { return line; };
constexpr double infinity = std::numeric_limits<double>::infinity();

// Cores cost area and save energy: 1 + 0.5·n mm², 4 / n J.
using toy = space<axis<"cores", range<1, 4>>>;
struct chip {
  using provides = metrics<area, energy>;
  using reads = axes<"cores">;
  constexpr auto operator()(const auto& in) const noexcept {
    const double cores = in["cores"_axis];
    return results{area((1 + 0.5 * cores) * 1_mm2), energy(4_J / cores)};
  }
};
constexpr design<toy> chip_of(int cores) { return design<toy>{"cores"_axis = cores}; }

}  // namespace

TEST_CASE("two change places where their lines meet, whichever is named first") {
  CHECK(break_even(4 + 0 * x, 1 + x, itself, 0, 10) == 3.0);
  CHECK(break_even(1 + x, 4 + 0 * x, itself, 0, 10) == 3.0);
  CHECK(break_even(4 + 0 * x, 1 + x, itself, 0, infinity) == 3.0);
}

TEST_CASE("none where they meet outside, only touch at an end, never, or always") {
  CHECK(!break_even(4 + 0 * x, 1 + x, itself, 0, 2.5));
  CHECK(!break_even(4 + 0 * x, 1 + x, itself, 3.5, 10));
  CHECK(!break_even(4 + 0 * x, 1 + x, itself, 0, 3));
  CHECK(!break_even(4 + 0 * x, 1 + x, itself, 3, 10));
  CHECK(!break_even(4 + x, 1 + x, itself, 0, infinity));
  CHECK(!break_even(1 + x, 1 + x, itself, 0, infinity));
}

TEST_CASE("no worse everywhere is no worse at both ends") {
  CHECK(never_worse(1 + x, 4 + 0 * x, itself, 0, 3));
  CHECK(!never_worse(1 + x, 4 + 0 * x, itself, 0, 3.001));
  CHECK(!never_worse(4 + 0 * x, 1 + x, itself, 0, 3));
  CHECK(never_worse(4 + 0 * x, 1 + x, itself, 3, infinity));
  CHECK(!never_worse(1 + x, 4 + 0 * x, itself, 0, infinity));
  CHECK(never_worse(1 + x, 1 + x, itself, 0, infinity));
  CHECK(never_worse(1 + x, 4 + 0 * x, itself, 3, 3));
  CHECK(never_worse(4 + 0 * x, 1 + x, itself, 3, 3));
  CHECK_THROWS_AS(static_cast<void>(never_worse(x, x, itself, 1, 0)), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(never_worse(x, x, itself, -infinity, 0)), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(never_worse(x, x, itself, 0, std::numeric_limits<double>::quiet_NaN())),
                  std::out_of_range);
}

TEST_CASE("what is no line is said") {
  CHECK_THROWS_AS(static_cast<void>(never_worse(x, x * x, itself, 0, 1)), std::invalid_argument);
  CHECK_THROWS_AS(static_cast<void>(break_even(x * x, x, itself, 0, 1)), std::invalid_argument);
}

TEST_CASE(
    "on random lines the break-even is where the lesser changes, and no worse means no sample is worse") {
  std::mt19937_64 engine(11);
  const auto number = [&] { return static_cast<double>(engine() % 17) - 8; };
  const auto random_line = [&] {
    const double constant = number();
    return constant + number() * x;
  };
  int even = 0, always = 0;
  for (int round = 0; round < 2000; ++round) {
    const form a = random_line(), b = random_line();
    const auto gap = [&](double at) {
      return a.constant() - b.constant() + (a.coefficient(0) - b.coefficient(0)) * at;
    };
    const auto meet = break_even(a, b, itself, -2, 5);
    CHECK(meet.has_value() == (gap(-2) * gap(5) < 0));
    if (meet) {
      CHECK(gap(*meet) == doctest::Approx(0).epsilon(1e-12));
      CHECK(!never_worse(a, b, itself, -2, 5));
      CHECK(!never_worse(b, a, itself, -2, 5));
      ++even;
    } else {
      CHECK((never_worse(a, b, itself, -2, 5) || never_worse(b, a, itself, -2, 5)));
    }
    if (never_worse(a, b, itself, -2, 5)) {
      ++always;
      for (double at = -2; at <= 5; at += 0.5) CHECK(gap(at) <= 0);
    }
  }
  CHECK(even > 100);
  CHECK(always > 100);
}

TEST_CASE("the lifetime at which a bigger chip pays off, and the grid that does not matter") {
  const auto makes = carbon::embodied_act{};
  const auto by_lifetime =
      make_pipeline<toy>(chip{}, makes, carbon::operational{.grid = 360_g_per_kWh},  // 1e-7 kg/J
                         carbon::basic_lifetime_total<form>{.inferences = x});
  const auto total = [&](const auto& d) { return by_lifetime(d)[total_carbon]; };
  // One core more is ½ mm² more, and 2 J less of an inference.
  const double more = 0.5 * (makes.carbon_per_area() * 1_mm2).value();
  const auto pays_off = break_even(chip_of(1), chip_of(2), total, 0, infinity);
  REQUIRE(pays_off);
  CHECK(*pays_off == doctest::Approx(more / 2e-7).epsilon(1e-9));

  // In the canonical unit of the intensity, kg/J: 1000 g/kWh are 1000 / 3.6e9.
  const auto by_grid = [](double inferences) {
    return make_pipeline<toy>(
        chip{}, carbon::embodied_act{},
        carbon::basic_operational<form>{.grid = quantity<dimensions::carbon_intensity, form>(x)},
        carbon::lifetime_total{.inferences = inferences});
  };
  const auto rarely = by_grid(0.9 * more / 2 / (1000 / 3.6e9)),
             often = by_grid(1.1 * more / 2 / (1000 / 3.6e9));
  const auto on = [](const auto& judge) { return [&](const auto& d) { return judge(d)[total_carbon]; }; };
  CHECK(never_worse(chip_of(1), chip_of(2), on(rarely), 0, 1000 / 3.6e9));
  CHECK(!never_worse(chip_of(1), chip_of(2), on(often), 0, 1000 / 3.6e9));
  CHECK(!never_worse(chip_of(2), chip_of(1), on(often), 0, 1000 / 3.6e9));
}
