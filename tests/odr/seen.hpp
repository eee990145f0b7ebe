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
#include <co2design/interop/tbb.hpp>
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
std::uintptr_t seen_at(Object& of) {
  return reinterpret_cast<std::uintptr_t>(&of);
}

inline odr::seen look() {
  using namespace co2design;
  using axes = odr::designs::axes;
  const auto write_csv = report::write_csv<odr::front_type::problem_type>;
  odr::seen all{
      {
          // metrics, facts, rules
          {"latency", seen_at(latency)},
          {"total_carbon", seen_at(total_carbon)},
          {"accuracy_high", seen_at(accuracy_high)},
          {"latency_of<text>", seen_at(latency_of<"text">)},
          {"energy_of<vision>", seen_at(energy_of<"vision">)},
          {"memory_needed", seen_at(workload::memory_needed)},
          {"parameters", seen_at(workload::parameters)},
          {"chip", seen_at(hardware::chip)},
          {"operations_of<text>", seen_at(workload::operations_of<"text">)},
          {"breakdown_of<text>", seen_at(mapping::breakdown_of<"text">)},
          {"rules::corrected", seen_at(rules::corrected)},
          // tables of figures
          {"carbon::regions", seen_at(carbon::regions)},
          {"carbon::grid::california", seen_at(carbon::grid::california)},
          {"carbon::fab::taiwan", seen_at(carbon::fab::taiwan)},
          {"carbon::act::logic_22nm", seen_at(carbon::act::logic_22nm)},
          {"carbon::act::lpddr4", seen_at(carbon::act::lpddr4)},
          {"hardware::edge_22nm", seen_at(hardware::edge_22nm)},
          {"workload::clip_h14_shapes", seen_at(workload::clip_h14_shapes)},
          {"workload::llama_3", seen_at(workload::llama_3)},
          // units and texts
          {"units::millisecond", seen_at(units::millisecond)},
          {"units::g_per_kwh", seen_at(units::g_per_kwh)},
          {"display_unit<time>", seen_at(report::display_unit<dimensions::time>)},
          {"display_unit<power>", seen_at(report::display_unit<dimensions::power>)},
          {"symbol_v<carbon_intensity>", seen_at(symbol_v<dimensions::carbon_intensity>)},
          {"text of symbol_v<carbon_intensity>", seen_at(*symbol_v<dimensions::carbon_intensity>.data())},
          {"interop::front_format", seen_at(interop::front_format)},
          // what templates make
          {"space::names", seen_at(odr::designs::names)},
          {"space::sizes", seen_at(odr::designs::sizes)},
          {"name of an axis", seen_at(*type_at_t<0, axes>::name.data())},
          {"name of a metric", seen_at(*std::remove_cvref_t<decltype(latency)>::name.data())},
          {"pipeline::graph", seen_at(odr::judge_type::graph)},
          {"testing::all_numbers", seen_at(testing::all_numbers)},
          {"testing::archetypes::price", seen_at(testing::archetypes::price)},
          // functions
          {"concat", seen_at(concat)},
          {"report::exact", seen_at(report::exact)},
          {"carbon::find_region", seen_at(carbon::find_region)},
          {"carbon::nearest_region", seen_at(carbon::nearest_region)},
          {"math::log", seen_at(*static_cast<double (*)(double)>(math::log))},
          {"report::write_csv", seen_at(*write_csv)},
          {"make_pipeline", seen_at(make_pipeline<odr::designs, workload::clip_b16>)},
          {"interop::designs_from_json", seen_at(interop::designs_from_json<odr::designs>)},
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
