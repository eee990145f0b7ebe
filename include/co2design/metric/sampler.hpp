// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <co2design/core/check.hpp>
#include <co2design/core/math.hpp>
#include <co2design/core/random_engine.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/within.hpp>
#include <co2design/units/interval.hpp>
#include <co2design/units/simd.hpp>

namespace co2design {

/// A factor that lies anywhere within the uncertainty, no place likelier than another: what is assigned where
/// only bounds are known. No sample lies outside `within(constant)`.
///
/// Formula   1 − u + 2u·r, r uniform in [0, 1) by the 53 high bits of one random number
/// Requires  u ≤ 1 where the constant may not be negative
/// Source    JCGM 101:2008 (supplement 1 to the GUM), 6.4.2: by the principle of maximum entropy
struct uniform_within {
  [[nodiscard]] constexpr double operator()(double uncertainty, random_engine& engine) const noexcept {
    const double low = 1 - uncertainty, high = 1 + uncertainty;
    const double factor = low + (high - low) * (static_cast<double>(engine() >> 11) * 0x1p-53);
    return factor < high ? factor : high;
  }
};

/// A factor that is as likely to halve as to double: for constants that may be off by more than themselves,
/// and never negative. One of 22 samples lies outside the uncertainty.
///
/// Formula   exp(σ·z), σ = log(1 + u) / 2: the median is the constant, and 1 + u the squared geometric
///           standard deviation; z is normal, by Marsaglia's polar method
/// Source    the convention of life-cycle inventories: R. Frischknecht et al., "The ecoinvent database:
///           overview and methodological framework", Int. J. LCA 10(1), 2005; G. Marsaglia, T. A. Bray, SIAM
///           Review 6(3), 1964
struct lognormal_about {
  [[nodiscard]] constexpr double operator()(double uncertainty, random_engine& engine) const noexcept {
    while (true) {
      const double x = static_cast<double>(engine() >> 11) * 0x1p-52 - 1;
      const double y = static_cast<double>(engine() >> 11) * 0x1p-52 - 1;
      const double square = x * x + y * y;
      if (square > 0 && square < 1)
        return math::exp(math::log(1 + uncertainty) / 2 * (x * math::sqrt(-2 * math::log(square) / square)));
    }
  }
};

namespace detail {

// Which unknown a constant is: by its papers and its value. The FNV-1a hash.
template <class Value>
constexpr std::uint64_t unknown_of(const constant<Value>& one) noexcept {
  std::uint64_t hash = 0xcbf29ce484222325;
  const auto take = [&](std::uint64_t part) { hash = (hash ^ part) * 0x100000001b3; };
  for (const std::string_view text : {one.name, one.source}) {
    for (const char c : text) take(static_cast<unsigned char>(c));
    take(0x100);  // no character
  }
  take(static_cast<std::uint64_t>(one.year));
  take(std::bit_cast<std::uint64_t>(static_cast<double>(canonical(one.value))));
  return hash;
}

// The numbers of one unknown in all samples of a seed: sample k draws from random_engine(first + k).
constexpr std::uint64_t stream_of(std::uint64_t seed, std::uint64_t unknown) noexcept {
  return random_engine(random_engine(seed)() ^ unknown)();
}

// The factor of a distribution in sample `number`, and in those after it.
template <class Number>
struct factors {
  template <class Distribution>
  static constexpr Number draw(const Distribution& distribution, double uncertainty,
                               std::uint64_t engine_seed) {
    random_engine engine(engine_seed);
    return distribution(uncertainty, engine);
  }
};
template <std::size_t Lanes>
struct factors<simd<double, Lanes>> {
  template <class Distribution>
  static constexpr simd<double, Lanes> draw(const Distribution& distribution, double uncertainty,
                                            std::uint64_t engine_seed) {
    return simd<double, Lanes>::of_each([&](std::size_t lane) {
      return factors<double>::draw(distribution, uncertainty, engine_seed + lane);
    });
  }
};

template <class Distribution>
inline constexpr bool draws_v = std::is_invocable_r_v<double, const Distribution&, double, random_engine&>;

}  // namespace detail

/// Constants as they may be in truth: makes of each what it is in one sample, or in as many as `Number` has
/// lanes.
///
/// Shape     `sampler<double>(seed, k)` is sample k of a seed, `sampler<simd<double, n>>(seed, k)` the
///           samples k to k + n − 1 side by side; `sampler<interval>()` all of them: the interval that no
///           `uniform_within` leaves. A call gives a constant with the papers of the one that it takes, in
///           `Number`; so one function makes the policies for all three
/// Laws      a sample depends on the seed, its number and the constant, on nothing else: not on lanes, nor on
///           the order of calls. A constant is one unknown: sampled twice, in two policies, it is twice the
///           same. Two with equal name, year, source and value are one constant: give your own a name
/// Requires  0 ≤ u: the constant's own uncertainty, or one that the caller states. A distribution is any
///           `double operator()(double uncertainty, random_engine&) const`, the factor to the value
/// Errors    std::out_of_range where the uncertainty is unknown or negative
/// Cost      a call reads the papers once, for all its lanes; then some hundred instructions a sample. The same
///           numbers with every compiler (without contraction), as from no distribution of <random>
/// Example   carbon::basic_operational<Number>{.grid = sample(grid::california)}
template <class Number>
class sampler {
 public:
  using number_type = Number;

  constexpr explicit sampler(std::uint64_t seed, std::uint64_t number = 0) noexcept
      : seed_(seed), number_(number) {}

  template <class Value, class Distribution = uniform_within>
  requires detail::draws_v<Distribution>
  [[nodiscard]] constexpr auto operator()(const constant<Value>& around, double uncertainty,
                                          const Distribution& distribution = {}) const {
    if (!(uncertainty >= 0))
      detail::out_of_range("co2design: the uncertainty of this constant is unknown: state one");
    const auto value = around.value * detail::factors<Number>::draw(
                                          distribution, uncertainty,
                                          detail::stream_of(seed_, detail::unknown_of(around)) + number_);
    return constant<std::remove_const_t<decltype(value)>>(value, around.name, around.year, around.source,
                                                          around.known, uncertainty);
  }
  template <class Value, class Distribution = uniform_within>
  requires detail::draws_v<Distribution>
  [[nodiscard]] constexpr auto operator()(const constant<Value>& around,
                                          const Distribution& distribution = {}) const {
    return (*this)(around, around.uncertainty, distribution);
  }

 private:
  std::uint64_t seed_, number_;
};

template <>
class sampler<interval> {
 public:
  using number_type = interval;

  template <class Value>
  [[nodiscard]] constexpr auto operator()(const constant<Value>& around, double uncertainty,
                                          const uniform_within& = {}) const {
    return within(around, uncertainty);
  }
  template <class Value>
  [[nodiscard]] constexpr auto operator()(const constant<Value>& around, const uniform_within& = {}) const {
    return within(around);
  }
};

}  // namespace co2design
