// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>

#include <co2design/core/math.hpp>
#include <co2design/units/number.hpp>

// Functions of defects per die that yields are made of, near 0 as exact as elsewhere.
namespace co2design::carbon::detail {

// (1 − e^−x)/x, 1 at 0. Below a half by its series 1 − x/2·(1 − x/3·(…)), as the difference would lose
// digits.
constexpr double mean_survival(double x) noexcept {
  if (x > 0.5 || x < -0.5) return (1 - math::exp(-x)) / x;
  double sum = 1;
  for (int k = 18; k > 1; --k) sum = 1 - x / k * sum;
  return sum;
}

// log(1 + u). For small u the error of 1 + u is divided out: Kahan's way.
constexpr double log_1p(double u) noexcept {
  const double w = 1 + u;
  if (u > 1) return math::log(w);
  return w == 1 ? u : math::log(w) * (u / (w - 1));
}

// (1 + x/a)^−a.
constexpr double inverse_power(double x, double a) noexcept { return math::exp(-a * log_1p(x / a)); }

// The square root, in the number type of the radicand.
template <number N>
constexpr N root(const N& x) noexcept {
  return static_cast<N>(math::sqrt(x));
}

// A function that falls in each of its arguments, numbers of one type: `exact` of doubles; of intervals
// between those of their ends; in lanes, lane by lane. Elsewhere `plain` computes it by operations, so that a
// linear form says which one is none of its.
template <class Exact, class Plain, number N, std::same_as<N>... More>
constexpr N falling(const Exact& exact, const Plain& plain, const N& x, const More&... more) noexcept {
  if constexpr (!class_number<N>) {
    return static_cast<N>(exact(static_cast<double>(x), static_cast<double>(more)...));
  } else if constexpr (requires { N(x.low(), x.high()); }) {
    constexpr double error = 1e-14;  // of `exact`, some roundings
    return N(exact(x.high(), more.high()...) * (1 - error), exact(x.low(), more.low()...) * (1 + error));
  } else if constexpr (requires { N::of_each([](std::size_t) { return 0.0; }); }) {
    return N::of_each([&](std::size_t lane) {
      return exact(static_cast<double>(x[lane]), static_cast<double>(more[lane])...);
    });
  } else {
    // A form without a variable is a number; only functions of such are linear.
    if constexpr (requires { N::exp(x).is_linear() && x.constant() < 1; })
      if (N::exp(x).is_linear() && (N::exp(more).is_linear() && ...))
        return N(exact(x.constant(), more.constant()...));
    return plain(x, more...);
  }
}

}  // namespace co2design::carbon::detail
