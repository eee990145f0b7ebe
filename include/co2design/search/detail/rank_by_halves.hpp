// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include <co2design/search/detail/front_limit.hpp>
#include <co2design/search/detail/scratch.hpp>

namespace co2design::detail {

// Ranks of points in three objectives, all different, in lexicographic order.
//
// Half by half: once the ranks of the earlier half are known, both halves are gone through in the order of
// the second objective, the earlier half's points putting their third objective into a tree over the ranks,
// in which those of the later half look for the highest rank with a third objective less than theirs. Then
// the later half among itself.
template <class = void>  // compiled for those who sort three objectives
class rank_by_halves {
 public:
  // Room for so many points.
  void reserve(std::size_t n) {
    (void)room_.room(2 * n + 64);
    (void)tree_room_.room(2 * std::bit_ceil(n));
  }

  // `by_second` has the points in the order of the second objective, `third` their places in that of the
  // third; of equal ones the earlier point comes first.
  void operator()(const std::uint32_t* by_second, const std::uint32_t* third, const std::uint32_t* weights,
                  std::size_t n, std::uint32_t* ranks, front_limit<>& limit) {
    reserve(n);
    points_ = room_.get();
    for (std::size_t i = 0; i < n; ++i)
      points_[i] = {static_cast<std::uint32_t>(i), third[by_second[i]], by_second[i]};
    weights_ = weights;
    ranks_ = ranks;
    limit_ = &limit;
    tree_ = tree_room_.get();
    // The earlier halves on the way down, and one more for each.
    among(0, n, points_ + n);
  }

 private:
  static constexpr std::size_t few = 64;
  struct point {
    std::uint32_t second, third, index;
  };

  [[gnu::noinline]] void among(std::size_t first, std::size_t last, point* saved) {
    if (last - first <= few) return among_few(first, last);
    const std::size_t middle = first + (last - first) / 2;
    // Both are written and one is kept: which half comes next is anyone's guess. The later half stays, at the
    // end.
    point* const earlier = saved + 1;
    std::size_t to_earlier = middle - first, to_later = last;
    for (std::size_t i = last; i-- > first;) {
      const point one = points_[i];
      const bool is_later = one.index >= middle;
      *(earlier + to_earlier - 1) = one;
      points_[to_later - 1] = one;
      to_later -= is_later;
      to_earlier -= !is_later;
    }
    for (std::size_t i = first; i < middle; ++i) points_[i] = earlier[i - first];
    among(first, middle, earlier + (middle - first));
    across(earlier, first, middle, last);
    among(middle, last, saved);
  }

  // Each against all `few`, without a branch, in vectors: those that are not ranked yet would raise it to 0.
  void among_few(std::size_t first, std::size_t last) noexcept {
    std::int32_t second[few] = {}, third[few] = {}, raised[few] = {};
    for (std::size_t i = first; i < last; ++i) {
      second[points_[i].index - first] = static_cast<std::int32_t>(points_[i].second);
      third[points_[i].index - first] = static_cast<std::int32_t>(points_[i].third);
    }
    for (std::size_t i = 0; i < last - first; ++i) {
      std::int32_t rank = static_cast<std::int32_t>(ranks_[first + i]);
      const std::int32_t least_second = second[i], least_third = third[i];
      for (std::size_t j = 0; j < few; ++j) {
        const std::int32_t is_better =
            -static_cast<std::int32_t>((second[j] < least_second) & (third[j] < least_third));
        const std::int32_t behind = raised[j] & is_better;
        rank = behind > rank ? behind : rank;
      }
      raised[i] = rank + 1;
      ranks_[first + i] = static_cast<std::uint32_t>(rank);
      limit_->take(ranks_[first + i], weights_[first + i]);
    }
  }

  void across(const point* earlier, std::size_t first, std::size_t middle, std::size_t last) noexcept {
    // Only ranks that raise one of the later half.
    std::uint32_t least = ~std::uint32_t{0}, past = 0;
    for (std::size_t i = middle; i < last; ++i) least = ranks_[i] < least ? ranks_[i] : least;
    for (std::size_t i = first; i < middle; ++i)
      past = ranks_[i] >= past && ranks_[i] <= limit_->last() ? ranks_[i] + 1 : past;
    if (past <= least) return;
    const std::size_t leaves = std::bit_ceil(std::size_t{past} - least);
    for (std::size_t i = 1; i < 2 * leaves; ++i) tree_[i] = ~std::uint32_t{0};
    const point* const end = earlier + (middle - first);
    for (std::size_t i = middle; i < last; ++i) {
      const point later = points_[i];
      for (; earlier != end && earlier->second < later.second; ++earlier) {
        const std::uint32_t rank = ranks_[earlier->index];
        if (rank < least || rank >= past) continue;
        for (std::size_t node = leaves + rank - least; node > 0 && tree_[node] > earlier->third; node /= 2)
          tree_[node] = earlier->third;
      }
      std::uint32_t& rank = ranks_[later.index];
      if (rank >= past || tree_[1] > later.third) continue;
      std::size_t node = 1;
      while (node < leaves) node = 2 * node + (tree_[2 * node + 1] < later.third);
      const auto behind = static_cast<std::uint32_t>(node - leaves + least + 1);
      rank = behind > rank ? behind : rank;
    }
  }

  scratch<point> room_;
  scratch<std::uint32_t> tree_room_;
  point* points_ = nullptr;
  const std::uint32_t* weights_ = nullptr;
  std::uint32_t *ranks_ = nullptr, *tree_ = nullptr;
  front_limit<>* limit_ = nullptr;
};

}  // namespace co2design::detail
