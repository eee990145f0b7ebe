// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <co2design/mapping/detail/divisors.hpp>

namespace co2design::mapping::detail {

// A padded size of each dimension, how many products of the batch run side by side, the factors of array and
// cores, and a lower bound on what they cost.
struct candidate {
  std::array<std::size_t, 3> size{};
  std::int64_t side = 1;
  triple s{1, 1, 1}, u{1, 1, 1};
  double bound = 0;

  [[nodiscard]] constexpr bool same(const candidate& other) const noexcept {
    return size == other.size && side == other.side && s == other.s && u == other.u;
  }
};

// A few candidates of least bound, in order.
class candidate_list {
 public:
  constexpr void reset(std::size_t limit) noexcept {
    size_ = 0;
    limit_ = limit;
  }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
  [[nodiscard]] constexpr bool full() const noexcept { return size_ == limit_; }
  [[nodiscard]] constexpr const candidate& operator[](std::size_t i) const noexcept { return all_[i]; }
  [[nodiscard]] constexpr double worst() const noexcept { return all_[size_ - 1].bound; }

  // Keeps the candidate; the worst gives way where there is no room.
  constexpr void add(const candidate& one) noexcept {
    std::size_t at = full() ? size_ - 1 : size_++;
    for (; at > 0 && all_[at - 1].bound > one.bound; --at) all_[at] = all_[at - 1];
    all_[at] = one;
  }

  static constexpr std::size_t capacity = 32;

 private:
  std::array<candidate, capacity> all_{};
  std::size_t size_ = 0, limit_ = capacity;
};

}  // namespace co2design::mapping::detail
