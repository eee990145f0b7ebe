// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/device_parts.hpp>

#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/pipeline/provenance.hpp>
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

static_assert(policy<device_parts>);

constexpr auto judge(device_parts parts) { return make_pipeline<anything>(given_area{1_mm2}, parts); }
constexpr auto made(device_parts parts) { return judge(parts)(design<anything>::at(0))[embodied_parts]; }

}  // namespace

TEST_CASE("each part, by hand") {
  CHECK(made({}).in(units::g_co2e) == approx(300));  // two packages of 150 g
  // 128 GB of 10 g and 0.875; 1000 GB of 4.57 g and 0.875
  CHECK(made({.packages = 0, .ssd_capacity = 128_GB}).in(units::g_co2e) == approx(1280 / 0.875));
  CHECK(made({.packages = 0, .hdd_capacity = 1000_GB}).in(units::g_co2e) == approx(4570 / 0.875));
  CHECK(made({.packages = 0, .yield = 1, .ssd = act::nand_30nm, .ssd_capacity = 2_GB}).in(units::g_co2e) ==
        approx(62));
  // 0.43 kg/m² is 0.043 g/cm²: 1.29 g; 87 kg/kWh
  CHECK(made({.packages = 0, .board_area = 30_cm2}).in(units::g_co2e) == approx(1.29));
  CHECK(made({.packages = 0, .battery_capacity = 2 * units::kilowatt_hour}).value() == approx(174));
  CHECK(made({.packages = 3, .ssd_capacity = 128_GB, .board_area = 30_cm2}).in(units::g_co2e) ==
        approx(450 + 1280 / 0.875 + 1.29));
}

TEST_CASE("what is not there has no papers") {
  CHECK(provenance(judge({}), embodied_parts).rows.size() == 3);
  CHECK(provenance(judge({.ssd_capacity = 1_GB}), embodied_parts).rows.size() == 5);
}
