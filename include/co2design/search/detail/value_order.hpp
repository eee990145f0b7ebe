// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include <co2design/search/detail/scratch.hpp>

namespace co2design::detail {

// The order of some numbers, equal ones by index: by digits, lowest first, of integers in the order of the
// numbers.
//
// Only the highest three digits of what is not common to all are sorted by; they tell most numbers apart, and
// where few are left out of order these go to their places one by one. Where many are, all digits are sorted
// by.
template <class = void>  // compiled for those who sort
class value_order {
 public:
  // Room for so many values.
  void reserve(std::size_t n) { (void)room_.room(2 * n); }

  // Writes the indices in ascending order of values; true where some are equal.
  [[gnu::noinline]] bool sort(const double* values, std::size_t n, std::uint32_t* order) {
    size_ = n;
    now_ = room_.room(2 * n);
    next_ = now_ + n;
    std::uint64_t least = ~std::uint64_t{0}, greatest = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const std::uint64_t key = ordered(values[i]);
      now_[i] = {key, static_cast<std::uint32_t>(i)};
      least = key < least ? key : least;
      greatest = key > greatest ? key : greatest;
    }
    for (std::size_t i = 0; i < n; ++i) now_[i].key -= least;
    const int digit = n < 4096 ? 8 : 11,
              width = n == 0 ? 0 : static_cast<int>(std::bit_width(greatest - least));
    const int low = width > 3 * digit ? width - 3 * digit : 0;
    by_digits(low, width, digit);
    if (low > 0 && !few_moves()) {
      for (std::size_t i = 0; i < n; ++i) next_[now_[i].index] = now_[i];
      swap();
      by_digits(0, width, digit);
    }
    bool some_equal = false;
    for (std::size_t i = 0; i < n; ++i) {
      order[i] = now_[i].index;
      some_equal |= i > 0 && now_[i].key == now_[i - 1].key;
    }
    return some_equal;
  }

  // Of each value sorted, by index: how many are less.
  void places(std::uint32_t* place) const noexcept {
    for (std::size_t i = 0, less = 0; i < size_; ++i) {
      if (now_[i].key != now_[less].key) less = i;
      place[now_[i].index] = static_cast<std::uint32_t>(less);
    }
  }

 private:
  struct keyed {
    std::uint64_t key;
    std::uint32_t index;
  };

  // Zeros of either sign are one number: the sum is +0.
  static std::uint64_t ordered(double x) noexcept {
    constexpr std::uint64_t sign = std::uint64_t{1} << 63;
    const auto bits = std::bit_cast<std::uint64_t>(x + 0.0);
    return (bits & sign) != 0 ? ~bits : bits | sign;
  }

  void swap() noexcept {
    keyed* const other = now_;
    now_ = next_;
    next_ = other;
  }

  // Sorts by the bits from `low` to `high`.
  [[gnu::noinline]] void by_digits(int low, int high, int digit) noexcept {
    const std::size_t digits = std::size_t{1} << digit;
    for (int shift = low; shift < high; shift += digit) {
      for (std::size_t d = 0; d < digits; ++d) starts_[d] = 0;
      for (std::size_t i = 0; i < size_; ++i) ++starts_[now_[i].key >> shift & (digits - 1)];
      std::uint32_t start = 0;
      for (std::size_t d = 0; d < digits; ++d) {
        const std::uint32_t count = starts_[d];
        starts_[d] = start;
        start += count;
      }
      for (std::size_t i = 0; i < size_; ++i) next_[starts_[now_[i].key >> shift & (digits - 1)]++] = now_[i];
      swap();
    }
  }

  // Puts each in its place behind those before it; false where that takes too many moves.
  [[gnu::noinline]] bool few_moves() noexcept {
    std::size_t left = 2 * size_;
    for (std::size_t i = 1; i < size_; ++i) {
      if (now_[i].key >= now_[i - 1].key) continue;
      const keyed one = now_[i];
      std::size_t to = i;
      for (; to > 0 && now_[to - 1].key > one.key && left > 0; --to, --left) now_[to] = now_[to - 1];
      now_[to] = one;
      if (left == 0) return false;
    }
    return true;
  }

  scratch<keyed> room_;
  keyed *now_ = nullptr, *next_ = nullptr;
  std::size_t size_ = 0;
  std::uint32_t starts_[2048];
};

}  // namespace co2design::detail
