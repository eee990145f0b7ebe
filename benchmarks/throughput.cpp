// SPDX-License-Identifier: BSL-1.0
//
// How many designs a second the CLIP pipeline judges from tables, five metrics each: many at a time, by a function
// written by hand for these tables, by the pipeline one by one, and through virtual calls. Then a pipeline of formulas
// alone, which takes no tables.

#include "throughput.hpp"

#include <co2design/carbon.hpp>
#include <co2design/hardware.hpp>
#include <co2design/mapping.hpp>
#include <co2design/presets.hpp>
#include <co2design/quality.hpp>
#include <co2design/workload.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
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

// A chip in a page of formulas: every policy says that it is generic, so that nsga2, too, judges many at a time.
using chips = space<axis<"cores", range<1, 64>>, axis<"width", powers_of_two<8, 256>>,
                    axis<"megahertz", range<200, 1200, 10>>, axis<"sram_kib", powers_of_two<64, 4096>>>;
struct formula_area {
  using provides = metrics<area>;
  using reads = axes<"cores", "width", "sram_kib">;
  using arithmetic = generic;
  constexpr auto operator()(auto const& in) const noexcept {
    return 1_mm2 * (in["cores"_axis] * in["width"_axis] * 4e-4 + in["sram_kib"_axis] * 1.1e-3 + 2.0);
  }
};
struct formula_latency {
  using provides = metrics<latency>;
  using reads = axes<"cores", "width", "megahertz", "sram_kib">;
  using arithmetic = generic;
  constexpr auto operator()(auto const& in) const noexcept {
    const auto compute = 2e10 / (in["cores"_axis] * in["width"_axis] * in["megahertz"_axis] * 1e6);
    const auto memory = 5e8 / (math::sqrt(in["sram_kib"_axis]) * 1e9);
    return 1_s * max(compute, memory);
  }
};
struct formula_energy {
  using provides = metrics<energy>;
  using needs = metrics<area, latency>;
  using reads = axes<"megahertz">;
  using arithmetic = generic;
  constexpr auto operator()(auto const& in) const noexcept {
    const auto volts = 0.5 + in["megahertz"_axis] * 4e-4;
    return 2e10 * 1_pJ * volts * volts + in[area] / 1_mm2 * in[latency] * 0.005_W;
  }
};

void register_formulas() {
  constexpr auto judge =
      make_pipeline<chips>(formula_area{}, formula_latency{}, formula_energy{}, carbon::embodied_act{},
                           carbon::operational{}, carbon::lifetime_total{});
  throughput::add("formulas", judge, total_carbon, latency, energy, area);
}

void register_clip() {
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
  register_clip();
  register_formulas();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
}
