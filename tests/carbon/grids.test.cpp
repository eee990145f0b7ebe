// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/grids.hpp>

#include <cstddef>
#include <string>
#include <string_view>

#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

namespace {

using namespace co2design::literals;
using namespace co2design::carbon;

struct figure {
  std::string_view name;
  double g_per_kwh;
};

// CATransformers' configuration for the first two; facebookresearch/ACT@abc9fbb,
// act/models/carbon_intensity/location_2023.yaml (MIT), for the others.
constexpr figure published[]{
    {"california", 224}, {"british-columbia", 68}, {"world", 481}, {"india", 713},  {"australia", 549},
    {"taiwan", 642},     {"singapore", 471},       {"usa", 369},   {"europe", 300}, {"brazil", 98},
    {"iceland", 7.3},    {"korea", 402},           {"japan", 446}};

constexpr std::string_view nearest(std::string_view typed) { return nearest_region(typed).name; }

// Levenshtein's distance by its recursive definition.
std::size_t distance(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return a.size() + b.size();
  const std::size_t replaced = distance(a.substr(1), b.substr(1)) + (a[0] == b[0] ? 0 : 1);
  const std::size_t left = distance(a.substr(1), b) + 1, right = distance(a, b.substr(1)) + 1;
  return replaced < left ? (replaced < right ? replaced : right) : (left < right ? left : right);
}

}  // namespace

TEST_CASE("the grids are the published figures") {
  CHECK(std::size(published) == regions.size());
  for (const auto& [name, g_per_kwh] : published) {
    CAPTURE(name);
    const region* found = find_region(name);
    REQUIRE(found != nullptr);
    CHECK(found->value.in(co2design::units::g_per_kwh) == doctest::Approx(g_per_kwh).epsilon(1e-15));
  }
  STATIC_CHECK(grid::california.value == 224_g_per_kWh);
  STATIC_CHECK(grid::british_columbia.value == 68_g_per_kWh);
  STATIC_CHECK(fab::taiwan.value == 642_g_per_kWh);
  STATIC_CHECK(fab::korea.value == grid::korea.value);
}

TEST_CASE("no region without a name of its own, a year and a public source") {
  for (std::size_t i = 0; i < regions.size(); ++i) {
    CAPTURE(regions[i].name);
    CHECK(!regions[i].name.empty());
    CHECK(regions[i].name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
    CHECK(regions[i].year >= 2023);
    CHECK(regions[i].source.size() > 20);
    CHECK(regions[i].value > 0_g_per_kWh);
    for (std::size_t j = 0; j < i; ++j) CHECK(regions[j].name != regions[i].name);
  }
}

TEST_CASE("find_region takes exact names only") {
  STATIC_CHECK(find_region("california")->value == 224_g_per_kWh);
  STATIC_CHECK(find_region("british-columbia") == &regions[1]);
  STATIC_CHECK(find_region("California") == nullptr);
  STATIC_CHECK(find_region("califorina") == nullptr);
  STATIC_CHECK(find_region("") == nullptr);
}

TEST_CASE("nearest_region guesses what was meant") {
  STATIC_CHECK(nearest("california") == "california");
  STATIC_CHECK(nearest("califorina") == "california");
  STATIC_CHECK(nearest("British Columbia") == "british-columbia");
  STATIC_CHECK(nearest("british_columbia") == "british-columbia");
  STATIC_CHECK(nearest("brasil") == "brazil");
  STATIC_CHECK(nearest("tawian") == "taiwan");
  STATIC_CHECK(nearest("US") == "usa");
  STATIC_CHECK(nearest("indya") == "india");
  STATIC_CHECK(nearest("corea") == "korea");
}

TEST_CASE("nearest_region answers whatever is typed") {
  CHECK(!nearest("").empty());
  CHECK(!nearest(std::string(100'000, 'x')).empty());
  CHECK(!nearest(std::string_view("\0\xff\x80", 3)).empty());
  for (const region& r : regions) CHECK(nearest(r.name) == r.name);
}

TEST_CASE("the edit distance is Levenshtein's") {
  STATIC_CHECK(co2design::carbon::detail::edit_distance("india", "") == 5);
  STATIC_CHECK(co2design::carbon::detail::edit_distance("india", "India") == 0);
  for (std::string_view typed : {"kitten", "sitting", "usa", "asia", "wales", "-"})
    for (std::string_view name : {"usa", "india", "taiwan", "brazil", "iceland"})
      CHECK(co2design::carbon::detail::edit_distance(name, typed) == distance(name, typed));
}
