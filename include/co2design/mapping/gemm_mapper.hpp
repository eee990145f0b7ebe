// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/detail/candidates.hpp>
#include <co2design/mapping/detail/compare_by.hpp>
#include <co2design/mapping/detail/gemm_product.hpp>
#include <co2design/mapping/detail/gemm_space.hpp>
#include <co2design/mapping/detail/gemm_tiles.hpp>
#include <co2design/mapping/detail/recent_answers.hpp>
#include <co2design/mapping/mapped_gemm.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/rules.hpp>

namespace co2design::mapping {

/// Maps one matrix product, or a batch of equal ones, onto chip after chip: the best mapping of each.
///
/// Method    the factors of array and cores in the order of a lower bound on the objective; for each, the maximal
///           tiles of global buffer, L2 and registers, and the choices of what stays put that no other beats.
///           It stops when the bound reaches the best found, which proves that the rest cannot beat it
/// Space     tiles divide each other; the array's factors fit width × depth and the cores' their grid, each
///           dimension's factor shared between the two sides at will; tiles fit L2 and global buffer
/// Rules     before `heads_as_batch` a batch is not accepted; from there on it is iterated, or unrolled over
///           cores. From `padding` on each dimension may be padded to a multiple of a power of two up to 256, to
///           less than twice its size, and the padded work is charged. From `weight_registers` on registers hold
///           weights alone; before, parts of all three tensors. From `one_l2_buffer` on the three tiles share
///           the L2; before, each may fill it. The rest as `cost_of` says
/// Shape     a hundred kilobytes, no allocation; one for each product, not shared between threads
/// Sharing   mapping and cost do not depend on the chips before, not by a bit, but they come sooner: divisors
///           are kept; what the mappings of the last four chips cost here limits the search; and where one of
///           these chips differs in its greater L2 bandwidth alone, its best is the best here if it did not
///           wait for the L2 and no other came as close as 1e-12. So go from wide to narrow, chips that
///           differ in L2 bandwidth alone near each other
/// Requires  dimensions and batch of at least 1
/// Errors    infeasible, with the reason, where no tile fits, a batch is not accepted, or a dimension, padded or
///           not, has more than 128 divisors or 2^31 elements
/// Accuracy  bounds and objectives are compared in double precision: of mappings within some 1e-15 of each other
///           any may be chosen, but always the same
/// Cost      CLIP's 220 products on the study's 3240 chips, 712 800 pairs, a core: 5 µs on average and 46 µs for
///           99 of 100 under rules::reference, 4 and 27 µs under rules::corrected (benchmarks/mapper)
/// Source    the mapping space of Sunstone as CATransformers uses it (arXiv 2505.01386, snapshot ad8c859); the
///           search is this library's
/// Example   mapping::gemm_mapper map({.n = 197, .c = 768, .k = 3072}); for (const auto& chip : chips) map(chip);
class gemm_mapper {
 public:
  constexpr explicit gemm_mapper(const gemm_shape& shape, rule_set rules = rules::corrected,
                                 goal what = goal::energy_times_latency) noexcept
      : space_(shape, rules, what) {}

  [[nodiscard]] constexpr possible<mapped_gemm> operator()(const hardware::accelerator& a) noexcept {
    if (const char* why = space_.refusal()) return infeasible(why);
    looked_at_ = 0;
    space_.move_to(a);
    const auto cost = [this](const detail::tiling& one) { return space_.cost_of_fitting<by>(one); };
    if (const answer* known = recent_.known(a, cost)) return result(*known);
    // Something for the others to be compared with: what mappings of the last chips cost here, or the best
    // candidate. Then the best few; and where these are not all that may beat it, the rest as they come.
    best_.reset(recent_.limit(cost));
    if (best_.mapping.objective == detail::no_limit) look_at_few(1);
    if (!look_at_few(detail::candidate_list::capacity)) {
      restart(0);
      space_.enumerate(*this);
    }
    if (const char* why = space_.refusal()) return infeasible(why);
    if (!best_.mapping.found()) return infeasible("no tile of this operator fits the chip");
    return result(recent_.keep(a, best_.mapping, pruned_, best_.next));
  }

 private:
  friend detail::gemm_space;
  using by = detail::by_objective;
  using answer = detail::recent_answers<detail::tiling>::answer;

  constexpr void restart(std::size_t limit) noexcept {
    best_few_.reset(limit);
    storing_ = limit > 0;
    pruned_ = detail::no_limit;
  }
  // Whether nothing else may beat the best.
  constexpr bool look_at_few(std::size_t count) noexcept {
    restart(count);
    space_.enumerate(*this);
    for (std::size_t i = 0; i < best_few_.size(); ++i) {
      if (best_few_[i].bound >= best_.mapping.objective) {
        pruned_ = std::min(pruned_, best_few_[i].bound);
        break;
      }
      look_at(best_few_[i]);
    }
    return pruned_ >= best_.mapping.objective;
  }
  constexpr void look_at(const detail::candidate& one) noexcept {
    ++looked_at_;
    const detail::gemm_product product = space_.product_of(one);
    detail::tile_search(product, one, space_.lists_of(one), best_).run();
  }

  // Whether a bound says that nothing below it is worth looking at now.
  constexpr bool hopeless(double bound) noexcept {
    if (bound < threshold()) return false;
    pruned_ = std::min(pruned_, bound);
    return true;
  }
  [[nodiscard]] constexpr double threshold() const noexcept {
    const double best = best_.mapping.objective;
    return storing_ && best_few_.full() ? std::min(best_few_.worst(), best) : best;
  }
  // The same where it is hot: limit and least bound in registers.
  struct watcher {
    gemm_mapper& of;
    double limit, least;

    constexpr bool is_hopeless(double bound) noexcept {
      if (bound >= limit) least = std::min(least, bound);
      return bound >= limit;
    }
    constexpr void renew() noexcept { limit = of.threshold(); }
    constexpr void leave() noexcept { of.pruned_ = std::min(of.pruned_, least); }
  };
  constexpr watcher watch() noexcept { return {*this, threshold(), detail::no_limit}; }
  constexpr void consider(detail::candidate one, double bound) noexcept {
    one.bound = bound;
    if (!storing_) return look_at(one);
    if (best_few_.full()) pruned_ = std::min(pruned_, best_few_.worst());
    best_few_.add(one);
  }

  [[nodiscard]] constexpr mapped_gemm result(const answer& of) const noexcept {
    mapped_gemm out = space_.mapped(of.mapping);
    out.objective = of.mapping.objective;
    out.bound = of.bound;
    out.looked_at = looked_at_;
    return out;
  }

  detail::gemm_space space_;
  detail::candidate_list best_few_;
  bool storing_ = false;
  double pruned_ = 0;  // the least bound of what was not looked at
  std::uint64_t looked_at_ = 0;
  detail::best_tiling best_;
  detail::recent_answers<detail::tiling> recent_;
};

}  // namespace co2design::mapping
