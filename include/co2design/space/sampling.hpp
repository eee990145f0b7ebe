// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <boost/random/uniform_01.hpp>
#include <boost/random/uniform_int_distribution.hpp>

#include <co2design/core/random_engine.hpp>
#include <co2design/space/subspace.hpp>

namespace co2design {

namespace detail {

// A position below `size`, all equally likely. No template: compiled once. Boost's distributions are the same
// everywhere, as the engine is; the standard's are not.
[[gnu::noinline]] inline std::uint64_t sample_position(std::uint64_t size, random_engine& engine) {
  return boost::random::uniform_int_distribution<std::uint64_t>(0, size - 1)(engine);
}

}  // namespace detail

/// A design of the subspace, all equally likely.
template <class Space>
[[nodiscard]] design<Space> sample(const subspace<Space>& from, random_engine& engine) {
  return from.at(detail::sample_position(from.size(), engine));
}

namespace detail {

// From one end to the other, never beyond; no overflow on the way.
template <class Number>
constexpr Number between(Number low, Number high, Number share) noexcept {
  const Number value = low * (1 - share) + high * share;
  return value < low ? low : value > high ? high : value;
}

template <class Domain>
typename Domain::value_type sample_value(random_engine& engine) {
  using value_type = typename Domain::value_type;
  if constexpr (finite_domain<Domain>)
    return Domain::at(sample_position(Domain::size, engine));
  else if constexpr (Domain::low < Domain::high)
    return between(Domain::low, Domain::high, boost::random::uniform_01<value_type>{}(engine));
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
