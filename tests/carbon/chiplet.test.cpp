// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/chiplet.hpp>

#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::carbon;

auto approx(double x) { return doctest::Approx(x).epsilon(1e-12).scale(0); }

}  // namespace

TEST_CASE("areas scale by kind and node, by hand") {
  // 50 mm² of 22 nm logic at 7 nm: 50 / 7.325456759; SRAM: 50 / 3.757501843; analog: 50 / 1.974743319
  CHECK(make_chiplet(0.5, 7)->area(100_mm2).value() == approx(50 / 7.325456759));
  CHECK(make_chiplet(0.5, 7, chiplet_kind::sram)->area(100_mm2).value() == approx(50 / 3.757501843));
  CHECK(make_chiplet(0.5, 7, chiplet_kind::analog)->area(100_mm2).value() == approx(50 / 1.974743319));
  CHECK(make_chiplet(1, 28)->area(1_mm2).value() == approx(8.453656378 / 7.325456759));
  CHECK(make_chiplet(1, 14, chiplet_kind::logic, 7)->area(1_mm2).value() == approx(3.709574145));
  CHECK(make_chiplet(0.25, 22)->area(8_mm2).value() == approx(2));
}

TEST_CASE("of other nodes there is none") {
  for (const int node : {5, 12, 16, 65}) {
    CHECK(!make_chiplet(1, node));
    CHECK(!make_chiplet(1, 7, chiplet_kind::logic, node));
  }
}

TEST_CASE("equal chiplets are the whole") {
  constexpr auto four = equal_chiplets<4>(22);
  auto sum = 0_mm2;
  for (const auto& one : four) sum += one.area(100_mm2);
  CHECK(sum.value() == approx(100));
}
