// SPDX-License-Identifier: BSL-1.0
#include <co2design/units/dimension.hpp>

#include <string_view>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {

using time_dimension = dimensions::time;
using litres = base_dimension<"L">;

template <class D, int N>
struct power {
  using type = product_t<typename power<D, N - 1>::type, D>;
};
template <class D>
struct power<D, 0> {
  using type = dimensionless;
};
template <class D, int N>
using power_t = typename power<D, N>::type;

template <class A, class B>
consteval bool pair_laws() {
  return std::is_same_v<product_t<A, B>, product_t<B, A>> &&
         std::is_same_v<quotient_t<product_t<A, B>, B>, A> &&
         std::is_same_v<product_t<quotient_t<A, B>, B>, A> &&
         std::is_same_v<quotient_t<dimensionless, quotient_t<A, B>>, quotient_t<B, A>>;
}
template <class A, class B, class C>
consteval bool triple_laws() {
  return std::is_same_v<product_t<product_t<A, B>, C>, product_t<A, product_t<B, C>>> &&
         std::is_same_v<quotient_t<quotient_t<A, B>, C>, quotient_t<A, product_t<B, C>>>;
}
template <class A, class B, class... Ds>
consteval bool with_third() {
  return (triple_laws<A, B, Ds>() && ...);
}
template <class A, class... Ds>
consteval bool with_second() {
  return ((pair_laws<A, Ds>() && with_third<A, Ds, Ds...>()) && ...);
}
template <class... Ds>
consteval bool laws_hold() {
  return (with_second<Ds, Ds...>() && ...);
}

}  // namespace

TEST_CASE("a dimension is a product of powers, sorted by symbol") {
  STATIC_CHECK(std::is_same_v<product_t<dimensions::time, dimensions::energy>,
                              dimension<base_power<"J", 1>, base_power<"s", 1>>>);
  STATIC_CHECK(std::is_same_v<quotient_t<dimensions::energy, dimensions::time>,
                              dimension<base_power<"J", 1>, base_power<"s", -1>>>);
  STATIC_CHECK(std::is_same_v<product_t<dimensions::time, dimensions::time>, dimension<base_power<"s", 2>>>);
  STATIC_CHECK(
      std::is_same_v<
          product_t<quotient_t<dimensions::operations, litres>,
                    product_t<dimensions::area, dimensions::data>>,
          dimension<base_power<"B", 1>, base_power<"L", -1>, base_power<"mm2", 1>, base_power<"op", 1>>>);
}

TEST_CASE("powers that cancel disappear") {
  STATIC_CHECK(std::is_same_v<quotient_t<dimensions::time, dimensions::time>, dimensionless>);
  STATIC_CHECK(std::is_same_v<product_t<dimensions::power, dimensions::time>, dimensions::energy>);
  STATIC_CHECK(std::is_same_v<product_t<dimensions::frequency, dimensions::time>, dimensionless>);
  STATIC_CHECK(std::is_same_v<product_t<dimensions::carbon_intensity, dimensions::energy_per_area>,
                              dimensions::carbon_per_area>);
  STATIC_CHECK(dimensionless::size == 0);
  STATIC_CHECK(quotient_t<dimensions::time, dimensions::time>::size == 0);
}

TEST_CASE("products commute and associate, quotients undo them") {
  STATIC_CHECK(laws_hold<dimensionless, dimensions::time, dimensions::power, dimensions::carbon_per_area,
                         quotient_t<dimensions::time, dimensions::energy>,
                         product_t<litres, power_t<dimensions::time, 3>>>());
}

TEST_CASE("a base is a dimension of its own") {
  STATIC_CHECK(std::is_same_v<base_dimension<"s">, time_dimension>);
  STATIC_CHECK(!std::is_same_v<litres, dimensions::data>);
  STATIC_CHECK(!std::is_same_v<base_dimension<"kg">, dimensions::carbon>);
}

TEST_CASE("the symbol of a dimension is its canonical unit") {
  STATIC_CHECK(symbol_v<dimensionless> == "1");
  STATIC_CHECK(symbol_v<dimensions::time> == "s");
  STATIC_CHECK(symbol_v<dimensions::power> == "J/s");
  STATIC_CHECK(symbol_v<dimensions::frequency> == "1/s");
  STATIC_CHECK(symbol_v<dimensions::bandwidth> == "B/s");
  STATIC_CHECK(symbol_v<dimensions::throughput> == "op/s");
  STATIC_CHECK(symbol_v<dimensions::carbon_intensity> == "kgCO2e/J");
  STATIC_CHECK(symbol_v<dimensions::carbon_per_area> == "kgCO2e/mm2");
  STATIC_CHECK(symbol_v<dimensions::carbon_per_data> == "kgCO2e/B");
  STATIC_CHECK(symbol_v<dimensions::energy_per_area> == "J/mm2");
  STATIC_CHECK(symbol_v<dimensions::energy_per_data> == "J/B");
  STATIC_CHECK(symbol_v<product_t<dimensions::time, dimensions::energy>> == "J*s");
  STATIC_CHECK(symbol_v<quotient_t<dimensions::carbon_intensity, dimensions::time>> == "kgCO2e/J/s");
  STATIC_CHECK(symbol_v<quotient_t<litres, dimensions::energy>> == "L/J");
}

TEST_CASE("the symbol writes powers other than one") {
  STATIC_CHECK(symbol_v<power_t<dimensions::time, 2>> == "s^2");
  STATIC_CHECK(symbol_v<quotient_t<dimensions::energy, power_t<dimensions::time, 3>>> == "J/s^3");
  STATIC_CHECK(symbol_v<quotient_t<dimensionless, power_t<dimensions::time, 2>>> == "1/s^2");
  STATIC_CHECK(symbol_v<power_t<dimensions::time, 12>> == "s^12");
}
