// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/policy.hpp>

namespace co2design::carbon {

/// Total carbon and what was emitted once for all: training, the search, or parts of one's own.
///
/// Formula   C = total + Σ parts
/// Units     kg CO2e per device
/// Shape     the tags of the parts as arguments; masses in, one out; no allocation, constexpr
/// Errors    never throws; NaN in → NaN out
/// Cost      one addition per part and design
/// Source    the stages of ISO 14040:2006, of which each part names one
/// Example   lifecycle_total<training_carbon, search_carbon>{}
template <auto... Parts>
struct lifecycle_total {
  using provides = metrics<lifecycle_carbon>;
  using needs = metrics<total_carbon, Parts...>;

  constexpr auto operator()(auto const& in) const noexcept { return (in[total_carbon] + ... + in[Parts]); }
};

}  // namespace co2design::carbon
