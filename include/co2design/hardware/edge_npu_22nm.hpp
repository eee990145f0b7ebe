// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <co2design/hardware/accelerator.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/policy.hpp>

namespace co2design::hardware {

/// The study's accelerator template: tensor cores with a systolic array and an L2, vector cores, a global
/// buffer.
///
/// Provides  chip, area, peak_throughput
/// Reads     cores; width and depth of the array; l2_kib (KiB per core); l2_bw (elements per cycle);
///           glb_mib (MiB)
/// Errors    infeasible for an SRAM capacity without figures
/// Source    CATransformers (arXiv 2505.01386), section 3 and code snapshot ad8c859
struct edge_npu_22nm {
  using provides = metrics<chip, area, peak_throughput>;
  using reads = axes<"cores", "width", "depth", "l2_kib", "l2_bw", "glb_mib">;

  rule_set rules = rules::corrected;

  constexpr auto operator()(auto const& in) const noexcept {
    using result =
        decltype(results{chip(accelerator{}), area(area_quantity{}), peak_throughput(throughput_quantity{})});
    const auto made = make_accelerator({.cores = in["cores"_axis],
                                        .width = in["width"_axis],
                                        .depth = in["depth"_axis],
                                        .l2_bytes = std::int64_t{1024} * in["l2_kib"_axis],
                                        .l2_bandwidth = in["l2_bw"_axis],
                                        .glb_bytes = std::int64_t{1024} * 1024 * in["glb_mib"_axis]},
                                       edge_22nm);
    if (!made) return possible<result>(made.why());
    const auto silicon = silicon_area(*made, rules);
    if (!silicon) return possible<result>(silicon.why());
    return possible<result>(results{chip(*made), area(*silicon), peak_throughput(peak_operations(*made))});
  }
};

}  // namespace co2design::hardware
