// SPDX-License-Identifier: BSL-1.0
//
// The exact mapper on the distinct products of the CLIP ViT-B/16 space and the study's 3240 chips: each pair by itself
// and from chip to chip; the whole unpruned CLIP on one chip; and tables of both towers, all their models on all chips.
// Mean and percentiles in µs.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <set>
#include <tuple>
#include <vector>

#include <co2design/hardware.hpp>
#include <co2design/mapping.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/presets.hpp>
#include <co2design/space.hpp>
#include <co2design/workload.hpp>

#include "clip_products.hpp"

namespace {

using namespace co2design;

// How long single calls took.
class timing {
 public:
  template <class Call>
  void add(Call call) {
    const auto start = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(call());
    us_.push_back(
        std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count());
  }
  void report(benchmark::State& state) {
    std::sort(us_.begin(), us_.end());
    const auto at = [&](double share) {
      return us_[static_cast<std::size_t>(share * static_cast<double>(us_.size() - 1))];
    };
    double sum = 0;
    for (const double one : us_) sum += one;
    state.counters["mean_us"] = sum / static_cast<double>(us_.size());
    state.counters["p50_us"] = at(0.5);
    state.counters["p90_us"] = at(0.9);
    state.counters["p99_us"] = at(0.99);
    state.counters["max_us"] = us_.back();
    state.counters["calls"] = static_cast<double>(us_.size());
  }

 private:
  std::vector<double> us_;
};

void each_by_itself(benchmark::State& state, rule_set rules) {
  const auto shapes = clip_products(rules);
  const auto all = study_chips();
  timing times;
  for (auto _ : state)
    for (const auto& shape : shapes)
      for (std::size_t i = 0; i < all.size(); i += 37)  // coprime to every knob: all values, mixed
        times.add([&] { return mapping::map_exactly(shape, all[i], rules); });
  times.report(state);
}

void from_chip_to_chip(benchmark::State& state, rule_set rules) {
  const auto shapes = clip_products(rules);
  const auto all = study_chips();
  timing times;
  for (auto _ : state)
    for (const auto& shape : shapes) {
      mapping::gemm_mapper map(shape, rules);
      for (const auto& chip : all) times.add([&] { return map(chip); });
    }
  times.report(state);
}

void whole_clip(benchmark::State& state, rule_set rules) {
  using designs = join<presets::clip_b16_models, presets::edge_accelerators>;
  const auto judge =
      make_pipeline<designs>(workload::clip_b16{.rules = rules}, hardware::edge_npu_22nm{.rules = rules},
                             mapping::exact{.rules = rules});
  random_engine engine(1);
  timing times;
  for (auto _ : state)
    for (int i = 0; i < 200; ++i) {
      const auto design = sample<designs>(engine);
      times.add([&] { return judge(design, latency, energy); });
    }
  times.report(state);
}

// What a part of a model is given.
template <fixed_string Part>
struct given {
  const workload::operation_list* list;
  const hardware::accelerator* chip;

  const workload::operation_list& operator[](
      co2design::detail::tag_type<workload::operations_of<Part>>) const {
    return *list;
  }
  const hardware::accelerator& operator[](co2design::detail::tag_type<hardware::chip>) const { return *chip; }
};

// The study's chips in the order of a worker's groups: every axis falling, the last one fastest.
std::vector<hardware::accelerator> grouped_chips() {
  std::vector<hardware::accelerator> all;
  for (const int cores : {4, 2, 1})
    for (const int width : {256, 128, 64, 32})
      for (const int depth : {64, 32, 16, 8, 4, 2})
        for (const std::int64_t l2 : {1024, 512, 256, 128, 64})
          for (const int bandwidth : {128, 64, 32})
            for (const std::int64_t glb : {8, 4, 2})
              all.push_back(*hardware::make_accelerator(
                  {cores, width, depth, 1024 * l2, bandwidth, 1024 * 1024 * glb}, hardware::edge_22nm));
  return all;
}

// Fills the table of one part through a worker. Each chip's rows are asked for twice: what the second time takes is
// that of the rows alone, what the first takes beside it that of the mapper.
template <fixed_string Part>
void table(benchmark::State& state, const std::vector<workload::operation_list>& lists, rule_set rules) {
  const auto chips = grouped_chips();
  std::set<std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>> distinct;
  for (const auto& list : lists)
    for (const workload::operation& one : list)
      if (one.on_tensor_core())
        distinct.emplace(one.n * one.p * one.q, one.c * one.r * one.s, one.k, one.batch);
  double first = 0, second = 0;  // seconds of the processor
  for (auto _ : state) {
    auto worker = mapping::sequential_part<Part, mapping::exact_matrix>{{.rules = rules}}.worker();
    for (const auto& chip : chips)
      for (double* sum : {&first, &second}) {
        const std::clock_t start = std::clock();
        for (const auto& list : lists) benchmark::DoNotOptimize(worker(given<Part>{&list, &chip}));
        *sum += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
      }
  }
  const double rows = static_cast<double>(lists.size() * chips.size()),
               pairs = static_cast<double>(distinct.size() * chips.size());
  state.counters["fill_s"] = first;
  state.counters["ns_per_row"] = second / rows * 1e9;
  state.counters["us_per_pair"] = (first - second) / pairs * 1e6;
  state.counters["rows"] = rows;
  state.counters["products"] = static_cast<double>(distinct.size());
}

void text_table(benchmark::State& state, rule_set rules) {
  std::vector<workload::operation_list> lists;
  for (std::int64_t layers = 6; layers <= 12; ++layers)
    for (std::int64_t hidden = 256; hidden <= 512; hidden += 64)
      for (std::int64_t ffn = 1024; ffn <= 2048; ffn += 256)
        for (std::int64_t heads = 4; heads <= 8; ++heads)
          lists.push_back(workload::clip_text_operations({layers, hidden, ffn, heads}, {}, rules));
  table<"text">(state, lists, rules);
}

void vision_table(benchmark::State& state, rule_set rules) {
  std::vector<workload::operation_list> lists;
  for (std::int64_t layers = 6; layers <= 12; ++layers)
    for (std::int64_t hidden = 384; hidden <= 768; hidden += 96)
      for (std::int64_t ffn = 1536; ffn <= 3072; ffn += 384)
        for (std::int64_t heads = 6; heads <= 12; ++heads)
          lists.push_back(workload::clip_vision_operations({layers, hidden, ffn, heads}, {}, rules));
  table<"vision">(state, lists, rules);
}

BENCHMARK_CAPTURE(each_by_itself, reference, rules::reference)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK_CAPTURE(each_by_itself, corrected, rules::corrected)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK_CAPTURE(from_chip_to_chip, reference, rules::reference)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);
BENCHMARK_CAPTURE(from_chip_to_chip, corrected, rules::corrected)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);
BENCHMARK_CAPTURE(whole_clip, reference, rules::reference)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK_CAPTURE(whole_clip, corrected, rules::corrected)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK_CAPTURE(text_table, reference, rules::reference)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK_CAPTURE(text_table, corrected, rules::corrected)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK_CAPTURE(vision_table, reference, rules::reference)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK_CAPTURE(vision_table, corrected, rules::corrected)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
