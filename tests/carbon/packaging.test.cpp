// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/packaging.hpp>

#include <cmath>

#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::carbon;

auto approx(double x) { return doctest::Approx(x).epsilon(1e-12).scale(0); }

// Four chiplets of 25 mm² at 22 nm.
auto joined(joined_by kind) {
  return packaging{.kind = kind}.carbon(equal_chiplets<4>(22), 100_mm2).in(units::g_co2e);
}

// Their routers: 0.33 mm² · 7.325456759 / 3.709574145 = 0.651666… mm² each, 16.74 g/mm², (1 + 0.0008 · a /
// 10)^10
const double router = 0.33 * 7.325456759 / 3.709574145;
const double routers = 4 * router * 16.74 * std::pow(1 + 0.00008 * router, 10);
// 110 mm² of 65 nm, 8 g/mm², (1 + 0.0005 · 110 / 10)^10
const double interposer = 110 * 8 * std::pow(1.0055, 10);

}  // namespace

TEST_CASE("each way to join, by hand") {
  CHECK(joined(joined_by::rdl_fanout) == approx((0.5675 * interposer * 6 / 8 + routers) / 0.99));
  CHECK(joined(joined_by::passive_interposer) == approx((0.5675 * interposer + routers) / 0.99));
  // three bridges of 25 mm²: 418.5 g each, a quarter of 0.0008 defects a mm²
  CHECK(joined(joined_by::silicon_bridge) ==
        approx((0.4855 * 3 * 418.5 * std::pow(1.0005, 10) + routers) / 0.99));
  const double active = interposer * 4.47 * 4 / 110;
  CHECK(joined(joined_by::active_interposer) == approx((0.5675 * (interposer - active) + active) / 0.99));
  // vias take (5 um / 25 um)² = 4 %: 26 mm² in the place of 25
  const double more = 16.74 * (26 * std::pow(1.00208, 10) - 25 * std::pow(1.002, 10));
  CHECK(joined(joined_by::stack) == approx((4 * more + routers) / std::pow(0.99, 4)));
}

TEST_CASE("larger chips and more chiplets cost more to join, wires less than an interposer") {
  for (const auto kind : {joined_by::rdl_fanout, joined_by::passive_interposer, joined_by::stack}) {
    const packaging one{.kind = kind};
    CHECK(one.carbon(equal_chiplets<4>(22), 200_mm2) > one.carbon(equal_chiplets<4>(22), 100_mm2));
    CHECK(one.carbon(equal_chiplets<6>(22), 100_mm2) > one.carbon(equal_chiplets<4>(22), 100_mm2));
  }
  CHECK(joined(joined_by::rdl_fanout) < joined(joined_by::passive_interposer));
  CHECK(joined(joined_by::passive_interposer) < joined(joined_by::active_interposer));
}
