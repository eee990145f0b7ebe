// SPDX-License-Identifier: BSL-1.0
#include <co2design/units/quantity.hpp>

#include <array>
#include <limits>
#include <type_traits>

#include <co2design/units/interval.hpp>
#include <co2design/units/linear_form.hpp>
#include <co2design/units/literals.hpp>
#include <co2design/units/simd.hpp>

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

using time_f = quantity<dimensions::time, float>;
using time_i = quantity<dimensions::time, interval>;
using lanes = simd<double, 2>;
using time_s = quantity<dimensions::time, lanes>;
using time_l = quantity<dimensions::time, linear_form<1>>;

lanes lanes_of(double a, double b) { return lanes(std::array{a, b}); }

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
  STATIC_CHECK((time_f(1.5F) + time_f(0.25F)).value() == 1.75F);
  STATIC_CHECK(std::is_same_v<decltype(time_f(1) / time_f(1)), float>);
  STATIC_CHECK(std::is_same_v<decltype(2.0F * time_f(1)), time_f>);
  STATIC_CHECK(std::is_same_v<decltype(quantity<dimensions::energy, float>(1) / time_f(1)),
                              quantity<dimensions::power, float>>);
}

// ── several number types ─────────────────────────────────────────────────────────────────────────────────

TEST_CASE("quantities of two number types give the type that both become") {
  STATIC_CHECK(std::is_same_v<decltype(time_f(1) + seconds(1)), time_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(seconds(1) - time_i(1)), time_i>);
  STATIC_CHECK(std::is_same_v<decltype(time_f(1) + time_s(lanes(1))), time_s>);
  STATIC_CHECK(std::is_same_v<decltype(time_l(1) - seconds(1)), time_l>);
  STATIC_CHECK(std::is_same_v<decltype(joules(1) / time_i(1)), quantity<dimensions::power, interval>>);
  STATIC_CHECK(std::is_same_v<decltype(time_f(1) / time_i(1)), interval>);
  STATIC_CHECK((time_f(0.5F) + seconds(0.1)).value() == 0.6);
  STATIC_CHECK((seconds(1) - time_i(interval(0, 1))).value().contains(0.5));
  STATIC_CHECK((2 * time_l(linear_form<1>::variable(0)) + seconds(3)).value().coefficient(0) == 2);
  CHECK((time_s(lanes_of(1., 2.)) * frequency_quantity(3))[1] == 6);
}

TEST_CASE("a number of any type scales a quantity from either side") {
  STATIC_CHECK(std::is_same_v<decltype(time_f(1) * 2), time_f>);
  STATIC_CHECK(std::is_same_v<decltype(time_f(1) * 2.0), time_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(interval(2) * seconds(1)), time_i>);
  STATIC_CHECK(std::is_same_v<decltype(seconds(1) / lanes(2)), time_s>);
  STATIC_CHECK(std::is_same_v<decltype(linear_form<1>(2) / seconds(1)),
                              quantity<dimensions::frequency, linear_form<1>>>);
  STATIC_CHECK((interval(1, 2) * seconds(3)).value().contains(4.5));
}

TEST_CASE("a quantity becomes one of a wider number type by itself, of a narrower one on request") {
  STATIC_CHECK(std::is_convertible_v<time_f, time_quantity>);
  STATIC_CHECK(std::is_convertible_v<time_quantity, time_i> && std::is_convertible_v<time_f, time_i>);
  STATIC_CHECK(std::is_convertible_v<time_quantity, time_s> && std::is_convertible_v<time_quantity, time_l>);
  STATIC_CHECK(!std::is_convertible_v<time_quantity, time_f>);
  STATIC_CHECK(std::is_constructible_v<time_f, time_quantity>);
  STATIC_CHECK(!std::is_constructible_v<time_f, quantity<dimensions::energy, double>>);
  STATIC_CHECK(time_f(seconds(0.1)).value() == 0.1F);
  STATIC_CHECK(time_quantity(time_f(0.1F)).value() == 0.1F);
  STATIC_CHECK(time_i(seconds(2)).value().same(2));
}

TEST_CASE("comparisons give what those of the numbers give") {
  STATIC_CHECK(time_f(1) < seconds(2) && seconds(2) >= time_f(2) && time_f(2) == seconds(2));
  STATIC_CHECK(time_f(1) != seconds(2) && !(time_f(2) != seconds(2)));
  STATIC_CHECK(std::is_same_v<decltype(time_f(1) < seconds(1)), bool>);
  STATIC_CHECK(std::is_same_v<decltype(time_i(1) < seconds(1)), interval_condition>);
  STATIC_CHECK((time_i(interval(1, 2)) < seconds(1.5)).possibly());
  STATIC_CHECK((seconds(3) > time_i(interval(1, 2))).certainly());
  STATIC_CHECK(std::is_same_v<decltype(time_s(lanes(1)) <= seconds(1)), simd_condition<double, 2>>);
  CHECK((time_s(lanes_of(1., 2.)) == seconds(2))[1]);
  CHECK((time_s(lanes_of(1., 2.)) != seconds(2))[0]);
}

TEST_CASE("select, min and max of quantities are those of their numbers") {
  STATIC_CHECK(select(true, seconds(1), time_f(2)) == seconds(1));
  STATIC_CHECK(std::is_same_v<decltype(co2design::min(seconds(1), time_f(2))), time_quantity>);
  STATIC_CHECK(co2design::min(seconds(1), time_f(2)) == seconds(1));
  STATIC_CHECK(co2design::max(time_f(2), seconds(1)) == seconds(2));
  STATIC_CHECK(co2design::max(time_i(interval(1, 3)), seconds(2)).value().same(interval(2, 3)));
  STATIC_CHECK(
      select(time_i(interval(1, 3)) < seconds(2), joules(1), joules(2)).value().same(interval(1, 2)));
  STATIC_CHECK(!co2design::max(time_l(linear_form<1>::variable(0)), seconds(1)).value().is_linear());
  CHECK(co2design::min(time_s(lanes_of(1., 2.)), seconds(1.5)).value()[1] == 1.5);
  CHECK(select(time_s(lanes_of(1., 2.)) < seconds(1.5), joules(1), joules(2)).value()[1] == 2);
}

TEST_CASE("a table of quantities is looked up by any number type") {
  constexpr std::array prices{seconds(1), seconds(4), seconds(2)};
  STATIC_CHECK(look_up(prices, 1) == seconds(4));
  STATIC_CHECK(std::is_same_v<decltype(look_up(prices, interval(1))), time_i>);
  STATIC_CHECK(look_up(prices, interval(1, 2)).value().same(interval(2, 4)));
  CHECK(look_up(prices, lanes_of(2., 0.)).value()[0] == 2);
}

TEST_CASE("compound assignment takes what becomes the quantity") {
  constexpr auto run = [] {
    auto t = time_i(interval(1, 2));
    t += seconds(1);
    t *= 2;
    t -= time_f(1);
    t /= 2;
    return t.value();
  };
  STATIC_CHECK(run().contains(1.5) && run().contains(2.5) && run().width() < 1.01);
}

TEST_CASE("any number type reads out in units") {
  STATIC_CHECK(time_i(interval(1, 2)).in(units::millisecond).contains(1500));
  STATIC_CHECK(time_f(1.5F).in(units::millisecond) == 1500.0F);
  STATIC_CHECK(time_l(linear_form<1>::variable(0)).in(units::millisecond).coefficient(0) == 1000);
  CHECK(time_s(lanes(2)).in(units::millisecond)[0] == 2000);
  STATIC_CHECK(std::is_same_v<decltype(interval(1, 2) * units::second), time_i>);
  STATIC_CHECK(std::is_same_v<decltype(1.5F * units::second), time_quantity>);
}
