// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/embodied_sum.hpp>

#include <co2design/carbon/chip_design.hpp>
#include <co2design/carbon/device_parts.hpp>
#include <co2design/carbon/embodied_act.hpp>
#include <co2design/carbon/only.hpp>
#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <carbon/given_area.hpp>
#include <static_check.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::carbon;
using given::anything;
using given::approx;
using given::given_area;

using whole = embodied_sum<embodied_chip, embodied_memory, embodied_design, embodied_parts>;

}  // namespace

TEST_CASE("a sum of four policies' parts, by hand") {
  constexpr auto judge =
      make_pipeline<anything>(given_area{10_mm2}, only<embodied_chip, embodied_memory>(embodied_act{}),
                              chip_design{}, device_parts{}, whole{});
  // 157.6816 + 48 / 0.875 + 18.2520… + 300
  CHECK(judge(design<anything>::at(0))[embodied_carbon].in(units::g_co2e) ==
        approx(157.6816 + 48 / 0.875 + 10562500 / 3645.833 * 7 * 90 / 1e5 + 300));
}

TEST_CASE("a part alone is the whole") {
  constexpr auto judge = make_pipeline<anything>(given_area{10_mm2}, only<embodied_chip>(embodied_act{}),
                                                 embodied_sum<embodied_chip>{});
  STATIC_CHECK(judge(design<anything>::at(0))[embodied_carbon] ==
               judge(design<anything>::at(0))[embodied_chip]);
}
