// SPDX-License-Identifier: BSL-1.0
//
// A grid by the hour: when to run, on which chip, and all that is emitted around it. The program of
// docs/how-to/choose_a_carbon_policy.md.

// [include]
#include <co2design/co2design.hpp>
#include <co2design/interop/grid_trace_csv.hpp>
#include <iostream>
#include <sstream>

using namespace co2design;
using namespace co2design::literals;
// [/include]

namespace {

// Made up for this example, no measurement of any grid: two days with sun at noon and gas in the evening.
constexpr const char* made_up_trace =
    "timestamp,g/kWh\n"
    "2025-06-01T00:00Z,310\n2025-06-01T01:00Z,300\n2025-06-01T02:00Z,295\n2025-06-01T03:00Z,290\n"
    "2025-06-01T04:00Z,295\n2025-06-01T05:00Z,300\n2025-06-01T06:00Z,280\n2025-06-01T07:00Z,230\n"
    "2025-06-01T08:00Z,170\n2025-06-01T09:00Z,120\n2025-06-01T10:00Z,85\n2025-06-01T11:00Z,60\n"
    "2025-06-01T12:00Z,50\n2025-06-01T13:00Z,55\n2025-06-01T14:00Z,75\n2025-06-01T15:00Z,115\n"
    "2025-06-01T16:00Z,190\n2025-06-01T17:00Z,290\n2025-06-01T18:00Z,380\n2025-06-01T19:00Z,430\n"
    "2025-06-01T20:00Z,440\n2025-06-01T21:00Z,420\n2025-06-01T22:00Z,380\n2025-06-01T23:00Z,340\n"
    "2025-06-02T00:00Z,320\n2025-06-02T01:00Z,310\n2025-06-02T02:00Z,300\n2025-06-02T03:00Z,300\n"
    "2025-06-02T04:00Z,305\n2025-06-02T05:00Z,310\n2025-06-02T06:00Z,300\n2025-06-02T07:00Z,270\n"
    "2025-06-02T08:00Z,230\n2025-06-02T09:00Z,190\n2025-06-02T10:00Z,160\n2025-06-02T11:00Z,140\n"
    "2025-06-02T12:00Z,130\n2025-06-02T13:00Z,135\n2025-06-02T14:00Z,150\n2025-06-02T15:00Z,185\n"
    "2025-06-02T16:00Z,240\n2025-06-02T17:00Z,320\n2025-06-02T18:00Z,390\n2025-06-02T19:00Z,435\n"
    "2025-06-02T20:00Z,445\n2025-06-02T21:00Z,425\n2025-06-02T22:00Z,385\n2025-06-02T23:00Z,345\n";

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
                                carbon::embodied_act{}, accounting...);
}

void say(const char* what, carbon_quantity kg) {
  std::cout << what << report::readable(total_carbon, kg) << '\n';
}

void separate() { std::cout << "--\n"; }

}  // namespace

int main() {
  // [trace]
  std::istringstream file(made_up_trace);  // or std::ifstream
  const auto trace =
      interop::read_grid_trace(file, {}, {.name = "made up", .year = 2025, .source = "this example"});
  const auto noon = trace.cleanest_window(4);
  std::cout << "cleanest four hours: " << noon.from << " to " << noon.to << " UTC\n";
  // [/trace]
  separate();

  // [windows]
  for (const carbon::daily_window when : {carbon::daily_window{0, 24}, {9, 17}, {18, 2}, noon}) {
    const auto judge = judge_by(carbon::operational{.grid = trace.mean(when)}, carbon::lifetime_total{});
    const auto front = exact_front(problem{judge, minimize(total_carbon), latency <= 50_ms, any_chip()});
    const auto& least = front[0];
    std::cout << when.from << " to " << when.to << " UTC, "
              << report::rounded(trace.mean(when).value.in(units::g_per_kwh))
              << " g/kWh: " << report::readable(total_carbon, least[total_carbon]) << " on "
              << least["cores"_axis] * least["width"_axis] * least["depth"_axis] << " multipliers\n";
  }
  // [/windows]
  separate();

  // [account]
  const auto lifetime = carbon::daily_use(3, 20'000);  // years, inferences a day
  const auto judge = judge_by(
      carbon::operational_metered{.grid = trace.mean({9, 17}), .idle_power = 0.02_W, .duty_cycle = 0.5},
      carbon::charged_total{.inferences = lifetime, .share = 0.5, .carried_on = 0.3},
      carbon::training{
          .energy = 40 * 3600_s * 400_W, .grid = trace.cleanest_period(6).mean, .devices = 10'000.0},
      carbon::search{.cpu_time = 90_s, .grid = trace.mean(), .devices = 10'000.0},
      carbon::lifecycle_total<training_carbon, search_carbon>{}, carbon::sci{.inferences = lifetime},
      carbon::tcdp{});
  const auto front = exact_front(problem{judge, minimize(total_carbon), latency <= 50_ms, any_chip()});
  const auto found = judge(front[0].design());
  // [/account]
  say("part of the device: ", *found[charged_embodied_carbon]);
  say("its use: ", *found[lifetime_operational_carbon]);
  say("part of the training: ", found[training_carbon]);
  say("part of the search: ", found[search_carbon]);
  say("all of it: ", *found[lifecycle_carbon]);
  say("SCI, an inference: ", *found[sci_score]);
  separate();

  // [pays_off]
  using form = linear_form<1>;
  const auto by_lifetime = judge_by(carbon::basic_operational<form>{.grid = trace.mean()},
                                    carbon::basic_charged_total<form>{.inferences = 1e6 * form::variable(0)});
  const auto chips =
      exact_front(problem{judge, minimize(embodied_carbon), minimize(energy), latency <= 50_ms, any_chip()});
  const auto total = [&](const auto& chip) { return by_lifetime(chip.design())[total_carbon]; };
  for (const auto& part : optimal_over(chips, total, 0, 1000))
    std::cout << report::rounded(part.from, 3) << " to " << report::rounded(part.to, 3)
              << " million inferences: " << report::readable(area, part.member[area]) << '\n';
  // [/pays_off]
}
