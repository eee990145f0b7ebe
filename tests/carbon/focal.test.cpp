// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/focal.hpp>

#include <carbon/given.hpp>

using namespace co2design;
using namespace co2design::literals;
using carbon::focal_fixed_time;
using carbon::focal_fixed_work;
using given::approx;
using given::device;
using given::judged;

static_assert(policy<focal_fixed_work>);
static_assert(policy<focal_fixed_time>);

TEST_CASE("both footprints by hand") {
  // 10 of 8 mm²: 1.25; 0.5 of 2 J: 0.25; 0.8 · 1.25 + 0.2 · 0.25 = 1.05
  constexpr auto work = judged(
      device{}, focal_fixed_work{.embodied_weight = 0.8, .reference_area = 8_mm2, .reference_energy = 2_J});
  CHECK(work[fixed_work_footprint] == approx(1.05));
  // 0.5 J in 0.02 s: 25 W of 50 W; 0.2 · 1.25 + 0.8 · 0.5 = 0.65
  constexpr auto time = judged(
      device{}, focal_fixed_time{.embodied_weight = 0.2, .reference_area = 8_mm2, .reference_power = 50_W});
  CHECK(time[fixed_time_footprint] == approx(0.65));
}

TEST_CASE(
    "the reference has the footprint 1 whatever the weight, and the weights' ends are area and use alone") {
  for (const double weight : {0.0, 0.25, 0.5, 1.0}) {
    CHECK(judged(device{}, focal_fixed_work{weight, 10_mm2, 0.5_J})[fixed_work_footprint] == approx(1));
    CHECK(judged(device{}, focal_fixed_time{weight, 10_mm2, 25_W})[fixed_time_footprint] == approx(1));
  }
  STATIC_CHECK(judged(device{}, focal_fixed_work{1.0, 5_mm2, 1_J})[fixed_work_footprint] == 2);
  STATIC_CHECK(judged(device{}, focal_fixed_work{0.0, 5_mm2, 1_J})[fixed_work_footprint] == 0.5);
}

TEST_CASE("a design that wins at both ends of the weight wins between them") {
  // The footprint is a line over the weight: 0.25 at use alone, 1.25 at area alone.
  using form = linear_form<1>;
  constexpr auto line =
      judged(device{}, carbon::basic_focal_fixed_work<form>{.embodied_weight = form::variable(0),
                                                            .reference_area = 8_mm2,
                                                            .reference_energy = 2_J})[fixed_work_footprint];
  STATIC_CHECK(line.is_linear());
  CHECK(line.constant() == approx(0.25));
  CHECK(line.coefficient(0) == approx(1));
  constexpr auto bounds = judged(
      device{}, carbon::basic_focal_fixed_work<interval>{.embodied_weight = interval(0.2, 0.8),
                                                         .reference_area = 10_mm2,
                                                         .reference_energy = 0.5_J})[fixed_work_footprint];
  STATIC_CHECK(bounds.contains(1));
}
