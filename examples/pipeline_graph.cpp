// SPDX-License-Identifier: BSL-1.0
//
// A pipeline as a graph: what is computed from what, on which axes, and what can be read off it. The figures of model
// and chip are made up.
//
//   pipeline_graph         says so in words
//   pipeline_graph --dot   draws it, for Graphviz: pipeline_graph --dot | dot -Tsvg > pipeline.svg

#include <iostream>
#include <string_view>
#include <type_traits>

#include <co2design/co2design.hpp>

using namespace co2design;

// [space]
using designs = space<axis<"cores", values<1, 2, 4>>, axis<"width", powers_of_two<32, 256>>,  // the chip
                      axis<"layers", range<4, 12>>>;                                          // the model
// [/space]

// [policies]
struct toy_model {
  using provides = metrics<accuracy>;
  using reads = axes<"layers">;
  constexpr auto operator()(auto const& in) const noexcept { return 0.5 + 0.02 * in["layers"_axis]; }
};
struct toy_chip {
  using provides = metrics<area, peak_throughput>;
  using reads = axes<"cores", "width">;
  constexpr auto operator()(auto const& in) const noexcept {
    const double elements = 16.0 * in["cores"_axis] * in["width"_axis];
    return results{area(3_mm2 + elements * 400_um2), peak_throughput(elements * 1.25e-3 * units::tops)};
  }
};
struct toy_run {
  using provides = metrics<latency, energy>;
  using needs = metrics<peak_throughput>;
  using reads = axes<"layers">;
  constexpr auto operator()(auto const& in) const noexcept {
    const double operations = 3e9 * in["layers"_axis];
    const auto time = operations * 1e-12 * units::tops * 1_s / in[peak_throughput];
    return results{latency(time), energy(operations * 0.6_pJ + time * 0.05_W)};
  }
};
// [/policies]

// [judge]
constexpr auto judge = make_pipeline<designs>(carbon::lifetime_total{}, carbon::operational{}, toy_run{},
                                              carbon::embodied_act{}, toy_chip{}, toy_model{});
// [/judge]

int main(int count, char** arguments) {
  if (count > 1 && std::string_view(arguments[1]) == "--dot") {
    // [dot]
    write_graphviz(std::cout, explain(judge, total_carbon, latency));
    // [/dot]
    return 0;
  }
  // [explain]
  std::cout << explain(judge, total_carbon, latency);
  // [/explain]

  // [axes]
  static_assert(judge.axes_of(area) == 0b011);          // cores, width
  static_assert(judge.axes_of(accuracy) == 0b100);      // layers
  static_assert(judge.axes_of(total_carbon) == 0b111);  // all, through what it needs
  // [/axes]

  // [leaves]
  using leaves = leaves_t<decltype(judge), std::remove_cvref_t<decltype(total_carbon)>>;
  static_assert(leaves::size == 2);  // energy and area
  constexpr auto form = trace(judge, total_carbon);
  static_assert(form.is_linear());
  std::cout << "\ntotal_carbon = " << report::rounded(canonical(form.constant())) << " kg + "
            << report::rounded(canonical(form[energy])) << " kg/J energy + "
            << report::rounded(canonical(form[area])) << " kg/mm2 area\n";
  // [/leaves]

  // [from_leaves]
  const auto anywhere = from_leaves<interval>(
      judge, design<designs>::at(0),
      results{energy(interval(0.008, 0.05) * units::joule), area(interval(3, 10) * units::mm2)},
      total_carbon);
  std::cout << "from 8 to 50 mJ and 3 to 10 mm2: " << report::rounded(anywhere[total_carbon].value().low())
            << " to " << report::rounded(anywhere[total_carbon].value().high()) << " kg\n";
  // [/from_leaves]

  // [tables]
  const auto tables = tabulate(judge, total_carbon, accuracy);
  std::cout << '\n' << explain(tables, total_carbon, accuracy);
  // [/tables]

  // [batched]
  batched quick(tables, total_carbon, accuracy);
  columns found(designs::cardinality, total_carbon, accuracy);
  quick(0, found);  // all of them, from the first on
  std::cout << "\nof " << found.size() << " designs, the first emits "
            << report::rounded(canonical(found[total_carbon][0])) << " kg\n";
  // [/batched]
}
