// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include <co2design/core/random_engine.hpp>
#include <co2design/search/detail/lane_powers.hpp>
#include <co2design/search/variable.hpp>

namespace co2design::detail {

// As many random numbers are drawn together on every machine, so that a seed gives the same ones everywhere; they are
// computed with as many at a time as its vectors hold.
inline constexpr std::size_t drawn_together = 8;
static_assert(drawn_together % native_lanes == 0);
template <class T>
using drawn = std::array<T, drawn_together>;

// One of `count` (below 2^32) numbers: the upper half of a product.
inline std::size_t below(std::size_t count, std::uint32_t bits) noexcept {
  return static_cast<std::size_t>((static_cast<std::uint64_t>(count) * bits) >> 32);
}

// How many variables can take another value.
inline std::size_t moving(std::span<const variable> variables) noexcept {
  std::size_t count = 0;
  for (const variable& one : variables) count += one.low < one.high;
  return count;
}
inline bool has_kind(std::span<const variable> variables, variable_kind kind) noexcept {
  for (const variable& one : variables)
    if (one.kind == kind && one.low < one.high) return true;
  return false;
}

// The genes that mutate, each with the same probability: the distances from one to the next are drawn, not a coin for
// each gene. Lanes is a parameter so that only who mutates compiles it.
template <std::size_t Lanes = native_lanes>
class mutation_hits {
  using powers = lane_powers<Lanes>;
  using number = simd<double, Lanes>;

 public:
  using positions = drawn<std::size_t>;

  mutation_hits(std::size_t genes, double probability, random_engine& engine) noexcept
      : genes_(genes), engine_(engine), scale_(0) {
    if (probability <= 0)
      genes_ = 0;
    else if (probability < 1)
      scale_ = 1 / powers::log2(number(1 - probability))[0];
  }

  // The next genes, ascending; fewer than there is room for where these are the last.
  std::size_t next(positions& out) noexcept {
    if (at_ >= genes_) return 0;
    drawn<std::uint64_t> bits;
    for (std::uint64_t& one : bits) one = engine_();
    drawn<double> steps;
    for (std::size_t i = 0; i < drawn_together; i += Lanes)
      (powers::log2(number(1.0) - powers::uniform(bits.data() + i)) * number(scale_)).store(steps.data() + i);
    std::size_t count = 0;
    for (; count < drawn_together; ++count) {
      at_ += static_cast<std::size_t>(std::min(steps[count], 1e15));
      if (at_ >= genes_) break;
      out[count] = at_++;
    }
    return count;
  }

 private:
  std::size_t genes_, at_ = 0;
  random_engine& engine_;
  double scale_;
};

}  // namespace co2design::detail
