// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>

#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/convolution_mapper.hpp>
#include <co2design/mapping/gemm_mapper.hpp>
#include <co2design/mapping/mapped_convolution.hpp>
#include <co2design/mapping/mapped_gemm.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/rules.hpp>

namespace co2design::mapping {

/// The best mapping of a convolution on a chip: what a `convolution_mapper` says of its first chip, or a
/// `gemm_mapper` where the convolution is a matrix product.
///
/// Rules     before `one_l2_buffer` a stride counts as 1; from there on it counts, and a convolution whose
///           windows do not overlap, such as one of patches, is the matrix product of n·p·q rows, reduction
///           c·r·s and k outputs
/// Shape     a function template, so that `map_exactly({197, 768, 3072}, chip)` is still a matrix product;
///           some sixty kilobytes of stack, no allocation
/// Requires  all sizes and the stride at least 1
/// Errors    as for `convolution_mapper`
/// Cost      ViT's patches on the study's chips, one core: under rules::reference 0.1 ms at the median, 0.7
///           ms at the 90th percentile, 3 ms at worst; under rules::corrected 11 µs at the median
/// When not  a convolution whose windows overlap is not padded on any rung, so that awkward sizes cost it
///           more than a product would; under rules::reference chips of a hundred cores take tens of
///           milliseconds
/// Example   map_exactly(convolution_shape{.n = 1, .c = 3, .k = 64, .r = 7, .s = 7, .p = 9, .q = 9}, chip)
template <std::same_as<convolution_shape> Shape>
[[nodiscard]] constexpr possible<mapped_convolution> map_exactly(
    const Shape& shape, const hardware::accelerator& a, rule_set rules = rules::corrected,
    goal what = goal::energy_times_latency) noexcept {
  if (!is_matrix_product(shape, rules)) return convolution_mapper(shape, rules, what)(a);
  const auto mapped = gemm_mapper(matrix_product_of(shape), rules, what)(a);
  if (!mapped) return mapped.why();
  return mapped_convolution{mapped->nest,      mapped->one,   mapped->cycles,   mapped->energy,
                            mapped->objective, mapped->bound, mapped->looked_at};
}

}  // namespace co2design::mapping
