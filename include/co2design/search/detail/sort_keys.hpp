// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
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

// No template and not inlined: compiled once, whatever is sorted.
[[gnu::noinline]] inline void sort_keys(std::vector<sort_key>& keys) { std::sort(keys.begin(), keys.end()); }

// The keys of n things, in their order.
inline std::vector<sort_key> keys_of(std::size_t n) {
  std::vector<sort_key> keys(n);
  for (std::uint32_t i = 0; i < n; ++i) keys[i].index = i;
  return keys;
}

// Sorts by `value(index)`, equal ones staying as they are: the last of several calls decides first.
template <class Value>
void sort_by(std::vector<sort_key>& keys, Value value) {
  for (double position = 0; sort_key & key : keys)
    key = {static_cast<double>(value(key.index)), position++, key.index};
  sort_keys(keys);
}

}  // namespace co2design::detail
