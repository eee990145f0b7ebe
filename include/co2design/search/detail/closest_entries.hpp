// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace co2design::detail {

// The least violating infeasible designs seen, least first; of equal ones the first seen.
template <class Entry>
class closest_entries {
 public:
  static constexpr std::size_t kept = 5;

  closest_entries() = default;
  // From all seen, in order.
  explicit closest_entries(std::span<const Entry> seen) noexcept {
    for (const Entry& one : seen) add(one);
  }

  // Offers one; true where it stays.
  [[gnu::cold, gnu::noinline]] bool add(const Entry& one) noexcept {
    const auto& violated = one.scores.violated;
    if (size_ == kept) {
      if (!(violated < all_.back().scores.violated)) return false;
      --size_;
    }
    std::size_t place = size_++;
    for (; place > 0 && violated < all_[place - 1].scores.violated; --place) all_[place] = all_[place - 1];
    all_[place] = one;
    return true;
  }
  [[nodiscard]] std::span<const Entry> all() const noexcept { return {all_.data(), size_}; }

 private:
  std::array<Entry, kept> all_{};
  std::size_t size_ = 0;
};

}  // namespace co2design::detail
