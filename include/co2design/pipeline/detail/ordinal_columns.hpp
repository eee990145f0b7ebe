// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>

#include <co2design/core/type_list.hpp>
#include <co2design/space/axis.hpp>
#include <co2design/space/design.hpp>

namespace co2design::detail {

// The positions that so many designs have in the domains, axis by axis.
template <class Space, std::size_t Count>
struct ordinal_columns {
  static constexpr std::size_t rank = Space::rank;
  static_assert(Count % 4 == 0);
  std::array<std::array<std::uint32_t, Count>, rank> of_axis;

  // Those of some designs, at least one; of the last one again where they are less than `Count`. Calls `beside(i)` once
  // for each design, in between: the place for what should go on slowly at the same time.
  template <class Beside>
  [[gnu::always_inline]] void put(std::span<const design<Space>> designs, Beside beside) noexcept {
    const std::size_t last = std::min(designs.size(), Count) - 1;
    if constexpr (of_words) {
      for (std::size_t i = 0; i < Count; i += 4) {
        const design<Space>* const four[] = {&designs[std::min(i, last)], &designs[std::min(i + 1, last)],
                                             &designs[std::min(i + 2, last)],
                                             &designs[std::min(i + 3, last)]};
        beside(i);
        beside(i + 1);
        put_four(four, i);
        beside(i + 2);
        beside(i + 3);
      }
      index(typename Space::axes{});
    } else {
      for (std::size_t i = 0; i < Count; ++i) {
        put_one(designs[std::min(i, last)], i, typename Space::axes{});
        beside(i);
      }
    }
  }

 private:
  template <class... Axes>
  static consteval bool all_words(type_list<Axes...>) {
    return ((std::is_integral_v<typename Axes::value_type> &&
             sizeof(typename Axes::value_type) == sizeof(std::uint32_t)) &&
            ...);
  }
  // Whether designs are rows of integers as wide as positions: then four designs and four axes at a time are turned
  // into columns in vectors, and a whole column becomes positions in place.
  static constexpr bool of_words =
      all_words(typename Space::axes{}) && rank >= 4 && sizeof(design<Space>) == rank * sizeof(std::uint32_t);

  [[gnu::always_inline]] void put_four(const design<Space>* const (&four)[4], std::size_t i) noexcept {
    typedef std::uint32_t words [[gnu::vector_size(16)]];
    for (std::size_t a = 0; a < rank; a += 4) {
      const std::size_t first = std::min(a, rank - 4);  // the last four overlap with those before
      words row[4], column[4];
      for (std::size_t k = 0; k < 4; ++k)
        std::memcpy(&row[k], reinterpret_cast<const unsigned char*>(four[k]) + first * sizeof(std::uint32_t),
                    sizeof(words));
      const words low = __builtin_shufflevector(row[0], row[1], 0, 4, 1, 5),
                  high = __builtin_shufflevector(row[0], row[1], 2, 6, 3, 7),
                  lower = __builtin_shufflevector(row[2], row[3], 0, 4, 1, 5),
                  higher = __builtin_shufflevector(row[2], row[3], 2, 6, 3, 7);
      column[0] = __builtin_shufflevector(low, lower, 0, 1, 4, 5);
      column[1] = __builtin_shufflevector(low, lower, 2, 3, 6, 7);
      column[2] = __builtin_shufflevector(high, higher, 0, 1, 4, 5);
      column[3] = __builtin_shufflevector(high, higher, 2, 3, 6, 7);
      for (std::size_t k = 0; k < 4; ++k) std::memcpy(&of_axis[first + k][i], &column[k], sizeof(words));
    }
  }
  template <class... Axes>
  [[gnu::always_inline]] void index(type_list<Axes...>) noexcept {
    std::size_t a = 0;
    const auto index_one = [&]<class Axis>(Axis) {
      for (std::uint32_t& word : of_axis[a])
        word = static_cast<std::uint32_t>(
            index_within<typename Axis::domain>(static_cast<typename Axis::value_type>(word)));
      ++a;
    };
    (index_one(Axes{}), ...);
  }
  template <class... Axes>
  [[gnu::always_inline]] void put_one(const design<Space>& d, std::size_t i, type_list<Axes...>) noexcept {
    std::size_t a = 0;
    ((of_axis[a++][i] =
          static_cast<std::uint32_t>(index_within<typename Axes::domain>(d[axis_name<Axes::fixed_name>{}]))),
     ...);
  }
};

}  // namespace co2design::detail
