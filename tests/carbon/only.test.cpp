// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/only.hpp>

#include <string>

#include <co2design/carbon/embodied_act.hpp>
#include <co2design/carbon/embodied_ecochip.hpp>
#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/pipeline/provenance.hpp>
#include <co2design/units/interval.hpp>
#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <carbon/given_area.hpp>
#include <static_check.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::carbon;
using given::anything;
using given::given_area;

using chip_only = only_of<embodied_act, embodied_chip>;
static_assert(policy<chip_only>);

}  // namespace

TEST_CASE("one metric of three, the same to the last bit") {
  constexpr auto all = make_pipeline<anything>(given_area{12_mm2}, embodied_act{});
  constexpr auto one = make_pipeline<anything>(given_area{12_mm2}, only<embodied_chip>(embodied_act{}));
  constexpr auto two =
      make_pipeline<anything>(given_area{12_mm2}, only<embodied_chip, embodied_memory>(embodied_act{}));
  constexpr auto at = design<anything>::at(0);
  STATIC_CHECK(one(at)[embodied_chip] == all(at)[embodied_chip]);
  STATIC_CHECK(two(at)[embodied_memory] == all(at)[embodied_memory]);
}

TEST_CASE("what is infeasible stays so, bounds stay bounds") {
  const auto none = make_pipeline<anything>(
      given_area{30000_mm2}, only<embodied_chip>(embodied_ecochip{}))(design<anything>::at(0))[embodied_chip];
  CHECK(none.why().reason() == "no die of this area works or fits a wafer");
  const auto bounds = make_pipeline<anything>(
      given_area{12_mm2}, only<embodied_chip>(basic_embodied_act<interval>{.yield = interval(0.8, 0.9)}))(
      design<anything>::at(0))[embodied_chip];
  CHECK(bounds.value().width() > 0);
}

TEST_CASE("only the constants of what is taken") {
  const auto rows =
      provenance(make_pipeline<anything>(given_area{1_mm2}, only<embodied_chip>(embodied_act{}))).rows;
  std::string words;
  for (const auto& one : rows) words += one.constant + " ";
  CHECK(words == "fab energy_per_area gas_per_area materials_per_area yield ");
}
