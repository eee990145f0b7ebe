// SPDX-License-Identifier: BSL-1.0
//
// What a pipeline of 14 policies costs per design, beside one function by hand, virtual calls and
// std::function.

#include <benchmark/benchmark.h>

#include <vector>

#include "overhead/dynamic.hpp"

namespace {

const std::vector<overhead::design_type>& designs() {
  static const std::vector<overhead::design_type> all = [] {
    std::vector<overhead::design_type> made;
    for (std::uint64_t i = 0; i < 1024; ++i)
      made.push_back(overhead::design_type::at(i * 1009 % overhead::space_type::cardinality));
    return made;
  }();
  return all;
}

overhead::parameters hidden_parameters() {
  overhead::parameters p = overhead::example;
  benchmark::DoNotOptimize(p);
  return p;
}

template <class Judge>
void run(benchmark::State& state, const Judge& judge) {
  for (auto _ : state)
    for (const auto& d : designs()) benchmark::DoNotOptimize(judge(d));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(designs().size()));
}

void pipeline(benchmark::State& state) {
  const auto judge = overhead::make_judge(hidden_parameters());
  run(state, [&](const auto& d) { return kernel_pipeline(judge, d); });
}
void by_hand(benchmark::State& state) {
  const auto p = hidden_parameters();
  run(state, [&](const auto& d) { return kernel_by_hand(p, d); });
}
void virtual_calls(benchmark::State& state) { run(state, overhead::virtual_judge(hidden_parameters())); }
void std_function(benchmark::State& state) { run(state, overhead::function_judge(hidden_parameters())); }

BENCHMARK(pipeline);
BENCHMARK(by_hand);
BENCHMARK(virtual_calls);
BENCHMARK(std_function);

}  // namespace
