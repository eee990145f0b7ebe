// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <co2design/core/random_engine.hpp>

// Volumes of boxes that end at one reference, as they are defined, and points to try them on.
namespace boxes {

template <std::size_t M>
using point = std::array<double, M>;
template <std::size_t M>
using points = std::vector<point<M>>;

template <std::size_t M>
constexpr point<M> all(double x) {
  point<M> p{};
  for (double& one : p) one = x;
  return p;
}

inline double uniform(co2design::random_engine& engine) {
  return static_cast<double>(engine() >> 11) * 0x1p-53;
}

// Whole numbers from 0 to `largest`, so that ties and duplicates are many.
template <std::size_t M>
points<M> on_grid(co2design::random_engine& engine, std::size_t count, unsigned largest) {
  points<M> made(count);
  for (auto& p : made)
    for (double& x : p) x = static_cast<double>(engine() % (largest + 1));
  return made;
}

// Anywhere in the unit cube.
template <std::size_t M>
points<M> anywhere(co2design::random_engine& engine, std::size_t count) {
  points<M> made(count);
  for (auto& p : made)
    for (double& x : p) x = uniform(engine);
  return made;
}

// On the part of the sphere about 0 of radius 1 where all objectives are positive: none dominates another.
template <std::size_t M>
points<M> on_sphere(co2design::random_engine& engine, std::size_t count) {
  points<M> made = anywhere<M>(engine, count);
  for (auto& p : made) {
    double squares = 0;
    for (const double x : p) squares += x * x;
    for (double& x : p) x /= std::sqrt(squares);
  }
  return made;
}

// How many unit cells with corners from 0 to `end` − 1 exactly or at least so many points cover: volumes of
// points with whole coordinates, exactly.
template <std::size_t M>
std::vector<std::vector<std::size_t>> cells(const points<M>& all, unsigned end) {
  std::vector<std::vector<std::size_t>> covering;
  std::array<unsigned, M> cell{};
  for (;;) {
    std::vector<std::size_t> here;
    for (std::size_t i = 0; i < all.size(); ++i) {
      bool covers = true;
      for (std::size_t m = 0; m < M; ++m) covers &= all[i][m] <= cell[m];
      if (covers) here.push_back(i);
    }
    covering.push_back(here);
    std::size_t m = 0;
    while (m < M && ++cell[m] == end) cell[m++] = 0;
    if (m == M) return covering;
  }
}

// By inclusion and exclusion: for a few points.
template <std::size_t M>
double volume_by_inclusion(const points<M>& all, const point<M>& reference) {
  double volume = 0;
  for (std::uint64_t some = 1; some < std::uint64_t{1} << all.size(); ++some) {
    double box = 1;
    bool odd = false;
    for (std::size_t i = 0; i < all.size(); ++i) odd ^= (some >> i & 1) != 0;
    for (std::size_t m = 0; m < M; ++m) {
      double corner = -INFINITY;
      for (std::size_t i = 0; i < all.size(); ++i)
        if ((some >> i & 1) != 0) corner = std::fmax(corner, all[i][m]);
      box *= std::fmax(reference[m] - corner, 0.0);
    }
    volume += odd ? box : -box;
  }
  return volume;
}

}  // namespace boxes
