// SPDX-License-Identifier: BSL-1.0
//
// What nsga2 finds with a given number of evaluations, on problems whose fronts are known: search_quality [SEEDS]
//
// The hypervolume of the last population, the median of runs with seeds 1, 2, … (31 of them unless told otherwise):
// with the defaults; with the parameters that pagmo's nsga2 has by default; and of pagmo's nsga2, where it was there
// to compile with and takes the problem (it takes no constraints). Prints a table of Markdown.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <co2design/search.hpp>
#include <co2design/testing/constrained_problems.hpp>
#include <co2design/testing/dtlz.hpp>
#include <co2design/testing/mixed_problems.hpp>
#include <co2design/testing/zdt.hpp>
#include <co2design/version.hpp>

#ifdef CO2DESIGN_HAS_PAGMO
#include <pagmo/algorithms/nsga2.hpp>
#include <pagmo/population.hpp>

#include <co2design/interop/pagmo.hpp>
#endif

namespace {

using namespace co2design;

// How long to search: the population is a multiple of four, as pagmo wants it.
struct effort {
  std::size_t population = 100, generations = 250;
  [[nodiscard]] std::size_t evaluations() const { return population * (generations + 1); }
};

double median(std::vector<double> all) {
  std::sort(all.begin(), all.end());
  return (all[all.size() / 2] + all[(all.size() - 1) / 2]) / 2;
}

// The median volume of several seeds.
template <class Volume>
double median_of(std::size_t seeds, Volume volume) {
  std::vector<double> all;
  for (std::size_t seed = 1; seed <= seeds; ++seed) all.push_back(volume(seed));
  return median(std::move(all));
}

template <numeric_problem Problem, class... Variation>
double found_by_nsga2(const Problem& problem, const effort& spent, std::uint64_t seed, Variation... vary) {
  const auto found =
      nsga2{.population = spent.population, .generations = spent.generations, .seed = seed}(problem, vary...);
  std::vector<std::array<double, objective_count_of<Problem>>> points;
  for (const auto& member : found) points.push_back(member.scores().objectives);
  return hypervolume(points, problem.reference_point());
}

// What pagmo's nsga2 varies by unless told otherwise, as far as this library has it: pagmo gives each gene a chance of
// mutation, and changes whole numbers in other ways.
template <class Problem>
auto variation_of_pagmo(const Problem& problem) {
  const double each = 0.01 * static_cast<double>(std::size(problem.bounds()));
  return variation_sequence{
      sbx_crossover{.probability = 0.95, .eta = 10}, two_point_crossover{.probability = 0.95},
      polynomial_mutation{.per_individual = each, .eta = 50},
      creep_mutation{.per_individual = each, .leap = 1}, categorical_reset{.per_individual = each}};
}

#ifdef CO2DESIGN_HAS_PAGMO
template <class Problem>
inline constexpr bool pagmo_takes = !interop::pagmo_problem<Problem>::has_constraints;

template <class Problem>
double found_by_pagmo(const Problem& problem, const effort& spent, std::uint64_t seed) {
  const auto number = static_cast<unsigned>(seed);
  const pagmo::population first(pagmo::problem(interop::to_pagmo(problem)), spent.population, number);
  pagmo::nsga2 search(static_cast<unsigned>(spent.generations));
  search.set_seed(number);
  const pagmo::population last = search.evolve(first);
  std::vector<std::array<double, objective_count_of<Problem>>> points(last.size());
  for (std::size_t i = 0; i < points.size(); ++i)
    std::copy_n(last.get_f()[i].begin(), points[i].size(), points[i].begin());
  return hypervolume(points, problem.reference_point());
}
#else
template <class>
inline constexpr bool pagmo_takes = false;
template <class Problem>
double found_by_pagmo(const Problem&, const effort&, std::uint64_t) {
  return 0;
}
#endif

// Calls `use(name, problem, effort)` for all.
template <class Use>
void for_each_problem(Use use) {
  using namespace testing;
  use("ZDT1", zdt1{}, effort{});
  use("ZDT2", zdt2{}, effort{});
  use("ZDT3", zdt3{}, effort{});
  use("ZDT4", zdt4{}, effort{});
  use("ZDT6", zdt6{}, effort{});
  use("DTLZ1", dtlz1<3>{}, effort{.generations = 400});
  use("DTLZ2", dtlz2<3>{}, effort{});
  use("DTLZ3", dtlz3<3>{}, effort{.generations = 1000});
  use("DTLZ4", dtlz4<3>{}, effort{});
  use("DTLZ5", dtlz5<3>{}, effort{});
  use("DTLZ6", dtlz6<3>{}, effort{.generations = 1000});
  use("DTLZ7", dtlz7<3>{}, effort{});
  use("BNH", bnh{}, effort{});
  use("SRN", srn{}, effort{});
  use("TNK", tnk{}, effort{});
  use("OSY", osy{}, effort{.population = 400});
  use("ZDT5, bits", zdt5{}, effort{});
  use("compromise, integers", integer_compromise{}, effort{});
  use("knapsack, bits", knapsack{}, effort{});
  use("choices", choices{}, effort{});
  use("lines, all kinds", mixed_lines{}, effort{});
}

[[maybe_unused]] std::string percent(double share) {  // where there is something to compare with
  char text[32];
  std::snprintf(text, sizeof text, "%+.2f", 100 * share);
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t seeds = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 31;
  if (argc > 2 || seeds == 0) {
    std::fputs("usage: search_quality [SEEDS]\n", stderr);
    return 2;
  }
  std::puts(
      "| problem | variables, objectives | evaluations | volume of the front | found | share, % | with "
      "pagmo's "
      "parameters, % | pagmo | found over pagmo, % |\n|---|---|---|---|---|---|---|---|---|");
  for_each_problem([&](std::string_view name, const auto& problem, const effort& spent) {
    using problem_type = std::remove_cvref_t<decltype(problem)>;
    const double known = problem.hypervolume();
    const double found =
        median_of(seeds, [&](std::uint64_t seed) { return found_by_nsga2(problem, spent, seed); });
    const double alike = median_of(seeds, [&](std::uint64_t seed) {
      return found_by_nsga2(problem, spent, seed, variation_of_pagmo(problem));
    });
    std::string theirs = "–", over = "–";
    if constexpr (pagmo_takes<problem_type>) {
      const double other =
          median_of(seeds, [&](std::uint64_t seed) { return found_by_pagmo(problem, spent, seed); });
      char text[32];
      std::snprintf(text, sizeof text, "%.6g", other);
      theirs = text;
      over = other > 0 ? percent(found / other - 1) : "∞";
    }
    std::printf("| %.*s | %zu, %zu | %zu | %.6g | %.6g | %.2f | %.2f | %s | %s |\n",
                static_cast<int>(name.size()), name.data(), std::size(problem.bounds()),
                objective_count_of<problem_type>, spent.evaluations(), known, found, 100 * found / known,
                100 * alike / known, theirs.c_str(), over.c_str());
    std::fflush(stdout);
  });
#ifndef CO2DESIGN_HAS_PAGMO
  std::fputs("search_quality: compiled without pagmo, so nothing is compared with it\n", stderr);
#endif
}
