// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <co2design/search/evaluation.hpp>

namespace co2design {

/// How far a search has come; what observers are called with.
struct search_progress {
  std::uint64_t evaluations;   ///< designs evaluated so far
  std::uint64_t planned;       ///< designs it will evaluate at most; the largest number where nothing says
  std::size_t front_size;      ///< non-dominated designs so far
  std::size_t generation = 0;  ///< generations so far, the first population not counted
};

/// The same with the generation's population, for who looks closer.
template <std::size_t Objectives>
struct generation_view : search_progress {
  static constexpr std::size_t objectives = Objectives;
  std::span<const evaluation<Objectives>> population;
  std::span<const std::uint32_t> ranks;  ///< of each: 0 on the front
};

/// An observer that does nothing and costs nothing.
struct no_observer {
  constexpr void operator()(const search_progress&) const noexcept {}
};

}  // namespace co2design
