// SPDX-License-Identifier: BSL-1.0
// A search takes options that it knows.
// expect: "co2design/search/option" "int" "is neither observer, stopping rule,"
//         "executor, variation, survival," "start_from nor external_archive"
// cure: a rule, `max_evaluations{5'000}`, in the place of a number.
#include <array>
#include <span>

#include <co2design/search/nsga2.hpp>
#include <co2design/search/stopping.hpp>

using namespace co2design;

struct two_corners {
  static constexpr std::array<variable, 1> bounds() { return {real_variable(0, 1)}; }
  std::array<double, 2> operator()(std::span<const double> x) const { return {x[0], 1 - x[0]}; }
};

// [case]
int main() {
#ifdef CO2DESIGN_EXPECT_ERROR
  const auto found = nsga2{.population = 100}(two_corners{}, 5'000);
#else
  const auto found = nsga2{.population = 100}(two_corners{}, max_evaluations{5'000});
#endif
  return static_cast<int>(found.size());
}
// [/case]
