// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include <co2design/search/detail/front_limit.hpp>
#include <co2design/search/detail/scratch.hpp>

namespace co2design::detail {

// Ranks of points in any number of objectives, all different, in lexicographic order.
//
// Who dominates a point is not worse in each objective: an intersection of sets. The points go tile by tile,
// as many as a set of bits holds. For each objective a tile has the sets of its points that are less than the
// first, the second, and so on; a later point takes the one that belongs to its place among them. Bits go by
// descending rank once the ranks of a tile are known, so that the lowest bit of the intersection has the
// highest rank. The first objective is left out: no later point is better in it.
template <std::size_t Orders>
class rank_by_tiles {
 public:
  using orders_type = std::array<std::uint32_t*, Orders>;

  // Room for so many points.
  void reserve(std::size_t n) {
    (void)column_room_.room(n);
    (void)of_rank_room_.room(n + 1);
    for (auto& less : less_room_) (void)less.room(n);
  }

  // The points in the order of each objective but the first, of equal ones the earlier first; overwritten.
  void operator()(const orders_type& orders, const std::uint32_t* weights, std::size_t n,
                  std::uint32_t* ranks, front_limit<>& limit) {
    orders_ = orders;
    ordered_ = n;
    ranks_ = ranks;
    limit_ = &limit;
    column_ = column_room_.room(n);
    of_rank_ = of_rank_room_.room(n + 1);
    for (std::size_t o = 0; o < Orders; ++o) {
      less_[o] = less_room_[o].room(n);
      sets_[o] = sets_room_[o].room(tile + 1);
    }
    for (std::size_t first = 0; first < n;) {
      const std::size_t last = gather(first, n);
      place_all(last);
      for (std::size_t t = 0; t < columns_; ++t) bit_[t] = static_cast<std::uint16_t>(t);
      make_sets();
      among(weights);
      if (last < n && by_descending_rank()) {
        make_sets();
        behind(last, n);
      }
      first = last;
    }
  }

 private:
  static constexpr std::size_t words = 8, tile = 64 * words;
  static constexpr std::uint16_t none = tile;
  struct alignas(64) bits {
    std::uint64_t word[words];
  };

  // The next points whose rank is of interest; returns the first behind them.
  std::size_t gather(std::size_t k, std::size_t n) noexcept {
    for (columns_ = 0; k < n && columns_ < tile; ++k) {
      const bool matters = ranks_[k] <= limit_->last();
      column_[k] = matters ? static_cast<std::uint16_t>(columns_) : none;
      if (matters) points_[columns_++] = static_cast<std::uint32_t>(k);
    }
    return k;
  }

  // How many of the tile are less than each of its points and of the later ones; earlier ones leave the
  // orders.
  void place_all(std::size_t last) noexcept {
    std::size_t kept = 0;
    for (std::size_t o = 0; o < Orders; ++o) {
      std::uint32_t* const order = orders_[o];
      std::uint16_t* const less = less_[o];
      std::uint16_t count = 0;
      kept = 0;
      for (std::size_t j = 0; j < ordered_; ++j) {
        const std::uint32_t k = order[j];
        less[k] = count;
        order[kept] = k;
        if (k >= last)
          ++kept;
        else if (column_[k] != none)
          in_order_[o][count++] = column_[k];
      }
    }
    ordered_ = kept;
  }

  void make_sets() noexcept {
    for (std::size_t o = 0; o < Orders; ++o) {
      bits set{};
      sets_[o][0] = set;
      for (std::size_t c = 0; c < columns_; ++c) {
        const std::size_t bit = bit_[in_order_[o][c]];
        if (bit != none) set.word[bit / 64] |= std::uint64_t{1} << bit % 64;
        sets_[o][c + 1] = set;
      }
    }
  }

  // Who of the tile is better than point k in every objective but the first.
  [[gnu::always_inline]] bits better(std::size_t k) const noexcept {
    bits all = sets_[0][less_[0][k]];
    for (std::size_t o = 1; o < Orders; ++o)
      for (std::size_t w = 0; w < words; ++w) all.word[w] &= sets_[o][less_[o][k]].word[w];
    return all;
  }

  void among(const std::uint32_t* weights) noexcept {
    for (std::size_t t = 0; t < columns_; ++t) {
      const std::uint32_t k = points_[t];
      const bits all = better(k);
      std::uint32_t rank = ranks_[k];
      for (std::size_t w = 0; w <= t / 64; ++w) {
        std::uint64_t left = all.word[w];
        if (w == t / 64) left &= (std::uint64_t{1} << t % 64) - 1;
        for (; left != 0; left &= left - 1) {
          const std::uint32_t behind = rank_[64 * w + static_cast<std::size_t>(std::countr_zero(left))] + 1;
          rank = behind > rank ? behind : rank;
        }
      }
      ranks_[k] = rank_[t] = rank;
      limit_->take(rank, weights[k]);
    }
  }

  // Gives the tile's points, where their rank is of interest, bits by descending rank; false where there are
  // none.
  bool by_descending_rank() noexcept {
    std::uint32_t least = ~std::uint32_t{0}, past = 0;
    for (std::size_t t = 0; t < columns_; ++t) {
      if (rank_[t] > limit_->last()) continue;
      least = rank_[t] < least ? rank_[t] : least;
      past = rank_[t] >= past ? rank_[t] + 1 : past;
    }
    if (past == 0) return false;
    std::uint32_t* const free = of_rank_ - least;
    for (std::uint32_t r = least; r < past; ++r) free[r] = 0;
    for (std::size_t t = 0; t < columns_; ++t)
      if (rank_[t] < past) ++free[rank_[t]];
    for (std::uint32_t r = past, start = 0; r-- > least;) {
      const std::uint32_t count = free[r];
      free[r] = start;
      start += count;
    }
    for (std::size_t t = 0; t < columns_; ++t) {
      bit_[t] = rank_[t] < past ? static_cast<std::uint16_t>(free[rank_[t]]++) : none;
      if (bit_[t] != none) rank_of_bit_[bit_[t]] = rank_[t];
    }
    return true;
  }

  void behind(std::size_t last, std::size_t n) noexcept {
    const std::uint32_t highest = rank_of_bit_[0];
    for (std::size_t k = last; k < n; ++k) {
      if (ranks_[k] > highest) continue;
      const bits all = better(k);
      for (std::size_t w = 0; w < words; ++w) {
        if (all.word[w] == 0) continue;
        const std::uint32_t rank =
            rank_of_bit_[64 * w + static_cast<std::size_t>(std::countr_zero(all.word[w]))] + 1;
        ranks_[k] = rank > ranks_[k] ? rank : ranks_[k];
        break;
      }
    }
  }

  orders_type orders_{};
  std::size_t ordered_ = 0, columns_ = 0;
  std::uint32_t* ranks_ = nullptr;
  front_limit<>* limit_ = nullptr;
  scratch<std::uint16_t> column_room_;
  std::uint16_t* column_ = nullptr;
  scratch<std::uint32_t> of_rank_room_;
  std::uint32_t* of_rank_ = nullptr;
  std::array<scratch<std::uint16_t>, Orders> less_room_;
  std::array<std::uint16_t*, Orders> less_{};
  std::array<scratch<bits>, Orders> sets_room_;
  std::array<bits*, Orders> sets_{};
  // Of the tile: its points, their ranks, their bits, by the order of each objective; and the ranks by bit.
  std::uint32_t points_[tile]{}, rank_[tile]{}, rank_of_bit_[tile]{};
  std::uint16_t bit_[tile]{}, in_order_[Orders][tile]{};
};

}  // namespace co2design::detail
