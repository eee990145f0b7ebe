// SPDX-License-Identifier: BSL-1.0
// Nor does a run that is gone through step by step take an option that is none.
// expect: "co2design/search/option" "double" "is neither observer, stopping rule,"
//         "executor, variation, survival," "start_from nor external_archive"
#include <array>
#include <span>

#include <co2design/search/nsga2.hpp>

using namespace co2design;

struct two_corners {
  static constexpr std::array<variable, 1> bounds() { return {real_variable(0, 1)}; }
  std::array<double, 2> operator()(std::span<const double> x) const { return {x[0], 1 - x[0]}; }
};

int main() {
#ifdef CO2DESIGN_EXPECT_ERROR
  auto run = nsga2{}.start(two_corners{}, 500.0);
#else
  auto run = nsga2{}.start(two_corners{}, [](const search_progress& now) { return now.evaluations >= 500; });
#endif
  while (run.step()) {
  }
  return static_cast<int>(run.result().size());
}
