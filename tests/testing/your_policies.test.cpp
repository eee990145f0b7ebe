// SPDX-License-Identifier: BSL-1.0
//
// What docs/how-to/test_your_policies.md shows.
#include <doctest/doctest.h>

// [includes]
#include <vector>

#include <co2design/co2design.hpp>
#include <co2design/testing.hpp>

using namespace co2design;
using namespace co2design::literals;
// [/includes]

namespace mine {

// [policy]
inline constexpr metric<"water_use", base_dimension<"L">> water_use{};
using litres = quantity_t<base_dimension<"L">>;

struct water_footprint {
  using provides = metrics<water_use>;
  using needs = metrics<energy, area>;
  using monotone = increasing<energy, area>;
  decltype(litres{} / energy_quantity{}) generation{0.5e-6};
  decltype(litres{} / area_quantity{}) fabrication{0.1};

  constexpr auto operator()(auto const& in) const noexcept {
    return in[energy] * generation + in[area] * fabrication;
  }
};
static_assert(policy<water_footprint>);
// [/policy]

// [comparing]
struct cooled_water : water_footprint {
  constexpr auto operator()(auto const& in) const noexcept {
    const auto dry = water_footprint::operator()(in);
    return select(in[energy] < 2_J, dry, dry + (in[energy] - 2_J) * generation);
  }
};
// [/comparing]

// [space]
using chips = space<axis<"cores", values<1, 2, 4>>, axis<"width", powers_of_two<16, 128>>>;
// [/space]

struct small_chip {
  using provides = metrics<energy, area>;
  using reads = axes<"cores", "width">;
  constexpr auto operator()(auto const& in) const noexcept {
    const auto lanes = in["cores"_axis] * in["width"_axis];
    return results{energy(3_J / in["cores"_axis] + 1e-3_J * lanes), area(0.02_mm2 * lanes)};
  }
};

// [broken]
struct forgets_fabrication : water_footprint {
  constexpr auto operator()(auto const& in) const noexcept {
    return in[energy] * generation - in[area] * fabrication;
  }
};
// [/broken]

}  // namespace mine

using namespace mine;

TEST_CASE("one policy") {
  // [one_policy]
  const std::vector samples{results{energy(2_J), area(3_mm2)}, results{energy(0.1_J), area(30_mm2)},
                            results{energy(40_J), area(0.5_mm2)}};
  const auto found = testing::policy_laws(water_footprint{}, samples);
  CHECK_MESSAGE(found.ok(), found.text());
  // [/one_policy]
  // [untraced]
  CHECK(testing::policy_laws(cooled_water{}, samples, testing::untraced).ok());
  // [/untraced]
}

TEST_CASE("a policy that reads axes") {
  // [reads_axes]
  const std::vector samples{
      testing::policy_sample{design<chips>("cores"_axis = 1, "width"_axis = 16), results{}},
      testing::policy_sample{design<chips>("cores"_axis = 4, "width"_axis = 128), results{}}};
  CHECK(testing::policy_laws(small_chip{}, samples).ok());
  // [/reads_axes]
}

TEST_CASE("a space, a pipeline and a problem") {
  // [all]
  const auto judge = make_pipeline<chips>(small_chip{}, water_footprint{}, carbon::operational{});
  const auto designs = all_designs<chips>();

  CHECK(testing::space_laws<chips>().ok());
  CHECK(testing::pipeline_laws(judge, designs).ok());
  CHECK(testing::problem_laws(problem{judge, minimize(water_use), minimize(energy), area <= 5_mm2}).ok());
  // [/all]
}

TEST_CASE("a policy whose promise does not hold, and what is said of it") {
  const auto found =
      testing::policy_laws(forgets_fabrication{}, std::vector{results{energy(2_J), area(8_mm2)}});
  CHECK(found.breaks("what is promised to increase does not fall"));
  // The text of the page.
  CHECK(
      found.text() ==
      "what is promised to increase does not fall: mine::forgets_fabrication of energy = 2 J, area = 8 mm2: "
      "water_use = -0.799999 L, and -0.80078025 where area = 8.0078125 mm2 (and 1 more)");
}

namespace mine {

// [carbon_policy]
struct packaged {
  using provides = metrics<embodied_carbon>;
  using needs = metrics<area>;
  carbon_per_area_quantity chip = 1500_g_per_cm2;
  carbon_quantity package = 0.15_kgCO2e;

  constexpr auto operator()(auto const& in) const noexcept { return in[area] * chip + package; }
};
// [/carbon_policy]

}  // namespace mine

TEST_CASE("a policy of carbon") {
  // [carbon]
  const std::vector samples{results{area(0_mm2)}, results{area(2_mm2)}, results{area(300_mm2)}};
  CHECK(testing::carbon_laws(packaged{}, samples).ok());
  const auto of_package = [](double kg) { return packaged{.package = kg * units::kg_co2e}; };
  CHECK(testing::carbon_laws_along(of_package, {0, 0.1, 4}, samples).ok());
  // [/carbon]
  // [proportional]
  const std::vector runs{results{energy(1e-3_J)}, results{energy(20_J)}};
  CHECK(testing::carbon_laws(carbon::operational{}, runs, testing::proportional<energy>{}).ok());
  // [/proportional]
}
