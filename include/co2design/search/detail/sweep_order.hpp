// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

#include <co2design/search/detail/blocks.hpp>

namespace co2design::detail {

// How what is left is gone through: outer combinations, one of which fixes all blocks but the inner ones, and for each
// the inner combinations side by side. Where an objective does not depend on the inner blocks, the outer combinations
// come in the order of that objective: what comes later is then no better in it, and is compared in the others alone.
struct sweep_order {
  static constexpr std::size_t no_objective = ~std::size_t{0};
  std::size_t objective = no_objective;
  std::uint64_t inner_blocks = 0;
  std::uint64_t inner = 1, outer = 1;
};

template <class Blocks, class Objectives>
[[gnu::noinline]] sweep_order choose_order(const Blocks& blocks, const Objectives& axes_of_objectives) {
  constexpr std::uint64_t most_inner = std::uint64_t{1} << 16, most_sorted = std::uint64_t{1} << 22;
  const auto make = [&](std::uint64_t inner_blocks) {
    sweep_order order{sweep_order::no_objective, inner_blocks};
    for (std::size_t b = 0; b < blocks.size(); ++b)
      ((inner_blocks >> b & 1) != 0 ? order.inner : order.outer) *= blocks[b].left.size();
    return order;
  };
  sweep_order best;
  double least = std::numeric_limits<double>::infinity();
  const auto offer = [&](sweep_order order, std::size_t objective) {
    if (order.inner > most_inner || (objective != sweep_order::no_objective && order.outer > most_sorted))
      return;
    order.objective = objective;
    // Designs are some operations each, an outer combination some tens; sorting saves an objective.
    const double cost =
        static_cast<double>(order.outer) *
        (40 + static_cast<double>(order.inner) * (objective == sweep_order::no_objective ? 4 : 1));
    if (cost < least) {
      least = cost;
      best = order;
    }
  };
  for (std::size_t o = 0; o < axes_of_objectives.size() && axes_of_objectives.size() > 1; ++o) {
    std::uint64_t inner_blocks = 0;
    for (std::size_t b = 0; b < blocks.size(); ++b)
      if ((axes_of_objectives[o] & blocks[b].axes) == 0) inner_blocks |= std::uint64_t{1} << b;
    offer(make(inner_blocks), o);
  }
  for (std::size_t b = 0; b < blocks.size(); ++b)
    offer(make(std::uint64_t{1} << b), sweep_order::no_objective);
  offer(make(0), sweep_order::no_objective);
  return best;
}

}  // namespace co2design::detail
