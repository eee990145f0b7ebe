// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/grid_trace.hpp>

#include <array>
#include <limits>
#include <stdexcept>
#include <vector>

#include <co2design/carbon/grids.hpp>
#include <co2design/carbon/operational.hpp>

#include <carbon/given.hpp>

using namespace co2design;
using namespace co2design::literals;
using carbon::daily_window;
using carbon::grid_trace;
using given::approx;

namespace {

constexpr std::int64_t hour = 3600, day = 24 * hour;

// g/kWh from a stamp on.
grid_trace trace(std::vector<double> grams, std::int64_t start = 0, std::int64_t step = hour) {
  std::vector<carbon_intensity_quantity> values;
  for (const double one : grams) values.push_back(one * units::g_per_kwh);
  return {start, step, values, {"made up", 2025, "this test", evidence::modelled}};
}
// Two days: 100, 101, … 123 and 200, 201, … 223.
grid_trace two_days(std::int64_t start = 0) {
  std::vector<double> grams;
  for (int d = 1; d <= 2; ++d)
    for (int h = 0; h < 24; ++h) grams.push_back(100 * d + h);
  return trace(grams, start);
}
double grams(const carbon::region& mean) { return mean.value.in(units::g_per_kwh); }

}  // namespace

TEST_CASE("means by hand, weighted by time") {
  CHECK(grams(two_days().mean()) == approx(161.5));                      // (111.5 + 211.5) / 2
  CHECK(grams(two_days().mean({9, 11})) == approx(159.5));               // of 109, 110, 209, 210
  CHECK(grams(two_days().mean({22, 1})) == approx(165));                 // of 122, 123, 100, 222, 223, 200
  CHECK(grams(two_days().mean({9.5, 10.25})) == approx(159 + 1.0 / 3));  // (2·109 + 110) / 3 and 100 more
  CHECK(grams(two_days().mean({23, 24})) == approx(173));
  CHECK(grams(two_days().mean({23, 0})) == approx(173));
}

TEST_CASE("a trace may begin at any hour, and before 1970") {
  // From 20:00 of some day on: the hour called 0 is hour 20.
  for (const std::int64_t start : {20 * hour, 20 * hour + 9000 * day, 20 * hour - 700 * day}) {
    CHECK(grams(two_days(start).mean({20, 21})) == approx(150));
    CHECK(grams(two_days(start).mean({19, 21})) == approx(161.5));  // 123 and 100, 223 and 200
  }
}

TEST_CASE("steps of half an hour, and of a day") {
  const auto halves = trace({10, 30, 50, 70}, 6 * hour, hour / 2);
  CHECK(grams(halves.mean()) == approx(40));
  CHECK(grams(halves.mean({6.25, 6.75})) == approx(20));
  const auto days = trace({100, 300}, 0, day);
  CHECK(grams(days.mean({3, 5})) == approx(200));
}

TEST_CASE("the profile of a day, and its mean is the whole's") {
  const auto profile = two_days(5 * day).by_hour();
  double sum = 0;
  for (int h = 0; h < 24; ++h) {
    CHECK(profile[static_cast<std::size_t>(h)].in(units::g_per_kwh) == approx(150 + h));
    sum += profile[static_cast<std::size_t>(h)].in(units::g_per_kwh);
  }
  CHECK(sum / 24 == approx(grams(two_days().mean())));
}

TEST_CASE("the cleanest window, and nothing is cleaner") {
  std::vector<double> grams_of_day(24, 400);
  grams_of_day[11] = 100;
  grams_of_day[12] = 50;
  grams_of_day[13] = 120;
  const auto sunny = trace(grams_of_day);
  const auto two = sunny.cleanest_window(2);
  CHECK(two.from == 11);
  CHECK(two.to == 13);
  CHECK(grams(sunny.mean(two)) == approx(75));
  for (int from = 0; from < 22; ++from)
    CHECK(grams(sunny.mean(two)) <= grams(sunny.mean({1.0 * from, from + 2.0})));
  const auto night = two_days().cleanest_window(24);
  CHECK(night.hours() == 24);
  std::vector<double> at_midnight(24, 400);
  at_midnight[23] = at_midnight[0] = 10;
  const auto over = trace(at_midnight).cleanest_window(2);
  CHECK(over.from == 23);
  CHECK(over.to == 1);
  CHECK(trace(std::vector<double>(24, 0.1)).cleanest_window(7).from == 0);
}

TEST_CASE("the cleanest period, for what runs once") {
  const auto found = trace({9, 5, 7, 1, 8, 6, 2, 2}, 1000 * hour).cleanest_period(3);
  CHECK(found.from == 1005 * hour);
  CHECK(found.to == 1008 * hour);
  CHECK(grams(found.mean) == approx(10.0 / 3));
  CHECK(trace({3, 3, 3}).cleanest_period(2).from == 0);
}

TEST_CASE("the mean of a window is a region, with the trace's papers, and goes into an account") {
  const auto night = two_days().mean({0, 6});
  CHECK(night.name == "0 to 6 h UTC");
  CHECK(night.year == 2025);
  CHECK(night.source == "this test");
  CHECK(night.known == evidence::modelled);
  // 1 kWh at (102.5 + 202.5) / 2 g
  CHECK(given::judged(given::device{.per_run = 1_kWh}, carbon::operational{.grid = night})[operational_carbon]
            .in(units::g_co2e) == approx(152.5));
  CHECK(trace({1, 2}).mean().source == "this test");
  CHECK(grid_trace(0, hour, {1_g_per_kWh}).mean().known == evidence::given);
}

TEST_CASE("a constant grid has one mean, whatever the window") {
  const auto flat = trace(std::vector<double>(48, 320));
  for (double from = 0; from < 24; from += 1.75)
    for (double to = 0.5; to <= 24; to += 2.25)
      if (from != to) CHECK(grams(flat.mean({from, to})) == approx(320));
}

TEST_CASE("what is no trace, no window or not in the trace is refused") {
  const double nan = std::numeric_limits<double>::quiet_NaN(),
               infinity = std::numeric_limits<double>::infinity();
  CHECK_THROWS_AS(trace({}), std::out_of_range);
  CHECK_THROWS_AS(trace({1}, 0, 0), std::out_of_range);
  for (const double wrong : {-1.0, nan, infinity}) CHECK_THROWS_AS(trace({1, wrong}), std::out_of_range);
  for (const daily_window wrong : {daily_window{3, 3}, {-1, 3}, {24, 3}, {3, 25}, {nan, 3}, {3, nan}})
    CHECK_THROWS_AS(static_cast<void>(two_days().mean(wrong)), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(trace({1, 2}).mean({5, 6})), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(trace({1, 2}).by_hour()), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(two_days().cleanest_window(0)), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(two_days().cleanest_window(25)), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(two_days().cleanest_period(0)), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(two_days().cleanest_period(49)), std::out_of_range);
}

TEST_CASE("a day from a mean and a shape has that mean") {
  std::array<double, 24> shape{};
  shape.fill(1);
  shape[12] = 0;
  shape[20] = 2;
  const auto day_of = carbon::daily_trace(carbon::grid::california, shape);
  CHECK(grams(day_of.mean()) == approx(224));
  CHECK(grams(day_of.mean({20, 21})) == approx(448));
  CHECK(grams(day_of.mean({12, 14})) == approx(112));
  CHECK(day_of.mean().source == carbon::grid::california.source);
  CHECK(day_of.mean().known == evidence::modelled);
  CHECK(day_of.mean().name == "california");
  CHECK(day_of.mean({9, 17}).name == "9 to 17 h UTC");
  CHECK(day_of.mean({23, 24}).name == "23 to 24 h UTC");
  CHECK(day_of.mean({22, 6}).name == "22 to 6 h UTC");
  CHECK(day_of.mean({9.5, 17}).name == "a part of the day");
  CHECK(day_of.cleanest_period(6).mean.name == "a stretch of a trace");
}
