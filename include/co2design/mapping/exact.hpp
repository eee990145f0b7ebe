// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/exact_convolution.hpp>
#include <co2design/mapping/exact_gemm.hpp>
#include <co2design/mapping/mapped_gemm.hpp>
#include <co2design/mapping/operator_cost.hpp>
#include <co2design/mapping/sequential_part.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/rules.hpp>
#include <co2design/workload/operation.hpp>

namespace co2design::mapping {

/// What an operator of the tensor core costs under its best mapping.
///
/// Errors    infeasible as for `map_exactly`
struct exact_matrix {
  rule_set rules = rules::corrected;
  goal objective = goal::energy_times_latency;

  constexpr possible<operator_cost> operator()(const workload::operation& one,
                                               const hardware::accelerator& a) const noexcept {
    const auto cost = [](const auto& mapped) -> possible<operator_cost> {
      if (!mapped) return mapped.why();
      return operator_cost{mapped->cycles, mapped->energy};
    };
    if (one.kind == workload::operator_kind::convolution)
      return cost(map_exactly(convolution_shape_of(one), a, rules, objective));
    return cost(map_exactly({one.n, one.c, one.k, one.batch}, a, rules, objective));
  }
};

/// The mapping policy: every operator of the tensor core under its best mapping, one after the other; vector
/// operators cost what the vector core takes.
///
/// Provides  latency_of, energy_of and breakdown_of "text", "vision" and "joint"; latency, energy
/// Needs     operations_of the three parts, chip
/// Errors    infeasible where an operator of the part has no mapping
/// Cost      one search for each distinct operator of a part: a CLIP of the study's space on a chip of it takes
///           0.22 ms, 0.39 ms for 99 of 100; under rules::reference 0.28 and 2.4 ms, where the convolution of
///           the patches is searched in seven dimensions (benchmarks/mapper). It compiles for 2 s with g++ 12
/// Example   make_pipeline<designs>(workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::exact{}, …)
struct exact {
  rule_set rules = rules::corrected;
  goal objective = goal::energy_times_latency;  ///< of each operator by itself

  [[nodiscard]] constexpr auto parts() const {
    return sequential_parts(exact_matrix{.rules = rules, .objective = objective});
  }
};

}  // namespace co2design::mapping
