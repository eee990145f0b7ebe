// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>

#include <co2design/mapping/loop_nest.hpp>
#include <co2design/mapping/mapped_gemm.hpp>
#include <co2design/metric/rules.hpp>
#include <co2design/workload/operation.hpp>

namespace co2design::mapping {

/// The sizes of a convolution: n images of c channels, k kernels of r × s, p × q outputs of each, and how far
/// the kernel moves from one output to the next.
struct convolution_shape {
  std::int64_t n, c, k, r, s, p, q;
  std::int64_t stride = 1;

  friend constexpr bool operator==(const convolution_shape&, const convolution_shape&) = default;
};

/// The sizes of an operator that is a convolution.
[[nodiscard]] constexpr convolution_shape convolution_shape_of(const workload::operation& one) noexcept {
  return {one.n, one.c, one.k, one.r, one.s, one.p, one.q, one.stride};
}

/// A mapping of a convolution that no other beats, and the proof.
///
/// Proof     `bound` is a lower bound on the objective of every mapping that was not costed; the search ended
///           because it is no smaller than `objective`
struct mapped_convolution {
  loop_nest nest;  ///< `whole` is the padded product where the convolution is one
  nest_cost cost;  ///< of the nest
  double cycles = 0;
  energy_quantity energy{0.0};
  double objective = 0;
  double bound = 0;             ///< +infinity where nothing was left out
  std::uint64_t looked_at = 0;  ///< factors of cores and array whose tiles were enumerated
};

/// The matrix product that a convolution is whose windows do not overlap, such as one of patches.
[[nodiscard]] constexpr gemm_shape matrix_product_of(const convolution_shape& of) noexcept {
  return {of.n * of.p * of.q, of.c * of.r * of.s, of.k};
}

/// Whether a convolution is mapped as that matrix product; before `one_l2_buffer` none is, as strides do not
/// count.
[[nodiscard]] constexpr bool is_matrix_product(const convolution_shape& one, rule_set rules) noexcept {
  return rules.applies(correction::one_l2_buffer) && one.stride >= std::max(one.r, one.s);
}

}  // namespace co2design::mapping
