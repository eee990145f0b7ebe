// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <vector>

#include <co2design/mapping/detail/candidates.hpp>
#include <co2design/mapping/detail/compare_by.hpp>
#include <co2design/mapping/detail/gemm_product.hpp>
#include <co2design/mapping/detail/recent_answers.hpp>

namespace co2design::mapping::detail {

// Tilings of which none is as good as another in energy and cycles, by ascending cycles. Of those that are
// less than `apart` from each other in both, the first one stays.
template <class Tiling>
class tiling_front {
 public:
  using by = by_both;
  struct entry {
    Tiling mapping;
    cost_pair cost;
  };

  constexpr void reset() noexcept {
    all_.clear();
    limits_.clear();
    last_ = 0;
  }
  constexpr void start(const candidate&) const noexcept {}

  // Whether one of them is as good as whatever costs at least so much.
  constexpr bool hopeless(const cost_pair& least) noexcept {
    if (last_ < limits_.size() && as_good(limits_[last_], least)) return true;
    std::size_t after = 0;  // those of no more cycles; the last of them takes the least energy
    while (after < limits_.size() && limits_[after].cycles <= least.cycles) ++after;
    if (after == 0 || limits_[after - 1].energy > least.energy) return false;
    last_ = after - 1;
    return true;
  }
  // Requires that it is not hopeless.
  constexpr void add(const Tiling& one, const cost_pair& cost) {
    std::size_t first = 0;
    while (first < all_.size() && all_[first].cost.cycles < cost.cycles) ++first;
    std::size_t last = first;
    while (last < all_.size() && all_[last].cost.energy >= cost.energy) ++last;
    const auto at = [&](auto& list, std::size_t i) { return list.begin() + static_cast<std::ptrdiff_t>(i); };
    if (first == last) {
      all_.insert(at(all_, first), {one, cost});
      limits_.insert(at(limits_, first), limit_of(cost));
      return;
    }
    all_[first] = {one, cost};
    limits_[first] = limit_of(cost);
    all_.erase(at(all_, first + 1), at(all_, last));
    limits_.erase(at(limits_, first + 1), at(limits_, last));
  }

  [[nodiscard]] constexpr const entry* begin() const noexcept { return all_.data(); }
  [[nodiscard]] constexpr const entry* end() const noexcept { return all_.data() + all_.size(); }

 private:
  static constexpr bool as_good(const cost_pair& limit, const cost_pair& least) noexcept {
    return limit.energy <= least.energy && limit.cycles <= least.cycles;
  }
  static constexpr cost_pair limit_of(const cost_pair& cost) noexcept {
    return {cost.energy * (1 - apart), cost.cycles * (1 - apart)};
  }

  std::vector<entry> all_;
  std::vector<cost_pair> limits_;  // their costs, and a little less
  std::size_t last_ = 0;           // who beats one beats the next
};

}  // namespace co2design::mapping::detail
