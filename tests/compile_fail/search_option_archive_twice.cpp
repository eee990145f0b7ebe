// SPDX-License-Identifier: BSL-1.0
// That holds of options without a value, too.
// expect: "co2design/search/option_twice" "give one option of each kind:" "rules combine by ||, operators"
//         "by variation_sequence{...}"
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
  const auto found = nsga2{}(two_corners{}, external_archive{}, external_archive{});
#else
  const auto found = nsga2{}(two_corners{}, external_archive{});
#endif
  return static_cast<int>(found.size());
}
