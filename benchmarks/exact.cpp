// SPDX-License-Identifier: BSL-1.0
//
// The whole front of CLIP ViT-B/16 x 3240 chips, 3.5 billion designs: total carbon, latency, accuracy, at most 50 ms
// and 20.48 TOPS. From nothing, mapper included; from tables; and looking at every design, one core. Wall time.

#include <benchmark/benchmark.h>

#include <sys/resource.h>

#include <co2design/carbon.hpp>
#include <co2design/hardware.hpp>
#include <co2design/mapping.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/presets.hpp>
#include <co2design/quality.hpp>
#include <co2design/search.hpp>
#include <co2design/space.hpp>
#include <co2design/workload.hpp>

#if defined(CO2DESIGN_WITH_TBB)
#include <co2design/interop/tbb.hpp>
using threads = co2design::interop::tbb_execution;
#else
using threads = co2design::sequential;
#endif

namespace {

using namespace co2design;
using namespace co2design::literals;
using designs = join<presets::clip_b16_models, presets::edge_accelerators>;

auto judge_under(rule_set rules) {
  return make_pipeline<designs>(workload::clip_b16{.rules = rules}, hardware::edge_npu_22nm{.rules = rules},
                                mapping::exact{.rules = rules}, carbon::embodied_act{}, carbon::operational{},
                                carbon::lifetime_total{}, quality::clip_b16_published{});
}
auto tables_under(rule_set rules) {
  return tabulation{}(
      judge_under(rules), subspace<designs>{}, threads{}, [](const table_progress&) {},
      type_list<std::remove_const_t<decltype(total_carbon)>, std::remove_const_t<decltype(latency)>,
                std::remove_const_t<decltype(accuracy)>, std::remove_const_t<decltype(peak_throughput)>>{});
}
template <class Judge>
auto problem_of(const Judge& judge) {
  return problem(judge, minimize(total_carbon), minimize(latency), maximize(accuracy), latency <= 50_ms,
                 peak_throughput <= 20.48_tops);
}

void from_nothing(benchmark::State& state, rule_set rules) {
  for (auto _ : state) {
    const auto tables = tables_under(rules);
    const auto front = exact_search{}(problem_of(tables), threads{});
    state.counters["front"] = static_cast<double>(front.size());
    state.counters["looked_at"] = static_cast<double>(front.report().looked_at);
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    state.counters["peak_mib"] = static_cast<double>(used.ru_maxrss) / 1024;  // of the program so far
  }
}
void from_tables(benchmark::State& state, rule_set rules) {
  const auto tables = tables_under(rules);
  for (auto _ : state) benchmark::DoNotOptimize(exact_search{}(problem_of(tables), threads{}).size());
}
// Both must find the same: the designs of either front have the objectives of the other's.
void every_design(benchmark::State& state, rule_set rules) {
  const auto tables = tables_under(rules);
  const auto pruned = exact_search{}(problem_of(tables));
  for (auto _ : state) {
    const auto front = exact_search{.prune = false}(problem_of(tables));
    bool same = front.size() == pruned.size();
    for (std::size_t i = 0; same && i < front.size(); ++i)
      same = front[i].scores().objectives == pruned[i].scores().objectives;
    if (!same) {
      state.SkipWithError("looking at every design finds another front");
      break;
    }
    state.counters["ns_per_design"] =
        benchmark::Counter(static_cast<double>(front.report().looked_at) * 1e-9,
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  }
}

#define CO2DESIGN_BOTH(run)                           \
  BENCHMARK_CAPTURE(run, reference, rules::reference) \
      ->Unit(benchmark::kSecond)                      \
      ->Iterations(1)                                 \
      ->UseRealTime();                                \
  BENCHMARK_CAPTURE(run, corrected, rules::corrected)->Unit(benchmark::kSecond)->Iterations(1)->UseRealTime()
CO2DESIGN_BOTH(from_nothing);
CO2DESIGN_BOTH(from_tables);
CO2DESIGN_BOTH(every_design);

}  // namespace
