// SPDX-License-Identifier: BSL-1.0
// A problem of one's own says between which bounds its variables lie.
// expect: "co2design/numeric_problem/bounds" "two_corners" "needs bounds() const: a range"
//         "of co2design::variable"
// cure: `bounds()`, const or static, that returns a range of `variable`.
#include <array>
#include <span>

#include <co2design/search/nsga2.hpp>

using namespace co2design;

// [case]
struct two_corners {
#ifndef CO2DESIGN_EXPECT_ERROR
  static constexpr std::array<variable, 1> bounds() { return {real_variable(0, 1)}; }
#endif
  std::array<double, 2> operator()(std::span<const double> x) const { return {x[0], 1 - x[0]}; }
};

int main() {
  return static_cast<int>(nsga2{.population = 20, .generations = 1}(two_corners{}).size());
}
// [/case]
