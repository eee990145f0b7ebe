// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>

#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/detail/convolution_search.hpp>
#include <co2design/mapping/detail/divisors.hpp>
#include <co2design/mapping/gemm_mapper.hpp>
#include <co2design/mapping/loop_nest.hpp>
#include <co2design/mapping/mapped_gemm.hpp>
#include <co2design/metric/infeasible.hpp>
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

/// The matrix product that a convolution is whose windows do not overlap, such as one of patches.
[[nodiscard]] constexpr gemm_shape matrix_product_of(const convolution_shape& one) noexcept {
  return {one.n * one.p * one.q, one.c * one.r * one.s, one.k};
}

/// Whether a convolution is mapped as that product; before `one_l2_buffer` none is, as strides do not count.
[[nodiscard]] constexpr bool is_matrix_product(const convolution_shape& one, rule_set rules) noexcept {
  return rules.applies(correction::one_l2_buffer) && one.stride >= std::max(one.r, one.s);
}

namespace detail {

// Whether rows, reduction or outputs are more than a mapper takes.
constexpr bool too_large(const convolution_shape& one) noexcept {
  const auto large = [](std::int64_t x, std::int64_t y, std::int64_t z) {
    return static_cast<double>(x) * static_cast<double>(y) * static_cast<double>(z) >=
           static_cast<double>(largest_dimension);
  };
  return large(one.n, one.p, one.q) || large(one.c, one.r, one.s) || large(one.k, 1, 1);
}

}  // namespace detail

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

/// The best mapping of a convolution on a chip.
///
/// Method    tiles of the global buffer and factors of the cores in the order of a lower bound on the
///           objective; for each the maximal tiles of the L2; then the factors of the array, bounded as rows,
///           reduction and outputs of a matrix product of which windows share a part of the inputs; last the
///           tiles of the registers and the letters that factors go to. What is left out is bounded by the
///           best
/// Space     as for `gemm_mapper`, with tiles of seven letters; input tiles hold what their windows touch. At
///           each level any tensor may stay, and windows may slide along any letter that lets it: then only
///           what is new is loaded, unless the other letter of the window is spread over elements or cores
/// Rules     before `one_l2_buffer` a stride counts as 1; from there on it counts, and a convolution whose
///           windows do not overlap, such as one of patches, is the matrix product of n·p·q rows, reduction
///           c·r·s and k outputs. The rest as for `gemm_mapper` and `cost_of`
/// Shape     a function template, so that `map_exactly({197, 768, 3072}, chip)` is still a matrix product;
///           some sixty kilobytes of stack, no allocation
/// Requires  all sizes and the stride at least 1
/// Errors    infeasible, with the reason, where no tile fits, or rows, reduction or outputs have more than
///           128 divisors or 2^31 elements
/// Accuracy  as for `gemm_mapper`
/// Cost      ViT's patches on the study's chips, one core: under rules::reference 0.1 ms at the median, 0.7
///           ms at the 90th percentile, 3 ms at worst; under rules::corrected 11 µs at the median
/// When not  a convolution whose windows overlap is not padded on any rung, so that awkward sizes cost it
///           more than a product would; under rules::reference chips of a hundred cores take tens of
///           milliseconds
/// Source    the mapping space of Sunstone as CATransformers uses it (arXiv 2505.01386, snapshot ad8c859);
///           the search is this library's
/// Example   map_exactly(convolution_shape{.n = 1, .c = 3, .k = 64, .r = 7, .s = 7, .p = 9, .q = 9}, chip)
template <std::same_as<convolution_shape> Shape>
[[nodiscard]] constexpr possible<mapped_convolution> map_exactly(
    const Shape& shape, const hardware::accelerator& a, rule_set rules = rules::corrected,
    goal what = goal::energy_times_latency) noexcept {
  if (detail::too_large(shape)) return infeasible("a dimension of more than 2^31 elements");

  if (is_matrix_product(shape, rules)) {
    const auto mapped = gemm_mapper(matrix_product_of(shape), rules, what)(a);
    if (!mapped) return mapped.why();
    return mapped_convolution{mapped->nest,      mapped->one,   mapped->cycles,   mapped->energy,
                              mapped->objective, mapped->bound, mapped->looked_at};
  }

  const extents whole{shape.n, shape.p, shape.q, shape.c, shape.r, shape.s, shape.k};
  const bool strides = rules.applies(correction::one_l2_buffer);
  detail::convolution_search<64> search(whole, strides ? shape.stride : 1, a, rules, what);
  if (search.too_large()) return infeasible("a dimension with more than 128 divisors");
  search.run();
  if (!search.found()) return infeasible("no tile of this operator fits the chip");
  mapped_convolution out;
  out.nest = search.nest();
  out.cost = cost_of(out.nest, a, rules);
  out.cycles = out.cost.cycles;
  out.energy = out.cost.energy;
  out.objective = search.objective();
  out.bound = search.bound();
  out.looked_at = search.looked_at();
  return out;
}

}  // namespace co2design::mapping
