// SPDX-License-Identifier: BSL-1.0
// A search takes one option of each kind.
// expect: "co2design/search/option_twice" "give one option of each kind:" "rules combine by ||, operators"
//         "by variation_sequence{...}"
// cure: the rules combined, by `||` or `&&`; operators of variation by `variation_sequence{…}`.
#include <array>
#include <span>

#include <co2design/search/nsga2.hpp>
#include <co2design/search/stopping.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;
using namespace co2design::literals;

struct two_corners {
  static constexpr std::array<variable, 1> bounds() { return {real_variable(0, 1)}; }
  std::array<double, 2> operator()(std::span<const double> x) const { return {x[0], 1 - x[0]}; }
};

// [case]
int main() {
#ifdef CO2DESIGN_EXPECT_ERROR
  const auto found = nsga2{}(two_corners{}, max_evaluations{5'000}, time_limit{1_s});
#else
  const auto found = nsga2{}(two_corners{}, max_evaluations{5'000} || time_limit{1_s});
#endif
  return static_cast<int>(found.size());
}
// [/case]
