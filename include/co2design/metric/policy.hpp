// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <type_traits>

#include <co2design/core/pack.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/space/axis.hpp>

namespace co2design {

namespace detail {

template <class Policy>
struct needs_of {
  using type = metrics<>;
};
template <class Policy>
requires requires { typename Policy::needs; }
struct needs_of<Policy> {
  using type = typename Policy::needs;
};

template <class Policy>
struct reads_of {
  using type = axes<>;
};
template <class Policy>
requires requires { typename Policy::reads; }
struct reads_of<Policy> {
  using type = typename Policy::reads;
};

}  // namespace detail

/// The metrics a policy needs, none where it does not say.
template <class Policy>
using needs_t = typename detail::needs_of<Policy>::type;

/// The axes of the design a policy reads, none where it does not say.
template <class Policy>
using reads_t = typename detail::reads_of<Policy>::type;

namespace requirement {
template <class Policy>
concept provides_metrics = requires { typename Policy::provides; } && (Policy::provides::size > 0);
}  // namespace requirement

/// A pure function object that provides metrics from the metrics it needs and the axes it reads.
///
/// Required  `using provides = metrics<…>;` and `constexpr auto operator()(auto const& in) const noexcept`
/// Optional  `using needs = metrics<…>;` and `using reads = axes<…>;`, empty where absent
/// Lookup    `in[energy]` for a declared need, `in["cores"_axis]` for a declared axis; anything else is an
///           error
/// Returns   the metric's quantity where there is one, `results{latency(l), energy(e)}` where there are
///           several; wrapped in `possible<…>` where a design may be infeasible
/// Semantics pure: equal inputs, equal results; no side effects. State (a grid, a yield) is plain data
///           members
template <class Policy> concept policy = std::copyable<Policy> && requirement::provides_metrics<Policy>;

/// Several policies that are used as one: `parts()` returns them as a `pack`.
///
/// A bundle lets one name (`mapping::roofline`) stand for policies whose axis sets differ, which a single
/// policy, having one list of axes, cannot express.
template <class T> concept policy_bundle = requires(const T& t) { t.parts(); };

}  // namespace co2design
