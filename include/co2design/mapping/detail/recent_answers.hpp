// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>

#include <co2design/hardware/accelerator.hpp>

namespace co2design::mapping::detail {

inline constexpr double no_limit = std::numeric_limits<double>::infinity();

// Objectives and bounds of one mapping agree to a few times 1e-16: what is further apart is not a tie.
inline constexpr double apart = 1e-12;

// Whether two chips differ in nothing but their L2 bandwidth, of which the second has no more. No mapping is
// cheaper on the second.
constexpr bool narrows(const hardware::accelerator& from, const hardware::accelerator& to) noexcept {
  const hardware::configuration &was = from.knobs, &is = to.knobs;
  return is.cores == was.cores && is.width == was.width && is.depth == was.depth &&
         is.l2_bandwidth <= was.l2_bandwidth && to.process == from.process &&
         to.tensor_l2 == from.tensor_l2 && to.glb == from.glb && to.glb_bandwidth == from.glb_bandwidth &&
         to.dram_bandwidth == from.dram_bandwidth && to.dram_access == from.dram_access;
}

// The best mappings of the last chips, and what they tell of the next one. None of it changes what is found.
//
// `Tiling` has an `objective`; `cost(tiling)` is what it costs on the next chip, infinite where it does not
// fit.
template <class Tiling>
class recent_answers {
 public:
  struct answer {
    hardware::accelerator chip{};
    Tiling mapping{};
    double bound = 0;
    bool alone = false;  // whether no rival ties
  };

  // The answer where there is no need to search: the best of a chip that differs in L2 bandwidth alone had no
  // rival, and costs no more here. Null where there is none.
  template <class Cost>
  constexpr const answer* known(const hardware::accelerator& a, const Cost& cost) noexcept {
    for (std::size_t i = 0; i < size(); ++i) {
      answer& one = all_[i];
      if (!narrows(one.chip, a)) continue;
      if (!one.alone || cost(one.mapping) != one.mapping.objective) break;
      one.chip = a;
      return &one;
    }
    return nullptr;
  }
  // What the cheapest of them costs here, and a little more: a search for less than that passes over nothing
  // that is as good as the best. None where none fits.
  template <class Cost>
  [[nodiscard]] constexpr double limit(const Cost& cost) const noexcept {
    double least = no_limit;
    for (std::size_t i = 0; i < size(); ++i) least = std::min(least, cost(all_[i].mapping));
    return least * (1 + 4 * apart);
  }
  // Keeps an answer in the place of the oldest. `next` is the least that a rival may cost.
  constexpr const answer& keep(const hardware::accelerator& a, const Tiling& mapping, double bound,
                               double next) noexcept {
    answer& one = all_[kept_++ % all_.size()];
    one = {a, mapping, bound, std::min(next, bound) > mapping.objective * (1 + apart)};
    return one;
  }

 private:
  [[nodiscard]] constexpr std::size_t size() const noexcept { return std::min(kept_, all_.size()); }

  // Enough for those of all sizes of the global buffer between two L2 bandwidths.
  std::array<answer, 4> all_{};
  std::size_t kept_ = 0;
};

}  // namespace co2design::mapping::detail
