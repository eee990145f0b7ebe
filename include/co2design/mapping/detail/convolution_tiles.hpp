// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include <co2design/mapping/detail/divisors.hpp>
#include <co2design/mapping/detail/gemm_tiles.hpp>
#include <co2design/mapping/loop_nest.hpp>

namespace co2design::mapping::detail {

// The tiles of a convolution: one size for each letter. Where a tensor is concerned that has no window, the
// letters of rows, of reduction and of outputs count as one dimension each.
inline constexpr extents one_element{1, 1, 1, 1, 1, 1, 1};

constexpr triple grouped(const extents& t) noexcept {
  return {t[at(letter::n)] * t[at(letter::p)] * t[at(letter::q)],
          t[at(letter::c)] * t[at(letter::r)] * t[at(letter::s)], t[at(letter::k)]};
}
constexpr extents times(extents a, const extents& b) noexcept {
  for (std::size_t x = 0; x < a.size(); ++x) a[x] *= b[x];
  return a;
}
constexpr extents over(extents a, const extents& b) noexcept {
  for (std::size_t x = 0; x < a.size(); ++x) a[x] /= b[x];
  return a;
}
// Whether every size divides the other's.
template <std::size_t Size>
constexpr bool divides(const std::array<std::int64_t, Size>& a,
                       const std::array<std::int64_t, Size>& b) noexcept {
  for (std::size_t x = 0; x < Size; ++x)
    if (!divides(a[x], b[x])) return false;
  return true;
}

constexpr std::int64_t elements_of(const extents& t) noexcept {
  const triple g = grouped(t);
  return g[0] * g[1] * g[2];
}
// Whether P and R are what Q and S are, and whether they are less.
constexpr bool symmetric(const extents& t) noexcept {
  return t[at(letter::p)] == t[at(letter::q)] && t[at(letter::r)] == t[at(letter::s)];
}
constexpr bool mirrored(const extents& t) noexcept {
  return std::array{t[at(letter::p)], t[at(letter::r)]} < std::array{t[at(letter::q)], t[at(letter::s)]};
}

// What a tile holds of each tensor: weights, outputs, inputs.
struct volumes {
  std::int64_t weights, outputs, inputs;

  constexpr volumes(const extents& t, std::int64_t stride) noexcept {
    const triple g = grouped(t);
    weights = g[1] * g[2];
    outputs = g[0] * g[2];
    inputs = t[at(letter::n)] * t[at(letter::c)] * window(t[at(letter::p)], t[at(letter::r)], stride) *
             window(t[at(letter::q)], t[at(letter::s)], stride);
  }
  [[nodiscard]] constexpr double sum() const noexcept {
    return static_cast<double>(weights) + static_cast<double>(outputs) + static_cast<double>(inputs);
  }
  [[nodiscard]] constexpr double largest() const noexcept {
    return static_cast<double>(std::max({weights, outputs, inputs}));
  }
};

// The divisors of a convolution's dimensions, and the tiles made of them.
//
// `fits` must hold for smaller tiles where it holds for larger ones.
class tile_lattice {
 public:
  constexpr explicit tile_lattice(const extents& whole) noexcept {
    for (std::size_t x = 0; x < whole.size(); ++x) of_[x] = divisors_of(whole[x]);
  }
  [[nodiscard]] constexpr bool too_large() const noexcept {
    return std::any_of(of_.begin(), of_.end(), [](const divisor_list& one) { return one.size == 0; });
  }
  [[nodiscard]] constexpr const divisor_list& operator[](letter x) const noexcept { return of_[at(x)]; }

  // Calls visit(t) for each tile t that divides `most` and fits.
  template <class Fits, class Visit>
  constexpr void for_each(const extents& most, const Fits& fits, const Visit& visit) const {
    extents t = one_element;
    if (fits(t)) extend(t, 0, most, fits, visit);
  }

  // The same for those alone that no larger one which fits is a multiple of.
  template <class Fits, class Visit>
  constexpr void for_each_maximal(const extents& most, const Fits& fits, const Visit& visit) const {
    if (fits(most)) return visit(most);
    constexpr std::size_t k = at(letter::k);
    extents with_one = most;
    with_one[k] = 1;
    for_each(with_one, fits, [&](extents t) {
      bool first = true;
      for (std::size_t i = of_[k].size; i > 0; --i) {
        t[k] = of_[k].all[i - 1];
        if (t[k] > most[k] || !divides(t[k], most[k]) || !fits(t)) continue;
        if (!grows(t, k, k + 1, most, fits)) {
          // What can grow beside the most of K can beside less.
          if (!grows(t, 0, k, most, fits))
            visit(t);
          else if (first)
            return;
        }
        first = false;
      }
    });
  }

 private:
  template <class Fits, class Visit>
  constexpr void extend(extents& t, std::size_t x, const extents& most, const Fits& fits,
                        const Visit& visit) const {
    while (x < t.size() && most[x] == 1) ++x;
    if (x == t.size()) return visit(t);
    for (const std::int64_t one : of_[x]) {
      if (one > most[x]) break;
      if (!divides(one, most[x])) continue;
      t[x] = one;
      if (!fits(t)) break;
      extend(t, x + 1, most, fits, visit);
    }
    t[x] = 1;
  }
  // Whether one of the letters from `first` up to `last` can be larger.
  template <class Fits>
  constexpr bool grows(extents t, std::size_t first, std::size_t last, const extents& most,
                       const Fits& fits) const {
    for (std::size_t x = first; x < last; ++x) {
      const std::int64_t before = t[x];
      for (std::size_t i = 0; i < of_[x].prime_count; ++i) {
        t[x] = before * of_[x].primes[i];
        if (t[x] <= most[x] && divides(t[x], most[x]) && fits(t)) return true;
      }
      t[x] = before;
    }
    return false;
  }

  std::array<divisor_list, 7> of_;
};

}  // namespace co2design::mapping::detail
