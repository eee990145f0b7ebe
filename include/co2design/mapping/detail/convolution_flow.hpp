// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include <co2design/mapping/detail/convolution_tiles.hpp>
#include <co2design/mapping/detail/gemm_product.hpp>
#include <co2design/mapping/loop_nest.hpp>

namespace co2design::mapping::detail {

// How often an input that is read once for each output and weight crosses a boundary, where windows share
// what they overlap on. Along each side it is a window of the tile below over the products of its outputs and
// its kernel: 1 where one of these is 1, less for larger ones.
//
// The window may slide along one letter of what its loops have, and then counts as if the tile below held
// all of them, unless the other letter of its side is spread over processing elements or cores. While rows
// run innermost that letter is P or Q, while the reduction does R or S; beside outputs, which count for
// nothing else, any.
struct window_share {
  // Of which loops the innermost run: by what stays put, the share and the letter that is slid along.
  std::array<double, 3> share{1, 1, 1};
  std::array<letter, 3> along{letter::p, letter::r, letter::p};

  constexpr window_share(const extents& lower, const extents& spatial, const extents& outer,
                         std::int64_t stride) noexcept {
    const auto side = [&](letter outs, letter kernel) {
      const std::int64_t p = lower[at(outs)], r = lower[at(kernel)];
      const std::int64_t sp = spatial[at(outs)], sr = spatial[at(kernel)];
      const auto of = [&](std::int64_t o, std::int64_t w) {
        return static_cast<double>(window(o, w, stride)) / static_cast<double>(o * w);
      };
      const double still = of(p, r);
      return std::array{still, sr == 1 ? of(outer[at(outs)] / sp, r) : still,
                        sp == 1 ? of(p, outer[at(kernel)] / sr) : still};
    };
    const auto p = side(letter::p, letter::r), q = side(letter::q, letter::s);
    consider(0, letter::p, p[1] * q[0]);
    consider(0, letter::q, p[0] * q[1]);
    consider(1, letter::r, p[2] * q[0]);
    consider(1, letter::s, p[0] * q[2]);
    consider(2, along[0], share[0]);
    consider(2, along[1], share[1]);
  }

 private:
  constexpr void consider(std::size_t stays, letter x, double value) noexcept {
    if (value >= share[stays]) return;
    share[stays] = value;
    along[stays] = x;
  }
};

// Elements of weights, outputs and inputs that cross a boundary, for each tensor that may stay.
struct convolution_flow {
  triple put, passing;
  window_share inputs;

  constexpr convolution_flow(const extents& lower, const extents& spatial, const extents& outer,
                             const extents& whole, std::int64_t stride) noexcept
      : put(grouped(times(spatial, over(whole, outer)))),
        passing(grouped(over(whole, lower))),
        inputs(lower, spatial, outer, stride) {}

  [[nodiscard]] constexpr std::array<double, 3> crossings(const gemm_product& p,
                                                          std::size_t stays) const noexcept {
    std::array<double, 3> elements = p.crossings(stays, put, passing);
    elements[2] *= inputs.share[stays];
    return elements;
  }
  // The loops, innermost first, under which that tensor stays and the window slides as it does here.
  [[nodiscard]] constexpr loop_order order(std::size_t stays) const noexcept {
    const letter along = inputs.along[stays];
    loop_order out;
    if (stays == 2) out.push_back(letter::k);
    out.push_back(along);
    if (stays == 2) return out;
    for (const letter x : stays == 0 ? std::array{letter::p, letter::q, letter::n}
                                     : std::array{letter::r, letter::s, letter::c})
      if (x != along) out.push_back(x);
    return out;
  }
};

}  // namespace co2design::mapping::detail
