// SPDX-License-Identifier: BSL-1.0
//
// Chips of the user's own: docs/how-to/add_a_chip.md shows this program piece by piece.

// [include]
#include <co2design/co2design.hpp>

using namespace co2design;
using namespace co2design::hardware;
// [/include]

#include <cstdint>
#include <iostream>

namespace {

// [fixed]
using my_chip =
    npu<edge_22nm, cores<2>, width<128>, depth<16>, l2_kib<256>, l2_bw<64>, glb_mib<4>, dram_bw<64>>;
static_assert(silicon_area(*my_chip::built(), rules::corrected) < 10_mm2);
// [/fixed]

// [axes]
using square =
    npu<edge_22nm, width<"side"_axis>, depth<"side"_axis>, l2_kib<"memory"_axis>, l2_bw<64>, glb_mib<4>>;
using squares =
    space<axis<"cores", values<1, 2>>, axis<"side", values<16, 48>>, axis<"memory", values<96, 128>>>;
// [/axes]

// [technology]
constexpr technology my_14nm{.frequency = 1000_MHz,
                             .mac = 120_um2,
                             .tensor_registers = 0.12_um2,
                             .vector_registers = 0.05_um2,
                             .mac_energy = 0.2_pJ,
                             .tensor_register_read = 0.08_pJ,
                             .tensor_register_write = 0.11_pJ,
                             .vector_register_read = 0.04_pJ,
                             .vector_register_write = 0.05_pJ,
                             .lookup = 1_pJ,
                             .dram_access = 128_pJ,
                             .tensor_register_entries = 32,
                             .vector_register_entries = 12,
                             .l2 = {{64 * 1024, 0.035_mm2, 2.4_pJ, 2.2_pJ, evidence::measured},
                                    {512 * 1024, 0.27_mm2, 5.6_pJ, 5.1_pJ, evidence::measured}},
                             .glb = {{2 * 1024 * 1024, 1.05_mm2, 11_pJ, 9.4_pJ}},
                             .name = "my 14 nm",
                             .source = "memory compiler, test chip"};

using my_14nm_chip = npu<my_14nm, cores<2>, width<128>, depth<16>, l2_kib<256>, l2_bw<64>, glb_mib<2>>;
// [/technology]

// [policy]
struct chiplets {  // dies of my_chip in one package, fed from the first one's global buffer
  using provides = metrics<chip, area, peak_throughput>;
  using reads = axes<"dies">;

  area_quantity link = 0.4_mm2;  // on each die, to the others

  constexpr auto operator()(auto const& in) const noexcept {
    const int dies = in["dies"_axis];
    accelerator all = *my_chip::built();
    const area_quantity die = *silicon_area(all, rules::corrected) + link;
    all.knobs.cores *= dies;
    all.knobs.vector_cores *= dies;
    return results{chip(all), area(static_cast<double>(dies) * die), peak_throughput(peak_operations(all))};
  }
};
// [/policy]

}  // namespace

int main() {
  {
    // [judge]
    constexpr auto judge = make_pipeline<presets::clip_b16_models>(  //
        workload::clip_b16{}, my_chip{}, mapping::exact{}, carbon::embodied_act{}, carbon::operational{},
        carbon::lifetime_total{});
    const auto model = design<presets::clip_b16_models>::at(0);
    std::cout << "my chip: " << report::readable(area, *judge(model)[area]) << ", "
              << report::readable(latency, *judge(model)[latency]) << ", "
              << report::readable(total_carbon, *judge(model)[total_carbon]) << '\n';
    // [/judge]
  }
  {
    // [squares]
    constexpr auto judge = make_pipeline<squares>(square{});
    for (std::uint64_t i = 0; i < squares::cardinality; ++i) {
      const auto at = design<squares>::at(i);
      std::cout << at["cores"_axis] << " x " << at["side"_axis] << "², " << at["memory"_axis]
                << " KiB: " << report::readable(area, *judge(at)[area]) << ", "
                << to_text(known_by(*judge(at)[chip])) << '\n';
    }
    // [/squares]
  }
  {
    // [own_technology]
    constexpr auto made = my_14nm_chip::built();
    std::cout << made->process->name << ": " << report::readable(area, *silicon_area(*made, rules::corrected))
              << ", L2 " << to_text(made->tensor_l2.known) << ", global buffer " << to_text(made->glb.known)
              << '\n';

    using larger = npu<my_14nm, cores<2>, width<128>, depth<16>, l2_kib<1024>, l2_bw<64>, glb_mib<2>>;
    std::cout << "with 1 MiB of L2: " << larger::built().why().reason() << '\n';
    // [/own_technology]
  }
  {
    // [own_policy]
    using packages = join<presets::clip_b16_models, space<axis<"dies", values<1, 2, 4>>>>;
    constexpr auto judge =
        make_pipeline<packages>(workload::clip_b16{}, chiplets{}, mapping::exact{}, carbon::embodied_act{});
    for (const int dies : {1, 2, 4}) {
      const auto at = design<packages>::at(0).with("dies"_axis = dies);
      std::cout << dies << (dies == 1 ? " die: " : " dies: ") << report::readable(latency, judge(at)[latency])
                << ", " << report::readable(embodied_carbon, judge(at)[embodied_carbon]) << '\n';
    }
    // [/own_policy]
  }
}
