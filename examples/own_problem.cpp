// SPDX-License-Identifier: BSL-1.0
//
// A problem of one's own, with no pipeline behind it: how it is written, searched, stopped, saved and resumed.

#include <co2design/search.hpp>
#include <co2design/units/literals.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <span>
#include <string>
#include <vector>

using namespace co2design;
using namespace co2design::literals;

// [problem]
// Four gears shall give the ratio 1/6.931 with few teeth on the largest (E. Sandgren, J. Mech. Design 112(2), 1990).
struct gear_train {
  static std::array<variable, 4> bounds() {
    const variable teeth = integer_variable(12, 60);
    return {teeth, teeth, teeth, teeth};
  }
  std::array<double, 2> operator()(std::span<const double> x) const {
    const double ratio = x[0] * x[1] / (x[2] * x[3]);
    return {std::abs(ratio * 6.931 - 1), *std::max_element(x.begin(), x.end())};
  }
};
// [/problem]

// [constraint]
// The same, where nothing counts that is more than one per mille off.
struct exact_gear_train : gear_train {
  evaluation<2> operator()(std::span<const double> x) const {
    const std::array<double, 2> found = gear_train::operator()(x);
    return constrained(found, {found[0] - 1e-3});  // what exceeds zero is the violation
  }
};
// [/constraint]

// [operator]
// Gears change places: an operator of variation is a call that changes children in place.
struct swap_gears {
  double probability = 0.2;
  void operator()(std::span<const variable>, const gene_rows& children, random_engine& engine) const {
    for (std::size_t i = 0; i < children.size(); ++i)
      if (static_cast<double>(engine()) < probability * 0x1p64) std::swap(children[i][0], children[i][1]);
  }
};
// [/operator]

namespace {

template <class Front>
void print(const char* title, const Front& front) {
  std::printf("%s: %s\n", title, front.statement().c_str());
  for (std::size_t i = 0; i < std::min<std::size_t>(front.size(), 3); ++i) {
    const auto x = front[i].variables();
    std::printf("  off by %.1e, at most %.0f teeth:  %.0f·%.0f / %.0f·%.0f\n",
                front[i].scores().objectives[0], front[i].scores().objectives[1], x[0], x[1], x[2], x[3]);
  }
}

}  // namespace

int main() {
  // [search]
  const auto front =
      nsga2{.population = 100, .generations = 200, .seed = 1}(gear_train{}, external_archive{});
  // [/search]
  print("two hundred generations", front);

  // [stop]
  const auto converged = nsga2{.population = 100}(exact_gear_train{}, external_archive{},
                                                  (hypervolume_stagnation<2>(50) && max_generations(100)) ||
                                                      max_evaluations(200'000) || time_limit(10_s));
  // [/stop]
  print("until the hypervolume stands still", converged);

  // [vary]
  const auto varied = nsga2{.population = 100, .generations = 200}(
      gear_train{}, external_archive{},
      variation_sequence{two_point_crossover{}, swap_gears{}, creep_mutation{}},
      start_from{std::vector{std::array{19.0, 16.0, 43.0, 49.0}}});
  // [/vary]
  print("with operators of one's own, from a design that is known", varied);

  // [resume]
  auto run = nsga2{.population = 100, .generations = 200}.start(gear_train{}, external_archive{});
  while (run.now().generation < 50) run.step();
  const std::string saved = to_text(run.state());  // to a file, before the machine is taken away

  auto resumed = nsga2{.population = 100, .generations = 200}.resume(gear_train{}, state_from_text<2>(saved),
                                                                     external_archive{});
  resumed.finish();
  run.finish();
  const bool same = to_text(resumed.state()) == to_text(run.state());
  // [/resume]
  std::printf("resumed after %d generations: %s\n", 50, same ? "the same, bit by bit" : "different");
  return same ? 0 : 1;
}
