// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <boost/random/bernoulli_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>

#include <co2design/space/sampling.hpp>

namespace co2design {

/// How new designs are made from old ones, axis by axis, on the positions in their domains.
///
/// Crossover ordinal axes: a position between the parents', ends included; categorical axes: one parent's
/// Mutation  each free axis with probability 1/(free axes): ordinal axes one step up or down or anywhere,
///           equally likely; categorical axes anywhere else. Integers stay integers; fixed axes never move
template <class Space>
class axis_variation {
 public:
  using ordinals_type = typename design<Space>::ordinals_type;

  explicit axis_variation(const subspace<Space>& within) : within_(within) {
    for (std::size_t a = 0; a < Space::rank; ++a) free_ += moves(a);
  }

  [[nodiscard]] ordinals_type cross(const ordinals_type& a, const ordinals_type& b,
                                    random_engine& engine) const {
    ordinals_type child = a;
    for (std::size_t i = 0; i < Space::rank; ++i) {
      if (a[i] == b[i]) continue;
      if (Space::orders[i] == ordering::ordinal)
        child[i] = between(std::min(a[i], b[i]), std::max(a[i], b[i]), engine);
      else if (coin(engine))
        child[i] = b[i];
    }
    return child;
  }

  void mutate(ordinals_type& child, random_engine& engine) const {
    if (free_ == 0) return;
    boost::random::bernoulli_distribution<double> hit(1.0 / static_cast<double>(free_));
    for (std::size_t i = 0; i < Space::rank; ++i) {
      if (!moves(i) || !hit(engine)) continue;
      const auto last = static_cast<std::uint32_t>(Space::sizes[i] - 1);
      if (Space::orders[i] == ordering::ordinal && coin(engine)) {
        const bool up = child[i] == 0 || (child[i] != last && coin(engine));
        child[i] = up ? child[i] + 1 : child[i] - 1;
      } else {
        const std::uint32_t other = between(0, last - 1, engine);
        child[i] = other + (other >= child[i]);
      }
    }
  }

 private:
  [[nodiscard]] bool moves(std::size_t axis) const {
    return !within_.is_fixed(axis) && Space::sizes[axis] > 1;
  }
  static std::uint32_t between(std::uint32_t low, std::uint32_t high, random_engine& engine) {
    return boost::random::uniform_int_distribution<std::uint32_t>(low, high)(engine);
  }
  static bool coin(random_engine& engine) {
    return boost::random::bernoulli_distribution<double>(0.5)(engine);
  }

  subspace<Space> within_;
  std::size_t free_ = 0;
};

}  // namespace co2design
