// SPDX-License-Identifier: BSL-1.0
// A problem of one's own is called, as const, with the values of its variables.
// expect: "co2design/numeric_problem/call" "two_corners" "needs operator() const" "of a span<const double>"
// cure: `operator()(std::span<const double>) const`.
#include <array>
#include <span>

#include <co2design/search/nsga2.hpp>

using namespace co2design;

// [case]
struct two_corners {
  static constexpr std::array<variable, 1> bounds() { return {real_variable(0, 1)}; }
#ifdef CO2DESIGN_EXPECT_ERROR
  std::array<double, 2> operator()(std::span<const double> x) { return {x[0], 1 - x[0]}; }
#else
  std::array<double, 2> operator()(std::span<const double> x) const { return {x[0], 1 - x[0]}; }
#endif
};

int main() {
  return static_cast<int>(nsga2{.population = 20, .generations = 1}(two_corners{}).size());
}
// [/case]
