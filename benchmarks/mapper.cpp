// SPDX-License-Identifier: BSL-1.0
//
// The exact mapper on the distinct products of the CLIP ViT-B/16 space and the study's 3240 chips: each pair by itself
// and from chip to chip; and the whole unpruned CLIP on one chip. Mean and percentiles in µs.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <set>
#include <tuple>
#include <vector>

#include <co2design/hardware.hpp>
#include <co2design/mapping.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/presets.hpp>
#include <co2design/space.hpp>
#include <co2design/workload.hpp>

namespace {

using namespace co2design;

// Every product that a model of the space has, once.
std::vector<mapping::gemm_shape> products(rule_set rules) {
  std::set<std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>> found;
  const auto add = [&](const workload::operation_list& list) {
    for (const workload::operation& one : list)
      if (one.kind == workload::operator_kind::gemm) found.emplace(one.n, one.c, one.k, one.batch);
  };
  for (std::int64_t hidden = 256; hidden <= 512; hidden += 64)
    for (std::int64_t ffn = 1024; ffn <= 2048; ffn += 256)
      for (std::int64_t heads = 4; heads <= 8; ++heads)
        add(workload::clip_text_operations({6, hidden, ffn, heads}, {}, rules));
  for (std::int64_t hidden = 384; hidden <= 768; hidden += 96)
    for (std::int64_t ffn = 1536; ffn <= 3072; ffn += 384)
      for (std::int64_t heads = 6; heads <= 12; ++heads)
        add(workload::clip_vision_operations({6, hidden, ffn, heads}, {}, rules));
  add(workload::clip_joint_operations({}, rules));
  std::vector<mapping::gemm_shape> all;
  for (const auto& [n, c, k, batch] : found) all.push_back({n, c, k, batch});
  return all;
}

// The study's chips, those that differ in L2 bandwidth alone one after the other, the widest first.
std::vector<hardware::accelerator> chips() {
  std::vector<hardware::accelerator> all;
  for (const int width : {32, 64, 128, 256})
    for (const int depth : {2, 4, 8, 16, 32, 64})
      for (const int cores : {1, 2, 4})
        for (const std::int64_t glb : {2, 4, 8})
          for (const std::int64_t l2 : {64, 128, 256, 512, 1024})
            for (const int bandwidth : {128, 64, 32})
              all.push_back(*hardware::make_accelerator(
                  {cores, width, depth, 1024 * l2, bandwidth, 1024 * 1024 * glb}, hardware::edge_22nm));
  return all;
}

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
  const auto shapes = products(rules);
  const auto all = chips();
  timing times;
  for (auto _ : state)
    for (const auto& shape : shapes)
      for (std::size_t i = 0; i < all.size(); i += 37)  // coprime to every knob: all values, mixed
        times.add([&] { return mapping::map_exactly(shape, all[i], rules); });
  times.report(state);
}

void from_chip_to_chip(benchmark::State& state, rule_set rules) {
  const auto shapes = products(rules);
  const auto all = chips();
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

}  // namespace
