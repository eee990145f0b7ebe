// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <limits>

#include <co2design/mapping/detail/gemm_product.hpp>

namespace co2design::mapping::detail {

// What a search compares bounds and costs by: the objective, ...
struct by_objective {
  using value = double;
  static constexpr value most = std::numeric_limits<double>::infinity();
  static constexpr value of(const gemm_product& p, double energy, double cycles) noexcept {
    return p.score(energy, cycles);
  }
  static constexpr value least(value a, value b) noexcept { return std::min(a, b); }
};
// ... or energy and cycles, each by itself.
struct by_both {
  using value = cost_pair;
  static constexpr value most{by_objective::most, by_objective::most};
  static constexpr value of(const gemm_product& p, double energy, double cycles) noexcept {
    return p.cost(energy, cycles);
  }
  static constexpr value least(const value& a, const value& b) noexcept {
    return {std::min(a.energy, b.energy), std::min(a.cycles, b.cycles)};
  }
};

}  // namespace co2design::mapping::detail
