// SPDX-License-Identifier: BSL-1.0
//
// The exact mapper on products of CLIP ViT-B/16 and chips of the study, each pair cold: mean and percentiles in µs.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

#include <co2design/mapping.hpp>
#include <co2design/presets.hpp>
#include <co2design/space.hpp>
#include <co2design/workload.hpp>

namespace {

using namespace co2design;

struct pair {
  mapping::gemm_shape shape;
  hardware::accelerator chip;
};

// Products of random models of the space on random chips of the space.
std::vector<pair> pairs(std::size_t count, rule_set rules) {
  random_engine engine(1);
  std::vector<pair> all;
  while (all.size() < count) {
    const auto model = sample<presets::clip_b16_models>(engine);
    const auto knobs = sample<presets::edge_accelerators>(engine);
    const auto chip = hardware::make_accelerator(
        {knobs["cores"_axis], knobs["width"_axis], knobs["depth"_axis], 1024 * knobs["l2_kib"_axis],
         knobs["l2_bw"_axis], 1024 * 1024 * knobs["glb_mib"_axis]},
        hardware::edge_22nm);
    const auto list =
        workload::clip_vision_operations({model["vision_layers"_axis], model["vision_hidden"_axis],
                                          model["vision_ffn"_axis], model["vision_heads"_axis]},
                                         {}, rules);
    for (const auto& one : list)
      if (one.kind == workload::operator_kind::gemm && all.size() < count)
        all.push_back({{one.n, one.c, one.k, one.batch}, *chip});
  }
  return all;
}

void map_pairs(benchmark::State& state, rule_set rules) {
  const auto all = pairs(1000, rules);
  std::vector<double> times;
  for (auto _ : state)
    for (const pair& one : all) {
      const auto start = std::chrono::steady_clock::now();
      benchmark::DoNotOptimize(mapping::map_exactly(one.shape, one.chip, rules));
      times.push_back(
          std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count());
    }
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  double sum = 0;
  for (double one : times) sum += one;
  state.counters["mean_us"] = sum / static_cast<double>(times.size());
  state.counters["p50_us"] = at(0.5);
  state.counters["p90_us"] = at(0.9);
  state.counters["p99_us"] = at(0.99);
  state.counters["max_us"] = times.back();
}

BENCHMARK_CAPTURE(map_pairs, reference, rules::reference)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(map_pairs, corrected, rules::corrected)->Unit(benchmark::kMillisecond);

}  // namespace
