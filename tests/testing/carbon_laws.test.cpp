// SPDX-License-Identifier: BSL-1.0
#include <co2design/testing/carbon_laws.hpp>

#include <string_view>
#include <vector>

#include <co2design/co2design.hpp>

#include <doctest/doctest.h>
#include <testing/near_miss_carbon.hpp>

using namespace co2design;
using namespace co2design::literals;
using testing::carbon_laws;
using testing::carbon_laws_along;
using testing::proportional;

namespace {

const std::vector devices{results{area(3_mm2), energy(2_J)}, results{area(0.5_mm2), energy(0.25_J)},
                          results{area(40_mm2), energy(7_J)}, results{area(0_mm2), energy(0_J)}};

template <class Policy>
testing::findings of(const Policy& policy) {
  return carbon_laws(policy, devices, proportional<area, energy>{});
}
// Whether a policy breaks one law, and no other.
template <class Policy>
bool breaks_only(std::string_view law) {
  const auto found = of(Policy{});
  return found.breaks(law) && found.broken().size() == 1;
}
auto with_intensity(double x) { return near_miss::emits{.per_joule = x * units::kg_co2e}; }

}  // namespace

TEST_CASE("a policy that keeps the laws has no finding") {
  const auto found = of(near_miss::emits{});
  CHECK_MESSAGE(found.ok(), found.text());
  CHECK(found.checks() > 60);
  CHECK(carbon_laws_along(with_intensity, {0.0, 0.5, 8.0}, devices, proportional<area, energy>{}).ok());
}

TEST_CASE("each law is broken by the policy that is made to break it") {
  CHECK(of(near_miss::credited{}).breaks("no carbon is negative"));
  CHECK(of(near_miss::endless{}).breaks("carbon is finite"));
  CHECK(of(near_miss::discounted{}).breaks("more of what costs carbon costs no less"));
  CHECK(breaks_only<near_miss::overheats>("twice the needs are twice the carbon"));
  CHECK(carbon_laws(near_miss::stands_by{}, devices).broken().size() == 1);
  CHECK(of(near_miss::stands_by{}).breaks("without energy and time there is no operational carbon"));
  CHECK(breaks_only<near_miss::wears_out>("embodied carbon does not depend on use"));
}

TEST_CASE("no part of what is embodied depends on use") {
  const auto breaks = [](const auto& policy) {
    return carbon_laws(policy, devices).breaks("embodied carbon does not depend on use");
  };
  CHECK(breaks(near_miss::grows_with_use<embodied_chip>{}));
  CHECK(breaks(near_miss::grows_with_use<embodied_memory>{}));
  CHECK(breaks(near_miss::grows_with_use<embodied_carbon>{}));
  CHECK(breaks(near_miss::grows_with_use<embodied_design>{}));
  CHECK(breaks(near_miss::grows_with_use<embodied_parts>{}));
  CHECK(breaks(near_miss::grows_with_use<charged_embodied_carbon>{}));
  CHECK(!breaks(near_miss::grows_with_use<operational_carbon>{}));
}

TEST_CASE("a policy that provides no carbon is none of carbon") {
  const carbon::focal_fixed_work of_areas{0.8, 10_mm2, 1_J};
  CHECK(carbon_laws(of_areas, devices).breaks("a policy of carbon provides some"));
}

TEST_CASE("what is not promised is not asked for") {
  CHECK(carbon_laws(near_miss::overheats{}, devices).ok());
  const auto latency_promised = carbon_laws(near_miss::emits{}, devices, proportional<latency>{});
  CHECK(latency_promised.breaks("a proportion is to a metric that the policy needs"));
}

TEST_CASE("carbon that falls where a parameter rises is caught") {
  const auto along = [](const std::vector<double>& values) {
    return carbon_laws_along(
        [](double x) {
          near_miss::inverted made;
          made.per_joule = x * units::kg_co2e;
          return made;
        },
        values, devices);
  };
  CHECK(along({0.0, 1.0}).breaks("carbon rises along a parameter"));
  CHECK(along({1.0, 0.0}).ok());
  CHECK(along({0.0, 1.0}).broken().size() == 1);
}

TEST_CASE("a finding names the law, the policy, the metric and the numbers in one line") {
  CHECK(carbon_laws(near_miss::credited{}, std::vector{results{area(0_mm2), energy(2_J)}}).text() ==
        "no carbon is negative: near_miss::credited of area = 0 mm2, energy = 2 J: embodied_carbon = -1 "
        "kgCO2e");
}
