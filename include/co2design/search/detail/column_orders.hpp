// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <co2design/search/detail/scratch.hpp>
#include <co2design/search/detail/value_order.hpp>

namespace co2design::detail {

// The orders of some rows: by each of their numbers, equal ones by index; and by all of them, the first
// number deciding first. A column is sorted when its order is asked for.
template <std::size_t Columns>
class column_orders {
 public:
  void resize(std::size_t n) {
    size_ = n;
    for (column& one : columns_) {
      (void)one.values.room(n);
      one.is_sorted = false;
    }
  }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] double* values(std::size_t c) const noexcept { return columns_[c].values.get(); }

  [[nodiscard]] const std::uint32_t* by(std::size_t c) { return sorted(c).order.get(); }
  // Whether some rows are equal in column c.
  [[nodiscard]] bool has_ties(std::size_t c) { return sorted(c).has_ties; }
  // Of each row, how many are less in column c. Requires has_ties(c)
  [[nodiscard]] const std::uint32_t* places(std::size_t c) { return sorted(c).places.get(); }

  // By all columns: from the last that is needed on, each by the places of its values, as many places after
  // the first of equal ones as there were of them.
  [[nodiscard]] const std::uint32_t* lexicographic() {
    std::size_t c = 0;
    while (c + 1 < Columns && has_ties(c)) ++c;
    const std::uint32_t* order = by(c);
    for (bool flip = false; c-- > 0; flip = !flip) {
      std::uint32_t* const next = (flip ? lexicographic_ : other_).room(size_);
      const std::uint32_t* const place = places(c);
      std::uint32_t* const free = start_places();
      for (std::size_t i = 0; i < size_; ++i) next[free[place[order[i]]]++] = order[i];
      order = next;
    }
    return order;
  }
  // The place of each value, where equal ones go in the order they are met.
  [[nodiscard]] std::uint32_t* start_places() {
    std::uint32_t* const free = free_.room(size_);
    for (std::size_t i = 0; i < size_; ++i) free[i] = static_cast<std::uint32_t>(i);
    return free;
  }

 private:
  struct column {
    scratch<double> values;
    scratch<std::uint32_t> order, places;
    bool is_sorted = false, has_ties = false;
  };

  [[gnu::noinline]] column& sorted(std::size_t c) {
    column& one = columns_[c];
    if (one.is_sorted) return one;
    one.has_ties = sort_.sort(one.values.get(), size_, one.order.room(size_));
    if (one.has_ties) sort_.places(one.places.room(size_));
    one.is_sorted = true;
    return one;
  }

  std::array<column, Columns> columns_;
  scratch<std::uint32_t> lexicographic_, other_, free_;
  value_order<> sort_;
  std::size_t size_ = 0;
};

}  // namespace co2design::detail
