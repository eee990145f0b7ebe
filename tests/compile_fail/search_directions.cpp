// SPDX-License-Identifier: BSL-1.0
// Reference directions have a number for each objective.
// expect: "co2design/search/directions" "reference_survival<3>" "has directions of as many"
//         "numbers; give it as many as the" "problem has objectives"
// cure: directions with as many numbers as the problem has objectives, `das_dennis<objectives>(divisions)`.
#include <array>
#include <span>

#include <co2design/search/nsga2.hpp>
#include <co2design/search/reference_survival.hpp>

using namespace co2design;

struct two_corners {
  static constexpr std::array<variable, 1> bounds() { return {real_variable(0, 1)}; }
  std::array<double, 2> operator()(std::span<const double> x) const { return {x[0], 1 - x[0]}; }
};

// [case]
int main() {
#ifdef CO2DESIGN_EXPECT_ERROR
  const reference_survival towards{das_dennis<3>(12)};
#else
  const reference_survival towards{das_dennis<2>(12)};
#endif
  return static_cast<int>(nsga2{.generations = 1}(two_corners{}, towards).size());
}
// [/case]
