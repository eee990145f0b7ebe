// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
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
};

// A few candidates of least bound, a heap with the greatest on top.
class candidate_heap {
 public:
  constexpr void reset(std::size_t limit) noexcept {
    size_ = 0;
    limit_ = limit;
  }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
  [[nodiscard]] constexpr bool full() const noexcept { return size_ == limit_; }
  [[nodiscard]] constexpr double worst() const noexcept { return all_[0].bound; }

  // Keeps the candidate; the worst gives way where there is no room.
  constexpr void push(const candidate& one) noexcept {
    if (full()) {
      std::pop_heap(all_.begin(), end(), better);
      --size_;
    }
    all_[size_++] = one;
    std::push_heap(all_.begin(), end(), better);
  }
  constexpr void sort() noexcept { std::sort_heap(all_.begin(), end(), better); }
  [[nodiscard]] constexpr const candidate& operator[](std::size_t i) const noexcept { return all_[i]; }

  static constexpr std::size_t capacity = 32;

 private:
  static constexpr bool better(const candidate& a, const candidate& b) noexcept { return a.bound < b.bound; }
  constexpr candidate* end() noexcept { return all_.data() + size_; }

  std::array<candidate, capacity> all_{};
  std::size_t size_ = 0, limit_ = capacity;
};

}  // namespace co2design::mapping::detail
