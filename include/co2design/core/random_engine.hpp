// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace co2design {

/// The generator of all seeded results: xoshiro256**, fully specified by a few lines of whole-number
/// arithmetic, so that a seed gives the same numbers with every compiler; in constant expressions too.
///
/// Shape     a std::uniform_random_bit_generator of 64 bits, every one of them random; 32 bytes, period 2^256 − 1
/// Seed      the state is the first four numbers of SplitMix64 from the seed, as the authors advise: states of
///           seeds that are close are not
/// Cost      a dozen instructions a number, and nothing of what <random> takes to compile
/// Source    D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", ACM Trans. Math. Softw.
///           47(4), 2021 (xoshiro256**); G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number
///           generators", OOPSLA 2014, with the constants of S. Vigna's splitmix64.c
/// Example   random_engine engine(seed);  auto d = sample<chips>(engine);
class random_engine {
 public:
  using result_type = std::uint64_t;
  using state_type = std::array<std::uint64_t, 4>;

  constexpr explicit random_engine(std::uint64_t seed) noexcept {
    for (std::uint64_t& word : state_) {
      seed += 0x9e3779b97f4a7c15;
      word = (seed ^ (seed >> 30)) * 0xbf58476d1ce4e5b9;
      word = (word ^ (word >> 27)) * 0x94d049bb133111eb;
      word ^= word >> 31;
    }
  }
  /// Goes on where an engine with this state stood. Requires not all zero: that is the one state it never
  /// leaves.
  constexpr explicit random_engine(const state_type& state) noexcept : state_(state) {}

  [[nodiscard]] static constexpr result_type min() noexcept { return 0; }
  [[nodiscard]] static constexpr result_type max() noexcept { return ~result_type{0}; }

  constexpr result_type operator()() noexcept {
    auto& [a, b, c, d] = state_;
    const result_type result = std::rotl(b * 5, 7) * 9;
    const std::uint64_t shifted = b << 17;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = std::rotl(d, 45);
    return result;
  }

  [[nodiscard]] constexpr const state_type& state() const noexcept { return state_; }
  friend constexpr bool operator==(const random_engine&, const random_engine&) noexcept = default;

 private:
  state_type state_{};
};

}  // namespace co2design
