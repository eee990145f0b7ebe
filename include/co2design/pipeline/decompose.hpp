// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <utility>

#include <co2design/core/execution.hpp>
#include <co2design/core/type_list.hpp>
#include <co2design/metric/decomposition.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/pipeline/detail/decomposer.hpp>
#include <co2design/pipeline/detail/leaf_lanes.hpp>
#include <co2design/pipeline/tabulate.hpp>
#include <co2design/space/subspace.hpp>

namespace co2design {

/// A pipeline taken apart for metrics: tables in the place of its leaves, and what the metrics are in terms of them.
///
/// Shape     a value, whose copies share the tables; what `decompose` gives
template <class Judge, class... Tags>
class decomposed {
 public:
  using judge_type = Judge;
  using lanes_type = detail::leaf_lanes<Judge, Tags...>;

  decomposed(Judge tables, const subspace<typename Judge::space_type>& where) : tables_(std::move(tables)) {
    detail::decomposer<Judge, typename lanes_type::leaves> all(tables_, where);
    (all.metric(Tags{}), ...);
    parts_ = all.take();
  }

  /// The pipeline, which answers from tables.
  [[nodiscard]] const Judge& judge() const noexcept { return tables_; }
  [[nodiscard]] const decomposition& parts() const noexcept { return parts_; }
  /// Whether some table has rows that are infeasible.
  [[nodiscard]] bool has_gaps() const noexcept {
    return [&]<class... Leaves>(type_list<Leaves...>) {
      return (tables_.template policy_at<Judge::graph.provider_of(Leaves::name)>().has_gaps() || ...);
    }(typename lanes_type::leaves{});
  }

 private:
  Judge tables_;
  decomposition parts_;
};

/// What `decompose` gives where a policy varies with so many axes that it gets no table, or after a mistake.
struct undecomposed {};

/// Takes a pipeline apart for metrics: what an exact search knows of it.
///
/// Method    fills the tables of its leaves, see `tabulation`; runs the generic policies on `linear_form`, and where they
///           read axes once for each combination of values of these, up to 1024: factors that vary are multiplied into
///           tables of their own. A metric that is no sum follows others where a policy promises so of all that it needs (`increasing`, `decreasing`);
///           else it becomes a table of its own, where its axes have no more than 2²² combinations in the subspace
/// Result    `decomposed`, with the pipeline that answers from tables and the `decomposition`; `undecomposed` where a
///           policy is left without a table
/// Requires  as `tabulation`
/// Errors    as `tabulation`; `most_bytes` counts the tables of policies
/// Cost      filling the tables, which is nearly all
/// Example   decompose(judge, subspace<chips>{}, 1 << 30, sequential{}, no_table_observer{}, latency, energy).parts()
template <class Judge, executor Execution, class Observer, class... Tags>
requires requires { Judge::graph; }
[[nodiscard]] auto decompose(const Judge& judge, const subspace<typename Judge::space_type>& where,
                             std::uint64_t most_bytes, const Execution& execution, Observer observe,
                             type_list<Tags...> tags) {
  if constexpr (!detail::can_tabulate<Judge, Tags...>()) {
    return undecomposed{};
  } else if constexpr (detail::tables_for<Judge, Tags...>::all) {
    auto tables = tabulation{most_bytes}(judge, where, execution, std::move(observe), tags);
    return decomposed<decltype(tables), Tags...>(std::move(tables), where);
  } else {
    return undecomposed{};
  }
}
/// The same with the metrics one by one.
template <class Judge, executor Execution, class Observer, tag... Tags>
[[nodiscard]] auto decompose(const Judge& judge, const subspace<typename Judge::space_type>& where,
                             std::uint64_t most_bytes, const Execution& execution, Observer observe,
                             Tags...) {
  return decompose(judge, where, most_bytes, execution, std::move(observe), type_list<Tags...>{});
}

}  // namespace co2design
