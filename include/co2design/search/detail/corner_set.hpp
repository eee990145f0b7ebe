// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <vector>

#include <co2design/search/detail/point_set.hpp>
#include <co2design/units/simd.hpp>

namespace co2design::detail {

// The corners of boxes that all end at one reference, of D objectives, by ascending last one. Each objective
// is a column, which ends in a pack of +∞, so that whole packs may be read: what is there is beyond every
// limit.
template <std::size_t D, std::size_t Lanes>
class corner_set {
 public:
  using point = std::array<double, D>;
  using pack = simd<double, Lanes>;

  // Empties it, and makes room for so many corners.
  void reset(std::size_t corners) {
    for (auto& column : columns_)
      if (column.size() < corners + 2 * Lanes) column.resize(corners + 2 * Lanes);
    clear();
  }
  void clear() noexcept {
    size_ = 0;
    close();
  }

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] const double* column(std::size_t d) const noexcept { return columns_[d].data(); }
  [[nodiscard, gnu::always_inline]] pack lanes(std::size_t d, std::size_t first) const noexcept {
    return pack::load(column(d) + first);
  }
  [[nodiscard]] double& at(std::size_t d, std::size_t i) noexcept { return columns_[d][i]; }

  // One that belongs behind the others, where `wanted`. Until `close`, packs must not be read.
  void append_if(bool wanted, const point& p) noexcept {
    for (std::size_t d = 0; d < D; ++d) columns_[d][size_] = p[d];
    size_ += wanted ? 1 : 0;
  }
  void close() noexcept {
    for (auto& column : columns_)
      for (std::size_t i = size_; i < size_ + Lanes; ++i) column[i] = infinity;
  }

  // In its place, and out with those that it is as good as.
  void insert(const point& p) noexcept {
    const double* const last = column(D - 1);
    const std::size_t place = static_cast<std::size_t>(std::lower_bound(last, last + size_, p[D - 1]) - last);
    drop_beaten(p, place);
    for (std::size_t d = 0; d < D; ++d) {
      double* const column = columns_[d].data();
      std::copy_backward(column + place, column + size_, column + size_ + 1);
      column[place] = p[d];
    }
    ++size_;
    close();
  }

  // How far the box of p reaches in each objective, before a corner as good in all others ends it, or the
  // reference. No further than p itself where some corner is as good as p.
  [[nodiscard]] point limits(const point& p, const point& reference) const noexcept {
    std::array<pack, D> least;
    for (std::size_t d = 0; d < D; ++d) least[d] = reference[d];
    const pack far(infinity);
    for (std::size_t i = 0; i < size_; i += Lanes)
      for (std::size_t d = 0; d < D; ++d) {
        auto ends = lanes((d + 1) % D, i) <= pack(p[(d + 1) % D]);
        for (std::size_t k = 2; k < D; ++k) ends = ends && lanes((d + k) % D, i) <= pack(p[(d + k) % D]);
        least[d] = pack::minimum(least[d], ends.select(lanes(d, i), far));
      }
    point found;
    for (std::size_t d = 0; d < D; ++d) found[d] = least_lane(least[d]);
    return found;
  }

 private:
  static constexpr double infinity = std::numeric_limits<double>::infinity();

  [[nodiscard]] bool beaten(const point& p, std::size_t i) const noexcept {
    bool all = true;
    for (std::size_t d = 0; d + 1 < D; ++d) all &= columns_[d][i] >= p[d];
    return all;
  }
  // From `place` on all are no better than p in the last objective.
  void drop_beaten(const point& p, std::size_t place) noexcept {
    std::size_t kept = place;
    for (; kept + Lanes <= size_; kept += Lanes) {
      auto no_better = lanes(0, kept) >= pack(p[0]);
      for (std::size_t d = 1; d + 1 < D; ++d) no_better = no_better && lanes(d, kept) >= pack(p[d]);
      if (no_better.any()) break;
    }
    for (std::size_t i = kept; i < size_; ++i) {
      const bool out = beaten(p, i);
      for (auto& column : columns_) column[kept] = column[i];
      kept += out ? 0 : 1;
    }
    size_ = kept;
  }

  std::array<std::vector<double>, D> columns_;
  std::size_t size_ = 0;
};

}  // namespace co2design::detail
