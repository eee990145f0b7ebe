// SPDX-License-Identifier: BSL-1.0
//
// A carbon budget that fails the build: the front of a small family of chips, found by the compiler, and what is asked
// of it. A policy that makes these chips worse, or a stricter budget, does not compile.

// [carbon_budget]
#include <co2design/co2design.hpp>
#include <iostream>
using namespace co2design;
using namespace co2design::literals;

// The unpruned CLIP ViT-B/16 on nine chips of 22 nm.
struct clip {
  using provides = metrics<workload::operations_of<"text">, workload::operations_of<"vision">,
                           workload::operations_of<"joint">>;
  constexpr auto operator()(auto const&) const noexcept {
    using namespace workload;
    return results{operations_of<"text">(clip_text_operations(clip_b_text, {}, rules::corrected)),
                   operations_of<"vision">(clip_vision_operations(clip_b_vision, {}, rules::corrected)),
                   operations_of<"joint">(clip_joint_operations({}, rules::corrected))};
  }
};
using chips = space<axis<"width", powers_of_two<32, 128>>, axis<"depth", powers_of_two<4, 16>>>;
using chip = hardware::npu<hardware::edge_22nm, hardware::cores<2>, hardware::l2_kib<64>,
                           hardware::l2_bw<128>, hardware::glb_mib<2>>;

constexpr auto judge = make_pipeline<chips>(clip{}, chip{}, mapping::roofline{}, carbon::embodied_act{},
                                            carbon::operational{}, carbon::lifetime_total{});
constexpr problem study{judge, minimize(total_carbon), minimize(latency), latency <= 50_ms};

static_assert(!static_front<study>.empty(), "no chip runs the model in 50 ms");
static_assert(judge(static_front<study>.front().design())[total_carbon] < 0.25_kgCO2e,
              "over the carbon budget");

int main() {
  for (const auto& one : static_front<study>) {
    const auto found = judge(one.design());
    std::cout << "width " << one.design()["width"_axis] << ", depth " << one.design()["depth"_axis] << ": "
              << report::readable(total_carbon, found[total_carbon]) << ", "
              << report::readable(latency, found[latency]) << '\n';
  }
}
// [/carbon_budget]
