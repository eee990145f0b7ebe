// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/detail/array_bound.hpp>
#include <co2design/mapping/detail/candidates.hpp>
#include <co2design/mapping/detail/divisors.hpp>
#include <co2design/mapping/detail/gemm_product.hpp>
#include <co2design/mapping/detail/gemm_tiles.hpp>
#include <co2design/mapping/detail/grid.hpp>
#include <co2design/mapping/loop_nest.hpp>
#include <co2design/mapping/mapped_gemm.hpp>
#include <co2design/metric/rules.hpp>

namespace co2design::mapping::detail {

// The mappings of a matrix product, or of a batch of equal ones, on the chip of the moment: its padded sizes
// and the factors of array and cores, with lower bounds on what they cost.
class gemm_space {
 public:
  constexpr gemm_space(const gemm_shape& shape, rule_set rules, goal what) noexcept
      : shape_(shape),
        rules_(rules),
        goal_(what),
        sizes_{padded_sizes(shape.n, rules.applies(correction::padding)),
               padded_sizes(shape.c, rules.applies(correction::padding)),
               padded_sizes(shape.k, rules.applies(correction::padding))} {}

  // Why it has none on any chip; null where it may have some.
  [[nodiscard]] constexpr const char* refusal() const noexcept {
    if (shape_.batch > 1 && !rules_.applies(correction::heads_as_batch))
      return "under these rules a batch is part of the rows";
    if (std::max({shape_.n, shape_.c, shape_.k, shape_.batch}) >= largest_dimension)
      return "a dimension of more than 2^31 elements";
    return too_many_ ? "a dimension with more than 128 divisors" : nullptr;
  }
  constexpr void move_to(const hardware::accelerator& a) noexcept {
    chip_ = a;
    prices_ = prices_of(a, rules_);
  }
  [[nodiscard]] constexpr gemm_product product_of(const candidate& one) const noexcept {
    return {{sizes_[0].all[one.size[0]], sizes_[1].all[one.size[1]], sizes_[2].all[one.size[2]]},
            one.side,
            shape_.batch,
            chip_,
            prices_,
            rules_,
            goal_};
  }
  [[nodiscard]] constexpr factor_lists lists_of(const candidate& one) noexcept {
    return {&sizes_[0].factors_of(one.size[0]), &sizes_[1].factors_of(one.size[1]),
            &sizes_[2].factors_of(one.size[2])};
  }
  // What a mapping of any chip costs here; the most where it does not fit.
  template <class By>
  [[nodiscard]] constexpr typename By::value cost_of_fitting(const tiling& one) const noexcept {
    const gemm_product product = product_of(one.at);
    return one.fits(product, chip_) ? one.cost<By>(product) : By::most;
  }
  [[nodiscard]] constexpr mapped_gemm mapped(const tiling& one) const noexcept {
    const std::int64_t side = one.at.side;
    mapped_gemm out;
    out.nest = one.nest(product_of(one.at).d);
    out.batch_cores = side;
    hardware::accelerator shared = chip_;
    shared.glb_bandwidth /= static_cast<double>(side);
    shared.dram_bandwidth /= static_cast<double>(side);
    out.one = cost_of(out.nest, shared, rules_);
    out.cycles = out.one.cycles * static_cast<double>(shape_.batch / side);
    out.energy = out.one.energy * static_cast<double>(shape_.batch);
    return out;
  }

  // Shows a search all padded sizes and pairs of spatial factors that it does not find hopeless, those with
  // large tiles ruled out first. It has `by`, what it compares bounds by; `hopeless(bound)`;
  // `consider(candidate, bound)`; and `watch()`, the same question for a loop: `is_hopeless(bound)`,
  // `renew()` after a candidate was considered, `leave()` at the end.
  template <class Search>
  constexpr void enumerate(Search& search) noexcept {
    const auto grid = core_grid(chip_.knobs.cores);
    for (std::int64_t side = std::min<std::int64_t>(chip_.knobs.cores, shape_.batch); side > 0; --side) {
      if (!divides(side, shape_.batch) || !fits_grid(side, grid[0], grid[1])) continue;
      candidate at{.side = side};
      for (at.size[0] = 0; at.size[0] < sizes_[0].size; ++at.size[0])
        for (at.size[1] = 0; at.size[1] < sizes_[1].size; ++at.size[1])
          for (at.size[2] = 0; at.size[2] < sizes_[2].size; ++at.size[2]) enumerate_cores(at, search);
    }
  }

 private:
  template <class Search>
  constexpr void enumerate_cores(candidate at, Search& search) noexcept {
    using bounds = array_bound<typename Search::by>;
    const auto grid = core_grid(chip_.knobs.cores);
    const std::int64_t cores = chip_.knobs.cores / at.side;
    gemm_product product = product_of(at);
    const triple none{1, 1, 1};
    const term memory = product.memory_floor();
    const term once = product.buffer_term(product.crossings(3, none, none), none);
    if (search.hopeless(bounds(product, {1, 1, cores}, memory, once).any())) return;
    const auto lists = lists_of(at);
    for (const factor_list* list : lists) too_many_ = too_many_ || list->size == 0;
    if (too_many_) return;
    product.fill_registers(lists);
    for (const std::int64_t n : *lists[0])
      for (const std::int64_t c : *lists[1]) {
        if (n * c > cores) break;
        for (const std::int64_t k : *lists[2]) {
          if (n * c * k > cores) break;
          if (!fits_grid(at.side * n * c * k, grid[0], grid[1])) continue;
          at.u = {n, c, k};
          const term buffer = product.buffer_floor(at.u);
          const bounds bound(product, at.u, memory, buffer);
          if (!search.hopeless(bound.any())) enumerate_array(at, product, bound, lists, search);
        }
      }
  }

  // The largest factors first: they serve best, and rule most of the others out.
  template <class Search>
  constexpr void enumerate_array(candidate at, const gemm_product& p,
                                 const array_bound<typename Search::by>& bound, const factor_lists& lists,
                                 Search& search) noexcept {
    const auto& knobs = chip_.knobs;
    const std::int64_t elements = std::int64_t{1} * knobs.width * knobs.depth;
    const triple most = over(p.d, at.u);
    const usable_factors of_n(*lists[0], most[0], elements), of_c(*lists[1], most[1], elements),
        of_k(*lists[2], most[2], elements);
    auto watch = search.watch();
    std::size_t first_k = of_k.size - 1;
    for (std::size_t i = 0; i < of_c.size; ++i) {
      const factor& c = of_c[i];
      while (first_k > 0 && c.size * of_k[first_k - 1].size <= p.elements) --first_k;
      if (watch.is_hopeless(bound.with(c, of_k[first_k]))) continue;
      std::size_t first_n = of_n.size - 1;
      for (std::size_t j = first_k; j < of_k.size; ++j) {
        const factor& k = of_k[j];
        const auto pair = bound.of(c, k);
        if (watch.is_hopeless(bound.without_reads(pair))) break;
        const double used = c.size * k.size;
        while (first_n > 0 && used * of_n[first_n - 1].size <= p.elements) --first_n;
        for (std::size_t l = first_n; l < of_n.size; ++l) {
          const factor& n = of_n[l];
          if (watch.is_hopeless(bound.with(pair, n))) break;
          const auto least = bound.with(pair, n, c, k);
          if (watch.is_hopeless(least)) continue;
          at.s = {n.whole(), c.whole(), k.whole()};
          if (!fits_grid(at.s[0] * at.s[1] * at.s[2], knobs.width, knobs.depth)) continue;
          search.consider(at, least);
          watch.renew();
        }
      }
    }
    watch.leave();
  }

  gemm_shape shape_;
  rule_set rules_;
  goal goal_;
  std::array<padded_sizes, 3> sizes_;
  hardware::accelerator chip_{};
  prices prices_{};
  bool too_many_ = false;
};

}  // namespace co2design::mapping::detail
