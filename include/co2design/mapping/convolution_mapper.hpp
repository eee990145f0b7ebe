// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/detail/convolution_product.hpp>
#include <co2design/mapping/detail/convolution_search.hpp>
#include <co2design/mapping/detail/recent_answers.hpp>
#include <co2design/mapping/loop_nest.hpp>
#include <co2design/mapping/mapped_convolution.hpp>
#include <co2design/mapping/mapped_gemm.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/rules.hpp>

namespace co2design::mapping {

/// Maps one convolution onto chip after chip, in seven letters: the best mapping of each.
///
/// Method    tiles of the global buffer and factors of the cores in the order of a lower bound on the
///           objective; for each the maximal tiles of the L2; then the factors of the array, bounded as rows,
///           reduction and outputs of a matrix product of which windows share a part of the inputs; last the
///           tiles of the registers and the letters that factors go to. What is left out is bounded by the
///           best
/// Space     as for `gemm_mapper`, with tiles of seven letters; input tiles hold what their windows touch. At
///           each level any tensor may stay, and windows may slide along any letter that lets it: then only
///           what is new is loaded, unless the other letter of the window is spread over elements or cores
/// Rules     before `one_l2_buffer` a stride counts as 1. The rest as for `gemm_mapper` and `cost_of`
/// Sharing   as for `gemm_mapper`; where several mappings tie for the best, the chip is searched as if it were
///           the first
/// Shape     four kilobytes, and some sixty of stack while it searches; no allocation
/// Requires  all sizes and the stride at least 1
/// Errors    infeasible, with the reason, where no tile fits, or rows, reduction or outputs have more than
///           128 divisors or 2^31 elements
/// Accuracy  as for `gemm_mapper`
/// When not  a convolution that is a matrix product (`is_matrix_product`) is mapped faster as one
/// Source    as for `gemm_mapper`
/// Example   mapping::convolution_mapper map({.n = 1, .c = 3, .k = 64, .r = 7, .s = 7, .p = 9, .q = 9});
class convolution_mapper {
 public:
  constexpr explicit convolution_mapper(const convolution_shape& shape, rule_set rules = rules::corrected,
                                        goal what = goal::energy_times_latency) noexcept
      : shape_(shape), rules_(rules), goal_(what) {}

  [[nodiscard]] constexpr possible<mapped_convolution> operator()(const hardware::accelerator& a) noexcept {
    const auto large = [](std::int64_t x, std::int64_t y, std::int64_t z) {
      return static_cast<double>(x) * static_cast<double>(y) * static_cast<double>(z) >=
             static_cast<double>(detail::largest_dimension);
    };
    if (large(shape_.n, shape_.p, shape_.q) || large(shape_.c, shape_.r, shape_.s) ||
        large(shape_.k, 1, 1))
      return infeasible("a dimension of more than 2^31 elements");
    const auto cost = [&](const detail::convolution_tiling& one) {
      const detail::convolution_product product(whole(), stride(), a, rules_, goal_);
      return product.fits(one) ? product.cost(one) : detail::no_limit;
    };
    if (const answer* known = recent_.known(a, cost)) return result(*known, 0);
    // Which of several that tie comes first may depend on the limit.
    if (const double limit = recent_.limit(cost); limit < detail::no_limit)
      if (const auto found = search(a, limit, true)) return found;
    return search(a, detail::no_limit, false);
  }

 private:
  using answer = detail::recent_answers<detail::convolution_tiling>::answer;

  [[nodiscard]] constexpr extents whole() const noexcept {
    return {shape_.n, shape_.p, shape_.q, shape_.c, shape_.r, shape_.s, shape_.k};
  }
  [[nodiscard]] constexpr std::int64_t stride() const noexcept {
    return rules_.applies(correction::one_l2_buffer) ? shape_.stride : 1;
  }
  // The best of those that cost less than `limit`; with `alone`, only where it has no rival.
  [[nodiscard]] constexpr possible<mapped_convolution> search(const hardware::accelerator& a, double limit,
                                                              bool alone) noexcept {
    detail::convolution_search<64> search(whole(), stride(), a, rules_, goal_);
    if (search.too_large()) return infeasible("a dimension with more than 128 divisors");
    search.run(limit);
    if (!search.found()) return infeasible("no tile of this operator fits the chip");
    if (alone && search.next() <= search.best().objective * (1 + detail::apart))
      return infeasible("several mappings tie");
    return result(recent_.keep(a, search.best(), search.bound(), search.next()), search.looked_at());
  }
  [[nodiscard]] constexpr mapped_convolution result(const answer& of, std::uint64_t looked_at) const noexcept {
    const detail::convolution_product product(whole(), stride(), of.chip, rules_, goal_);
    mapped_convolution out;
    out.nest = product.nest(of.mapping);
    out.cost = cost_of(out.nest, of.chip, rules_);
    out.cycles = out.cost.cycles;
    out.energy = out.cost.energy;
    out.objective = of.mapping.objective;
    out.bound = of.bound;
    out.looked_at = looked_at;
    return out;
  }

  convolution_shape shape_;
  rule_set rules_;
  goal goal_;
  detail::recent_answers<detail::convolution_tiling> recent_;
};

}  // namespace co2design::mapping
