// SPDX-License-Identifier: BSL-1.0
//
// What a generation of nsga2 takes, from a random first population on, all included: ZDT1 with 30 variables and DTLZ2 with
// 3 objectives and 12 variables. The time reported is with the defaults. `alike_us`: with the parameters that pagmo's
// nsga2 has by default, `pagmo_us`: pagmo's nsga2 itself, where it is installed; `ratio` is how many times as long as the
// second the third takes, `default_ratio` as the first. Each is the least of several turns, in which they alternate; each
// turn is another search, so that no branch is known from the last. `memory`: the highest resident size of a
// process that runs 10 generations of 10 000, and how much of it has come on top while it ran.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

#include <co2design/search.hpp>
#include <co2design/testing/dtlz.hpp>
#include <co2design/testing/zdt.hpp>

#ifdef CO2DESIGN_HAS_PAGMO
#include <pagmo/algorithms/nsga2.hpp>
#include <pagmo/population.hpp>

#include <co2design/interop/pagmo.hpp>
#endif

namespace {

using namespace co2design;

// Of the processor, which others may share: all that is measured here has one thread.
double seconds_spent() {
  std::timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}
template <class Call>
double seconds(Call call) {
  const double start = seconds_spent();
  call();
  return seconds_spent() - start;
}

// The least of several measurements.
class least {
 public:
  void add(double one) { value_ = std::min(value_, one); }
  [[nodiscard]] double value() const { return value_; }

 private:
  double value_ = std::numeric_limits<double>::infinity();
};

// A search, its first population not timed.
template <class Problem, class... Options>
double time_of_nsga2(const Problem& problem, std::size_t population, std::size_t generations,
                     std::uint64_t seed, Options... options) {
  auto run =
      nsga2{.population = population, .generations = generations, .seed = seed}.start(problem, options...);
  run.step();
  return seconds([&] { run.finish(); });
}

template <class Problem>
auto variation_of_pagmo(const Problem& problem) {
  const double each = 0.01 * static_cast<double>(std::size(problem.bounds()));
  return variation_sequence{sbx_crossover{.probability = 0.95, .eta = 10},
                            polynomial_mutation{.per_individual = each, .eta = 50}};
}

#ifdef CO2DESIGN_HAS_PAGMO
template <class Problem>
double time_of_pagmo(const Problem& problem, std::size_t population, std::size_t generations,
                     std::uint64_t seed) {
  const auto number = static_cast<unsigned>(seed);
  pagmo::population all(pagmo::problem(interop::to_pagmo(problem)), population, number);
  pagmo::nsga2 search(static_cast<unsigned>(generations));
  search.set_seed(number);
  return seconds([&] { all = search.evolve(all); });
}
#endif

// Arguments: population, generations, turns.
template <class Problem>
void generation(benchmark::State& state) {
  const Problem problem;
  const auto population = static_cast<std::size_t>(state.range(0)),
             generations = static_cast<std::size_t>(state.range(1));
  least usual, alike;
  [[maybe_unused]] least theirs;
  for (auto _ : state) {
    for (std::int64_t turn = 1; turn <= state.range(2); ++turn) {
      const auto seed = static_cast<std::uint64_t>(turn);
      // They take hardly a thousandth of what pagmo takes: several searches of each.
      for (std::uint64_t i = 0; i < 3; ++i) {
        usual.add(time_of_nsga2(problem, population, generations, 3 * seed + i));
        alike.add(time_of_nsga2(problem, population, generations, 3 * seed + i, variation_of_pagmo(problem)));
      }
#ifdef CO2DESIGN_HAS_PAGMO
      theirs.add(time_of_pagmo(problem, population, generations, seed));
#endif
    }
    state.SetIterationTime(usual.value() / static_cast<double>(generations));
  }
  const double microseconds = 1e6 / static_cast<double>(generations);
  state.counters["alike_us"] = alike.value() * microseconds;
#ifdef CO2DESIGN_HAS_PAGMO
  state.counters["pagmo_us"] = theirs.value() * microseconds;
  state.counters["ratio"] = theirs.value() / alike.value();
  state.counters["default_ratio"] = theirs.value() / usual.value();
#endif
}

// A line of /proc/self/status, in MiB.
double status(const std::string& name) {
  std::ifstream file("/proc/self/status");
  for (std::string line; std::getline(file, line);)
    if (line.rfind(name + ':', 0) == 0) return std::stod(line.substr(name.size() + 1)) / 1024;
  return std::numeric_limits<double>::quiet_NaN();
}

template <class Problem>
void memory(benchmark::State& state) {
  double found[2] = {};
  for (auto _ : state) {
    int ends[2];
    if (pipe(ends) != 0) return state.SkipWithError("no pipe");
    const pid_t child = fork();
    if (child == 0) {
      const double before = status("VmRSS");
      auto run = nsga2{.population = 10'000, .generations = 10}.start(Problem{});
      run.finish();
      const double after[2] = {status("VmHWM"), status("VmHWM") - before};
      _exit(write(ends[1], after, sizeof after) == sizeof after ? 0 : 1);
    }
    int code = 1;
    if (child < 0 || read(ends[0], found, sizeof found) != sizeof found ||
        waitpid(child, &code, 0) != child || code != 0)
      return state.SkipWithError("no child");
    close(ends[0]);
    close(ends[1]);
  }
  state.counters["peak_MiB"] = found[0];
  state.counters["growth_MiB"] = found[1];
}

using zdt1 = testing::zdt1;
using dtlz2 = testing::dtlz2<3>;

// First, as a child starts with what its parent has.
BENCHMARK(memory<zdt1>)->Iterations(1);
BENCHMARK(memory<dtlz2>)->Iterations(1);
template <class Benchmark>
void sizes(Benchmark* one) {
  one->Args({100, 250, 10})->Args({200, 250, 6})->Args({1000, 50, 4})->Args({10'000, 2, 2});
  one->ArgNames({"population", "generations", "turns"})->Iterations(1)->UseManualTime();
  one->Unit(benchmark::kMicrosecond);
}
BENCHMARK(generation<zdt1>)->Apply(sizes);
BENCHMARK(generation<dtlz2>)->Apply(sizes);

}  // namespace
