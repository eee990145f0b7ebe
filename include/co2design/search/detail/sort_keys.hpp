// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace co2design::detail {

// What every order of a search comes down to: two numbers, and an index that breaks ties.
struct sort_key {
  double first, second;
  std::uint32_t index;

  friend bool operator<(const sort_key& a, const sort_key& b) noexcept {
    if (a.first != b.first) return a.first < b.first;
    return a.second != b.second ? a.second < b.second : a.index < b.index;
  }
};

// No template: compiled once, whatever is sorted.
inline void sort_keys(std::vector<sort_key>& keys) { std::sort(keys.begin(), keys.end()); }

}  // namespace co2design::detail
