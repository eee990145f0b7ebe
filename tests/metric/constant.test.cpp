// SPDX-License-Identifier: BSL-1.0
#include <co2design/metric/constant.hpp>

#include <string_view>
#include <type_traits>

#include <co2design/units/interval.hpp>
#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;

using intensity = constant<carbon_intensity_quantity>;
using share = constant<double>;

static_assert(std::is_trivially_copyable_v<intensity>);
static_assert(std::is_convertible_v<carbon_intensity_quantity, intensity>);
static_assert(!std::is_convertible_v<double, intensity>, "a bare number says no unit");
static_assert(!std::is_convertible_v<energy_quantity, intensity>, "another dimension");
static_assert(std::is_convertible_v<double, share>);
static_assert(std::is_convertible_v<int, share>);
static_assert(std::is_convertible_v<share, constant<interval>>);
static_assert(!std::is_convertible_v<constant<interval>, share>, "bounds do not fit a number");
static_assert(std::is_same_v<decltype(1_J * intensity(1_g_per_kWh)), carbon_quantity>,
              "arithmetic is the value's");

constexpr share paper{0.875, "yield", 2022, "a paper", evidence::modelled, 0.05};
struct accounting {
  share yield = paper;
  intensity grid = 224_g_per_kWh;
};

}  // namespace

TEST_CASE("a bare value is a constant that is given by the caller") {
  constexpr share given = 0.9;
  STATIC_CHECK(given.value == 0.9);
  STATIC_CHECK(given.name == "custom");
  STATIC_CHECK(given.year == 0);
  STATIC_CHECK(given.source == "given by the caller");
  STATIC_CHECK(given.known == evidence::given);
  STATIC_CHECK(!given.has_uncertainty());
  STATIC_CHECK(given.uncertainty == unknown_uncertainty);
  STATIC_CHECK(accounting{.yield = 1}.yield.known == evidence::given);
  STATIC_CHECK(accounting{}.yield.known == evidence::modelled);
  STATIC_CHECK(accounting{.grid = 68_g_per_kWh}.grid == 68_g_per_kWh);
}

TEST_CASE("with a source it is published unless said otherwise, without one it stays the caller's") {
  STATIC_CHECK(share(1., "one", 2024, "a book").known == evidence::published);
  STATIC_CHECK(share(1., "one", 2024).known == evidence::given);
  STATIC_CHECK(paper.known == evidence::modelled);
  STATIC_CHECK(paper.has_uncertainty());
  STATIC_CHECK(share(1., "exact", 2024, "a definition", evidence::published, 0).has_uncertainty());
}

TEST_CASE("a constant computes as its value, on either side and with another") {
  constexpr share two = 2;
  STATIC_CHECK(two + 1 == 3);
  STATIC_CHECK(1 - two == -1);
  STATIC_CHECK(-two == -2);
  STATIC_CHECK(two * two == 4);
  STATIC_CHECK(1 / two == 0.5);
  STATIC_CHECK(two == share(2., "another name"));
  STATIC_CHECK(two != 1);
  STATIC_CHECK(two > 1);
  STATIC_CHECK(1 <= two);
  STATIC_CHECK(!(two < two));
  STATIC_CHECK(two >= two);
  constexpr intensity grid = 360_g_per_kWh;  // 1e-7 kg/J
  STATIC_CHECK(1e7 * (1_J * grid) == 1_kgCO2e);
  STATIC_CHECK(grid * two == 720_g_per_kWh);
  constexpr double bare = two;
  STATIC_CHECK(bare == 2);
}

TEST_CASE("papers go with a constant into another number type") {
  constexpr constant<interval> wide = paper;
  STATIC_CHECK(wide.value.same(interval(0.875)));
  STATIC_CHECK(wide.name == "yield");
  STATIC_CHECK(wide.year == 2022);
  STATIC_CHECK(wide.source == "a paper");
  STATIC_CHECK(wide.known == evidence::modelled);
  STATIC_CHECK(wide.uncertainty == 0.05);
  constexpr constant<quantity<dimensions::carbon_intensity, float>> narrow = intensity(360_g_per_kWh);
  STATIC_CHECK(narrow.value.value() == 1e-7F);
  constexpr constant<interval> from_double = 0.5;
  STATIC_CHECK(from_double.value.same(interval(0.5)));
  constexpr constant<quantity<dimensions::carbon_intensity, interval>> grid = 224_g_per_kWh;
  STATIC_CHECK(grid.value.value().width() == 0);
}
