// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <compare>
#include <cstddef>

namespace co2design {

/// How far a design is from meeting its bounds.
///
/// Order     fewer undefined values first, then the smaller sum of relative excesses, then fewer broken
///           bounds
struct violation {
  unsigned undefined = 0;  ///< objectives and bounded metrics without a value (infeasible or NaN)
  double excess = 0;  ///< Σ over broken bounds of |value − limit| / |limit|, or |value| where the limit is 0
  unsigned broken = 0;  ///< bounds not met, undefined values among them

  [[nodiscard]] constexpr bool none() const noexcept { return undefined == 0 && broken == 0; }
  friend constexpr auto operator<=>(const violation&, const violation&) = default;
};

/// What a search knows of a design: objectives, all to be minimised, in canonical units; and the violation.
template <std::size_t Objectives>
struct evaluation {
  static constexpr std::size_t size = Objectives;
  std::array<double, Objectives> objectives{};
  violation violated{};

  [[nodiscard]] constexpr bool feasible() const noexcept { return violated.none(); }
};

}  // namespace co2design
