// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>

#include <co2design/search/evaluation.hpp>

namespace co2design::detail {

// Where the designs of some fronts stand between the ideal point, 0, and the intercepts of the plane through
// the extreme ones, 1 on each axis. Infinite objectives are as good as the ideal, or far away.
template <std::size_t Objectives>
class reference_frame {
 public:
  using point = std::array<double, Objectives>;

  // Of the feasible designs with ranks up to `last`.
  void fit(std::span<const evaluation<Objectives>> all, std::span<const std::uint32_t> ranks,
           std::uint32_t last) noexcept {
    point worst;
    ideal_.fill(largest);
    worst.fill(-largest);
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t m = 0; m < Objectives && ranks[i] <= last; ++m) {
        const double f = all[i].objectives[m];
        if (!(-largest <= f && f <= largest)) continue;
        ideal_[m] = std::min(ideal_[m], f);
        worst[m] = std::max(worst[m], f);
      }
    for (std::size_t m = 0; m < Objectives; ++m) {
      if (ideal_[m] > worst[m]) ideal_[m] = worst[m] = 0;  // no finite value
      span_[m] = worst[m] > ideal_[m] ? std::min(worst[m] - ideal_[m], largest) : 1;
    }
    const point ends = intercepts(all, ranks);
    for (std::size_t m = 0; m < Objectives; ++m) span_[m] = std::min(span_[m] * ends[m], largest);
  }

  // In the frame; finite and not negative.
  [[nodiscard]] point operator()(const point& f) const noexcept {
    point x;
    for (std::size_t m = 0; m < Objectives; ++m)
      x[m] = f[m] > ideal_[m] ? std::min((f[m] - ideal_[m]) / span_[m], far) : 0;
    return x;
  }

 private:
  using matrix = std::array<point, Objectives>;
  static constexpr double largest = std::numeric_limits<double>::max(), far = 1e9, tiny = 1e-6;

  // Of the plane through the extreme designs, in units of the spans; where there is none, or it does not
  // meet an axis between the ideal and the worst design, the worst of the first front; and where all agree
  // in that, of all fronts.
  [[nodiscard]] point intercepts(std::span<const evaluation<Objectives>> all,
                                 std::span<const std::uint32_t> ranks) const noexcept {
    point nadir{}, least;
    matrix extremes{};
    least.fill(std::numeric_limits<double>::infinity());
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (ranks[i] != 0) continue;
      const point x = (*this)(all[i].objectives);
      for (std::size_t m = 0; m < Objectives; ++m) {
        nadir[m] = std::max(nadir[m], std::min(x[m], 1.0));
        // The achievement scalarising function: what is off the axis weighs a million.
        double off = x[m];
        for (std::size_t k = 0; k < Objectives; ++k)
          if (k != m) off = std::max(off, x[k] / tiny);
        if (off >= least[m]) continue;
        least[m] = off;
        extremes[m] = x;
      }
    }
    point inverse;
    inverse.fill(1);
    bool plane = solve(extremes, inverse);
    for (const double x : inverse) plane = plane && x > 0 && x < 1 / tiny;
    for (std::size_t m = 0; m < Objectives; ++m) {
      if (plane)
        nadir[m] = std::min(1 / inverse[m], 1.0);
      else if (nadir[m] < tiny)
        nadir[m] = 1;
    }
    return nadir;
  }

  // By elimination, the larger pivot first; false where the rows are as good as dependent.
  [[nodiscard]] static bool solve(matrix& rows, point& x) noexcept {
    for (std::size_t c = 0; c < Objectives; ++c) {
      std::size_t pivot = c;
      for (std::size_t r = c + 1; r < Objectives; ++r)
        if (magnitude(rows[r][c]) > magnitude(rows[pivot][c])) pivot = r;
      if (!(magnitude(rows[pivot][c]) > 1e-10)) return false;
      std::swap(rows[pivot], rows[c]);
      std::swap(x[pivot], x[c]);
      for (std::size_t r = c + 1; r < Objectives; ++r) {
        const double share = rows[r][c] / rows[c][c];
        for (std::size_t k = c; k < Objectives; ++k) rows[r][k] -= share * rows[c][k];
        x[r] -= share * x[c];
      }
    }
    for (std::size_t r = Objectives; r-- > 0;) {
      for (std::size_t k = r + 1; k < Objectives; ++k) x[r] -= rows[r][k] * x[k];
      x[r] /= rows[r][r];
    }
    return true;
  }
  [[nodiscard]] static double magnitude(double x) noexcept { return x < 0 ? -x : x; }

  point ideal_{}, span_{};
};

}  // namespace co2design::detail
