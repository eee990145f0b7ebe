// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>

#include <co2design/core/math.hpp>
#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/operator_cost.hpp>
#include <co2design/mapping/sequence_cost.hpp>
#include <co2design/mapping/sequential_part.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/workload/operation.hpp>

namespace co2design::mapping {

/// What one matrix product or convolution costs by compute and leading-order traffic.
///
/// Formula   traffic over a boundary above S elements of storage: Q(S) = max(|I| + |W| + |O|, 2·MACs/√S);
///           for cycles, where reads and writes overlap, with max(|I| + |W|, |O|) in the place of the sum
///           cycles = max(MACs/PEs, Q(registers)/BW_L2, Q(L2)/BW_GLB, Q(GLB)/BW_DRAM)
///           energy = MACs·(e_MAC + e_register) + Q(registers)·e_L2 + Q(L2)·(e_GLB + e_L2,fill)
///                    + Q(GLB)·(e_DRAM + e_GLB,fill)
/// Units     cycles; joules. S in elements of one byte, over all cores
/// Rules     energy per element before `energy_per_block`, a quarter of it from there on; 2.2 pJ per MAC
///           before `mac_energy`; fills at read energy before `write_energy`; one L2 bandwidth for all
///           cores before `l2_bandwidth_per_core`; three L2 buffers, and convolutions of stride 1, before
///           `one_l2_buffer`
/// When not  no tile is sought: a shape that fits the array badly costs more than this says
/// Source    the traffic bound: Hong and Kung, STOC 1981; constant 2: Smith, Lowery, Langou, van de Geijn,
///           arXiv 1702.02017 (2017)
[[nodiscard]] constexpr operator_cost roofline_matrix_cost(const workload::operation& one,
                                                           const hardware::accelerator& a,
                                                           rule_set rules) noexcept {
  const hardware::configuration& knobs = a.knobs;
  const double macs = one.macs();
  const double batch = static_cast<double>(one.batch), outputs = static_cast<double>(one.n * one.p * one.q);
  const double inner = static_cast<double>(one.c * one.r * one.s), k = static_cast<double>(one.k);
  const std::int64_t stride = rules.applies(correction::one_l2_buffer) ? one.stride : 1;
  const double inputs = one.kind == workload::operator_kind::convolution
                            ? static_cast<double>(one.n * one.c * ((one.p - 1) * stride + one.r) *
                                                  ((one.q - 1) * stride + one.s))
                            : outputs * inner;
  const double read = batch * (inputs + inner * k), written = batch * outputs * k;

  const double cores = knobs.cores, elements = cores * knobs.width * knobs.depth;
  const double buffers = rules.applies(correction::one_l2_buffer) ? 1 : 3;
  const double in_registers = elements * a.process->tensor_register_entries;
  const double in_l2 = cores * buffers * static_cast<double>(a.tensor_l2.bytes);
  const double in_glb = static_cast<double>(a.glb.bytes);
  const auto moved = [&](double once, double storage) {
    return std::max(once, 2 * macs / math::sqrt(storage));
  };

  const double l2_ports = rules.applies(correction::l2_bandwidth_per_core) ? cores : 1;
  const double one_way = std::max(read, written);
  const double cycles =
      std::max({macs / elements, moved(one_way, in_registers) / (l2_ports * knobs.l2_bandwidth),
                moved(one_way, in_l2) / a.glb_bandwidth, moved(one_way, in_glb) / a.dram_bandwidth});

  const double from_l2 = moved(read + written, in_registers);
  const double from_glb = moved(read + written, in_l2), from_dram = moved(read + written, in_glb);
  const double block = rules.applies(correction::energy_per_block) ? 4 : 1;
  const bool fill = rules.applies(correction::write_energy);
  const energy_quantity mac =
      rules.applies(correction::mac_energy) ? a.process->mac_energy : hardware::fixed_mac_energy.value;
  return {cycles, macs * (mac + a.process->tensor_register_read) + from_l2 / block * a.tensor_l2.read +
                      from_glb / block * (a.glb.read + (fill ? a.tensor_l2.write : a.tensor_l2.read)) +
                      from_dram / block * (a.dram_access + (fill ? a.glb.write : a.glb.read))};
}

/// The cost of a list of operators, one after the other: `sequence_cost` with `roofline_matrix_cost`.
[[nodiscard]] constexpr component_costs roofline_costs(const workload::operation_list& list,
                                                       const hardware::accelerator& a,
                                                       rule_set rules) noexcept {
  return sequence_cost(list, a, rules, [&](const workload::operation& one) noexcept {
    return roofline_matrix_cost(one, a, rules);
  });
}

/// Their sum.
[[nodiscard]] constexpr operator_cost roofline_cost(const workload::operation_list& list,
                                                    const hardware::accelerator& a, rule_set rules) noexcept {
  return roofline_costs(list, a, rules).total();
}

/// `roofline_matrix_cost` under a rule set, for `sequential_part`.
struct roofline_matrix {
  rule_set rules = rules::corrected;

  constexpr operator_cost operator()(const workload::operation& one,
                                     const hardware::accelerator& a) const noexcept {
    return roofline_matrix_cost(one, a, rules);
  }
};

/// A coarse mapping policy: every matrix product is bound by compute or by one level's bandwidth, whichever
/// is slower; vector operators cost what the vector core takes.
///
/// Provides  latency_of, energy_of and breakdown_of "text", "vision" and "joint"; latency, energy
/// Needs     operations_of the three parts, chip
/// When not  where the fit of an operator to the array decides: `roofline_matrix_cost` says what is left
///           out
struct roofline {
  rule_set rules = rules::corrected;

  [[nodiscard]] constexpr auto parts() const { return sequential_parts(roofline_matrix{rules}); }
};

}  // namespace co2design::mapping
