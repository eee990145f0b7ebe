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

// The metrics that an answer takes, by name; without tags all.
template <class Judge, class... Tags>
std::vector<std::string_view> metrics_wanted() {
  constexpr const auto& graph = Judge::graph;
  if constexpr (sizeof...(Tags) == 0) {
    return {graph.provided.begin(), graph.provided.end() - 1};
  } else {
    std::vector<std::string_view> wanted{Tags::name...};
    for (const std::size_t p : Judge::policies_of(Tags{}...))
      wanted.insert(wanted.end(), graph.needed.begin() + static_cast<std::ptrdiff_t>(graph.first_needed[p]),
                    graph.needed.begin() + static_cast<std::ptrdiff_t>(graph.first_needed[p + 1]));
    return wanted;
  }
}

// The policies that an answer takes, in the order of evaluation; without tags all.
template <class Judge, class... Tags>
inline constexpr auto policies_taken = [] {
  if constexpr (sizeof...(Tags) == 0) {
    std::array<std::size_t, Judge::size> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = Judge::graph.order[i];
    return all;
  } else {
    return Judge::policies_of(Tags{}...);
  }
}();

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
    out.asked = {std::string(Tags::name)...};
    const std::vector<std::string_view> wanted = detail::metrics_wanted<Judge, Tags...>();
    constexpr const auto& taken = detail::policies_taken<Judge, Tags...>;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (detail::collect_constants(out, judge.template policy_at<taken[I]>(), wanted), ...);
    }(std::make_index_sequence<taken.size()>{});
  }
  return out;
}

namespace detail {

// The constants that went into each of some metrics.
template <class Judge, class... Tags>
std::vector<origins> origins_of(const Judge& judge, type_list<Tags...>) {
  return {provenance(judge, Tags{})...};
}

}  // namespace detail

}  // namespace co2design
