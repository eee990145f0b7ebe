// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>

#include <co2design/core/pack.hpp>
#include <co2design/metric/declarations.hpp>
#include <co2design/metric/tag.hpp>

namespace co2design {

namespace requirement {
template <class Policy>
concept provides_metrics = requires { typename Policy::provides; } && (Policy::provides::size > 0);
}  // namespace requirement

/// A pure function object that provides metrics from the metrics it needs and the axes it reads.
///
/// Required  `using provides = metrics<…>;` and `constexpr auto operator()(auto const& in) const noexcept`
/// Optional  `using needs = metrics<…>;` and `using reads = axes<…>;`, empty where absent; `using arithmetic`,
///           `using rep`, `using monotone`, `cost`, `worker` and `using grouped_by`, see there; `constants(see)`,
///           which shows `provenance` what numbers it computes with
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
