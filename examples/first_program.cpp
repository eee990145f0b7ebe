// SPDX-License-Identifier: BSL-1.0
//
// The program of the README: models and chips searched together.

// [first_program]
#include <co2design/co2design.hpp>
#include <iostream>
using namespace co2design;

int main() {
  using designs = join<presets::clip_b16_models, presets::edge_accelerators>;  // 3.5e9 designs

  constexpr auto judge = make_pipeline<designs>(
      workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::roofline{},
      carbon::embodied_act{.fab = carbon::fab::taiwan}, carbon::operational{.grid = carbon::grid::california},
      carbon::lifetime_total{.inferences = 30e6}, quality::clip_b16_published{});

  auto front = nsga2{.population = 200, .generations = 250, .seed = 1}(
      problem{judge, minimize(total_carbon), minimize(latency), maximize(accuracy), latency <= 50_ms,
              peak_throughput <= 20.48_tops});
  report::write_csv(std::cout, front);
}
// [/first_program]
