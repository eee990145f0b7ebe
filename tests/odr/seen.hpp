// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <co2design/co2design.hpp>
#include <co2design/interop/json.hpp>
#include <co2design/testing.hpp>

// What a translation unit sees of the library. Two of them must see the same: one object behind each name, one
// function behind each template, one meaning of each type that passes between them.
namespace odr {

using namespace co2design;

struct named_address {
  std::string_view name;
  std::uintptr_t address;
};

using designs = join<presets::clip_b16_models, presets::edge_accelerators>;

inline auto make_judge() {
  return make_pipeline<designs>(workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::exact{},
                                carbon::embodied_act{.fab = carbon::fab::taiwan},
                                carbon::operational{.grid = carbon::grid::california},
                                carbon::lifetime_total{.inferences = 30e6}, quality::clip_b16_published{});
}
using judge_type = decltype(make_judge());

inline auto make_problem() {
  return problem(make_judge(), minimize(total_carbon), minimize(latency), area <= 32_mm2);
}
using front_type = front<decltype(make_problem())>;

struct seen {
  std::vector<named_address> addresses;
  front_type found;
  std::string csv, json;
};

// What b.cpp sees, and what it makes of a front that a.cpp found.
seen seen_by_b();
std::string judged_by_b(const front_type& found);

}  // namespace odr

// Without linkage: each translation unit has its own, and looks with its own eyes.
namespace {

template <class Object>
std::uintptr_t address_of(Object& of) {
  return reinterpret_cast<std::uintptr_t>(&of);
}

inline odr::seen look() {
  using namespace co2design;
  using axes = odr::designs::axes;
  const auto write_csv = report::write_csv<odr::front_type::problem_type>;
  odr::seen all{
      {
          // metrics, facts, rules
          {"latency", address_of(latency)},
          {"total_carbon", address_of(total_carbon)},
          {"accuracy_high", address_of(accuracy_high)},
          {"latency_of<text>", address_of(latency_of<"text">)},
          {"energy_of<vision>", address_of(energy_of<"vision">)},
          {"memory_needed", address_of(workload::memory_needed)},
          {"parameters", address_of(workload::parameters)},
          {"chip", address_of(hardware::chip)},
          {"operations_of<text>", address_of(workload::operations_of<"text">)},
          {"breakdown_of<text>", address_of(mapping::breakdown_of<"text">)},
          {"rules::corrected", address_of(rules::corrected)},
          // tables of figures
          {"carbon::regions", address_of(carbon::regions)},
          {"carbon::grid::california", address_of(carbon::grid::california)},
          {"carbon::fab::taiwan", address_of(carbon::fab::taiwan)},
          {"carbon::act::logic_22nm", address_of(carbon::act::logic_22nm)},
          {"carbon::act::lpddr4", address_of(carbon::act::lpddr4)},
          {"hardware::edge_22nm", address_of(hardware::edge_22nm)},
          {"workload::clip_h14_shapes", address_of(workload::clip_h14_shapes)},
          {"workload::llama_3", address_of(workload::llama_3)},
          // units and texts
          {"units::millisecond", address_of(units::millisecond)},
          {"units::g_per_kwh", address_of(units::g_per_kwh)},
          {"display_unit<time>", address_of(report::display_unit<dimensions::time>)},
          {"display_unit<power>", address_of(report::display_unit<dimensions::power>)},
          {"symbol_v<carbon_intensity>", address_of(symbol_v<dimensions::carbon_intensity>)},
          {"text of symbol_v<carbon_intensity>", address_of(*symbol_v<dimensions::carbon_intensity>.data())},
          {"interop::front_format", address_of(interop::front_format)},
          // what templates make
          {"space::names", address_of(odr::designs::names)},
          {"space::sizes", address_of(odr::designs::sizes)},
          {"name of an axis", address_of(*type_at_t<0, axes>::name.data())},
          {"name of a metric", address_of(*std::remove_cvref_t<decltype(latency)>::name.data())},
          {"pipeline::graph", address_of(odr::judge_type::graph)},
          {"testing::all_numbers", address_of(testing::all_numbers)},
          {"testing::archetypes::price", address_of(testing::archetypes::price)},
          // functions
          {"concat", address_of(concat)},
          {"report::exact", address_of(report::exact)},
          {"carbon::find_region", address_of(carbon::find_region)},
          {"carbon::nearest_region", address_of(carbon::nearest_region)},
          {"math::log", address_of(*static_cast<double (*)(double)>(math::log))},
          {"report::write_csv", address_of(*write_csv)},
          {"make_pipeline", address_of(make_pipeline<odr::designs, workload::clip_b16>)},
          {"interop::designs_from_json", address_of(interop::designs_from_json<odr::designs>)},
      },
      random_search{.evaluations = 60, .seed = 3}(odr::make_problem()),
      {},
      {}};
  std::ostringstream csv, json;
  report::write_csv(csv, all.found, accuracy);
  interop::write_json(json, all.found, accuracy);
  all.csv = csv.str();
  all.json = json.str();
  return all;
}

}  // namespace
