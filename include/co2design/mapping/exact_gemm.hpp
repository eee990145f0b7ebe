// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/gemm_mapper.hpp>
#include <co2design/mapping/mapped_gemm.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/rules.hpp>

namespace co2design::mapping {

/// The best mapping of a matrix product, or of a batch of equal ones, on a chip: what a `gemm_mapper` says of
/// its first chip.
///
/// Errors    as for `gemm_mapper`
/// Cost      CLIP's products on the study's chips, a core: 13 µs on average and 79 µs for 99 of 100 under
///           rules::reference, 13 and 55 µs under rules::corrected (benchmarks/mapper)
[[nodiscard]] constexpr possible<mapped_gemm> map_exactly(const gemm_shape& shape,
                                                          const hardware::accelerator& a,
                                                          rule_set rules = rules::corrected,
                                                          goal what = goal::energy_times_latency) noexcept {
  return gemm_mapper(shape, rules, what)(a);
}

}  // namespace co2design::mapping
