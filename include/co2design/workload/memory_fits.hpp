// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/workload/memory.hpp>

namespace co2design::workload {

/// Whether the memory holds the model: what its weights, keys and values leave of the capacity.
///
/// Formula   left = capacity − needed
/// Provides  memory_left
/// Needs     memory_size, memory_needed
/// Errors    infeasible where it would be below 0. In lanes and linear forms, where nothing is infeasible, it
///           is below 0, so that the bound `memory_left >= 0_GB` means the same everywhere
/// Example   problem{judge, minimize(total_carbon), memory_left >= 0_GB}
struct memory_fits {
  using provides = metrics<memory_left>;
  using needs = metrics<memory_size, memory_needed>;

  constexpr auto operator()(auto const& in) const noexcept {
    const auto left = in[memory_size] - in[memory_needed];
    if constexpr (std::is_arithmetic_v<std::remove_cvref_t<decltype(left.value())>>)
      return feasible_if(!(left.value() < 0), left,
                         "the memory is smaller than the weights, keys and values");
    else
      return left;
  }
};

}  // namespace co2design::workload
