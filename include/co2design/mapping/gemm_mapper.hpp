// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/detail/array_bound.hpp>
#include <co2design/mapping/detail/candidates.hpp>
#include <co2design/mapping/detail/divisors.hpp>
#include <co2design/mapping/detail/gemm_product.hpp>
#include <co2design/mapping/detail/gemm_tiles.hpp>
#include <co2design/mapping/detail/grid.hpp>
#include <co2design/mapping/detail/recent_answers.hpp>
#include <co2design/mapping/loop_nest.hpp>
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
      : shape_(shape),
        rules_(rules),
        goal_(what),
        sizes_{detail::padded_sizes(shape.n, rules.applies(correction::padding)),
               detail::padded_sizes(shape.c, rules.applies(correction::padding)),
               detail::padded_sizes(shape.k, rules.applies(correction::padding))} {}

  [[nodiscard]] constexpr possible<mapped_gemm> operator()(const hardware::accelerator& a) noexcept {
    if (shape_.batch > 1 && !rules_.applies(correction::heads_as_batch))
      return infeasible("under these rules a batch is part of the rows");
    if (std::max({shape_.n, shape_.c, shape_.k, shape_.batch}) >= detail::largest_dimension)
      return infeasible("a dimension of more than 2^31 elements");
    looked_at_ = 0;
    chip_ = a;
    prices_ = detail::prices_of(a, rules_);
    const auto cost = [this](const detail::tiling& one) {
      const detail::gemm_product product = product_of(one.at);
      return one.fits(product, chip_) ? one.cost(product) : detail::no_limit;
    };
    if (const answer* known = recent_.known(a, cost)) return result(*known);
    // Something for the others to be compared with: what mappings of the last chips cost here, or the best
    // candidate. Then the best few; and where these are not all that may beat it, the rest as they come.
    best_ = {};
    next_ = detail::no_limit;
    best_.objective = recent_.limit(cost);
    if (best_.objective == detail::no_limit) look_at_few(1);
    if (!look_at_few(detail::candidate_list::capacity)) {
      restart(0);
      enumerate();
    }
    if (too_many_) return infeasible("a dimension with more than 128 divisors");
    if (!best_.found()) return infeasible("no tile of this operator fits the chip");
    return result(recent_.keep(a, best_, pruned_, next_));
  }

 private:
  using answer = detail::recent_answers<detail::tiling>::answer;

  constexpr void restart(std::size_t limit) noexcept {
    best_few_.reset(limit);
    storing_ = limit > 0;
    pruned_ = detail::no_limit;
  }
  // Whether nothing else may beat the best.
  constexpr bool look_at_few(std::size_t count) noexcept {
    restart(count);
    enumerate();
    for (std::size_t i = 0; i < best_few_.size(); ++i) {
      if (best_few_[i].bound >= best_.objective) {
        pruned_ = std::min(pruned_, best_few_[i].bound);
        break;
      }
      look_at(best_few_[i]);
    }
    return pruned_ >= best_.objective;
  }
  constexpr void look_at(const detail::candidate& one) noexcept {
    ++looked_at_;
    const detail::gemm_product product = product_of(one);
    detail::tile_search(product, one, lists_of(one), best_, next_).run();
  }

  [[nodiscard]] constexpr detail::gemm_product product_of(const detail::candidate& one) const noexcept {
    return {{sizes_[0].all[one.size[0]], sizes_[1].all[one.size[1]], sizes_[2].all[one.size[2]]},
            one.side,
            shape_.batch,
            chip_,
            prices_,
            rules_,
            goal_};
  }
  [[nodiscard]] constexpr detail::factor_lists lists_of(const detail::candidate& one) noexcept {
    return {&sizes_[0].factors_of(one.size[0]), &sizes_[1].factors_of(one.size[1]),
            &sizes_[2].factors_of(one.size[2])};
  }

  // Whether a bound says that nothing below it is worth looking at now.
  constexpr bool hopeless(double bound) noexcept {
    if (bound < threshold()) return false;
    pruned_ = std::min(pruned_, bound);
    return true;
  }
  [[nodiscard]] constexpr double threshold() const noexcept {
    return storing_ && best_few_.full() ? std::min(best_few_.worst(), best_.objective) : best_.objective;
  }
  constexpr void consider(const detail::candidate& one) noexcept {
    if (!storing_) return look_at(one);
    if (best_few_.full()) pruned_ = std::min(pruned_, best_few_.worst());
    best_few_.add(one);
  }

  // All products and pairs of spatial factors that may beat the best, those with large tiles ruled out first.
  constexpr void enumerate() noexcept {
    const auto grid = detail::core_grid(chip_.knobs.cores);
    for (std::int64_t side = std::min<std::int64_t>(chip_.knobs.cores, shape_.batch); side > 0; --side) {
      if (!detail::divides(side, shape_.batch) || !detail::fits_grid(side, grid[0], grid[1])) continue;
      detail::candidate at{.side = side};
      for (at.size[0] = 0; at.size[0] < sizes_[0].size; ++at.size[0])
        for (at.size[1] = 0; at.size[1] < sizes_[1].size; ++at.size[1])
          for (at.size[2] = 0; at.size[2] < sizes_[2].size; ++at.size[2]) enumerate_cores(at);
    }
  }

  constexpr void enumerate_cores(detail::candidate at) noexcept {
    const auto grid = detail::core_grid(chip_.knobs.cores);
    const std::int64_t cores = chip_.knobs.cores / at.side;
    detail::gemm_product product = product_of(at);
    const detail::triple none{1, 1, 1};
    const detail::term memory = product.memory_floor();
    const detail::term once = product.buffer_term(product.crossings(3, none, none), none);
    if (hopeless(detail::array_bound(product, {1, 1, cores}, memory, once).any())) return;
    const auto lists = lists_of(at);
    for (const detail::factor_list* list : lists) too_many_ = too_many_ || list->size == 0;
    if (too_many_) return;
    product.fill_registers(lists);
    for (const std::int64_t n : *lists[0])
      for (const std::int64_t c : *lists[1]) {
        if (n * c > cores) break;
        for (const std::int64_t k : *lists[2]) {
          if (n * c * k > cores) break;
          if (!detail::fits_grid(at.side * n * c * k, grid[0], grid[1])) continue;
          at.u = {n, c, k};
          const detail::term buffer = product.buffer_floor(at.u);
          const detail::array_bound bound(product, at.u, memory, buffer);
          if (!hopeless(bound.any())) enumerate_array(at, product, bound, lists);
        }
      }
  }

  // The largest factors first: they serve best, and rule most of the others out.
  constexpr void enumerate_array(detail::candidate at, const detail::gemm_product& p,
                                 const detail::array_bound& bound,
                                 const detail::factor_lists& lists) noexcept {
    const auto& knobs = chip_.knobs;
    const std::int64_t elements = std::int64_t{1} * knobs.width * knobs.depth;
    const detail::triple most = detail::over(p.d, at.u);
    const detail::usable_factors of_n(*lists[0], most[0], elements), of_c(*lists[1], most[1], elements),
        of_k(*lists[2], most[2], elements);
    double limit = threshold(), least = std::numeric_limits<double>::infinity();  // in registers, this is hot
    const auto too_much = [&](double value) {
      if (value >= limit) least = std::min(least, value);
      return value >= limit;
    };
    std::size_t first_k = of_k.size - 1;
    for (std::size_t i = 0; i < of_c.size; ++i) {
      const detail::factor& c = of_c[i];
      while (first_k > 0 && c.size * of_k[first_k - 1].size <= p.elements) --first_k;
      if (too_much(bound.with(c, of_k[first_k]))) continue;
      std::size_t first_n = of_n.size - 1;
      for (std::size_t j = first_k; j < of_k.size; ++j) {
        const detail::factor& k = of_k[j];
        const auto pair = bound.of(c, k);
        if (too_much(bound.without_reads(pair))) break;
        const double used = c.size * k.size;
        while (first_n > 0 && used * of_n[first_n - 1].size <= p.elements) --first_n;
        for (std::size_t l = first_n; l < of_n.size; ++l) {
          const detail::factor& n = of_n[l];
          if (too_much(bound.with(pair, n))) break;
          at.bound = bound.with(pair, n, c, k);
          at.s = {n.whole(), c.whole(), k.whole()};
          if (!too_much(at.bound) && detail::fits_grid(at.s[0] * at.s[1] * at.s[2], knobs.width, knobs.depth))
            consider(at);
          limit = threshold();
        }
      }
    }
    pruned_ = std::min(pruned_, least);
  }

  [[nodiscard]] constexpr mapped_gemm result(const answer& of) const noexcept {
    const detail::tiling& best = of.mapping;
    const std::int64_t side = best.at.side;
    mapped_gemm out;
    out.nest = best.nest(product_of(best.at).d);
    out.batch_cores = side;
    out.objective = best.objective;
    out.bound = of.bound;
    out.looked_at = looked_at_;
    hardware::accelerator shared = chip_;
    shared.glb_bandwidth /= static_cast<double>(side);
    shared.dram_bandwidth /= static_cast<double>(side);
    out.one = cost_of(out.nest, shared, rules_);
    out.cycles = out.one.cycles * static_cast<double>(shape_.batch / side);
    out.energy = out.one.energy * static_cast<double>(shape_.batch);
    return out;
  }

  gemm_shape shape_;
  rule_set rules_;
  goal goal_;
  std::array<detail::padded_sizes, 3> sizes_;
  hardware::accelerator chip_{};
  detail::prices prices_{};
  detail::candidate_list best_few_;
  bool storing_ = false, too_many_ = false;
  double pruned_ = 0, next_ = 0;  // the least bound of what was not looked at, and the least beside the best
  std::uint64_t looked_at_ = 0;
  detail::tiling best_;
  detail::recent_answers<detail::tiling> recent_;
};

}  // namespace co2design::mapping
