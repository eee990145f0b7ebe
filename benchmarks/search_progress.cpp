// SPDX-License-Identifier: BSL-1.0
//
// How soon nsga2 and random search come near the whole front of CLIP ViT-B/16 x edge accelerators (total carbon, latency,
// accuracy; at most 50 ms and 20.48 TOPS): search_progress [SEEDS]
//
// After so many evaluations, the hypervolume of what was found as a share of that of the exact front: least, median and
// greatest of runs with seeds 1, 2, … (11 of them unless told otherwise), as CSV. The reference point is the worst of the
// exact front in each objective, a tenth of its extent beyond. nsga2 as it is by default, with a population of 200.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <string_view>
#include <vector>

#include <co2design/co2design.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using designs = join<presets::clip_b16_models, presets::edge_accelerators>;
using point = std::array<double, 3>;

// The study's policies as tables, so that an evaluation takes as long as looking up.
auto study() {
  constexpr auto judge = make_pipeline<designs>(
      workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::roofline{},
      carbon::embodied_act{.fab = carbon::fab::taiwan}, carbon::operational{.grid = carbon::grid::california},
      carbon::lifetime_total{.inferences = 30e6}, quality::clip_b16_published{});
  return problem(tabulate(judge, total_carbon, latency, accuracy, peak_throughput), minimize(total_carbon),
                 minimize(latency), maximize(accuracy), latency <= 50_ms, peak_throughput <= 20.48_tops);
}

template <class Front>
std::vector<point> points_of(const Front& found) {
  std::vector<point> all;
  for (const auto& member : found) all.push_back(member.scores().objectives);
  return all;
}

// Shares of the volume of a whole front.
class measure {
 public:
  explicit measure(const std::vector<point>& whole) {
    for (std::size_t m = 0; m < reference_.size(); ++m) {
      double least = std::numeric_limits<double>::infinity(), most = -least;
      for (const point& p : whole) {
        least = std::min(least, p[m]);
        most = std::max(most, p[m]);
      }
      reference_[m] = most + 0.1 * (most - least);
    }
    volume_ = hypervolume(whole, reference_);
  }
  template <class Front>
  [[nodiscard]] double operator()(const Front& found) const {
    return hypervolume(points_of(found), reference_) / volume_;
  }

 private:
  point reference_{};
  double volume_;
};

constexpr std::array<std::uint64_t, 9> marks{400,    1'000,  2'000,   4'000,  10'000,
                                             20'000, 40'000, 100'000, 200'000};

// The shares of a run of nsga2 at each mark.
template <class Problem, class... Options>
std::array<double, marks.size()> shares_of_nsga2(const Problem& problem, const measure& share,
                                                 std::size_t population, std::uint64_t seed,
                                                 Options... options) {
  std::array<double, marks.size()> out{};
  auto run =
      nsga2{.population = population, .seed = seed}.start(problem, max_evaluations{marks.back()}, options...);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    while (run.now().evaluations < marks[i] && run.step()) {
    }
    out[i] = share(run.result());
  }
  return out;
}
template <class Problem>
std::array<double, marks.size()> shares_of_random_search(const Problem& problem, const measure& share,
                                                         std::uint64_t seed) {
  std::array<double, marks.size()> out{};
  for (std::size_t i = 0; i < marks.size(); ++i)
    out[i] = share(random_search{.evaluations = marks[i], .seed = seed}(problem));
  return out;
}

template <class Shares>
void print(std::string_view name, std::size_t seeds, Shares shares) {
  std::array<std::vector<double>, marks.size()> all;
  for (std::size_t seed = 1; seed <= seeds; ++seed) {
    const auto one = shares(seed);
    for (std::size_t i = 0; i < marks.size(); ++i) all[i].push_back(one[i]);
  }
  for (std::size_t i = 0; i < marks.size(); ++i) {
    std::sort(all[i].begin(), all[i].end());
    const double median = (all[i][seeds / 2] + all[i][(seeds - 1) / 2]) / 2;
    std::printf("%.*s,%llu,%.5f,%.5f,%.5f\n", static_cast<int>(name.size()), name.data(),
                static_cast<unsigned long long>(marks[i]), all[i].front(), median, all[i].back());
  }
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t seeds = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 11;
  if (argc > 2 || seeds == 0) {
    std::fputs("usage: search_progress [SEEDS]\n", stderr);
    return 2;
  }
  const auto problem = study();
  const auto whole = exact_search{}(problem);
  std::fprintf(stderr, "%s\n", whole.statement().c_str());
  const measure share(points_of(whole));
  std::puts("search,evaluations,least,median,greatest");
  print("nsga2", seeds, [&](std::uint64_t seed) { return shares_of_nsga2(problem, share, 200, seed); });
  print("random_search", seeds,
        [&](std::uint64_t seed) { return shares_of_random_search(problem, share, seed); });
}
