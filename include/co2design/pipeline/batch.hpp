// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include <co2design/metric/declarations.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/pipeline/detail/asked.hpp>
#include <co2design/pipeline/detail/step.hpp>
#include <co2design/pipeline/inputs.hpp>

namespace co2design {

namespace detail {

// One policy of a plan for many designs: the expensive ones are asked once, for all designs that are feasible.
template <class Policy, bool Fallible, class State, class Design>
void batch_step(const Policy& policy, std::vector<State>& states, std::span<const Design> designs) {
  if constexpr (cost_v<Policy> == cheap) {
    for (std::size_t i = 0; i < designs.size(); ++i) step<Policy, Fallible>(policy, states[i], designs[i]);
  } else if constexpr (!answers_v<Policy, inputs<Policy, Design, typename State::rep>>) {
    print_refusal<Policy, inputs<Policy, Design, typename State::rep>>();
  } else {
    using in = inputs<Policy, Design, typename State::rep>;
    std::vector<in> batch;
    std::vector<std::size_t> asked;
    for (std::size_t i = 0; i < designs.size(); ++i) {
      infeasible why;
      if constexpr (Fallible) why = first_infeasible(states[i], needs_t<Policy>{});
      clear(states[i], std::type_identity<double>{}, typename Policy::provides{});
      if constexpr (Fallible) set_reason(states[i], why, typename Policy::provides{});
      if (why.is_set()) continue;
      batch.emplace_back(states[i], designs[i]);
      asked.push_back(i);
    }
    if (batch.empty()) return;
    const auto answers = policy.submit(std::span<const in>(batch));
    if (answers.size() != batch.size())
      out_of_range("co2design: submit(batch) gave another number of answers than it was asked for");
    for (std::size_t a = 0; a < asked.size(); ++a) {
      State& state = states[asked[a]];
      const infeasible why = keep<Policy, double>(state, answers[a]);
      if constexpr (Fallible) set_reason(state, why, typename Policy::provides{});
    }
  }
}

}  // namespace detail

/// Metrics of many designs at once: a policy that is `expensive` is asked once for all of them.
///
/// Shape     `results` by tag for each design, in their order, as `judge(d, tags…)` gives them
/// Requires  a pipeline of doubles (`co2design/pipeline/batch_number_type`); the designs and the pipeline
///           outlive the call
/// Errors    std::out_of_range where `submit` gives another number of answers than it was asked for
/// Cost      memory for all intermediate metrics of all designs: give thousands, not billions
/// Example   for (const auto& of : evaluate_batch(judge, std::span(designs), latency, accuracy)) …
template <class Judge, std::size_t Extent, class... Tags>
[[nodiscard]] auto evaluate_batch(const Judge& judge,
                                  std::span<const typename Judge::design_type, Extent> all, Tags...) {
  if constexpr (!detail::can_answer_in_doubles<Judge, "co2design/pipeline/batch_number_type",
                                               "evaluate_batch takes doubles", Tags...>()) {
    return std::vector(all.size(), detail::no_answers<double, Tags...>());
  } else {
    using design_type = typename Judge::design_type;
    constexpr auto plan = Judge::policies_of(Tags{}...);
    return [&]<std::size_t... Step>(std::index_sequence<Step...>) {
      using state =
          detail::state<double, detail::outputs<typename Judge::template policy_type<plan[Step]>,
                                                Judge::template fallible<Tags...>[plan[Step]], double>...>;
      const std::span<const design_type> designs(all);
      std::vector<state> states(designs.size());
      (detail::batch_step<typename Judge::template policy_type<plan[Step]>,
                          Judge::template fallible<Tags...>[plan[Step]]>(
           judge.template policy_at<plan[Step]>(), states, designs),
       ...);
      using answer = results<slot<Tags, typename Judge::template result_type<Tags>>...>;
      std::vector<answer> answers;
      answers.reserve(states.size());
      for (const state& one : states)
        answers.push_back(answer(slot<Tags, typename Judge::template result_type<Tags>>{
            detail::said_of<Tags, Judge::may_be_infeasible(Tags{}), double>(one)}...));
      return answers;
    }(std::make_index_sequence<plan.size()>{});
  }
}

}  // namespace co2design
