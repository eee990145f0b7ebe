// SPDX-License-Identifier: BSL-1.0
// A problem of one's own says by its type how many objectives it has.
// expect: "co2design/numeric_problem/result" "two_corners" "must return objectives:" "array<double, M> or"
//         "evaluation<M>, M >= 1"
// cure: `std::array<double, M>` or, with constraints, `evaluation<M>` in the place of a vector.
#include <array>
#include <span>
#include <vector>

#include <co2design/search/nsga2.hpp>

using namespace co2design;

// [case]
struct two_corners {
  static constexpr std::array<variable, 1> bounds() { return {real_variable(0, 1)}; }
#ifdef CO2DESIGN_EXPECT_ERROR
  std::vector<double> operator()(std::span<const double> x) const { return {x[0], 1 - x[0]}; }
#else
  std::array<double, 2> operator()(std::span<const double> x) const { return {x[0], 1 - x[0]}; }
#endif
};

int main() {
  return static_cast<int>(nsga2{.population = 20, .generations = 1}(two_corners{}).size());
}
// [/case]
