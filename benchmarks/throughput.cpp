// SPDX-License-Identifier: BSL-1.0
//
// How many designs a second the CLIP pipeline judges from tables, five metrics each: many at a time, by a function
// written by hand for these tables, by the pipeline one by one, and through virtual calls.

#include "throughput.hpp"

#include <co2design/carbon.hpp>
#include <co2design/hardware.hpp>
#include <co2design/mapping.hpp>
#include <co2design/presets.hpp>
#include <co2design/quality.hpp>
#include <co2design/workload.hpp>

namespace {

using namespace co2design;
using designs = join<presets::clip_b16_models, presets::edge_accelerators>;

// The tables as arrays, and what the policies above them do, in one function.
struct by_hand {
  const double *area, *text, *vision, *joint, *accuracy;
  double carbon_per_area, memory, carbon_per_energy;

  struct answer {
    double carbon, latency, accuracy, energy, area;
  };
  answer operator()(const design<designs>& d) const noexcept {
    const auto ordinals = d.ordinals();
    const auto row = [&](std::size_t first, std::size_t last) {
      std::size_t at = 0;
      for (std::size_t a = first; a < last; ++a) at = at * designs::sizes[a] + ordinals[a];
      return at;
    };
    const std::size_t t = row(0, 4), v = row(4, 8), chip = row(8, 14), chips = 3240, visions = 1225;
    const double* const of_text = text + 2 * (t * chips + chip);
    const double* const of_vision = vision + 2 * (v * chips + chip);
    const double* const of_joint = joint + 2 * chip;
    const double seconds = of_text[0] + of_vision[0] + of_joint[0],
                 joules = of_text[1] + of_vision[1] + of_joint[1];
    return {joules * carbon_per_energy + area[chip] * carbon_per_area + memory, seconds,
            accuracy[t * visions + v], joules, area[chip]};
  }
};

void register_all() {
  constexpr auto judge = make_pipeline<designs>(
      workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::roofline{}, carbon::embodied_act{},
      carbon::operational{}, carbon::lifetime_total{}, quality::clip_b16_published{});
  static const auto tables = tabulate(judge, total_carbon, latency, accuracy, energy, area);
  const auto numbers = [&](auto metric) {
    return tables.policy_at<decltype(tables)::graph.provider_of(metric.name)>().numbers(0);
  };
  const auto form = trace(judge, total_carbon);
  const by_hand hand{numbers(area),
                     numbers(latency_of<"text">),
                     numbers(latency_of<"vision">),
                     numbers(latency_of<"joint">),
                     numbers(accuracy),
                     canonical(form[area]),
                     canonical(form.constant()),
                     canonical(form[energy_of<"text">])};
  std::uint64_t bytes = 0;
  for (const auto& table : explain(tables).policies)
    if (table.holds) bytes += table.holds->bytes;
  benchmark::AddCustomContext("table_bytes", std::to_string(bytes));
  throughput::add_beside("clip", tables, hand, total_carbon, latency, accuracy, energy, area);
}

}  // namespace

int main(int argc, char** argv) {
  register_all();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
}
