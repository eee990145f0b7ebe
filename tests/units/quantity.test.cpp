// SPDX-License-Identifier: BSL-1.0
#include <co2design/units/quantity.hpp>

#include <limits>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {

constexpr time_quantity seconds(double x) { return time_quantity(x); }
constexpr energy_quantity joules(double x) { return energy_quantity(x); }

struct half_second {
  using dimension = dimensions::time;
  static constexpr double from_canonical(double s) { return s * 2; }
};
struct half_joule {
  using dimension = dimensions::energy;
  static constexpr double from_canonical(double j) { return j * 2; }
};

template <class Quantity, class Unit> concept expressible_in = requires(Quantity q, Unit u) { q.in(u); };

}  // namespace

TEST_CASE("a quantity is one number and no more") {
  STATIC_CHECK(sizeof(time_quantity) == sizeof(double));
  STATIC_CHECK(sizeof(quantity<dimensions::time, float>) == sizeof(float));
  STATIC_CHECK(std::is_trivially_copyable_v<time_quantity>);
  STATIC_CHECK(std::is_trivially_default_constructible_v<time_quantity>);
  STATIC_CHECK(time_quantity{}.value() == 0);
}

TEST_CASE("a bare number is no quantity, and a quantity no bare number") {
  STATIC_CHECK(!std::is_convertible_v<double, time_quantity>);
  STATIC_CHECK(std::is_constructible_v<time_quantity, double>);
  STATIC_CHECK(!std::is_convertible_v<time_quantity, double>);
  STATIC_CHECK(!std::is_constructible_v<double, time_quantity>);
  STATIC_CHECK(!std::is_constructible_v<time_quantity, energy_quantity>);
}

TEST_CASE("quantities of one dimension add, subtract and negate") {
  STATIC_CHECK((seconds(1.5) + seconds(0.25)).value() == 1.75);
  STATIC_CHECK((seconds(1.5) - seconds(0.25)).value() == 1.25);
  STATIC_CHECK((-seconds(1.5)).value() == -1.5);
  STATIC_CHECK(std::is_same_v<decltype(seconds(1) + seconds(1)), time_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(seconds(1) - seconds(1)), time_quantity>);
}

TEST_CASE("a number scales a quantity from either side") {
  STATIC_CHECK((3 * seconds(2)).value() == 6);
  STATIC_CHECK((seconds(2) * 3).value() == 6);
  STATIC_CHECK((seconds(3) / 2).value() == 1.5);
  STATIC_CHECK(std::is_same_v<decltype(3.0 * seconds(2)), time_quantity>);
  STATIC_CHECK((3 / seconds(2)).value() == 1.5);
  STATIC_CHECK(std::is_same_v<decltype(3 / seconds(2)), frequency_quantity>);
}

TEST_CASE("products and quotients have the dimension of the product and the quotient") {
  STATIC_CHECK(std::is_same_v<decltype(joules(1) / seconds(1)), power_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(power_quantity(1) * seconds(1)), energy_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(joules(1) * carbon_intensity_quantity(1)), carbon_quantity>);
  STATIC_CHECK((joules(6) / seconds(1.5)).value() == 4);
  STATIC_CHECK((power_quantity(4) * seconds(1.5)).value() == 6);
}

TEST_CASE("what has no dimension is a plain number") {
  STATIC_CHECK(std::is_same_v<decltype(seconds(1) / seconds(1)), double>);
  STATIC_CHECK(std::is_same_v<decltype(frequency_quantity(1) * seconds(1)), double>);
  STATIC_CHECK(std::is_same_v<quantity_t<dimensionless>, double>);
  STATIC_CHECK(std::is_same_v<quantity_t<dimensionless, float>, float>);
  STATIC_CHECK(std::is_same_v<quantity_t<dimensions::time>, time_quantity>);
  STATIC_CHECK(seconds(3) / seconds(2) == 1.5);
}

TEST_CASE("quantities of one dimension compare as their numbers do") {
  STATIC_CHECK(seconds(1) < seconds(2));
  STATIC_CHECK(seconds(2) > seconds(1));
  STATIC_CHECK(seconds(2) <= seconds(2));
  STATIC_CHECK(seconds(2) >= seconds(2));
  STATIC_CHECK(seconds(2) == seconds(2));
  STATIC_CHECK(seconds(2) != seconds(3));
  STATIC_CHECK(!(seconds(3) <= seconds(2)));
}

TEST_CASE("NaN stays NaN and compares with nothing") {
  constexpr auto nan = seconds(std::numeric_limits<double>::quiet_NaN());
  STATIC_CHECK(!(nan < seconds(1)));
  STATIC_CHECK(!(nan >= seconds(1)));
  STATIC_CHECK(!(nan == nan));
  CHECK((nan + seconds(1)) != (nan + seconds(1)));
}

TEST_CASE("compound assignment is the operation and the assignment") {
  constexpr auto run = [] {
    auto t = seconds(2);
    t += seconds(1);
    t *= 4;
    t -= seconds(3);
    t /= 2;
    return t;
  };
  STATIC_CHECK(run() == seconds(4.5));
}

TEST_CASE("a quantity reads out in units of its own dimension only") {
  STATIC_CHECK(seconds(1.5).in(half_second{}) == 3);
  STATIC_CHECK(expressible_in<time_quantity, half_second>);
  STATIC_CHECK(!expressible_in<time_quantity, half_joule>);
}

TEST_CASE("another number type goes through the same operators") {
  using time_f = quantity<dimensions::time, float>;
  STATIC_CHECK((time_f(1.5F) + time_f(0.25F)).value() == 1.75F);
  STATIC_CHECK(std::is_same_v<decltype(time_f(1) / time_f(1)), float>);
  STATIC_CHECK(std::is_same_v<decltype(2.0F * time_f(1)), time_f>);
  STATIC_CHECK(std::is_same_v<decltype(quantity<dimensions::energy, float>(1) / time_f(1)),
                              quantity<dimensions::power, float>>);
}
