// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include <co2design/mapping/detail/divisors.hpp>

namespace co2design::mapping::detail {

// Whether `product` is X · Y with X ≤ first and Y ≤ second; as each dimension's factor may be shared between
// the two sides, every divisor can be X.
constexpr bool fits_grid(std::int64_t product, std::int64_t first, std::int64_t second) noexcept {
  const std::int64_t large = std::max(first, second), small = std::min(first, second);
  if (product <= large) return true;
  if (product > large * small) return false;
  for (std::int64_t y = (product + large - 1) / large; y <= small; ++y)
    if (divides(y, product)) return true;
  return false;
}

// The grid of cores: the larger side first.
constexpr std::array<std::int64_t, 2> core_grid(std::int64_t cores) noexcept {
  std::int64_t log = 0;
  while ((std::int64_t{2} << log) <= cores) ++log;
  const std::int64_t one = std::int64_t{1} << (log / 2), other = cores / one;
  return {std::max(one, other), std::min(one, other)};
}

}  // namespace co2design::mapping::detail
