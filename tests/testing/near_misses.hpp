// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

#include <co2design/space/axis.hpp>

// Domains that satisfy the concept and break a law.
namespace near_miss {

using co2design::ordering;

// A domain as it should be, for the others to differ from in one thing: 10, 20, 30, 40.
struct tens {
  using value_type = int;
  static constexpr std::size_t size = 4;
  static constexpr ordering order = ordering::ordinal;
  static constexpr int at(std::size_t i) { return 10 * static_cast<int>(i + 1); }
  static constexpr std::size_t index_of(int value) {
    return value % 10 == 0 && value >= 10 && value <= 40 ? static_cast<std::size_t>(value / 10 - 1) : size;
  }
};
struct empty : tens {
  static constexpr std::size_t size = 0;
};
struct shifted : tens {  // counts from one
  static constexpr std::size_t index_of(int value) {
    return tens::index_of(value) == size ? size : tens::index_of(value) + 1;
  }
};
struct too_large : tens {  // a fifth value, which index_of does not know
  static constexpr std::size_t size = 5;
  static constexpr std::size_t index_of(int value) {
    return tens::index_of(value) == tens::size ? size : tens::index_of(value);
  }
};
struct too_small : tens {  // the fourth value has a position beyond the size
  static constexpr std::size_t size = 2;
};
struct twice : tens {  // 10, 20, 20, 40
  static constexpr ordering order = ordering::categorical;
  static constexpr int at(std::size_t i) { return tens::at(i == 2 ? 1 : i); }
};
struct descending : tens {  // 40, 30, 20, 10, and says it ascends
  static constexpr int at(std::size_t i) { return tens::at(size - 1 - i); }
  static constexpr std::size_t index_of(int value) {
    return tens::index_of(value) == size ? size : size - 1 - tens::index_of(value);
  }
};
struct rounds : tens {  // finds what it lacks
  static constexpr std::size_t index_of(int value) { return tens::index_of(value / 10 * 10); }
};
struct no_place : tens {  // a position of its own for what it lacks
  static constexpr std::size_t index_of(int value) {
    return tens::index_of(value) == size ? std::size_t(-1) : tens::index_of(value);
  }
};
// 0 to 3, without a pattern.
inline std::size_t next_random() {
  static std::uint32_t state = 1;
  state = state * 1664525U + 1013904223U;
  return state >> 30;
}
struct changing : tens {  // has other values each time
  static int at(std::size_t i) { return tens::at((i + next_random()) % size); }
};
struct forgetful : tens {  // finds its values elsewhere each time
  static std::size_t index_of(int value) { return (tens::index_of(value) + next_random()) % size; }
};

// 0 to 1, as it should be.
struct share {
  using value_type = double;
  static constexpr ordering order = ordering::ordinal;
  static constexpr double low = 0, high = 1;
  static constexpr bool contains(double value) { return low <= value && value <= high; }
};
struct reversed : share {
  static constexpr double low = 1, high = 0;
  static constexpr bool contains(double value) { return high <= value && value <= low; }
};
struct endless : share {
  static constexpr double high = std::numeric_limits<double>::infinity();
  static constexpr bool contains(double value) { return low <= value && value < high; }
};
struct half_open : share {
  static constexpr bool contains(double value) { return low <= value && value < high; }
};
struct takes_all : share {  // NaN above all
  static constexpr bool contains(double value) { return !(value < low) && !(value > high); }
};
struct with_gap : share {
  static constexpr bool contains(double value) {
    return share::contains(value) && !(0.25 < value && value < 0.5);
  }
};

}  // namespace near_miss
