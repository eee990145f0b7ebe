// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include <co2design/core/type_list.hpp>

namespace co2design::detail {

// Sorts items by their `key`, a number; equal ones in no particular order. Buffers stay from call to call.
//
// As many buckets as items, each for a stretch of keys of the same length; then each bucket by itself.
// Objectives of a front spread, so that a bucket has an item or two and no comparison is left that a
// processor could guess wrong. Where they do not, std::sort does the crowded buckets: O(n log n) at worst,
// O(n) as a rule.
template <class Item>
class bucket_sort {
 public:
  void operator()(std::vector<Item>& items) {
    const std::size_t n = items.size();
    if (n <= few) return by_insertion(items.data(), items.data() + n);
    double least = items[0].key, most = items[0].key;
    for (const Item& one : items) {
      least = one.key < least ? one.key : least;
      most = one.key > most ? one.key : most;
    }
    const double per_key = static_cast<double>(n) / (most - least);
    if (!(per_key > 0) || !(per_key < std::numeric_limits<double>::infinity()) ||
        n >= std::numeric_limits<std::uint32_t>::max()) {
      std::sort(items.begin(), items.end(), by_key);
      return;
    }
    // From 0 to n: rounding keeps the order, and takes no product of range and n / range to n + 1.
    const auto bucket = [&](const Item& one) {
      return static_cast<std::size_t>((one.key - least) * per_key);
    };
    ends_.assign(n + 2, 0);
    for (const Item& one : items) ++ends_[bucket(one) + 1];
    std::uint32_t crowd = 0;
    for (std::size_t b = 1; b < n + 2; ++b) {
      crowd = ends_[b] > crowd ? ends_[b] : crowd;
      ends_[b] += ends_[b - 1];
    }
    if (sorted_.size() < n) sorted_.resize(n);
    for (const Item& one : items) sorted_[ends_[bucket(one)]++] = one;  // starts become ends
    if (crowd > few)
      for (std::size_t b = 0, start = 0; b <= n; start = ends_[b++])
        if (ends_[b] - start > few)
          std::sort(sorted_.begin() + at(start), sorted_.begin() + at(ends_[b]), by_key);
    by_insertion(sorted_.data(), sorted_.data() + n);
    std::copy(sorted_.begin(), sorted_.begin() + at(n), items.begin());
  }

 private:
  static constexpr std::size_t few = 16;

  static constexpr bool by_key(const Item& a, const Item& b) noexcept { return a.key < b.key; }
  static constexpr std::ptrdiff_t at(std::size_t i) noexcept { return static_cast<std::ptrdiff_t>(i); }

  static void by_insertion(Item* first, Item* last) noexcept {
    for (Item* next = first; next != last; ++next) {
      const Item one = *next;
      Item* to = next;
      for (; to != first && one.key < to[-1].key; --to) *to = to[-1];
      *to = one;
    }
  }

  std::vector<Item> sorted_;
  std::vector<compiled_for<Item, std::uint32_t>> ends_;  // of buckets, in sorted_
};

}  // namespace co2design::detail
