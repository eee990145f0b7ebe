// SPDX-License-Identifier: BSL-1.0
//
// A cost policy of one's own: water beside carbon, and which designs leave the front because of it.

#include <iostream>

#include <range/v3/algorithm/any_of.hpp>
#include <range/v3/iterator/operations.hpp>
#include <range/v3/view/filter.hpp>

#include <co2design/co2design.hpp>

using namespace co2design;

// [metric]
using litres = quantity<base_dimension<"L">>;
inline constexpr metric<"water_use", base_dimension<"L">> water_use{};
// [/metric]

// [policy]
struct water_footprint {
  using provides = metrics<water_use>;
  using needs = metrics<energy, area>;
  using reads = axes<>;

  quantity<quotient_t<base_dimension<"L">, dimensions::energy>> generation;
  quantity<quotient_t<base_dimension<"L">, dimensions::area>> fabrication;
  double inferences;

  constexpr auto operator()(auto const& in) const noexcept {
    return in[energy] * inferences * generation + in[area] * fabrication;
  }
};
// [/policy]

namespace {

using designs = join<presets::clip_b16_models, presets::edge_accelerators>;

// Whether some design of the front needs less water at no less accuracy, or as much at more.
template <class Front, class Member>
bool beaten_by(const Front& found, const Member& one) {
  const auto water = canonical(one[water_use]), right = canonical(one[accuracy]);
  return ranges::any_of(found, [&](const auto& other) {
    const auto other_water = canonical(other[water_use]), other_right = canonical(other[accuracy]);
    return other_water <= water && other_right >= right && (other_water < water || other_right > right);
  });
}

}  // namespace

int main() {
  // [pipeline]
  // Assumptions of this example, to be replaced by one's own: 3 L of water per kWh generated, 0.1 L per mm²
  // of chip.
  constexpr water_footprint water{
      .generation = litres(3.0) / 1_kWh, .fabrication = litres(0.1) / 1_mm2, .inferences = 30e6};

  constexpr auto judge = make_pipeline<designs>(
      water, workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::exact{}, carbon::embodied_act{},
      carbon::operational{}, carbon::lifetime_total{}, quality::clip_b16_published{});
  // [/pipeline]

  // [search]
  const nsga2 search{.population = 100, .generations = 200, .seed = 1};
  const auto before = search(problem{judge, minimize(total_carbon), maximize(accuracy), latency <= 50_ms});
  const auto after = search(problem{judge, minimize(water_use), maximize(accuracy), latency <= 50_ms});
  // [/search]

  std::cout << "least carbon: ";
  report::write_summary(std::cout, before, 4);
  std::cout << "\nleast water: ";
  report::write_summary(std::cout, after, 4);

  auto left = before | ranges::views::filter([&](const auto& member) { return beaten_by(after, member); });
  std::cout << "\nof the designs of least carbon " << ranges::distance(left)
            << " leave the front where water counts instead:\n";
  for (const auto& member : left) {
    std::cout << "  " << report::readable(total_carbon, member[total_carbon]) << ", "
              << report::readable(water_use, member[water_use]) << ", accuracy "
              << report::readable(accuracy, member[accuracy]) << '\n';
  }
  if (before.empty()) return 1;
  const auto cheapest = before[0];
  std::cout << "the design of least carbon uses " << report::readable(water_use, cheapest[water_use])
            << " of water\n";
}
