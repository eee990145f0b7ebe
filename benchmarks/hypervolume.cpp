// SPDX-License-Identifier: BSL-1.0
//
// The hypervolume of N points of M objectives on three fronts: part of a sphere (DTLZ2), a plane (DTLZ1), and
// a sphere seen from inside. Many different fronts in turns, so that no branch predictor knows them by heart.
// With pagmo2, where it was found: both on the same fronts by turns, each front's best of some repetitions;
// `pagmo` is how many times as long it takes, and a difference of more than 1e-9 is an error.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <initializer_list>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <co2design/core/random_engine.hpp>
#include <co2design/search/hypervolume.hpp>

#if defined(CO2DESIGN_HAS_PAGMO)
#include <pagmo/utils/hv_algos/hv_hv2d.hpp>
#include <pagmo/utils/hv_algos/hv_hv3d.hpp>
#include <pagmo/utils/hv_algos/hv_hvwfg.hpp>
#endif

namespace {

using namespace co2design;

enum class shape { sphere, plane, bowl };

template <std::size_t M>
using points = std::vector<std::array<double, M>>;

template <std::size_t M>
points<M> front(shape form, std::size_t count, random_engine& engine) {
  points<M> made(count);
  for (auto& p : made) {
    double sum = 0, squares = 0;
    // The logarithms of uniform numbers are even over the plane, their roots nearly so over the sphere.
    for (double& x : p) {
      x = -std::log(static_cast<double>((engine() >> 11) + 1) * 0x1p-53);
      if (form != shape::plane) x = std::sqrt(x);
      sum += x;
      squares += x * x;
    }
    for (double& x : p) {
      x /= form == shape::plane ? sum : std::sqrt(squares);
      if (form == shape::bowl) x = 1 - x;
    }
  }
  return made;
}

template <std::size_t M>
constexpr auto reference = [] {
  std::array<double, M> all{};
  for (double& x : all) x = 1.1;
  return all;
}();

#if defined(CO2DESIGN_HAS_PAGMO)
template <std::size_t M>
struct of_pagmo {
  static auto algorithm() {
    if constexpr (M == 2)
      return pagmo::hv2d();
    else if constexpr (M == 3)
      return pagmo::hv3d();
    else
      return pagmo::hvwfg();
  }
  // It sorts what it gets, so each time it gets another copy; copying is not its time.
  static std::vector<pagmo::vector_double> copy(const points<M>& all) {
    std::vector<pagmo::vector_double> made;
    for (const auto& p : all) made.emplace_back(p.begin(), p.end());
    return made;
  }
};

// Of the processor: who else is on the machine interrupts the longer run more often.
double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}
template <class F>
double seconds(double& result, F run) {
  const double start = processor_seconds();
  result = run();
  return processor_seconds() - start;
}

template <std::size_t M>
void compare(benchmark::State& state, const std::vector<points<M>>& fronts) {
  constexpr int repetitions = 5;
  const auto algorithm = of_pagmo<M>::algorithm();
  const pagmo::vector_double end(reference<M>.begin(), reference<M>.end());
  hypervolume_calculator<M> volume;
  std::vector<double> ours(fronts.size(), std::numeric_limits<double>::infinity()), theirs = ours;
  for (int i = 0; i < repetitions; ++i)
    for (std::size_t f = 0; f < fronts.size(); ++f) {
      double found = 0, expected = 0;
      auto copied = of_pagmo<M>::copy(fronts[f]);
      theirs[f] = std::min(theirs[f], seconds(expected, [&] { return algorithm.compute(copied, end); }));
      ours[f] = std::min(ours[f], seconds(found, [&] { return volume(fronts[f], reference<M>); }));
      if (!(std::abs(found - expected) <= 1e-9 * expected)) {
        state.SkipWithError("pagmo finds another volume");
        return;
      }
    }
  double our_time = 0, their_time = 0;
  for (std::size_t f = 0; f < fronts.size(); ++f) {
    our_time += ours[f];
    their_time += theirs[f];
  }
  state.counters["pagmo"] = their_time / our_time;
}
#else
const bool said = [] {
  benchmark::AddCustomContext("pagmo", "not found when this was configured: nothing to compare with");
  return true;
}();
#endif

template <std::size_t M>
void hypervolume_of(benchmark::State& state, shape form) {
  random_engine engine(M);
  const auto count = static_cast<std::size_t>(state.range(0));
  std::vector<points<M>> fronts(count > 1000 ? 4 : count == 1000 && M > 3 ? 8 : 64);
  for (auto& one : fronts) one = front<M>(form, count, engine);

  hypervolume_calculator<M> volume;
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(volume(fronts[next], reference<M>));
    next = next + 1 == fronts.size() ? 0 : next + 1;
  }
#if defined(CO2DESIGN_HAS_PAGMO)
  compare(state, fronts);
#endif
}

template <std::size_t M>
void add(std::initializer_list<std::int64_t> sizes) {
  for (const auto& [name, form] :
       {std::pair("sphere", shape::sphere), {"plane", shape::plane}, {"bowl", shape::bowl}})
    for (const std::int64_t size : sizes)
      benchmark::RegisterBenchmark(("hypervolume<" + std::to_string(M) + ">/" + name).c_str(),
                                   [form = form](benchmark::State& state) { hypervolume_of<M>(state, form); })
          ->Arg(size)
          ->Unit(benchmark::kMicrosecond);
}
const bool added = [] {
  add<2>({100, 1000, 100'000});
  add<3>({100, 1000, 100'000});
  add<4>({100, 1000});
  add<5>({100, 1000});
  return true;
}();

}  // namespace
