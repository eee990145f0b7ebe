// SPDX-License-Identifier: BSL-1.0
//
// How sure is it: samples, bounds and break-even of two chips' carbon. The program of
// docs/how-to/carbon_with_uncertainty.md.

// [include]
#include <co2design/co2design.hpp>
#include <iostream>
#include <limits>

using namespace co2design;
using namespace co2design::literals;
// [/include]

namespace {

using designs = join<presets::clip_b16_models, presets::edge_accelerators>;

// CLIP ViT-B/16 unpruned, on every chip.
auto any_chip() {
  subspace<designs> where;
  where.fix("text_layers"_axis = 12).fix("text_hidden"_axis = 512);
  where.fix("text_ffn"_axis = 2048).fix("text_heads"_axis = 8);
  where.fix("vision_layers"_axis = 12).fix("vision_hidden"_axis = 768);
  where.fix("vision_ffn"_axis = 3072).fix("vision_heads"_axis = 12);
  return where;
}

template <class... Carbon>
auto judge_by(const Carbon&... accounting) {
  return make_pipeline<designs>(workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::roofline{},
                                accounting...);
}

// [judge]
constexpr carbon::embodied_act act;
constexpr constant<double> served = carbon::daily_use(3, 500'000);  // years, inferences a day

constexpr auto unsure = []<class Number>(const sampler<Number>& sample) {
  return judge_by(
      carbon::basic_embodied_act<Number>{
          .fab = sample(act.fab),                            // its own uncertainty
          .logic = {sample(act.logic.energy_per_area, 0.2),  // one that is stated
                    sample(act.logic.gas_per_area, 0.5), sample(act.logic.materials_per_area, 0.2)},
          .yield = sample(act.yield, 0.1),
          .dram = act.dram},  // taken for certain
      carbon::basic_operational<Number>{.grid = sample(carbon::grid::california)},
      carbon::basic_lifetime_total<Number>{.inferences = sample(served, 0.5)});
};
// [/judge]

void separate() { std::cout << "--\n"; }

void say(const char* what, carbon_quantity kg) {
  std::cout << what << report::readable(total_carbon, kg) << '\n';
}

}  // namespace

int main() {
  // [chips]
  const auto nominal =
      judge_by(carbon::embodied_act{}, carbon::operational{}, carbon::lifetime_total{.inferences = served});
  const auto chips = exact_front(
      problem{nominal, minimize(embodied_carbon), minimize(energy), latency <= 50_ms, any_chip()});
  const auto small = chips[0].design(), big = chips[1].design();
  std::cout << report::readable(area, nominal(small)[area]) << " and "
            << report::readable(area, nominal(big)[area]) << '\n';
  // [/chips]
  separate();

  // [samples]
  const auto found = monte_carlo(2025, 10'000, unsure, small, total_carbon);
  for (const double p : {5, 50, 95})
    std::cout << p << " % below " << report::readable(total_carbon, found->percentile(p)) << '\n';
  say("mean: ", found->mean());
  say("nominal: ", *nominal(small)[total_carbon]);
  // [/samples]
  separate();

  // [lognormal]
  const auto skewed = []<class Number>(const sampler<Number>& sample) {
    return judge_by(carbon::embodied_act{}, carbon::operational{},
                    carbon::basic_lifetime_total<Number>{.inferences = sample(served, 2, lognormal_about{})});
  };
  const auto by_use = monte_carlo(2025, 10'000, skewed, small, total_carbon);
  std::cout << report::readable(total_carbon, by_use->percentile(5)) << " to "
            << report::readable(total_carbon, by_use->percentile(95)) << '\n';
  // [/lognormal]
  separate();

  // [compare]
  const auto of_big = monte_carlo(2025, 10'000, unsure, big, total_carbon);
  std::cout << "the big chip: " << report::readable(total_carbon, of_big->percentile(5)) << " to "
            << report::readable(total_carbon, of_big->percentile(95)) << '\n'
            << "it emits less than the small one in " << 100 * share_less(*of_big, *found)
            << " % of the samples\n";
  // [/compare]
  separate();

  // [bounds]
  const interval bounds = (*unsure(sampler<interval>())(small)[total_carbon]).value();
  say("never below ", carbon_quantity(bounds.low()));
  say("never above ", carbon_quantity(bounds.high()));
  // [/bounds]
  separate();

  // [break_even]
  using form = linear_form<1>;
  const auto by_lifetime =
      judge_by(carbon::embodied_act{}, carbon::operational{},
               carbon::basic_lifetime_total<form>{.inferences = 1e6 * form::variable(0)});
  const auto over_life = [&](const auto& chip) { return by_lifetime(chip)[total_carbon]; };
  const auto pays_off = break_even(small, big, over_life, 0, std::numeric_limits<double>::infinity());
  if (pays_off) std::cout << "from " << report::rounded(*pays_off, 3) << " million inferences on\n";
  // [/break_even]
  separate();

  // [any_grid]
  const auto by_grid = judge_by(carbon::embodied_act{},
                                carbon::basic_operational<form>{.grid = form::variable(0) * 1_g_per_kWh},
                                carbon::lifetime_total{.inferences = served});
  const auto over_grids = [&](const auto& chip) { return by_grid(chip)[total_carbon]; };
  std::cout << std::boolalpha
            << "on any grid up to 200 g/kWh: " << never_worse(small, big, over_grids, 0, 200) << '\n'
            << "up to 1000 g/kWh: " << never_worse(small, big, over_grids, 0, 1000) << '\n';
  // [/any_grid]
}
