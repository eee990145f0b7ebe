// SPDX-License-Identifier: BSL-1.0
//
// The code of docs/tutorial/01_first_front.md, in the order of the page.

#include <iostream>

// [include]
#include <co2design/co2design.hpp>

using namespace co2design;
// [/include]

// [space]
using chips = space<axis<"cores", values<1, 2, 4>>,         //
                    axis<"width", powers_of_two<32, 256>>,  //
                    axis<"depth", values<8, 16>>>;
static_assert(chips::cardinality == 24);
// [/space]

// [policies]
struct chip_area {
  using provides = metrics<area>;
  using reads = axes<"cores", "width", "depth">;
  constexpr auto operator()(auto const& in) const noexcept {
    const double elements = static_cast<double>(in["cores"_axis]) * in["width"_axis] * in["depth"_axis];
    return 3_mm2 + elements * 400_um2;
  }
};

struct run_time {
  using provides = metrics<latency>;
  using reads = axes<"cores", "width", "depth">;
  double macs = 20e9;
  constexpr auto operator()(auto const& in) const noexcept {
    const double elements = static_cast<double>(in["cores"_axis]) * in["width"_axis] * in["depth"_axis];
    return macs / elements / 625_MHz;
  }
};

struct run_energy {
  using provides = metrics<energy>;
  using needs = metrics<latency, area>;
  double macs = 20e9;
  constexpr auto operator()(auto const& in) const noexcept {
    constexpr auto leakage = 10 * units::millijoule / 1_s / 1_mm2;
    return macs * 1_pJ + in[area] * leakage * in[latency];
  }
};
// [/policies]

// [judge]
constexpr auto judge = make_pipeline<chips>(carbon::lifetime_total{.inferences = 30e6},             //
                                            carbon::operational{.grid = carbon::grid::california},  //
                                            carbon::embodied_act{.fab = carbon::fab::taiwan},       //
                                            run_energy{}, run_time{}, chip_area{});
// [/judge]

int main() {
  // [one_design]
  constexpr design<chips> small("cores"_axis = 1, "width"_axis = 64, "depth"_axis = 8);
  static_assert(judge(small)[area] < 4_mm2);
  std::cout << "a small chip: " << report::readable(latency, judge(small)[latency]) << ", "
            << report::readable(total_carbon, judge(small)[total_carbon]) << '\n';
  // [/one_design]

  // [budget]
  static_assert(judge(small)[total_carbon] < 0.5_kgCO2e);  // a carbon budget, kept by the compiler
  // [/budget]

  // [front]
  const auto front = random_search{.evaluations = 24}(
      problem{judge, minimize(total_carbon), minimize(latency), latency <= 50_ms});
  for (const auto& member : front)
    std::cout << member["cores"_axis] << " x " << member["width"_axis] << " x " << member["depth"_axis]
              << ": " << report::readable(latency, member[latency]) << ", "
              << report::readable(total_carbon, member[total_carbon]) << '\n';
  // [/front]

  // [unsatisfiable]
  const auto none = random_search{.evaluations = 24}(problem{judge, minimize(total_carbon), latency <= 1_us});
  report::write_summary(std::cout, none);
  // [/unsatisfiable]
}
