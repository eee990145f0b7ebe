// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>

#include <co2design/core/type_list.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/pipeline/graph.hpp>

namespace co2design::detail {

// Which policies an answer takes, in the order of evaluation; where only generic ones are run, also the metrics
// that they take from others: the leaves, by their positions among the provided.
template <std::size_t Policies, std::size_t Provided>
struct plan {
  std::array<std::size_t, Policies + 1> order{};
  std::array<std::size_t, Provided + 1> leaves{};
  std::size_t size = 0, leaf_count = 0;
};

// Needs come earlier in the order, so one pass backwards closes the set of what is wanted. `above_leaves` stops
// at the policies that are not generic.
template <class... Tags, std::size_t Policies, std::size_t Provided, std::size_t Needed, std::size_t Read>
consteval auto make_plan(const dependency_graph<Policies, Provided, Needed, Read>& graph, bool above_leaves) {
  plan<Policies, Provided> out;
  std::array<bool, Policies + 1> wanted{};
  std::array<bool, Provided + 1> is_leaf{};
  const auto want = [&](std::size_t metric) {
    const std::size_t from = graph.provider[metric];
    if (above_leaves && !graph.is_generic[from])
      is_leaf[metric] = true;
    else
      wanted[from] = true;
  };
  (want(graph.position_of(Tags::name)), ...);
  for (std::size_t i = Policies; i-- > 0;) {
    const std::size_t p = graph.order[i];
    if (!wanted[p]) continue;
    for (std::size_t n = graph.first_needed[p]; n < graph.first_needed[p + 1]; ++n)
      want(graph.needed_metric[n]);
  }
  for (std::size_t i = 0; i < Policies; ++i)
    if (wanted[graph.order[i]]) out.order[out.size++] = graph.order[i];
  for (std::size_t m = 0; m < Provided; ++m)
    if (is_leaf[m]) out.leaves[out.leaf_count++] = m;
  return out;
}

// Which policies of a plan may be infeasible, by themselves (in the order of the plan) or through what they need.
template <class Graph, class Plan, std::size_t Size>
consteval auto spread_failures(const Graph& graph, const Plan& plan,
                               const std::array<bool, Size>& by_themselves) {
  std::array<bool, std::tuple_size_v<decltype(graph.order)>> all{};
  for (std::size_t i = 0; i < plan.size; ++i) {
    const std::size_t p = plan.order[i];
    all[p] = by_themselves[i];
    for (std::size_t n = graph.first_needed[p]; n < graph.first_needed[p + 1]; ++n)
      all[p] = all[p] || all[graph.needed_from[n]];
  }
  return all;
}

// The tag at a position of a list.
template <std::size_t Index, auto... Tags>
type_at_t<Index, type_list<tag_type<Tags>...>> tag_at(metrics<Tags...>);

}  // namespace co2design::detail
