// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <co2design/core/type_list.hpp>
#include <co2design/metric/origins.hpp>
#include <co2design/pipeline/detail/asked.hpp>
#include <co2design/pipeline/detail/constants_reader.hpp>

namespace co2design {

namespace detail {

// What went into some metrics, by name, or into all. Of tables those that went into the pipeline
// that they were filled by.
template <class Judge>
[[gnu::noinline, gnu::cold]] origins origins_by_name(const Judge& judge,
                                                     const std::vector<std::string_view>& asked) {
  constexpr const auto& graph = Judge::graph;
  origins out;
  std::vector<std::string_view> wanted = asked;
  if (asked.empty()) wanted.assign(graph.provided.begin(), graph.provided.end() - 1);
  std::array<bool, Judge::size + 1> taken{};
  for (std::size_t i = Judge::size; i-- > 0;) {
    const std::size_t p = graph.order[i];
    for (std::size_t m = graph.first_provided[p]; m < graph.first_provided[p + 1]; ++m)
      taken[p] = taken[p] || contains(wanted, graph.provided[m]);
    for (std::size_t n = graph.first_needed[p]; taken[p] && n < graph.first_needed[p + 1]; ++n)
      wanted.push_back(graph.needed[n]);
  }
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    ((taken[graph.order[I]] ? collect_constants(out, judge.template policy_at<graph.order[I]>(), wanted)
                            : void()),
     ...);
  }(std::make_index_sequence<Judge::size>{});
  return out;
}

}  // namespace detail

/// The constants that went into metrics of a pipeline; without metrics, into any of it.
///
/// A policy says its constants in one line, with its own word for each and, where it does not go into all that the
/// policy provides, the metrics it goes into:
///
///     constexpr void constants(auto&& see) const { see("grid", grid); see("dram", dram, embodied_memory); }
///
/// What it shows is a `constant`, a bare number or quantity (which is given by the caller), or a constant whose value
/// is a range of them. A policy without constants says so by an empty body.
///
/// Shape     plain data: `origins`; tables say those of the policies that they were filled by, `choose` those of all
///           its alternatives. Policies that have state and no `constants` are named as silent
/// Errors    a metric that no policy provides is `co2design/pipeline/not_provided`
/// Cost      no evaluation; a string or two for each constant
/// Example   report::write_provenance(std::cout, provenance(judge, total_carbon));
template <class Judge, class... Tags>
[[nodiscard]] origins provenance(const Judge& judge, Tags...) {
  origins out;
  if constexpr (detail::can_answer<Judge, Tags...>()) {
    out = detail::origins_by_name(judge, {Tags::name...});
    out.asked = {std::string(Tags::name)...};
  }
  return out;
}

}  // namespace co2design
