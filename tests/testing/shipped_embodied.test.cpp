// SPDX-License-Identifier: BSL-1.0
//
// Every shipped policy of embodied carbon keeps the laws of policies and those of carbon, along its
// parameters too: chips by one figure, by defects and wafers, cut, stacked, by node, their design, their
// parts, memories.
#include <co2design/testing/carbon_laws.hpp>

#include <cstddef>
#include <vector>

#include <co2design/carbon.hpp>
#include <co2design/metric.hpp>
#include <co2design/space.hpp>
#include <co2design/units.hpp>

#include <doctest/doctest.h>
#include <testing/check_carbon.hpp>

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::carbon;
using check_carbon::check;
using check_carbon::check_along;
using testing::policy_sample;
using testing::proportional;

namespace {

const std::vector areas{results{area(0_mm2)}, results{area(1_mm2)}, results{area(30_mm2)},
                        results{area(800_mm2)}};
// Chips that can be cut, and one that no wafer holds.
const std::vector chips{results{area(1_mm2)}, results{area(30_mm2)}, results{area(800_mm2)},
                        results{area(2e5_mm2)}};
const std::vector<double> rising{0, 0.001, 0.25, 1, 3, 700};

}  // namespace

TEST_CASE("a chip by one figure of its node") {
  check(embodied_imec{}, areas);
  check(embodied_imec{.carbon_per_area = *find_imec_node(3), .yield = 0.5}, areas);
  check_along(areas, rising, [](double x) { return embodied_imec{.carbon_per_area = x * units::g_per_cm2}; });
  check_along(areas, {1, 0.9, 0.5, 0.01}, [](double x) { return embodied_imec{.yield = x}; });
}

TEST_CASE("ACT with each yield: more defects, layers or edge cost no less") {
  check(basic_embodied_act<double, poisson_yield>{}, areas);
  check(basic_embodied_act<double, murphy_yield>{}, areas);
  check(basic_embodied_act<double, seeds_yield>{}, areas);
  check(basic_embodied_act<double, negative_binomial_yield>{}, areas);
  check(basic_embodied_act<double, on_wafer<negative_binomial_yield>>{}, areas);
  const std::vector<double> defects{0, 0.001, 0.08, 0.3, 2};
  check_along(areas, defects, [](double d) {
    return basic_embodied_act<double, poisson_yield>{.yield = {.defect_density = per_cm2(d)}};
  });
  check_along(areas, defects, [](double d) {
    return basic_embodied_act<double, murphy_yield>{.yield = {.defect_density = per_cm2(d)}};
  });
  check_along(areas, defects, [](double d) {
    return basic_embodied_act<double, seeds_yield>{.yield = {.defect_density = per_cm2(d)}};
  });
  check_along(areas, {1, 2, 10, 1e6}, [](double alpha) {
    return basic_embodied_act<double, negative_binomial_yield>{.yield = {.clustering = alpha}};
  });
  check_along(areas, {0, 1, 12, 40}, [](double layers) {
    return basic_embodied_act<double, bose_einstein_yield>{
        .yield = {.defect_density = per_cm2(0.02), .critical_layers = layers}};
  });
  check_along(areas, {450, 300, 200, 150}, [](double diameter) {
    return basic_embodied_act<double, on_wafer<poisson_yield>>{.yield = {.cut = {diameter}}};
  });
}

TEST_CASE("ECO-CHIP's die: defects, clusters, the wafer and the fab's grid") {
  check(embodied_ecochip{}, areas);
  check(embodied_ecochip{.process = *find_ecochip_process(7)}, areas);
  check(basic_embodied_ecochip<double, murphy_yield>{}, areas);
  check_along(areas, {0, 0.001, 0.08, 0.3, 2}, [](double d) {
    return embodied_ecochip{.process = {.yield = {.defect_density = per_cm2(d)}}};
  });
  check_along(areas, {1, 2, 10, 1e6},
              [](double alpha) { return embodied_ecochip{.process = {.yield = {.clustering = alpha}}}; });
  check_along(areas, {1000, 450, 300, 200, 100},
              [](double diameter) { return embodied_ecochip{.process = {.wafer = {diameter}}}; });
  check_along(areas, rising, [](double g) {
    return embodied_ecochip{.process = *ecochip_process_on(g * units::g_per_kwh, 22)};
  });
}

TEST_CASE("3D-Carbon's die and stacks: layers, tiers, bonds") {
  check(embodied_3dcarbon{}, areas);
  check(embodied_3dcarbon{.tiers = 3}, areas);
  check(embodied_3dcarbon{.tiers = 2, .bonding = bonding::hybrid_wafer_to_wafer}, areas);
  check_along(areas, {0, 5, 10, 16},
              [](double layers) { return embodied_3dcarbon{.energy = {.layers = layers}}; });
  check_along(areas, rising, [](double g) { return embodied_3dcarbon{.fab = g * units::g_per_kwh}; });
  for (const bonding_flow flow : {bonding_flow::die_to_wafer, bonding_flow::wafer_to_wafer})
    check_along(areas, {1, 0.99, 0.9, 0.2}, [flow](double bonded) {
      return embodied_3dcarbon{.tiers = 4, .bonding = {flow, bonded}};
    });
  // dies that cost the same at every size: then more tiers only lose to bonding
  check_along(areas, {1, 2, 3, 6}, [](double tiers) {
    return basic_embodied_3dcarbon<double, constant<double>>{
        .yield = 0.9, .wafer = {1e9}, .tiers = static_cast<int>(tiers)};
  });
}

TEST_CASE("chiplets, by what joins them") {
  for (const auto kind : {joined_by::rdl_fanout, joined_by::silicon_bridge, joined_by::passive_interposer,
                          joined_by::active_interposer, joined_by::stack}) {
    check(embodied_chiplets<3>{.chiplets = equal_chiplets<3>(22), .packaging = {.kind = kind}}, chips);
    check_along(chips, {1, 0.99, 0.5}, [kind](double bonded) {
      return embodied_chiplets<2>{
          .chiplets = {*make_chiplet(0.6, 7), *make_chiplet(0.4, 22, chiplet_kind::sram)},
          .packaging = {.kind = kind, .bonding_yield = bonded}};
    });
  }
  check_along(chips, {0, 0.25, 0.5, 2}, [](double share) {
    return embodied_chiplets<2>{.chiplets = {*make_chiplet(0.5, 7), *make_chiplet(share, 7)}};
  });
}

TEST_CASE("design, shared by the chips that are made") {
  check(chip_design{}, areas, proportional<area>{});
  check_along(areas, {1e9, 1e5, 1000, 1}, [](double made) { return chip_design{.chips = made}; });
  check_along(areas, rising, [](double g) { return chip_design{.grid = g * units::g_per_kwh}; });
  check_along(areas, rising, [](double again) { return chip_design{.iterations = again}; });
}

TEST_CASE("parts, and what a sum makes of them") {
  const std::vector nothing{results{}};
  check(device_parts{}, nothing);
  check_along(nothing, rising, [](double x) { return device_parts{.packages = x}; });
  check_along(nothing, rising, [](double x) {
    return device_parts{.ssd_capacity = x * units::gigabyte, .board_area = x * units::mm2};
  });
  check_along(nothing, rising, [](double x) {
    return device_parts{.hdd_capacity = x * units::gigabyte, .battery_capacity = x * units::joule};
  });
  check_along(nothing, {1, 0.9, 0.1},
              [](double y) { return device_parts{.yield = y, .ssd_capacity = 128_GB}; });
  check(only<embodied_chip>(embodied_ecochip{}), areas);
  check(embodied_sum<embodied_chip, embodied_memory, embodied_design, embodied_parts>{},
        std::vector{results{embodied_chip(0.3_kgCO2e), embodied_memory(0.1_kgCO2e), embodied_design(0_kgCO2e),
                            embodied_parts(0.3_kgCO2e)},
                    results{embodied_chip(20_kgCO2e), embodied_memory(0_kgCO2e), embodied_design(2_kgCO2e),
                            embodied_parts(9_kgCO2e)}},
        proportional<embodied_chip, embodied_memory, embodied_design, embodied_parts>{});
}

TEST_CASE("memory by its kind and size") {
  const std::vector nothing{results{}};
  for (const auto& one : {kind::lpddr4, kind::lpddr2_20nm, kind::ddr3_30nm, kind::ddr3_40nm, kind::ddr3_50nm})
    check(main_memory{.kind = one}, nothing);
  check_along(nothing, rising, [](double x) { return main_memory{.capacity = x * units::gigabyte}; });
  check_along(nothing, {1, 0.9, 0.1}, [](double y) { return main_memory{.yield = y}; });
  using sizes = space<axis<"memory_gb", values<1, 2, 64>>>;
  std::vector<policy_sample<sizes>> sized;
  for (std::size_t i = 0; i < sizes::cardinality; ++i) sized.push_back({design<sizes>::at(i), results{}});
  check(memory_by_size{}, sized);
}

TEST_CASE("by node: all that a model says at any of them") {
  using nodes = space<axis<"node", values<3, 5, 7, 8, 10, 12, 14, 20, 22, 28, 65>>>;
  std::vector<policy_sample<nodes, slot<std::remove_const_t<decltype(area)>, area_quantity>>> at;
  for (std::size_t i = 0; i < nodes::cardinality; ++i)
    for (const auto one : {0_mm2, 30_mm2, 800_mm2}) at.push_back({design<nodes>::at(i), results{area(one)}});
  check(by_node{embodied_act{}}, at);
  check(by_node{basic_embodied_act<double, on_wafer<poisson_yield>>{}}, at);
  check(by_node{embodied_imec{}}, at);
  check(by_node{embodied_ecochip{}}, at);
  check(by_node{chip_design{}}, at, proportional<area>{});
  check_along(at, rising, [](double g) { return by_node{embodied_act{.fab = g * units::g_per_kwh}}; });
}
