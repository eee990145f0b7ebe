// SPDX-License-Identifier: BSL-1.0
// Nor is there a run of what is no problem.
// expect: "co2design/numeric_problem/call" "two_corners" "needs operator() const" "of a span<const double>"
#include <array>
#include <span>

#include <co2design/search/nsga2.hpp>

using namespace co2design;

struct two_corners {
  static constexpr std::array<variable, 1> bounds() { return {real_variable(0, 1)}; }
#ifndef CO2DESIGN_EXPECT_ERROR
  std::array<double, 2> operator()(std::span<const double> x) const { return {x[0], 1 - x[0]}; }
#endif
};

int main() {
  auto run = nsga2{.population = 20}.start(two_corners{});
  run.finish();
  return static_cast<int>(run.result()[0].variables().size());
}
