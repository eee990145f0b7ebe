// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>

#include <co2design/carbon/act_processes.hpp>
#include <co2design/carbon/chip_design.hpp>
#include <co2design/carbon/detail/same_figure.hpp>
#include <co2design/carbon/ecochip_nodes.hpp>
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

namespace detail {

// ACT's process of another node, by the abatement of this one; none of a process that is not ACT's.
template <class Rep>
constexpr std::optional<basic_logic_process<Rep>> logic_at(const basic_logic_process<Rep>& of,
                                                           int node_nm) noexcept {
  for (const auto& row : act::detail::logic_table)
    for (const auto by :
         {act::abatement::percent_95, act::abatement::percent_97, act::abatement::percent_99}) {
      const logic_process listed = act::detail::process_of(row, by);
      if (!same_figure(of.energy_per_area, listed.energy_per_area) ||
          !same_figure(of.gas_per_area, listed.gas_per_area) ||
          !same_figure(of.materials_per_area, listed.materials_per_area))
        continue;
      if (const auto found = act::logic(node_nm, by)) return basic_logic_process<Rep>(*found);
      return std::nullopt;
    }
  return std::nullopt;
}

// Whether a figure is ECO-CHIP's of some node; which one, `member` says.
template <class Value, class Member>
constexpr bool is_ecochips(const constant<Value>& figure, Member member) noexcept {
  for (const ecochip_row& row : ecochip_rows) {
    const auto node = find_ecochip_node<node_for<Value>>(row.node_nm);
    if constexpr (requires { (*node.*member).has_value(); }) {
      if ((*node.*member).has_value() && same_figure(figure, *(*node.*member))) return true;
    } else {
      if (same_figure(figure, *node.*member)) return true;
    }
  }
  return false;
}

// Gives a yield ECO-CHIP's defects of a node in the place of ECO-CHIP's of another; whether that can be done.
// A number, and a density of the caller's own, hold at every node.
template <class Yield>
constexpr bool set_defects(Yield& yield, int node_nm) noexcept {
  if constexpr (requires { yield.defect_density; }) {
    if (!is_ecochips(yield.defect_density, &ecochip_node::defect_density)) return true;
    const auto node = find_ecochip_node<node_for<Yield>>(node_nm);
    if (node) yield.defect_density = node->defect_density;
    return node.has_value();
  } else if constexpr (requires { yield.cut; }) {  // on_wafer
    return set_defects(yield.yield, node_nm);
  } else {
    return true;
  }
}

}  // namespace detail

/// A policy with the figures that its model has of a node, in the place of those that it has of another; none
/// where the model has none. All else stays: the abatement, the yield's model, the wafer.
///
/// Requires  a process that is the model's: of one of the caller's own nothing is known at other nodes, so
///           that there is none. A yield's defects are ECO-CHIP's of the node where they were ECO-CHIP's (7,
///           10, 14, 22, 28, 65 nm); a number, and defects of the caller's own, hold at every node
/// Example   for a policy of one's own, another overload beside it
template <class Rep, class Yield>
[[nodiscard]] constexpr std::optional<basic_embodied_act<Rep, Yield>> at_node(
    basic_embodied_act<Rep, Yield> policy, int node_nm) noexcept {
  const auto logic = detail::logic_at(policy.logic, node_nm);
  if (!logic || !detail::set_defects(policy.yield, node_nm)) return std::nullopt;
  policy.logic = *logic;
  return policy;
}
template <class Rep, class Yield>
[[nodiscard]] constexpr std::optional<basic_embodied_imec<Rep, Yield>> at_node(
    basic_embodied_imec<Rep, Yield> policy, int node_nm) noexcept {
  bool is_imecs = false;
  for (const detail::imec_row& row : detail::imec_rows)
    is_imecs = is_imecs || detail::same_figure(policy.carbon_per_area, *find_imec_node(row.node_nm));
  const auto figure = find_imec_node(node_nm);
  if (!is_imecs || !figure || !detail::set_defects(policy.yield, node_nm)) return std::nullopt;
  policy.carbon_per_area = *figure;
  return policy;
}
template <class Rep, class Yield>
[[nodiscard]] constexpr std::optional<basic_embodied_ecochip<Rep, Yield>> at_node(
    basic_embodied_ecochip<Rep, Yield> policy, int node_nm) noexcept {
  const auto node = find_ecochip_node<detail::node_for<Rep>>(node_nm);
  if (!node || !detail::is_ecochips(policy.process.carbon_per_area, &ecochip_node::carbon_per_area) ||
      !detail::set_defects(policy.process.yield, node_nm))
    return std::nullopt;
  policy.process.carbon_per_area = node->carbon_per_area;
  return policy;
}
template <class Rep>
[[nodiscard]] constexpr std::optional<basic_chip_design<Rep>> at_node(basic_chip_design<Rep> policy,
                                                                      int node_nm) noexcept {
  const auto node = find_ecochip_node<detail::node_for<Rep>>(node_nm);
  if (!node || !node->transistor_density ||
      !detail::is_ecochips(policy.transistor_density, &ecochip_node::transistor_density))
    return std::nullopt;
  if (detail::is_ecochips(policy.gates_per_core_hour, &ecochip_node::gates_per_core_hour))
    policy.gates_per_core_hour = *node->gates_per_core_hour;
  policy.transistor_density = *node->transistor_density;
  return policy;
}

/// A policy of making or designing a chip whose node is an axis, `node`, in nm: the same axis as the chip's.
///
/// Provides  what the policy does
/// Reads     node
/// Errors    infeasible at nodes of which the model has no figures (`at_node`), and where the policy is
/// Cost      a few look-ups in short lists, and the policy's
/// When not  provenance of one design: `provenance` knows no design, so that it lists the constants of every
///           node that the model has, each named after its node
/// Example   by_node{embodied_act{.fab = fab::korea}}, by_node{chip_design{}}, with hardware::npu_by_node<>
template <class Policy>
struct by_node {
  using arithmetic = scalar;
  using provides = typename Policy::provides;
  using needs = needs_t<Policy>;
  using reads = axes<"node">;

  Policy policy;

  constexpr explicit by_node(const Policy& of) noexcept : policy(of) {}

  constexpr void constants(auto&& see) const {
    for (const int node : {3, 5, 7, 8, 10, 14, 20, 22, 28, 65})
      if (const auto at = at_node(policy, node)) at->constants(see);
  }

  constexpr auto operator()(auto const& in) const noexcept {
    const auto at = at_node(policy, static_cast<int>(in["node"_axis]));
    using result = possible<without_possible_t<decltype((*at)(in))>>;
    return at ? result((*at)(in)) : result(infeasible("the model has no figures of this node"));
  }
};

}  // namespace co2design::carbon
