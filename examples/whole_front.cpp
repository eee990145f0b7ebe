// SPDX-License-Identifier: BSL-1.0
//
// The whole front of 2.8 million designs, how it is known, and what can be asked of it: the program of
// docs/explanation/why_the_front_is_exact.md.

#include <co2design/co2design.hpp>
#include <iostream>

using namespace co2design;
using namespace co2design::literals;

namespace {

using designs = join<presets::clip_b16_models, presets::edge_accelerators>;

template <class Number = double>
auto judge_on(const carbon::basic_region<Number>& grid) {
  return make_pipeline<designs>(workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::exact{},
                                carbon::embodied_act{}, carbon::basic_operational<Number>{.grid = grid},
                                carbon::basic_lifetime_total<Number>{}, quality::clip_b16_published{});
}

void separate() { std::cout << "--\n"; }

}  // namespace

int main() {
  // [front]
  const auto judge = judge_on(carbon::grid::california);
  subspace<designs> where;  // the vision tower as published; every text tower, every chip
  where.fix("vision_layers"_axis = 12).fix("vision_hidden"_axis = 768);
  where.fix("vision_ffn"_axis = 3072).fix("vision_heads"_axis = 12);

  const auto front = exact_front(problem{judge, minimize(total_carbon), minimize(latency), maximize(accuracy),
                                         latency <= 50_ms, peak_throughput <= 20.48_tops, where});
  std::cout << front.statement() << "\n\n" << front.report();
  // [/front]
  separate();

  // [dropped]
  const auto& gone = front.report().gone;
  for (std::size_t i = 0; i < gone.size(); i += gone.size() / 4 + 1)
    std::cout << gone[i].values << "\n  " << gone[i].why << '\n';
  // [/dropped]
  separate();

  // [least]
  if (const auto least = best(front, total_carbon, latency <= 30_ms, accuracy >= 0.5)) {
    std::cout << report::readable(total_carbon, (*least)[total_carbon]) << " at "
              << report::readable(latency, (*least)[latency]) << '\n';

    // Why no larger L2?
    const auto why = why_not(front, least->design().with("l2_kib"_axis = 2 * (*least)["l2_kib"_axis]));
    for (const std::string& bound : why.broken) std::cout << "a larger L2 breaks " << bound << '\n';
    if (why.beaten_by)
      std::cout << "a larger L2 is beaten by "
                << report::readable(total_carbon, (*why.beaten_by)[total_carbon]) << " at "
                << report::readable(latency, (*why.beaten_by)[latency]) << '\n';
  }
  // [/least]
  separate();

  // [grids]
  // Total carbon rises with embodied carbon and with energy, whatever the grid: this front has every design that is
  // best on some grid.
  const auto candidates =
      exact_front(problem{judge, minimize(embodied_carbon), minimize(energy), latency <= 30_ms,
                          accuracy >= 0.5, peak_throughput <= 20.48_tops, where});
  using form = linear_form<1>;
  const auto on_any_grid = judge_on<form>({form::variable(0) * units::g_per_kwh, "any"});
  const auto carbon_on_any_grid = [&](const auto& one) { return *on_any_grid(one.design())[total_carbon]; };
  for (const auto& [from, to, one] : optimal_over(candidates, carbon_on_any_grid, 0, 1000))
    std::cout << "from " << report::rounded(from) << " to " << report::rounded(to)
              << " g/kWh: " << report::readable(area, one[area]) << ", "
              << report::readable(energy, one[energy]) << '\n';
  // [/grids]
  separate();

  // [mappings]
  if (const auto least = best(front, total_carbon, latency <= 30_ms, accuracy >= 0.5)) {
    const auto alone =
        judge(least->design(), hardware::chip, energy, latency, workload::operations_of<"text">,
              workload::operations_of<"vision">, workload::operations_of<"joint">);
    const auto& chip = *alone[hardware::chip];
    std::cout << "each by itself: " << report::readable(energy, *alone[energy]) << " in "
              << report::readable(latency, *alone[latency]) << '\n';

    mapping::joint_mapper map;
    const auto model = map(chip, alone[workload::operations_of<"text">],
                           alone[workload::operations_of<"vision">], alone[workload::operations_of<"joint">]);
    if (const auto together = model->costs.least_energy(30_ms * chip.process->frequency))
      std::cout << "together:       " << report::readable(energy, together->cost.energy) << " in "
                << report::readable(latency, together->cost.cycles / chip.process->frequency) << '\n';
    if (const auto all = model->costs.front())
      std::cout << all->size() << " best choices of mappings for " << model->products.size() << " products\n";
  }
  // [/mappings]
}
