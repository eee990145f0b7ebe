// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <co2design/mapping/detail/convolution_flow.hpp>
#include <co2design/mapping/detail/convolution_tiles.hpp>
#include <co2design/mapping/detail/gemm_product.hpp>

namespace co2design::mapping::detail {

// What registers that hold parts of all tensors allow, wherever the other tiles end: for tiles that no other
// beats, rows, reduction, outputs, and the least share of the inputs for each tensor that may stay. Where
// there is no room for one more, it makes an old one better than it is, so that a bound is still one.
class register_front {
 public:
  constexpr register_front() noexcept {
    if (std::is_constant_evaluated()) all_.fill({});
  }
  constexpr void add(const extents& a, const extents& whole, std::int64_t stride) noexcept {
    const entry one{grouped(a), window_share(a, one_element, whole, stride).share};
    for (std::size_t i = 0; i < size_; ++i)
      if (all_[i].covers(one)) return;
    std::size_t left = 0;
    for (std::size_t i = 0; i < size_; ++i)
      if (!one.covers(all_[i])) all_[left++] = all_[i];
    size_ = left;
    if (size_ == all_.size())
      all_[size_ - 1].merge(one);
    else
      all_[size_++] = one;
  }

  // The least energy and cycles of filling registers, with factors s of the array, u of the cores and L2
  // tiles of b: each weight crosses once for every core and tile of rows. Where registers hold weights alone,
  // this is what filling them does cost.
  [[nodiscard]] constexpr term least_loads(const gemm_product& p, const triple& s, const triple& u,
                                           const triple& b) const noexcept {
    const triple put = times(s, over(p.d, b));
    term out = p.register_term(p.crossings(3, put, put), s, u);
    if (!p.weights_only) out.cycles = least_cycles(p, s, u, b, put);
    return out;
  }

 private:
  [[nodiscard]] constexpr double least_cycles(const gemm_product& p, const triple& s, const triple& u,
                                              const triple& b, const triple& put) const noexcept {
    const triple most = over(b, s);
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < size_; ++i) {
      std::array<double, 3> passing{};
      for (std::size_t x = 0; x < 3; ++x)
        passing[x] = p.tensor[x] *
                     (static_cast<double>(p.d[x]) / static_cast<double>(std::min(all_[i].size[x], most[x])));
      for (std::size_t stays = 0; stays < 3; ++stays) {
        std::array<double, 3> elements = passing;
        elements[stays] = p.tensor[stays] * static_cast<double>(put[stays]);
        elements[2] *= all_[i].share[stays];
        least = std::min(least, p.register_term(elements, s, u).cycles);
      }
    }
    return least;
  }

  struct entry {
    triple size;
    std::array<double, 3> share;

    [[nodiscard]] constexpr bool covers(const entry& other) const noexcept {
      for (std::size_t i = 0; i < 3; ++i)
        if (size[i] < other.size[i] || share[i] > other.share[i]) return false;
      return true;
    }
    constexpr void merge(const entry& other) noexcept {
      for (std::size_t i = 0; i < 3; ++i) {
        size[i] = std::max(size[i], other.size[i]);
        share[i] = std::min(share[i], other.share[i]);
      }
    }
  };

  std::array<entry, 96> all_;
  std::size_t size_ = 0;
};

// Calls visit(s) for each way of giving the factors of the array to letters, such that each divides `most`,
// until one says that it is enough.
template <class Visit>
constexpr void for_each_split(const tile_lattice& lattice, const triple& factors, const extents& most,
                              const Visit& visit) {
  // Calls next(x, y, z) for each x · y · z = product, divisors of what the three letters have.
  const auto share = [&](std::int64_t product, letter first, letter second, letter third, auto next) {
    for (const std::int64_t x : lattice[first]) {
      if (x > product || x > most[at(first)]) break;
      if (!divides(x, product) || !divides(x, most[at(first)])) continue;
      for (const std::int64_t y : lattice[second]) {
        if (x * y > product || y > most[at(second)]) break;
        if (!divides(x * y, product) || !divides(y, most[at(second)])) continue;
        const std::int64_t z = product / (x * y);
        if (divides(z, most[at(third)]) && next(x, y, z)) return true;
      }
    }
    return false;
  };
  if (!divides(factors[2], most[at(letter::k)])) return;
  share(factors[0], letter::n, letter::p, letter::q, [&](std::int64_t n, std::int64_t p, std::int64_t q) {
    return share(factors[1], letter::c, letter::r, letter::s,
                 [&](std::int64_t c, std::int64_t r, std::int64_t s) {
                   return visit(extents{n, p, q, c, r, s, factors[2]});
                 });
  });
}

}  // namespace co2design::mapping::detail
