// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
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

/// A mapping of a convolution that no other beats, and the proof.
///
/// Proof     `bound` is a lower bound on the objective of every mapping that was not costed; the search ended
///           because it is no smaller than `objective`
struct mapped_convolution {
  loop_nest nest;
  nest_cost cost;
  double cycles = 0;
  energy_quantity energy{0.0};
  double objective = 0;
  double bound = 0;             ///< +infinity where nothing was left out
  std::uint64_t looked_at = 0;  ///< factors of cores and array whose tiles were enumerated
};

[[nodiscard]] constexpr possible<mapped_convolution> map_exactly(
    const convolution_shape& shape, const hardware::accelerator& a, rule_set rules = rules::corrected,
    goal what = goal::energy_times_latency) noexcept {
  const bool strides = rules.applies(correction::one_l2_buffer);
  if (strides && shape.stride >= std::max(shape.r, shape.s)) {
    const auto mapped =
        gemm_mapper({shape.n * shape.p * shape.q, shape.c * shape.r * shape.s, shape.k}, rules, what)(a);
    if (!mapped) return mapped.why();
    return mapped_convolution{mapped->nest,      mapped->one,   mapped->cycles,   mapped->energy,
                              mapped->objective, mapped->bound, mapped->looked_at};
  }
  const double largest = static_cast<double>(detail::largest_dimension);
  const auto product = [](std::int64_t x, std::int64_t y, std::int64_t z) {
    return static_cast<double>(x) * static_cast<double>(y) * static_cast<double>(z);
  };
  if (std::max({product(shape.n, shape.p, shape.q), product(shape.c, shape.r, shape.s),
                static_cast<double>(shape.k)}) >= largest)
    return infeasible("a dimension of more than 2^31 elements");
  const extents whole{shape.n, shape.p, shape.q, shape.c, shape.r, shape.s, shape.k};
  const std::int64_t stride = strides ? shape.stride : 1;
  detail::convolution_search search(whole, stride, a, rules, what);
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
