// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <co2design/search/detail/scratch.hpp>
#include <co2design/search/sorting.hpp>

namespace co2design::detail {

// Thins a front until so many are left: whoever is most crowded goes, and how crowded its neighbours are is taken anew.
// Where all the most crowded ones go at once, both of two that are close to each other do, and leave a hole.
template <std::size_t Objectives>
class crowding_pruner {
 public:
  static constexpr double gone = -1;

  // Room for so many designs.
  void reserve(std::size_t n) {
    (void)links_.room(n);
    (void)queue_.room(n);
    (void)members_.room(n);
  }

  // Of the designs sorted last, for which there is room, those of a rank: their distances, as `crowding_distances` defines
  // them, become those within what is left, or `gone`.
  void operator()(nondominated_sorter<Objectives>& sorted, std::size_t n, std::uint32_t rank,
                  std::size_t keep, double* distance) {
    const std::uint32_t* const ranks = sorted.ranks().data();
    const auto is_member = [ranks, rank](std::uint32_t i) { return ranks[i] == rank; };
    const auto values = [&sorted](std::size_t m) { return sorted.values(m); };
    link* const links = links_.get();
    for (std::size_t m = 0; m < Objectives; ++m) join(n, values(m), sorted.order(m), is_member, links, m);
    entry* const queue = queue_.get();
    std::size_t size = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
      queue[size] = {distance[i], i};
      size += is_member(i);
    }
    for (std::size_t i = size / 2; i-- > 0;) sink(queue, size, i);
    // Distances only grow: who has become less crowded since it was queued finds its place when it is at the top.
    while (size > keep) {
      const entry first = *queue;
      if (distance[first.index] != first.distance) {
        queue->distance = distance[first.index];
      } else {
        take_out(first.index, links, values, distance);
        *queue = queue[--size];
      }
      sink(queue, size, 0);
    }
  }

 private:
  static constexpr std::uint32_t nobody = ~std::uint32_t{0};
  struct link {
    std::array<std::uint32_t, Objectives> before, after;
  };
  struct entry {
    double distance;
    std::uint32_t index;
    // The top of the heap is the most crowded; of equal ones the last.
    friend bool operator<(const entry& a, const entry& b) noexcept {
      return a.distance != b.distance ? a.distance > b.distance : a.index < b.index;
    }
  };

  // Of a heap, the entry at a place goes down to where it belongs.
  static void sink(entry* queue, std::size_t size, std::size_t at) noexcept {
    const entry one = queue[at];
    for (std::size_t next; (next = 2 * at + 1) < size; at = next) {
      next += next + 1 < size && queue[next] < queue[next + 1];
      if (!(one < queue[next])) break;
      queue[at] = queue[next];
    }
    queue[at] = one;
  }

  template <class Member>
  void join(std::size_t n, const double* values, const std::uint32_t* order, Member is_member, link* links,
            std::size_t m) {
    std::uint32_t* const members = members_.get();
    std::size_t size = 0;
    for (std::size_t j = 0; j < n; ++j) {
      members[size] = order[j];
      size += is_member(order[j]);
    }
    for (std::size_t j = 0; j < size; ++j) {
      links[members[j]].before[m] = j == 0 ? nobody : members[j - 1];
      links[members[j]].after[m] = j + 1 == size ? nobody : members[j + 1];
    }
    extent_[m] = size == 0 ? 0 : values[members[size - 1]] - values[members[0]];
  }

  template <class Values>
  void take_out(std::uint32_t one, link* links, Values values, double* distance) {
    for (std::size_t m = 0; m < Objectives; ++m) {
      const std::uint32_t before = links[one].before[m], after = links[one].after[m];
      if (before != nobody) links[before].after[m] = after;
      if (after != nobody) links[after].before[m] = before;
    }
    distance[one] = gone;
    for (std::size_t m = 0; m < Objectives; ++m)
      for (const std::uint32_t near : {links[one].before[m], links[one].after[m]})
        if (near != nobody)  // between equal infinities there is no distance: what there was stays
          distance[near] = std::max(distance[near], distance_of(links[near], values));
  }

  template <class Values>
  double distance_of(const link& one, Values values) const {
    double sum = 0;
    for (std::size_t m = 0; m < Objectives; ++m) {
      if (!(extent_[m] > 0)) continue;
      if (one.before[m] == nobody || one.after[m] == nobody) return std::numeric_limits<double>::infinity();
      const double gap = values(m)[one.after[m]] - values(m)[one.before[m]];
      sum += gap < extent_[m] ? gap / extent_[m] : gap > 0 ? 1 : 0;
    }
    return sum;
  }

  std::array<double, Objectives> extent_{};
  scratch<link> links_;
  scratch<entry> queue_;
  scratch<std::uint32_t> members_;
};

}  // namespace co2design::detail
