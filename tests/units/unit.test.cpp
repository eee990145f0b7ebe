// SPDX-License-Identifier: BSL-1.0
#include <co2design/units/unit.hpp>

#include <array>
#include <cmath>
#include <limits>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {

constexpr unit<base_dimension<"L">> millilitre{1, 1e3, "mL"};

template <class Dimension>
void comes_back(unit<Dimension> u) {
  CAPTURE(u.symbol);
  for (double amount : {0.0, 1.0, 3.0, 0.1, 224.0, 20.48, 1e-9, 31.99, 6.02214076e23, -7.3}) {
    const double back = (amount * u).in(u);
    // Four roundings, each half a unit in the last place.
    CHECK(std::abs(back - amount) <= 2 * std::numeric_limits<double>::epsilon() * std::abs(amount));
  }
}

}  // namespace

TEST_CASE("an amount of a unit is a quantity in canonical units") {
  STATIC_CHECK((1 * units::second).value() == 1);
  STATIC_CHECK((50 * units::millisecond).value() == 0.05);
  STATIC_CHECK((1 * units::microsecond).value() == 1e-6);
  STATIC_CHECK((1 * units::joule).value() == 1);
  STATIC_CHECK((1 * units::millijoule).value() == 1e-3);
  STATIC_CHECK((1 * units::picojoule).value() == 1e-12);
  STATIC_CHECK((1 * units::kilowatt_hour).value() == 3600e3);
  STATIC_CHECK((1 * units::watt).value() == 1);
  STATIC_CHECK((1 * units::mm2).value() == 1);
  STATIC_CHECK((1 * units::um2).value() == 1e-6);
  STATIC_CHECK((1 * units::cm2).value() == 100);
  STATIC_CHECK((1 * units::hertz).value() == 1);
  STATIC_CHECK((1 * units::megahertz).value() == 1e6);
  STATIC_CHECK((1 * units::byte).value() == 1);
  STATIC_CHECK((1 * units::kib).value() == 1024);
  STATIC_CHECK((1 * units::mib).value() == 1048576);
  STATIC_CHECK((1 * units::gigabyte).value() == 1e9);
  STATIC_CHECK((1 * units::tops).value() == 1e12);
  STATIC_CHECK((1 * units::kg_co2e).value() == 1);
  STATIC_CHECK((1 * units::g_co2e).value() == 1e-3);
  STATIC_CHECK((1 * units::kg_per_joule).value() == 1);
  STATIC_CHECK((3600 * units::g_per_kwh).value() == 1e-6);  // 3.6 kg over 3.6e6 J
  STATIC_CHECK((1 * units::g_per_cm2).value() == 1e-5);
  STATIC_CHECK((1 * units::g_per_gb).value() == 1e-12);
  STATIC_CHECK((1 * units::kwh_per_cm2).value() == 36e3);
}

TEST_CASE("a unit has the dimension it measures") {
  STATIC_CHECK(std::is_same_v<decltype(1 * units::g_per_kwh), carbon_intensity_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(1 * units::kwh_per_cm2), energy_per_area_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(1 * units::g_per_gb), carbon_per_data_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(1 * units::tops), throughput_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(1 * units::watt), decltype((1 * units::joule) / (1 * units::second))>);
}

TEST_CASE("compound units are the quotients of their parts") {
  CHECK(((1 * units::g_co2e) / (1 * units::kilowatt_hour)).in(units::g_per_kwh) ==
        doctest::Approx(1).epsilon(1e-15));
  CHECK(((1 * units::g_co2e) / (1 * units::cm2)).in(units::g_per_cm2) == doctest::Approx(1).epsilon(1e-15));
  CHECK(((1 * units::g_co2e) / (1 * units::gigabyte)).in(units::g_per_gb) ==
        doctest::Approx(1).epsilon(1e-15));
  STATIC_CHECK(((1 * units::kilowatt_hour) / (1 * units::cm2)).in(units::kwh_per_cm2) == 1);
}

TEST_CASE("a quantity reads out in the unit it was written in") {
  comes_back(units::second);
  comes_back(units::millisecond);
  comes_back(units::microsecond);
  comes_back(units::millijoule);
  comes_back(units::picojoule);
  comes_back(units::kilowatt_hour);
  comes_back(units::um2);
  comes_back(units::cm2);
  comes_back(units::megahertz);
  comes_back(units::kib);
  comes_back(units::mib);
  comes_back(units::gigabyte);
  comes_back(units::tops);
  comes_back(units::g_co2e);
  comes_back(units::kg_per_joule);
  comes_back(units::g_per_kwh);
  comes_back(units::g_per_cm2);
  comes_back(units::g_per_gb);
  comes_back(units::kwh_per_cm2);
}

TEST_CASE("a quantity reads out in another unit of its dimension") {
  STATIC_CHECK((1 * units::kilowatt_hour).in(units::joule) == 3.6e6);
  STATIC_CHECK((2 * units::mib).in(units::kib) == 2048);
  STATIC_CHECK((0.05 * units::second).in(units::millisecond) == 50);
  STATIC_CHECK((0.25 * units::kg_co2e).in(units::g_co2e) == 250);
}

TEST_CASE("a user's own unit works as the library's do") {
  STATIC_CHECK((250 * millilitre).value() == 0.25);
  STATIC_CHECK((250 * millilitre).in(millilitre) == 250);
  STATIC_CHECK(millilitre.symbol == "mL");
  comes_back(millilitre);
}
