// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/embodied_chiplets.hpp>

#include <type_traits>

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
using given::approx;
using given::given_area;

static_assert(policy<embodied_chiplets<2>>);
static_assert(std::is_aggregate_v<embodied_chiplets<2>>);
// one in the place of the other
static_assert(std::is_same_v<embodied_chiplets<2>::provides, embodied_act::provides>);
static_assert(std::is_same_v<embodied_chiplets<2>::needs, embodied_act::needs>);

template <class Accounting>
constexpr auto made(area_quantity of, Accounting accounting) {
  return make_pipeline<anything>(given_area{of}, accounting)(design<anything>::at(0), embodied_chip,
                                                             embodied_memory, embodied_carbon);
}

constexpr embodied_chiplets<4> four{.chiplets = equal_chiplets<4>(22)};
constexpr embodied_chiplets<2> mixed{
    .chiplets = {*make_chiplet(0.6, 7), *make_chiplet(0.4, 22, chiplet_kind::sram)},
    .packaging = {.kind = joined_by::silicon_bridge}};

}  // namespace

TEST_CASE("the dies and what joins them, by hand") {
  const double die = find_ecochip_process(22)->carbon(25_mm2).value();
  const double package = packaging{}.carbon(equal_chiplets<4>(22), 100_mm2).value();
  CHECK(made(100_mm2, four)[embodied_chip]->value() == approx(4 * die + package));
  CHECK(made(100_mm2, four)[embodied_memory]->in(units::g_co2e) == approx(48 / 0.875));
  // 60 mm² of logic at 7 nm, 40 mm² of SRAM at 22 nm
  const double logic = find_ecochip_process(7)->carbon(60 / 7.325456759 * 1_mm2).value(),
               sram = find_ecochip_process(22)->carbon(40_mm2).value();
  CHECK(made(100_mm2, mixed)[embodied_chip]->value() ==
        approx(logic + sram + mixed.packaging.carbon(mixed.chiplets, 100_mm2).value()));
}

TEST_CASE("chiplets pay off for large chips only") {
  CHECK(*made(50_mm2, four)[embodied_chip] > *made(50_mm2, embodied_ecochip{})[embodied_chip]);
  CHECK(*made(2000_mm2, four)[embodied_chip] < *made(2000_mm2, embodied_ecochip{})[embodied_chip]);
}

TEST_CASE("a chiplet that no wafer holds is infeasible; bounds hold what is between") {
  CHECK(made(100000_mm2, four)[embodied_carbon].has_value());
  CHECK(!made(101251_mm2, four)[embodied_carbon].has_value());  // four of more than 450² / 8
  const basic_embodied_chiplets<interval, 2> bounded{.chiplets = {mixed.chiplets[0], mixed.chiplets[1]},
                                                     .packaging = {.kind = joined_by::silicon_bridge}};
  const auto bounds = made(100_mm2, bounded)[embodied_carbon].value();
  CHECK(bounds.contains(made(100_mm2, mixed)[embodied_carbon]->value()));
  CHECK(bounds.width() < 1e-9);
}

TEST_CASE("every constant has a source, and those of other ways to join are not listed") {
  const auto rows = provenance(make_pipeline<anything>(given_area{1_mm2}, mixed), embodied_chip).rows;
  bool bridges = false;
  for (const auto& one : rows) {
    CHECK((one.constant == "share" || one.source.size() > 20));
    CHECK(one.constant != "wiring_layers");
    bridges = bridges || one.constant == "bridge_area";
  }
  CHECK(bridges);
}
