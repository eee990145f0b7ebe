// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <span>
#include <type_traits>
#include <utility>

#include <co2design/core/mistake.hpp>
#include <co2design/core/type_name.hpp>
#include <co2design/search/evaluation.hpp>
#include <co2design/search/variable.hpp>

namespace co2design {

namespace detail {

// How many objectives a result carries; zero where it is none.
template <class Result>
inline constexpr std::size_t objectives_in = 0;
template <std::size_t Objectives>
inline constexpr std::size_t objectives_in<std::array<double, Objectives>> = Objectives;
template <std::size_t Objectives>
inline constexpr std::size_t objectives_in<evaluation<Objectives>> = Objectives;

template <class Problem>
concept has_bounds = requires(const Problem& p, std::remove_cvref_t<decltype(p.bounds())> bounds) {
  { *std::begin(bounds) } -> std::convertible_to<variable>;
};
template <class Problem>
concept takes_numbers = requires(const Problem& p, std::span<const double> x) { p(x); };

template <class Problem>
inline constexpr std::size_t objectives_of = 0;
template <takes_numbers Problem>
inline constexpr std::size_t objectives_of<Problem> =
    objectives_in<std::remove_cvref_t<decltype(std::declval<const Problem&>()(std::span<const double>{}))>>;

// What a struct lacks to be a numeric problem.
template <class Problem>
struct not_numeric {
  static constexpr diagnosis found = [] {
    diagnosis words;
    if constexpr (!has_bounds<Problem>)
      words << "co2design/numeric_problem/bounds" << type_name<Problem>() << "needs bounds() const: a range"
            << "of co2design::variable";
    else if constexpr (!takes_numbers<Problem>)
      words << "co2design/numeric_problem/call" << type_name<Problem>() << "needs operator() const"
            << "of a span<const double>";
    else if constexpr (objectives_of<Problem> == 0)
      words << "co2design/numeric_problem/result" << type_name<Problem>() << "must return objectives:"
            << "array<double, M> or"
            << "evaluation<M>, M >= 1";
    return words;
  }();
};

}  // namespace detail

/// A problem of one's own, with no pipeline behind it: the bounds of its variables, and a call that takes their
/// values and returns the objectives, all to be minimised.
///
/// Shape     `bounds()` is a range of `variable`; `p(x)`, with x as long, is `std::array<double, M>`, or
///           `evaluation<M>` where there are constraints (`constrained`)
/// Requires  the same result for the same values, on any thread. A NaN among the objectives counts as infeasible
/// Example   struct schaffer {
///             static constexpr std::array bounds() { return std::array{real_variable(-1e3, 1e3)}; }
///             std::array<double, 2> operator()(std::span<const double> x) const {
///               return {x[0] * x[0], (x[0] - 2) * (x[0] - 2)};
///             }
///           };
template <class Problem>
concept numeric_problem = detail::has_bounds<Problem> && (detail::objectives_of<Problem> > 0);

/// How many objectives a numeric problem has.
template <numeric_problem Problem>
inline constexpr std::size_t objective_count_of = detail::objectives_of<Problem>;

/// Objectives together with constraints: each excess is how far one is from being met, met where it is ≤ 0.
///
/// Formula   violation: the sum of what exceeds 0, and the number of constraints that do; a NaN counts as undefined
/// Example   return constrained<2>({f1, f2}, {x[0] * x[0] + x[1] * x[1] - 25});  // g(x) ≤ 0
template <std::size_t Objectives>
[[nodiscard]] constexpr evaluation<Objectives> constrained(const std::array<double, Objectives>& objectives,
                                                           std::initializer_list<double> excesses) noexcept {
  evaluation<Objectives> out{objectives, {}};
  for (const double g : excesses) {
    if (g <= 0) continue;
    ++out.violated.broken;
    if (g > 0)
      out.violated.excess += g;
    else
      ++out.violated.undefined;
  }
  return out;
}

namespace detail {

// What a numeric problem says of some values: a NaN has no place in any order.
template <numeric_problem Problem>
constexpr auto evaluate(const Problem& problem, std::span<const double> values) {
  evaluation<objectives_of<Problem>> out;
  if constexpr (requires { problem(values).violated; })
    out = problem(values);
  else
    out.objectives = problem(values);
  for (double& f : out.objectives)
    if (f != f) {
      ++out.violated.undefined;
      f = 0;
    }
  return out;
}

}  // namespace detail

}  // namespace co2design
