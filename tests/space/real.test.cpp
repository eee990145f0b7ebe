// SPDX-License-Identifier: BSL-1.0
#include <co2design/space/real.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/space/axis.hpp>

using namespace co2design;

namespace {

using limits = std::numeric_limits<double>;

// Every value is the formula's, above the one before, and found where it is; what lies beside it is not
// found.
template <class Domain>
bool is_spaced(double low, double high) {
  const auto steps = static_cast<double>(Domain::size - 1);
  for (std::size_t i = 0; i < Domain::size; ++i) {
    const double value = Domain::at(i);
    const volatile double product = static_cast<double>(i) * (high - low);  // no contraction here either
    const volatile double quotient = product / steps;
    if (value != (i + 1 == Domain::size ? high : low + quotient)) return false;
    if (i > 0 && !(Domain::at(i - 1) < value)) return false;
    if (Domain::index_of(value) != i) return false;
    for (const double beside :
         {std::nextafter(value, limits::infinity()), std::nextafter(value, -limits::infinity())})
      if (const std::size_t at = Domain::index_of(beside);
          at < Domain::size ? Domain::at(at) != beside : at != Domain::size)
        return false;
  }
  return true;
}

template <class Domain>
constexpr bool refused = !detail::domain_check<Domain>::found.sound();

constexpr double infinite = limits::infinity(), no_number = limits::quiet_NaN();

}  // namespace

TEST_CASE("real has what lies between its bounds, both included") {
  using voltage = real<0.6, 1.2>;
  STATIC_CHECK(voltage::low == 0.6);
  STATIC_CHECK(voltage::high == 1.2);
  STATIC_CHECK(voltage::contains(0.6));
  STATIC_CHECK(voltage::contains(1.2));
  STATIC_CHECK(voltage::contains(1));
  CHECK_FALSE(voltage::contains(std::nextafter(0.6, 0)));
  CHECK_FALSE(voltage::contains(std::nextafter(1.2, 2)));
  STATIC_CHECK(!voltage::contains(no_number));
  STATIC_CHECK(!voltage::contains(infinite));
  STATIC_CHECK(std::is_same_v<voltage::value_type, double>);
  STATIC_CHECK(voltage::order == ordering::ordinal);
}

TEST_CASE("real may be a single number, or all there are") {
  STATIC_CHECK(real<2, 2>::contains(2));
  STATIC_CHECK(!real<2, 2>::contains(2.5));
  STATIC_CHECK(real<limits::lowest(), limits::max()>::contains(-1e308));
  STATIC_CHECK(std::is_same_v<real<0, 1>, real<-0.0, 1.0>>);
}

TEST_CASE("real is continuous, linspace finite") {
  STATIC_CHECK(continuous_domain<real<0.6, 1.2>>);
  STATIC_CHECK(!finite_domain<real<0.6, 1.2>>);
  STATIC_CHECK(finite_domain<linspace<0.6, 1.2, 13>>);
  STATIC_CHECK(!continuous_domain<linspace<0.6, 1.2, 13>>);
}

TEST_CASE("bounds that are no interval are found") {
  STATIC_CHECK(refused<real<1.2, 0.6>>);
  STATIC_CHECK(refused<real<no_number, 1>>);
  STATIC_CHECK(refused<real<0, no_number>>);
  STATIC_CHECK(refused<real<0, infinite>>);
  STATIC_CHECK(refused<real<-infinite, 0>>);
  STATIC_CHECK(!refused<real<-1, 1>>);
}

TEST_CASE("linspace lists low, ..., high, equally spaced") {
  using voltage = linspace<0.6, 1.2, 13>;
  STATIC_CHECK(voltage::size == 13);
  STATIC_CHECK(voltage::at(0) == 0.6);
  STATIC_CHECK(voltage::at(12) == 1.2);
  STATIC_CHECK(voltage::at(5) == 0.6 + 5.0 * (1.2 - 0.6) / 12.0);
  STATIC_CHECK(linspace<0, 1, 5>::at(1) == 0.25);
  STATIC_CHECK(linspace<-1, 1, 3>::at(1) == 0);
  STATIC_CHECK(linspace<0.1, 0.3, 2>::at(1) == 0.3);
  STATIC_CHECK(std::is_same_v<voltage::value_type, double>);
  STATIC_CHECK(voltage::order == ordering::ordinal);
}

TEST_CASE("linspace finds its values and no other") {
  CHECK(is_spaced<linspace<0.6, 1.2, 13>>(0.6, 1.2));
  CHECK(is_spaced<linspace<0.1, 0.7, 1000>>(0.1, 0.7));
  CHECK(is_spaced<linspace<-0.3, 0.1, 7>>(-0.3, 0.1));
  CHECK(is_spaced<linspace<1e-9, 1e9, 100'001>>(1e-9, 1e9));
  CHECK(is_spaced<linspace<-1e307, 1e307, 9>>(-1e307, 1e307));
  CHECK(is_spaced<linspace<1, 1.0000000001, 10'000>>(1, 1.0000000001));
  CHECK(is_spaced<linspace<-5, -4, 3>>(-5, -4));
  CHECK(is_spaced<linspace<0, 1e-300, 101>>(0, 1e-300));
  using quarters = linspace<0, 1, 5>;
  STATIC_CHECK(quarters::index_of(0.75) == 3);
  STATIC_CHECK(quarters::index_of(0.7) == 5);
  STATIC_CHECK(quarters::index_of(-0.25) == 5);
  STATIC_CHECK(quarters::index_of(1.25) == 5);
  STATIC_CHECK(quarters::index_of(no_number) == 5);
  STATIC_CHECK(quarters::index_of(infinite) == 5);
}

TEST_CASE("linspace has as many points as doubles tell apart: seven ulps and more between them") {
  constexpr double spacing = 17 * limits::epsilon();
  using close = linspace<1, 1 + 1000 * spacing, 1001>;
  CHECK(is_spaced<close>(1, 1 + 1000 * spacing));
  STATIC_CHECK(refused<linspace<1, 1 + 1000 * spacing, 17'001>>);
  STATIC_CHECK(refused<linspace<0, limits::denorm_min(), 2>>);
}

TEST_CASE("linspace of one point is that number") {
  STATIC_CHECK(linspace<0.8, 0.8, 1>::size == 1);
  STATIC_CHECK(linspace<0.8, 0.8, 1>::at(0) == 0.8);
  STATIC_CHECK(linspace<0.8, 0.8, 1>::index_of(0.8) == 0);
  STATIC_CHECK(linspace<0.8, 0.8, 1>::index_of(0.9) == 1);
}

TEST_CASE("points that are not equally spaced numbers are found") {
  STATIC_CHECK(refused<linspace<1.2, 0.6, 13>>);
  STATIC_CHECK(refused<linspace<0.6, 1.2, 1>>);
  STATIC_CHECK(refused<linspace<0.6, 1.2, 0>>);
  STATIC_CHECK(refused<linspace<0.6, 0.6, 2>>);
  STATIC_CHECK(refused<linspace<0.6, 0.6, 0>>);
  STATIC_CHECK(refused<linspace<no_number, 1, 3>>);
  STATIC_CHECK(refused<linspace<0, infinite, 3>>);
  STATIC_CHECK(refused<linspace<limits::lowest(), limits::max(), 3>>);  // the spacing is no double
  STATIC_CHECK(!refused<linspace<0.6, 1.2, 2>>);
}
