// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <random>

#include <boost/random/uniform_int_distribution.hpp>

#include <co2design/space/subspace.hpp>

namespace co2design {

/// The generator of all seeded results: fully specified by the standard, as Boost's distributions are by
/// their code, so that a seed gives the same designs with every compiler. (The standard's own distributions
/// do not.)
using random_engine = std::mt19937_64;

/// A design of the subspace, all equally likely.
template <class Space>
[[nodiscard]] design<Space> sample(const subspace<Space>& from, random_engine& engine) {
  return from.at(boost::random::uniform_int_distribution<std::uint64_t>(0, from.size() - 1)(engine));
}

/// A design of the space, all equally likely.
template <finite_space Space>
[[nodiscard]] design<Space> sample(random_engine& engine) {
  return sample(subspace<Space>{}, engine);
}

}  // namespace co2design
