// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>

#include <co2design/carbon/act_processes.hpp>
#include <co2design/carbon/ecochip_process.hpp>
#include <co2design/carbon/embodied_act.hpp>
#include <co2design/carbon/embodied_ecochip.hpp>
#include <co2design/carbon/embodied_imec.hpp>
#include <co2design/carbon/imec_nodes.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/space/axis.hpp>

namespace co2design::carbon {

/// A policy with the figures that its model has of a node; none where it has none. For a policy of one's own,
/// another overload beside it.
template <class Rep, class Yield>
[[nodiscard]] constexpr std::optional<basic_embodied_act<Rep, Yield>> at_node(
    basic_embodied_act<Rep, Yield> policy, int node_nm) noexcept {
  const auto logic = act::logic(node_nm);
  if (!logic) return std::nullopt;
  policy.logic = *logic;
  return policy;
}
template <class Rep, class Yield>
[[nodiscard]] constexpr std::optional<basic_embodied_imec<Rep, Yield>> at_node(
    basic_embodied_imec<Rep, Yield> policy, int node_nm) noexcept {
  const auto figure = find_imec_node(node_nm);
  if (!figure) return std::nullopt;
  policy.carbon_per_area = *figure;
  return policy;
}
template <class Rep>
[[nodiscard]] constexpr std::optional<basic_embodied_ecochip<Rep>> at_node(basic_embodied_ecochip<Rep> policy,
                                                                           int node_nm) noexcept {
  const auto process = find_ecochip_process<Rep>(node_nm);
  if (!process) return std::nullopt;
  policy.process = *process;
  return policy;
}

/// A policy of embodied carbon whose node is an axis, `node`, in nm: the same axis as the chip's.
///
/// Provides  what the policy does
/// Reads     node
/// Errors    infeasible at nodes of which the model has no figures, and where the policy is
/// Cost      one look-up in a short list, and the policy's
/// Example   by_node{embodied_act{.fab = fab::korea}}, with hardware::npu_by_node<>
template <class Policy>
struct by_node {
  using arithmetic = scalar;
  using provides = typename Policy::provides;
  using needs = needs_t<Policy>;
  using reads = axes<"node">;

  Policy policy;

  constexpr explicit by_node(const Policy& of) noexcept : policy(of) {}

  constexpr void constants(auto&& see) const {
    for (const int node : {3, 5, 7, 8, 10, 14, 20, 22, 28})
      if (const auto at = at_node(policy, node)) at->constants(see);
  }

  constexpr auto operator()(auto const& in) const noexcept {
    const auto at = at_node(policy, static_cast<int>(in["node"_axis]));
    using result = possible<without_possible_t<decltype((*at)(in))>>;
    return at ? result((*at)(in)) : result(infeasible("the model has no figures of this node"));
  }
};

}  // namespace co2design::carbon
