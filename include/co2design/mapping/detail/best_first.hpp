// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <type_traits>

namespace co2design::mapping::detail {

// Candidates that wait until there are as many as there is room for, and are then looked at in the order of
// their bounds.
template <class Candidate, std::size_t Capacity>
class best_first {
 public:
  constexpr best_first() noexcept {  // a copy in a constant expression must not find it uninitialised
    if (std::is_constant_evaluated()) all_.fill(Candidate{});
  }
  constexpr void push(const Candidate& one) noexcept { all_[size_++] = one; }
  [[nodiscard]] constexpr bool full() const noexcept { return size_ == Capacity; }
  constexpr void clear() noexcept { size_ = 0; }
  constexpr void sort() noexcept {
    std::sort(all_.data(), all_.data() + size_,
              [](const Candidate& a, const Candidate& b) { return a.bound < b.bound; });
  }
  [[nodiscard]] constexpr const Candidate* begin() const noexcept { return all_.data(); }
  [[nodiscard]] constexpr const Candidate* end() const noexcept { return all_.data() + size_; }

 private:
  std::array<Candidate, Capacity> all_;
  std::size_t size_ = 0;
};

}  // namespace co2design::mapping::detail
