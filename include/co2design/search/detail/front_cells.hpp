// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <co2design/search/detail/scratch.hpp>

namespace co2design::detail {

// Points of which none dominates another, each with a number. Each is in a cell of the space; a cell with too
// many is halved at the median of an objective. A cell is looked into only where the box around its points
// says that one of them may be as good, or as bad.
template <std::size_t Objectives>
class front_cells {
 public:
  using point = std::array<double, Objectives>;
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  // Whether one is as good as p.
  [[nodiscard, gnu::noinline]] bool as_good_as(const point& p) noexcept {
    beaten_from_ = count_;
    if (latest_ < count_ && has_as_good_as(cells_.get()[latest_], p))
      return true;  // who beats one beats the next
    const box* const boxes = boxes_.get();
    for (std::size_t c = 0; c < count_; ++c) {
      bool as_good = true, as_bad = true;
      for (std::size_t m = 0; m < Objectives; ++m) {
        as_good &= boxes[c].least[m] <= p[m];
        as_bad &= boxes[c].greatest[m] >= p[m];
      }
      if (as_good && has_as_good_as(cells_.get()[c], p)) {
        latest_ = c;
        return true;
      }
      if (as_bad && c < beaten_from_) beaten_from_ = c;
    }
    return false;
  }
  // Takes out one that p is as good as, and returns its number; none where there is none. Requires that
  // `as_good_as(p)` was false and that nothing was added since.
  [[nodiscard, gnu::noinline]] std::uint32_t take_beaten(const point& p) noexcept {
    for (; beaten_from_ < count_; ++beaten_from_) {
      if (!is_as_good(p, boxes_.get()[beaten_from_].greatest)) continue;
      cell& here = cells_.get()[beaten_from_];
      for (std::size_t i = 0; i < here.size; ++i) {
        if (!is_as_good(p, here.at[i])) continue;
        const std::uint32_t number = here.number[i];
        here.at[i] = here.at[--here.size];
        here.number[i] = here.number[here.size];
        --size_;
        box& around = boxes_.get()[beaten_from_] = nothing();
        for (std::size_t j = 0; j < here.size; ++j) widen(around, here.at[j]);
        return number;
      }
    }
    return none;
  }
  // Requires that none is better, and that p is better than none.
  [[gnu::noinline]] void add(const point& p, std::uint32_t number) {
    if (count_ > 8 && size_ < 8 * count_) start_over();
    if (count_ == 0) new_cell();
    std::uint32_t c = cell_of(p);
    if (cells_.get()[c].size == most) c = halve(c) ? cell_of(p) : new_cell();  // as many equal ones: anywhere
    put(c, p, number);
  }
  // Requires that p is there under the number `old`.
  [[gnu::noinline]] void renumber(const point& p, std::uint32_t old, std::uint32_t number) noexcept {
    for (std::size_t c = 0; c < count_; ++c) {
      const box& around = boxes_.get()[c];
      if (!is_as_good(around.least, p) || !is_as_good(p, around.greatest)) continue;
      cell& here = cells_.get()[c];
      for (std::size_t i = 0; i < here.size; ++i)
        if (here.number[i] == old) {
          here.number[i] = number;
          return;
        }
    }
  }

 private:
  static constexpr std::size_t most = 64;
  static constexpr std::uint32_t leaf = std::uint32_t{1} << 31;
  struct box {
    point least, greatest;
  };
  struct cell {
    std::size_t size, halved_by;
    // How it came to be: who is less in an objective stayed. Both sides may have been halved again.
    std::size_t objective;
    double value;
    std::uint32_t less, rest;
    point at[most];
    std::uint32_t number[most];
  };

  static bool is_as_good(const point& a, const point& b) noexcept {
    bool all = true;
    for (std::size_t m = 0; m < Objectives; ++m) all &= a[m] <= b[m];
    return all;
  }
  [[gnu::noinline]] static bool has_as_good_as(const cell& here, const point& p) noexcept {
    for (std::size_t i = 0; i < here.size; ++i)
      if (is_as_good(here.at[i], p)) return true;
    return false;
  }

  // Cold, as all that is done once for many points: small is enough.
  [[gnu::cold, gnu::noinline]] std::uint32_t new_cell() {
    boxes_.room(count_ + 1)[count_] = nothing();
    cell& made = cells_.room(count_ + 1)[count_];
    made.size = made.halved_by = 0;
    return count_++;
  }
  [[gnu::noinline]] void put(std::size_t c, const point& p, std::uint32_t number) noexcept {
    cell& here = cells_.get()[c];
    here.at[here.size] = p;
    here.number[here.size++] = number;
    ++size_;
    widen(boxes_.get()[c], p);
  }
  static void widen(box& around, const point& p) noexcept {
    for (std::size_t m = 0; m < Objectives; ++m) {
      around.least[m] = p[m] < around.least[m] ? p[m] : around.least[m];
      around.greatest[m] = p[m] > around.greatest[m] ? p[m] : around.greatest[m];
    }
  }
  static box nothing() noexcept {
    box none_inside;
    for (std::size_t m = 0; m < Objectives; ++m) {
      none_inside.least[m] = std::numeric_limits<double>::infinity();
      none_inside.greatest[m] = -std::numeric_limits<double>::infinity();
    }
    return none_inside;
  }

  [[nodiscard]] std::uint32_t& link_of(const point& p) noexcept {
    std::uint32_t* link = &root_;
    while ((*link & leaf) == 0) {
      cell& halved = cells_.get()[*link];
      link = p[halved.objective] < halved.value ? &halved.less : &halved.rest;
    }
    return *link;
  }
  [[nodiscard]] std::uint32_t cell_of(const point& p) noexcept { return link_of(p) & ~leaf; }

  // Halves a cell by the next objective in which its points differ; false where there is none.
  [[nodiscard, gnu::cold, gnu::noinline]] bool halve(std::uint32_t c) {
    const cell full = cells_.get()[c];
    const box around = boxes_.get()[c];
    std::size_t m = full.halved_by, tried = 0;
    do m = m + 1 < Objectives ? m + 1 : 0;
    while (!(around.least[m] < around.greatest[m]) && ++tried < Objectives);
    if (tried == Objectives) return false;
    double sorted[most];
    for (std::size_t i = 0; i < most; ++i) {
      const double value = full.at[i][m];
      std::size_t to = i;
      for (; to > 0 && sorted[to - 1] > value; --to) sorted[to] = sorted[to - 1];
      sorted[to] = value;
    }
    std::size_t middle = most / 2;
    while (!(sorted[0] < sorted[middle])) ++middle;
    const std::uint32_t d = new_cell();
    link_of(full.at[0]) = d;
    cell &less = cells_.get()[c], &rest = cells_.get()[d];
    rest.objective = rest.halved_by = less.halved_by = m;
    rest.value = sorted[middle];
    rest.less = leaf | c;
    rest.rest = leaf | d;
    less.size = 0;
    boxes_.get()[c] = nothing();
    size_ -= most;
    for (std::size_t i = 0; i < most; ++i)
      put(full.at[i][m] < sorted[middle] ? c : d, full.at[i], full.number[i]);
    return true;
  }
  // Where most of the cells' points have gone.
  [[gnu::cold, gnu::noinline]] void start_over() {
    const scratch<cell> old = static_cast<scratch<cell>&&>(cells_);
    const std::uint32_t cells = count_;
    count_ = 0;
    size_ = 0;
    root_ = leaf;
    for (std::uint32_t c = 0; c < cells; ++c)
      for (std::size_t i = 0; i < old.get()[c].size; ++i) add(old.get()[c].at[i], old.get()[c].number[i]);
  }

  scratch<cell> cells_;
  scratch<box> boxes_;
  std::uint32_t root_ = leaf, count_ = 0;
  std::size_t size_ = 0, latest_ = 0, beaten_from_ = 0;
};

}  // namespace co2design::detail
