// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/units/quantity.hpp>

namespace co2design::mapping {

/// What one operator costs on a chip, or several in sequence.
///
/// Units     cycles, which may be fractional; joules
/// Shape     plain data; costs in sequence add up, `2.0 * cost` is that of two runs
struct operator_cost {
  double cycles = 0;
  energy_quantity energy{0.0};

  constexpr operator_cost& operator+=(const operator_cost& next) noexcept {
    cycles += next.cycles;
    energy += next.energy;
    return *this;
  }
  friend constexpr operator_cost operator+(operator_cost first, const operator_cost& next) noexcept {
    return first += next;
  }
  friend constexpr operator_cost operator*(double runs, const operator_cost& one) noexcept {
    return {runs * one.cycles, runs * one.energy};
  }
  friend constexpr bool operator==(const operator_cost&, const operator_cost&) = default;
};

}  // namespace co2design::mapping
