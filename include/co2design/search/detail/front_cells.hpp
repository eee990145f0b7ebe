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
    for (std::size_t c = 0; c < count_; ++c) {
      bool as_good = true, as_bad = true;
      for (std::size_t m = 0; m < Objectives; ++m) {
        as_good &= boxes_.get()[c].least[m] <= p[m];
        as_bad &= boxes_.get()[c].greatest[m] >= p[m];
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
        fit(beaten_from_);
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
      if (!is_as_good(boxes_.get()[c].least, p) || !is_as_good(p, boxes_.get()[c].greatest)) continue;
      for (std::size_t i = 0; i < cells_.get()[c].size; ++i)
        if (cells_.get()[c].number[i] == old) {
          cells_.get()[c].number[i] = number;
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

  [[gnu::noinline]] std::uint32_t new_cell() {
    (void)boxes_.room(count_ + 1);
    cell& made = cells_.room(count_ + 1)[count_];
    made.size = made.halved_by = 0;
    const std::uint32_t c = count_++;
    fit(c);
    return c;
  }
  void put(std::size_t c, const point& p, std::uint32_t number) noexcept {
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
  [[gnu::noinline]] void fit(std::size_t c) noexcept {
    boxes_.get()[c].least.fill(std::numeric_limits<double>::infinity());
    boxes_.get()[c].greatest.fill(-std::numeric_limits<double>::infinity());
    for (std::size_t i = 0; i < cells_.get()[c].size; ++i) widen(boxes_.get()[c], cells_.get()[c].at[i]);
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
  [[nodiscard, gnu::noinline]] bool halve(std::uint32_t c) {
    std::size_t m = cells_.get()[c].halved_by, tried = 0;
    do m = m + 1 < Objectives ? m + 1 : 0;
    while (!(boxes_.get()[c].least[m] < boxes_.get()[c].greatest[m]) && ++tried < Objectives);
    if (tried == Objectives) return false;
    double sorted[most];
    for (std::size_t i = 0; i < most; ++i) {
      std::size_t to = i;
      for (; to > 0 && sorted[to - 1] > cells_.get()[c].at[i][m]; --to) sorted[to] = sorted[to - 1];
      sorted[to] = cells_.get()[c].at[i][m];
    }
    std::size_t middle = most / 2;
    while (!(sorted[0] < sorted[middle])) ++middle;
    std::uint32_t& link = link_of(cells_.get()[c].at[0]);
    const auto d = link = count_;
    new_cell();
    cell &less = cells_.get()[c], &rest = cells_.get()[d];
    rest.objective = rest.halved_by = less.halved_by = m;
    rest.value = sorted[middle];
    rest.less = leaf | c;
    rest.rest = leaf | d;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < most; ++i) {
      cell& to = less.at[i][m] < rest.value ? less : rest;
      std::size_t& end = &to == &less ? kept : rest.size;
      to.at[end] = less.at[i];
      to.number[end++] = less.number[i];
    }
    less.size = kept;
    fit(c);
    fit(d);
    return true;
  }
  // Where most of the cells' points have gone.
  [[gnu::noinline]] void start_over() {
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
