// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/detail/gemm_search.hpp>
#include <co2design/mapping/loop_nest.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/rules.hpp>

namespace co2design::mapping {

/// The best mapping of a matrix product, or of a batch of equal ones, on a chip.
///
/// Method    pairs of spatial factors (array, cores) in the order of a lower bound on the objective; for
///           each, the maximal tiles of global buffer, L2 and registers, and the choices of what stays put
///           that no other beats. It stops when the bound reaches the best found, which proves that the
///           rest cannot beat it
/// Space     tiles divide each other; the array's factors fit width × depth and the cores' their grid, each
///           dimension's factor shared between the two sides at will; tiles fit L2 and global buffer
/// Rules     before `heads_as_batch` a batch is not accepted; from there on it is iterated, or unrolled
///           over cores. From `padding` on each dimension may be padded to a multiple of a power of two up
///           to 256, to less than twice its size, and the padded work is charged. From `weight_registers`
///           on registers hold weights alone; before, parts of all three tensors. From `one_l2_buffer` on
///           the three tiles share the L2; before, each may fill it. The rest as `cost_of` says
/// Errors    infeasible where no tile fits; std::out_of_range for a dimension with more than 128 divisors
/// Cost      a list of candidates. On CLIP's vision products and the study's chips 0.04 ms on average under
///           rules::reference, 0.3 ms under rules::corrected, 9 ms at worst (benchmarks/mapper)
/// Source    the mapping space of Sunstone as CATransformers uses it (arXiv 2505.01386, snapshot ad8c859)
[[nodiscard]] constexpr possible<mapped_gemm> map_exactly(const gemm_shape& shape,
                                                          const hardware::accelerator& a,
                                                          rule_set rules = rules::corrected,
                                                          goal what = goal::energy_times_latency) {
  if (shape.batch > 1 && !rules.applies(correction::heads_as_batch))
    return infeasible("under these rules a batch is part of the rows");
  return detail::gemm_search(shape, a, rules, what).search();
}

}  // namespace co2design::mapping
