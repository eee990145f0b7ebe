// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>

#include <co2design/search/detail/column_orders.hpp>
#include <co2design/search/detail/scratch.hpp>

namespace co2design::detail {

// Some of the rows, of equal ones one, numbered in lexicographic order. A point is then dominated by those
// that have a lower number and come earlier in the order of each column, where equal values go by number.
template <std::size_t Columns>
class distinct_points {
 public:
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  // Of the rows for which `leave_out` is 0. Returns how many points there are.
  std::size_t find(column_orders<Columns>& rows, const std::uint32_t* leave_out) {
    rows_ = &rows;
    const std::size_t n = rows.size();
    const std::uint32_t* const order = rows.lexicographic();
    std::uint32_t* const point = room_.room(4 * n);
    std::uint32_t* const row = point + n;
    std::uint32_t* const weight = row + n;
    all_ = n;
    size_ = 0;
    for (std::size_t j = 0; j < n; ++j) {
      const std::uint32_t i = order[j];
      if (leave_out[i] != 0) {
        point[i] = none;
        continue;
      }
      if (size_ > 0 && are_equal(i, row[size_ - 1])) {
        ++weight[size_ - 1];
      } else {
        row[size_] = i;
        weight[size_++] = 1;
      }
      point[i] = static_cast<std::uint32_t>(size_ - 1);
    }
    return size_;
  }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  // By row: its point, or none.
  [[nodiscard]] const std::uint32_t* points() const noexcept { return room_.get(); }
  // By point: its first row, and how many there are.
  [[nodiscard]] const std::uint32_t* first_rows() const noexcept { return room_.get() + all_; }
  [[nodiscard]] const std::uint32_t* weights() const noexcept { return room_.get() + 2 * all_; }

  // The points in the order of column c, equal ones by number.
  void order_by(std::size_t c, std::uint32_t* to) {
    const std::size_t n = rows_->size();
    const std::uint32_t* const point = points();
    std::size_t kept = 0;
    if (!rows_->has_ties(c)) {
      const std::uint32_t* const order = rows_->by(c);
      for (std::size_t j = 0; j < n; ++j)
        if (point[order[j]] != none) to[kept++] = point[order[j]];
      return;
    }
    std::uint32_t* const spread = room_.get() + 3 * n;
    std::uint32_t* const free = rows_->start_places();
    const std::uint32_t* const place = rows_->places(c);
    for (std::size_t j = 0; j < n; ++j) spread[j] = none;
    for (std::size_t k = 0; k < size_; ++k)
      spread[free[place[first_rows()[k]]]++] = static_cast<std::uint32_t>(k);
    for (std::size_t j = 0; j < n; ++j)
      if (spread[j] != none) to[kept++] = spread[j];
  }

 private:
  [[nodiscard]] bool are_equal(std::uint32_t a, std::uint32_t b) const noexcept {
    for (std::size_t c = 0; c < Columns; ++c)
      if (rows_->values(c)[a] != rows_->values(c)[b]) return false;
    return true;
  }

  column_orders<Columns>* rows_ = nullptr;
  // Of as many each: points, first rows, weights, and the points spread by their places.
  scratch<std::uint32_t> room_;
  std::size_t all_ = 0, size_ = 0;
};

}  // namespace co2design::detail
