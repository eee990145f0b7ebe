// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <compare>
#include <cstddef>
#include <iterator>

namespace co2design {

/// The iterator of a range that makes its elements on demand: `range[i]`, for i from 0.
///
/// Shape     a pointer to the range and a position; random access, with elements that are values
/// Requires  the range stays where it is
template <class Range, class Value>
class index_iterator {
 public:
  using value_type = Value;
  using reference = Value;
  using difference_type = std::ptrdiff_t;
  using iterator_category = std::input_iterator_tag;  // what C++17 algorithms may assume of a proxy
  using iterator_concept = std::random_access_iterator_tag;

  index_iterator() = default;
  constexpr index_iterator(const Range& of, std::ptrdiff_t at) noexcept : range_(&of), at_(at) {}

  constexpr Value operator*() const { return (*range_)[static_cast<std::size_t>(at_)]; }
  constexpr Value operator[](std::ptrdiff_t n) const { return *(*this + n); }
  constexpr index_iterator& operator++() noexcept { return ++at_, *this; }
  constexpr index_iterator operator++(int) noexcept { return {*range_, at_++}; }
  constexpr index_iterator& operator--() noexcept { return --at_, *this; }
  constexpr index_iterator operator--(int) noexcept { return {*range_, at_--}; }
  constexpr index_iterator& operator+=(std::ptrdiff_t n) noexcept { return at_ += n, *this; }
  constexpr index_iterator& operator-=(std::ptrdiff_t n) noexcept { return at_ -= n, *this; }
  friend constexpr index_iterator operator+(index_iterator i, std::ptrdiff_t n) noexcept { return i += n; }
  friend constexpr index_iterator operator+(std::ptrdiff_t n, index_iterator i) noexcept { return i += n; }
  friend constexpr index_iterator operator-(index_iterator i, std::ptrdiff_t n) noexcept { return i -= n; }
  friend constexpr std::ptrdiff_t operator-(const index_iterator& a, const index_iterator& b) noexcept {
    return a.at_ - b.at_;
  }
  friend constexpr bool operator==(const index_iterator& a, const index_iterator& b) noexcept {
    return a.at_ == b.at_;
  }
  friend constexpr auto operator<=>(const index_iterator& a, const index_iterator& b) noexcept {
    return a.at_ <=> b.at_;
  }

 private:
  const Range* range_ = nullptr;
  std::ptrdiff_t at_ = 0;
};

}  // namespace co2design
