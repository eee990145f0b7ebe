// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace co2design::detail {

// A set of the numbers below a given one, which finds the nearest below any: a tree of 64-bit words, each bit
// of which says whether the word below it has any. A few instructions a step, as many steps as the size has
// digits in base 64.
class rank_set {
 public:
  // The empty set of numbers below `size`.
  void reset(std::size_t size) {
    levels_ = 0;
    std::size_t words = 0, bits = size;
    do {
      bits = bits / 64 + 1;
      start_[levels_++] = words;
      words += bits;
    } while (bits > 1);
    words_.assign(words, 0);
  }
  void insert(std::size_t rank) noexcept {
    for (std::size_t level = 0; level < levels_; ++level, rank /= 64)
      words_[start_[level] + rank / 64] |= bit(rank);
  }
  void erase(std::size_t rank) noexcept {
    for (std::size_t level = 0; level < levels_; ++level, rank /= 64)
      if ((words_[start_[level] + rank / 64] &= ~bit(rank)) != 0) return;
  }
  // The largest below `rank`; requires that there is one.
  [[nodiscard]] std::size_t before(std::size_t rank) const noexcept {
    for (std::size_t level = 0;; ++level, rank /= 64) {
      const std::uint64_t lower = words_[start_[level] + rank / 64] & (bit(rank) - 1);
      if (lower == 0) continue;
      for (rank = rank / 64 * 64 + highest(lower); level-- > 0;)
        rank = 64 * rank + highest(words_[start_[level] + rank]);
      return rank;
    }
  }

 private:
  static constexpr std::uint64_t bit(std::size_t rank) noexcept { return std::uint64_t{1} << rank % 64; }
  static std::size_t highest(std::uint64_t word) noexcept {
    return static_cast<std::size_t>(63 - std::countl_zero(word));
  }

  std::size_t levels_ = 0, start_[11] = {};  // 64^11 is more than there are numbers
  std::vector<std::uint64_t> words_;
};

}  // namespace co2design::detail
