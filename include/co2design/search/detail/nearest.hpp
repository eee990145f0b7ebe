// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <vector>

#include <co2design/search/detail/point_set.hpp>
#include <co2design/units/simd.hpp>

namespace co2design::detail {

// How much worse or better a is than z in one objective, put together over objectives. A lane that is equal
// is no distance away, also where both are infinite.
struct euclidean_squared {
  template <class Pack>
  static Pack add(const Pack& sum, const Pack& a, const Pack& z) noexcept {
    const Pack apart = (a == z).select(Pack(0), a - z);
    return sum + apart * apart;
  }
  static constexpr double nothing = 0;
};
struct worse_squared {
  template <class Pack>
  static Pack add(const Pack& sum, const Pack& a, const Pack& z) noexcept {
    const Pack worse = (a > z).select(a - z, Pack(0));
    return sum + worse * worse;
  }
  static constexpr double nothing = 0;
};
// At equal infinities any shift will do.
struct most_worse {
  template <class Pack>
  static Pack add(const Pack& most, const Pack& a, const Pack& z) noexcept {
    const Pack apart = a - z;
    return Pack::maximum(most, (apart == apart).select(apart, Pack(nothing)));
  }
  static constexpr double nothing = -std::numeric_limits<double>::infinity();
};

// The least distance from any of a set of points, column by column; the last pack is filled up with the first
// point.
template <std::size_t M, std::size_t Lanes>
class nearest {
 public:
  template <class Points>
  explicit nearest(const Points& all) : size_(all.size()) {
    for (std::size_t m = 0; m < M; ++m) {
      columns_[m].resize((size_ + Lanes - 1) / Lanes * Lanes);
      for (std::size_t i = 0; i < columns_[m].size(); ++i) columns_[m][i] = all[i < size_ ? i : 0][m];
    }
  }
  // From points to z: +∞ where there are none.
  template <class Distance>
  [[nodiscard]] double to(const std::array<double, M>& z) const noexcept {
    using pack = simd<double, Lanes>;
    pack least(std::numeric_limits<double>::infinity());
    for (std::size_t i = 0; i < size_; i += Lanes) {
      pack all(Distance::nothing);
      for (std::size_t m = 0; m < M; ++m)
        all = Distance::add(all, pack::load(columns_[m].data() + i), pack(z[m]));
      least = pack::minimum(least, all);
    }
    return least_lane(least);
  }

 private:
  std::size_t size_;
  std::array<std::vector<double>, M> columns_;
};

}  // namespace co2design::detail
