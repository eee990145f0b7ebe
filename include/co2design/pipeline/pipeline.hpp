// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <co2design/core/pack.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/pipeline/detail/asked.hpp>
#include <co2design/pipeline/detail/plan.hpp>
#include <co2design/pipeline/detail/step.hpp>
#include <co2design/pipeline/from_leaves.hpp>
#include <co2design/pipeline/graph.hpp>
#include <co2design/space/design.hpp>

namespace co2design {

namespace detail {

// The common type of number types; most often all are double, which is seen without recursion.
template <bool AllDouble, class... Reps>
struct common_rep {
  using type = std::common_type_t<Reps...>;
};
template <class... Reps>
struct common_rep<true, Reps...> {
  using type = double;
};

template <class Pipeline>
struct pipeline_check {
  static constexpr const diagnosis& found = Pipeline::graph.found;
};

}  // namespace detail

/// A space and a set of policies; the compiler resolves who computes what.
///
/// Shape     a function of a design. `judge(d)` is lazy: `judge(d)[total_carbon]` evaluates what
///           total_carbon needs and nothing else; `judge(d, latency, total_carbon)` shares one evaluation.
///           Each needed metric is computed once, in topological order, as straight-line code; a policy
///           nobody needs is not instantiated
/// Result    a metric's quantity; `possible<quantity>` where a policy on the way may find the design
///           infeasible
/// Requires  each metric one provider, each need one, no cycle, axes the space has: else one error line
///           (`co2design/pipeline/…`) that names the culprits
/// Cost      that of the policies' bodies; no allocation, no indirect call; constexpr where they are
template <class Space, class... Policies>
class pipeline {
 public:
  using space_type = Space;
  using design_type = design<Space>;
  /// The number type of every metric: the common type of the policies'.
  using rep =
      typename detail::common_rep<(std::is_same_v<double, rep_t<Policies>> && ...), rep_t<Policies>...>::type;
  template <std::size_t Index>
  using policy_type = type_at_t<Index, type_list<Policies...>>;
  static constexpr std::size_t size = sizeof...(Policies);
  static constexpr const auto& graph = graph_of<Space, Policies...>;
  static constexpr bool sound = verdict<detail::pipeline_check<pipeline>>::value;

 private:
  // All policies that an answer takes.
  template <class... Tags>
  static constexpr auto closure = detail::make_plan<Tags...>(graph, false);

  // One pass in the order of evaluation; a policy that is not taken is not looked at.
  template <class... Tags, std::size_t... Step>
  static consteval auto find_fallible(std::index_sequence<Step...>) {
    constexpr const auto& plan = closure<Tags...>;
    return detail::spread_failures(
        graph, plan,
        std::array<bool, sizeof...(Step) + 1>{
            detail::is_possible_v<
                detail::answer_t<policy_type<plan.order[Step]>, design_type,
                                 std::conditional_t<graph.is_generic[plan.order[Step]], rep, double>>>...,
            false});
  }

 public:
  constexpr explicit pipeline(Policies... policies) : policies_(std::move(policies)...) {
    static_cast<void>(sound);  // a mistake shows where the pipeline is made
  }

  /// Whether some policy provides the metric.
  template <class Tag>
  static constexpr bool provides(Tag) noexcept {
    return graph.provider_of(Tag::name) != size;
  }
  /// The axes a metric depends on, directly or through what it needs: bit a for the a-th axis of the space.
  template <class Tag>
  static constexpr std::uint64_t axes_of(Tag) noexcept {
    return detail::can_answer<pipeline, Tag>() ? graph.axes[graph.provider_of(Tag::name)] : 0;
  }
  /// Whether a metric may be infeasible.
  template <class Tag>
  static constexpr bool may_be_infeasible(Tag) noexcept {
    if constexpr (detail::can_answer<pipeline, Tag>())
      return fallible<Tag>[graph.provider_of(Tag::name)];
    else
      return false;
  }
  /// For each policy that an answer takes, by its position: whether it may find a design infeasible, or needs
  /// one that may.
  template <class... Tags>
  static constexpr auto fallible = find_fallible<Tags...>(std::make_index_sequence<closure<Tags...>.size>{});

  /// The positions of the policies that an answer takes, in the order of evaluation.
  template <class... Tags>
  static constexpr auto policies_of(Tags...) noexcept {
    if constexpr (detail::can_answer<pipeline, Tags...>()) {
      std::array<std::size_t, closure<Tags...>.size> out{};
      for (std::size_t i = 0; i < out.size(); ++i) out[i] = closure<Tags...>.order[i];
      return out;
    } else {
      return std::array<std::size_t, 0>{};
    }
  }

  /// Whether a metric takes a policy that is `expensive`.
  template <class Tag>
  static constexpr bool is_expensive(Tag) noexcept {
    constexpr auto taken = policies_of(Tag{});
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return ((cost_v<policy_type<taken[I]>> == expensive) || ...);
    }(std::make_index_sequence<taken.size()>{});
  }

  /// What a lookup of `Tag` gives.
  template <class Tag>
  using result_type = detail::possible_if<may_be_infeasible(Tag{}), detail::value_of<Tag, rep>>;

  /// A design under judgement: nothing is evaluated until a metric is looked up. Refers to the pipeline.
  class lazy {
   public:
    constexpr lazy(const pipeline& by, const design_type& of) noexcept : judge_(&by), design_(of) {}
    template <class Tag>
    [[nodiscard]] constexpr auto operator[](Tag tag) const noexcept {
      return (*judge_)(design_, tag)[tag];
    }

   private:
    const pipeline* judge_;
    design_type design_;
  };

  [[nodiscard]] constexpr lazy operator()(const design_type& d) const noexcept { return lazy(*this, d); }
  /// A design of another space: `co2design/pipeline/other_space`.
  template <class Other, class... Tags>
  requires(!std::is_same_v<Other, Space>)
  constexpr auto operator()(const design<Other>&, Tags...) const noexcept {
    static_cast<void>(verdict<detail::other_space<Space>>::value);
    if constexpr (sizeof...(Tags) > 0)
      return detail::no_answers<rep, Tags...>();
    else
      return detail::no_answers_at_all{};
  }
  /// A metric of no design: `co2design/pipeline/no_design`.
  template <tag Tag>
  constexpr auto operator[](Tag) const noexcept {
    static_cast<void>(verdict<detail::no_design_given<Tag>>::value);
    return detail::value_of<Tag>{};
  }

  /// Several metrics from one evaluation, looked up by tag in the result; each is computed once.
  template <class... Tags>
  requires(sizeof...(Tags) > 0)
  [[nodiscard]] constexpr auto operator()(const design_type& d, Tags...) const noexcept {
    return answer(d, appended_t<type_list<>, Tags...>{});
  }

  /// The policy at a position of the list.
  template <std::size_t Index>
  [[nodiscard]] constexpr const auto& policy_at() const noexcept {
    return policies_.template get<Index>();
  }

  /// Metrics that policies provide which are not generic, in doubles whatever the pipeline's number type.
  template <class... Tags>
  [[nodiscard, gnu::always_inline]] constexpr auto leaf_values(const design_type& d,
                                                               type_list<Tags...>) const noexcept {
    return evaluate<Tags...>(d, std::make_index_sequence<closure<Tags...>.size>{});
  }

 private:
  template <class... Tags>
  [[gnu::always_inline]] constexpr auto answer(const design_type& d, type_list<Tags...>) const noexcept {
    if constexpr (!detail::can_answer<pipeline, Tags...>())
      return detail::no_answers<rep, Tags...>();
    else if constexpr (std::is_same_v<rep, double>)
      return evaluate<Tags...>(d, std::make_index_sequence<closure<Tags...>.size>{});
    else
      return evaluate_as<rep>(*this, d, Tags{}...);
  }

  template <class... Tags, std::size_t... Step>
  [[gnu::always_inline]] constexpr auto evaluate(const design_type& d,
                                                 std::index_sequence<Step...>) const noexcept {
    constexpr const auto& plan = closure<Tags...>;
    constexpr const auto& may_fail = fallible<Tags...>;
    [[maybe_unused]] detail::state<
        double, detail::outputs<policy_type<plan.order[Step]>, may_fail[plan.order[Step]], double>...>
        state;
    (detail::step<policy_type<plan.order[Step]>, may_fail[plan.order[Step]]>(
         policies_.template get<plan.order[Step]>(), state, d),
     ...);
    return results<slot<Tags, in_doubles<may_fail[graph.provider_of(Tags::name)], Tags>>...>(
        slot<Tags, in_doubles<may_fail[graph.provider_of(Tags::name)], Tags>>{
            detail::said_of<Tags, may_fail[graph.provider_of(Tags::name)], double>(state)}...);
  }
  template <bool MayFail, class Tag>
  using in_doubles = detail::possible_if<MayFail, detail::value_of<Tag>>;

  [[no_unique_address]] pack<Policies...> policies_;
};

}  // namespace co2design
