// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/tag.hpp>

namespace co2design::carbon {

/// Embodied carbon as the sum of its parts, whoever provides them.
///
/// Formula   embodied carbon = Σ parts
/// Requires  parts in kg CO2e per device, at least one
/// Shape     masses in, one out; linear
/// Cost      one addition per part
/// Example   make_pipeline<designs>(only<embodied_chip, embodied_memory>(embodied_act{}), chip_design{},
///           embodied_sum<embodied_chip, embodied_memory, embodied_design>{}, …)
template <auto... Parts>
struct embodied_sum {
  using provides = metrics<embodied_carbon>;
  using needs = metrics<Parts...>;

  constexpr auto operator()(auto const& in) const noexcept { return (in[Parts] + ...); }
};

}  // namespace co2design::carbon
