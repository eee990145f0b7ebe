// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace co2design {

/// How far a search has come; what observers are called with.
struct search_progress {
  std::uint64_t evaluations;  ///< designs evaluated so far
  std::uint64_t planned;      ///< designs it will evaluate at most
  std::size_t front_size;     ///< non-dominated designs so far
};

/// An observer that does nothing and costs nothing.
struct no_observer {
  constexpr void operator()(const search_progress&) const noexcept {}
};

}  // namespace co2design
