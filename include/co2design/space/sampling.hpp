// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <random>

#include <boost/random/uniform_int_distribution.hpp>
#include <boost/random/uniform_real_distribution.hpp>

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

namespace detail {

template <class Domain>
typename Domain::value_type sample_value(random_engine& engine) {
  using value_type = typename Domain::value_type;
  if constexpr (finite_domain<Domain>)
    return Domain::at(boost::random::uniform_int_distribution<std::uint64_t>(0, Domain::size - 1)(engine));
  else if constexpr (Domain::low < Domain::high)
    return boost::random::uniform_real_distribution<value_type>(Domain::low, Domain::high)(engine);
  else
    return Domain::low;
}

}  // namespace detail

/// A design of the space: of a finite one all equally likely, of any other each axis by itself, uniformly.
template <design_space Space>
[[nodiscard]] design<Space> sample(random_engine& engine) {
  if constexpr (finite_space<Space>)
    return sample(subspace<Space>{}, engine);
  else
    return [&]<class... Axes>(type_list<Axes...>) {
      // Braces: the axes draw in their order.
      return design<Space>{axis_name<Axes::fixed_name>{} =
                               detail::sample_value<typename Axes::domain>(engine)...};
    }(typename Space::axes{});
}

}  // namespace co2design
