// SPDX-License-Identifier: BSL-1.0
//
// Non-dominated sorting, and what belongs to it, beside one std::sort of as many pairs of a number and an
// index, by the number: `ratio` is how many such sorts it takes, both by the least of some turns that
// alternate. `half_on_front`: every other point on a sphere, the rest up to twice as far out; `uniform`: in a
// cube. `needed` ranks what fills half of the places, `crowding` adds the distances. Each turn goes through
// several populations, so that no branch is known from the last. pagmo's fast_non_dominated_sorting, where it
// is installed, for 1000 points; archives, in ns for each point offered.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <co2design/search.hpp>

#if defined(CO2DESIGN_HAS_PAGMO)
#include <pagmo/utils/multi_objective.hpp>
#endif

namespace {

using namespace co2design;

enum class shape { half_on_front, uniform, plane };

template <std::size_t M>
std::vector<evaluation<M>> some(std::size_t n, shape where, std::mt19937_64& engine) {
  std::uniform_real_distribution<double> any(0, 1);
  std::normal_distribution<double> normal;
  std::vector<evaluation<M>> all(n);
  for (std::size_t i = 0; i < n; ++i) {
    auto& at = all[i].objectives;
    double squares = 0, sum = 0;
    for (double& x : at) {
      x = where == shape::half_on_front ? std::abs(normal(engine)) : any(engine);
      squares += x * x;
      sum += x;
    }
    if (where == shape::half_on_front)
      for (double& x : at) x *= (i % 2 == 0 ? 1 : 1 + any(engine)) / std::sqrt(squares);
    else if (where == shape::plane)
      for (double& x : at) x /= sum;
  }
  std::shuffle(all.begin(), all.end(), engine);
  return all;
}

struct number_and_index {
  double number;
  std::uint32_t index;
};

template <class Call>
double seconds(Call call) {
  const auto start = std::chrono::steady_clock::now();
  call();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

enum class work { ranks, needed, crowding };

template <std::size_t M>
void sorting(benchmark::State& state, shape where, work what) {
  const auto n = static_cast<std::size_t>(state.range(0));
  std::mt19937_64 engine(1);
  std::vector<std::vector<evaluation<M>>> populations(n <= 1000 ? 64 : n <= 10000 ? 8 : 2);
  for (auto& one : populations) one = some<M>(n, where, engine);
  std::vector<number_and_index> pairs(n);
  std::vector<double> distances(n);
  nondominated_sorter<M> sorter;
  // Of each population by itself: what else the machine does falls into few of them.
  std::vector<double> best(populations.size(), 1e30), best_sort = best;
  for (auto _ : state) {
    double all_of_them = 0;
    for (std::size_t p = 0; p < populations.size(); ++p) {
      const auto& all = populations[p];
      const double once = seconds([&] {
        sorter.sort(all, what == work::ranks ? n : n / 2);
        if (what == work::crowding) sorter.crowding(distances);
        benchmark::DoNotOptimize(sorter.ranks().data());
        benchmark::ClobberMemory();
      });
      const double sort = seconds([&] {
        for (std::uint32_t i = 0; i < n; ++i) pairs[i] = {all[i].objectives[0], i};
        std::sort(pairs.begin(), pairs.end(),
                  [](const number_and_index& a, const number_and_index& b) { return a.number < b.number; });
        benchmark::DoNotOptimize(pairs.data());
        benchmark::ClobberMemory();
      });
      best[p] = std::min(best[p], once);
      best_sort[p] = std::min(best_sort[p], sort);
      all_of_them += once;
    }
    state.SetIterationTime(all_of_them / static_cast<double>(populations.size()));
  }
  const auto sum = [](const std::vector<double>& all) {
    double total = 0;
    for (const double one : all) total += one;
    return total;
  };
  state.counters["ratio"] = sum(best) / sum(best_sort);
  state.counters["us_least"] = sum(best) / static_cast<double>(populations.size()) * 1e6;
}

template <std::size_t M>
void pagmo_sorting([[maybe_unused]] benchmark::State& state, [[maybe_unused]] shape where) {
#if defined(CO2DESIGN_HAS_PAGMO)
  std::mt19937_64 engine(1);
  std::vector<std::vector<evaluation<M>>> populations(8);
  std::vector<std::vector<pagmo::vector_double>> points(populations.size());
  for (std::size_t p = 0; p < populations.size(); ++p) {
    populations[p] = some<M>(1000, where, engine);
    for (const auto& one : populations[p])
      points[p].emplace_back(one.objectives.begin(), one.objectives.end());
  }
  nondominated_sorter<M> sorter;
  double best = 1e30, best_pagmo = 1e30;
  for (auto _ : state) {
    best = std::min(best, seconds([&] {
                      for (const auto& all : populations) {
                        sorter.sort(all);
                        benchmark::DoNotOptimize(sorter.ranks().data());
                        benchmark::ClobberMemory();
                      }
                    }));
    const double once = seconds([&] {
      for (const auto& all : points) benchmark::DoNotOptimize(pagmo::fast_non_dominated_sorting(all));
    });
    best_pagmo = std::min(best_pagmo, once);
    state.SetIterationTime(once / static_cast<double>(populations.size()));
  }
  for (std::size_t p = 0; p < populations.size(); ++p) {
    const auto ranks = std::get<3>(pagmo::fast_non_dominated_sorting(points[p]));
    if (!std::ranges::equal(ranks, nondominated_ranks(std::span<const evaluation<M>>(populations[p]))))
      state.SkipWithError("other ranks than ours");
  }
  state.counters["of_ours"] = best_pagmo / best;
#else
  state.SkipWithError("pagmo was not found");
#endif
}

template <std::size_t M>
void archiving(benchmark::State& state, shape where) {
  const auto n = static_cast<std::size_t>(state.range(0));
  std::mt19937_64 engine(1);
  const auto all = some<M>(n, where, engine);
  std::size_t size = 0;
  for (auto _ : state) {
    archive<M> best;
    state.SetIterationTime(seconds([&] {
      for (std::size_t i = 0; i < n; ++i) best.add(i, all[i]);
    }));
    size = best.front().size();
  }
  state.counters["front"] = static_cast<double>(size);
  state.counters["ns_each"] =
      benchmark::Counter(static_cast<double>(n) * 1e-9,
                         benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

template <std::size_t M>
void register_sorting(const std::string& objectives, std::int64_t most) {
  constexpr std::array shapes{shape::half_on_front, shape::uniform};
  constexpr std::array works{work::ranks, work::needed, work::crowding};
  for (const shape where : shapes) {
    const std::string of = (where == shape::uniform ? "uniform/" : "half_on_front/") + objectives;
    for (const work what : works) {
      const std::string name = what == work::ranks ? "sort/" : what == work::needed ? "needed/" : "crowding/";
      for (std::int64_t n = 200; n <= most; n = n == 200 ? 1000 : 10 * n)
        benchmark::RegisterBenchmark((name + of).c_str(),
                                     [=](benchmark::State& state) { sorting<M>(state, where, what); })
            ->Arg(n)
            ->Iterations(n <= 10000 ? 40 : 4)
            ->UseManualTime()
            ->Unit(benchmark::kMicrosecond);
    }
    benchmark::RegisterBenchmark(("pagmo/" + of).c_str(),
                                 [=](benchmark::State& state) { pagmo_sorting<M>(state, where); })
        ->Iterations(5)
        ->UseManualTime()
        ->Unit(benchmark::kMicrosecond);
  }
  for (const shape where : {shape::uniform, shape::plane}) {
    auto* const one = benchmark::RegisterBenchmark(
        ((where == shape::uniform ? "archive/uniform/" : "archive/plane/") + objectives).c_str(),
        [=](benchmark::State& state) { archiving<M>(state, where); });
    one->Arg(10000)->Arg(100000);
    if (where == shape::uniform || M == 2) one->Arg(1000000);
    one->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(2);
  }
}

const bool registered = [] {
  register_sorting<2>("2", 1000000);
  register_sorting<3>("3", 1000000);
  register_sorting<5>("5", 100000);
  return true;
}();

}  // namespace
