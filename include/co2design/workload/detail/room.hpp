// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <new>
#include <type_traits>

namespace co2design::workload::detail {

// Up to N values in place. Free places are neither initialised nor copied: evaluations make lists by the million.
template <class T, std::size_t N>
requires std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>
class room {
 public:
  constexpr room() noexcept : places_(places::made()) {}
  constexpr room(const room& other) noexcept : room() { *this = other; }
  constexpr room& operator=(const room& other) noexcept {
    for (std::size_t i = 0; i < other.size_; ++i) put(i, other.begin()[i]);
    size_ = other.size_;
    return *this;
  }
  // The copy of it. Requires size() < N
  constexpr T& add(const T& one) noexcept {
    put(size_, one);
    return places_.all[size_++];
  }

  [[nodiscard]] constexpr const T* begin() const noexcept { return places_.all; }
  [[nodiscard]] constexpr const T* end() const noexcept { return places_.all + size_; }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }

 private:
  // Constant expressions know no storage without objects.
  union places {
    char none;
    T all[N];

    static constexpr places made() noexcept {
      if (std::is_constant_evaluated()) return places(0);
      return places();
    }

   private:
    constexpr places() noexcept : none() {}
    constexpr explicit places(int) noexcept : all{} {}
  };

  constexpr void put(std::size_t i, const T& one) noexcept {
    if (std::is_constant_evaluated())
      places_.all[i] = one;
    else
      ::new (static_cast<void*>(places_.all + i)) T(one);
  }

  places places_;
  std::size_t size_ = 0;
};

}  // namespace co2design::workload::detail
