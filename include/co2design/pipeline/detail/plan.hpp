// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>

#include <co2design/core/type_list.hpp>
#include <co2design/metric/tag.hpp>

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
template <class Graph, std::size_t Policies, std::size_t Provided, class... Tags>
consteval auto make_plan(const Graph& graph, bool above_leaves) {
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

// All tags that policies provide, in the order of the graph.
template <class... Provides>
struct provided_tags;
template <>
struct provided_tags<> {
  using type = type_list<>;
};
template <auto... Tags>
struct provided_tags<metrics<Tags...>> {
  using type = type_list<tag_type<Tags>...>;
};
template <auto... First, auto... Second, class... Rest>
struct provided_tags<metrics<First...>, metrics<Second...>, Rest...>
    : provided_tags<metrics<First..., Second...>, Rest...> {};

}  // namespace co2design::detail
