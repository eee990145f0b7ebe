// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/process.hpp>

#include <type_traits>

#include <co2design/units/interval.hpp>
#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::carbon;

static_assert(std::is_aggregate_v<logic_process>);
static_assert(std::is_trivially_copyable_v<logic_process>);

constexpr logic_process ours{2_kWh_per_cm2, {300_g_per_cm2, "gases", 2024, "our fab"}, 500_g_per_cm2, "ours"};

}  // namespace

TEST_CASE("a process of bare figures is given by the caller, one of cited figures keeps its papers") {
  STATIC_CHECK(ours.energy_per_area == 2_kWh_per_cm2);
  STATIC_CHECK(ours.energy_per_area.known == evidence::given);
  STATIC_CHECK(ours.gas_per_area.source == "our fab");
  STATIC_CHECK(ours.gas_per_area.known == evidence::published);
}

TEST_CASE("a process of doubles is one of intervals, points with the same papers") {
  constexpr basic_logic_process<interval> wide = ours;
  STATIC_CHECK(wide.gas_per_area.value.value().contains(ours.gas_per_area.value.value()));
  STATIC_CHECK(wide.gas_per_area.value.value().width() == 0);
  STATIC_CHECK(wide.gas_per_area.year == 2024);
  STATIC_CHECK(wide.name == "ours");
}
