// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace co2design::mapping::detail {

// Where a candidate is, and the least that it costs.
struct ranked {
  double least;
  std::uint32_t at;

  friend constexpr bool operator<(const ranked& a, const ranked& b) noexcept { return a.least < b.least; }
};

// Candidates that wait until there are as many as there is room for, and are then looked at in the order of
// the least that they cost.
template <class Candidate, std::size_t Capacity>
class best_first {
 public:
  constexpr best_first() noexcept {  // a copy in a constant expression must not find it uninitialised
    if (std::is_constant_evaluated()) {
      all_.fill(Candidate{});
      order_.fill(ranked{});
    }
  }
  constexpr void push(const Candidate& one, double least) noexcept {
    order_[size_] = {least, static_cast<std::uint32_t>(size_)};
    all_[size_++] = one;
  }
  [[nodiscard]] constexpr bool full() const noexcept { return size_ == Capacity; }
  constexpr void clear() noexcept { size_ = 0; }
  constexpr void sort() noexcept { std::sort(order_.data(), order_.data() + size_); }

  // Calls visit(candidate, the least that it costs) for each, in order once sorted.
  template <class Visit>
  constexpr void for_each(Visit visit) const {
    for (std::size_t i = 0; i < size_; ++i) visit(all_[order_[i].at], order_[i].least);
  }

 private:
  std::array<Candidate, Capacity> all_;
  std::array<ranked, Capacity> order_;
  std::size_t size_ = 0;
};

}  // namespace co2design::mapping::detail
