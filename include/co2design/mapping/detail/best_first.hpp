// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <type_traits>

namespace co2design::mapping::detail {

// Candidates that wait until there are as many as there is room for, and are then looked at in the order of
// the least that they cost.
template <class Candidate, std::size_t Room>
class best_first {
 public:
  constexpr best_first() noexcept {  // a copy in a constant expression must not find it uninitialised
    if (std::is_constant_evaluated()) {
      all_.fill(Candidate{});
      order_.fill(rank{});
    }
  }
  constexpr void push(const Candidate& one, double least) noexcept {
    std::size_t at = size_;
    for (; at > 0 && least < order_[at - 1].least; --at) order_[at] = order_[at - 1];
    order_[at] = {least, size_};
    all_[size_++] = one;
  }
  [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] constexpr bool full() const noexcept { return size_ == Room; }
  constexpr void clear() noexcept { size_ = 0; }

  // Calls visit(candidate, the least that it costs) for each, in order.
  template <class Visit>
  constexpr void for_each(Visit visit) const {
    for (std::size_t i = 0; i < size_; ++i) visit(all_[order_[i].at], order_[i].least);
  }

 private:
  struct rank {
    double least;
    std::size_t at;
  };
  std::array<Candidate, Room> all_;
  std::array<rank, Room> order_;
  std::size_t size_ = 0;
};

}  // namespace co2design::mapping::detail
