// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/bonding.hpp>

#include <co2design/units/interval.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;
using namespace co2design::carbon;

TEST_CASE("each method has the flow that its yield is of") {
  STATIC_CHECK(bonding::micro_bumps_wafer_to_wafer.flow == bonding_flow::wafer_to_wafer);
  STATIC_CHECK(bonding::micro_bumps_wafer_to_wafer.yield.value == 0.98);
  STATIC_CHECK(bonding::micro_bumps_die_to_wafer.flow == bonding_flow::die_to_wafer);
  STATIC_CHECK(bonding::micro_bumps_die_to_wafer.yield.value == 0.96);
  STATIC_CHECK(bonding::hybrid_wafer_to_wafer.flow == bonding_flow::wafer_to_wafer);
  STATIC_CHECK(bonding::hybrid_wafer_to_wafer.yield.value == 0.97);
  STATIC_CHECK(bonding::hybrid_die_to_wafer.flow == bonding_flow::die_to_wafer);
  STATIC_CHECK(bonding::hybrid_die_to_wafer.yield.value == 0.95);
}

TEST_CASE("a method of one's own, and one in other numbers, keep flow and papers") {
  constexpr bonding_method ours{bonding_flow::wafer_to_wafer, 0.99};
  STATIC_CHECK(ours.yield.known == evidence::given);
  const basic_bonding_method<interval> bounded = bonding::hybrid_die_to_wafer;
  CHECK(bounded.flow == bonding_flow::die_to_wafer);
  CHECK(bounded.yield.value.contains(0.95));
  CHECK(bounded.yield.name == "hybrid bonds, die to wafer");
}
