// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/detail/candidates.hpp>
#include <co2design/mapping/detail/compare_by.hpp>
#include <co2design/mapping/detail/gemm_product.hpp>
#include <co2design/mapping/detail/gemm_space.hpp>
#include <co2design/mapping/detail/gemm_tiles.hpp>
#include <co2design/mapping/detail/tiling_front.hpp>
#include <co2design/mapping/loop_nest.hpp>
#include <co2design/mapping/mapped_gemm.hpp>
#include <co2design/mapping/operator_cost.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/rules.hpp>

namespace co2design::mapping {

/// One mapping on the front of a product.
struct front_mapping {
  operator_cost cost;            ///< of the batch
  loop_nest nest;                ///< of one product; `whole` is the padded problem
  std::int64_t batch_cores = 1;  ///< products that run side by side
};

/// Maps one matrix product, or a batch of equal ones, onto chip after chip: of each chip all mappings of
/// which no other takes as few cycles and as little energy, one for each pair of these.
///
/// Order     ascending cycles, descending energy: the first is as fast as any mapping is, the last takes as
///           little energy; among them is the least of every sum, product or other function that rises with
///           both
/// Method    as for `gemm_mapper`, with bounds on cycles and on energy instead of one on an objective:
///           factors, tiles and what stays are passed over where a mapping found so far is as good as both
///           bounds. Nothing else is, so that every mapping is either looked at or beaten
/// Space     and rules: as for `gemm_mapper`
/// Shape     a hundred kilobytes, and the fronts of the last chips on the free store; one for each product,
///           not shared between threads; terminates where there is no room
/// Sharing   mappings of the last three chips limit the search where they fit. Of mappings within 1e-12 of
///           each other in both costs, which one is found may depend on these chips
/// Errors    infeasible as for `gemm_mapper`
/// Accuracy  no mapping is better than one of the front by more than 1e-12 of both costs, whose last bits are
///           those of `cost_of`
/// Cost      CLIP's 220 products on the study's 3240 chips, a core: 12 µs on average and 0.1 ms for 99 of 100
///           under rules::reference, 11 µs and 0.1 ms under rules::corrected; 2.3 mappings on average, 10 at
///           most (benchmarks/joint)
/// Source    as for `gemm_mapper`
/// Example   gemm_front_mapper map({.n = 197, .c = 768, .k = 3072}); const auto front = map(chip);
template <class Front>  // so that only who asks for fronts compiles it
class basic_gemm_front_mapper {
 public:
  constexpr explicit basic_gemm_front_mapper(const gemm_shape& shape,
                                             rule_set rules = rules::corrected) noexcept
      : space_(shape, rules, goal::energy_times_latency) {}

  [[nodiscard]] constexpr possible<std::vector<front_mapping>> operator()(const hardware::accelerator& a) {
    if (const char* why = space_.refusal()) return infeasible(why);
    space_.move_to(a);
    at_ = (at_ + 1) % recent_.size();
    front().reset();
    for (const Front& known : recent_)
      for (const auto& one : known) add(one.mapping);
    space_.enumerate(*this);
    if (const char* why = space_.refusal()) return infeasible(why);
    if (front().begin() == front().end()) return infeasible("no tile of this operator fits the chip");
    return results();
  }

 private:
  friend detail::gemm_space;
  using by = detail::by_both;

  constexpr Front& front() noexcept { return recent_[at_]; }
  // A mapping of another chip, where it fits this one.
  constexpr void add(const detail::tiling& one) {
    const detail::cost_pair cost = space_.cost_of_fitting<by>(one);
    if (cost.energy < by::most.energy && !front().hopeless(cost)) front().add(one, cost);
  }
  // The costs as `cost_of` has them may differ in their last bits.
  [[nodiscard]] constexpr std::vector<front_mapping> results() {
    std::vector<front_mapping> all;
    for (const auto& one : front()) {
      const mapped_gemm mapped = space_.mapped(one.mapping);
      if (!all.empty() && mapped.energy >= all.back().cost.energy) continue;
      while (!all.empty() && mapped.cycles <= all.back().cost.cycles) all.pop_back();
      all.push_back({{mapped.cycles, mapped.energy}, mapped.nest, mapped.batch_cores});
    }
    return all;
  }

  constexpr bool hopeless(const detail::cost_pair& bound) noexcept { return front().hopeless(bound); }
  struct watcher {
    Front& of;
    constexpr bool is_hopeless(const detail::cost_pair& bound) noexcept { return of.hopeless(bound); }
    constexpr void renew() const noexcept {}
    constexpr void leave() const noexcept {}
  };
  constexpr watcher watch() noexcept { return {front()}; }
  constexpr void consider(const detail::candidate& one, const detail::cost_pair&) {
    const detail::gemm_product product = space_.product_of(one);
    detail::tile_search(product, one, space_.lists_of(one), front()).run();
  }

  detail::gemm_space space_;
  std::array<Front, 4> recent_;  // of the chip of the moment and of the last three
  std::size_t at_ = 0;
};

using gemm_front_mapper = basic_gemm_front_mapper<detail::tiling_front<detail::tiling>>;

}  // namespace co2design::mapping
