// SPDX-License-Identifier: BSL-1.0
#pragma once

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
    (void)values_.room(Columns * n);
    (void)indices_.room((2 * Columns + 3) * n);
    sort_.reserve(n);
    for (std::size_t c = 0; c < Columns; ++c) is_sorted_[c] = false;
  }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] double* values(std::size_t c) const noexcept { return values_.get() + c * size_; }

  [[nodiscard]] const std::uint32_t* by(std::size_t c) { return sorted(c); }
  // Whether some rows are equal in column c.
  [[nodiscard]] bool has_ties(std::size_t c) {
    (void)sorted(c);
    return has_ties_[c];
  }
  // Of each row, how many are less in column c. Requires has_ties(c)
  [[nodiscard]] const std::uint32_t* places(std::size_t c) {
    (void)sorted(c);
    return indices(Columns + c);
  }

  // By all columns: from the last that is needed on, each by the places of its values, as many places after
  // the first of equal ones as there were of them.
  [[nodiscard]] const std::uint32_t* lexicographic() {
    std::size_t c = 0;
    while (c + 1 < Columns && has_ties(c)) ++c;
    const std::uint32_t* order = by(c);
    for (bool flip = false; c-- > 0; flip = !flip) {
      std::uint32_t* const next = indices(2 * Columns + flip);
      const std::uint32_t* const place = places(c);
      std::uint32_t* const free = start_places();
      for (std::size_t i = 0; i < size_; ++i) next[free[place[order[i]]]++] = order[i];
      order = next;
    }
    return order;
  }
  // The place of each value, where equal ones go in the order they are met.
  [[nodiscard]] std::uint32_t* start_places() noexcept {
    std::uint32_t* const free = indices(2 * Columns + 2);
    for (std::size_t i = 0; i < size_; ++i) free[i] = static_cast<std::uint32_t>(i);
    return free;
  }

 private:
  [[nodiscard]] std::uint32_t* indices(std::size_t part) const noexcept {
    return indices_.get() + part * size_;
  }
  [[gnu::noinline]] std::uint32_t* sorted(std::size_t c) {
    std::uint32_t* const order = indices(c);
    if (is_sorted_[c]) return order;
    has_ties_[c] = sort_.sort(values(c), size_, order);
    if (has_ties_[c]) sort_.places(indices(Columns + c));
    is_sorted_[c] = true;
    return order;
  }

  // In one piece each: of the indices the orders of all columns, their places, two lexicographic orders that
  // take turns, and the places still free.
  scratch<double> values_;
  scratch<std::uint32_t> indices_;
  bool is_sorted_[Columns] = {}, has_ties_[Columns] = {};
  value_order<> sort_;
  std::size_t size_ = 0;
};

}  // namespace co2design::detail
