// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

#include <co2design/core/mistake.hpp>
#include <co2design/core/type_list.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/pipeline/detail/asked.hpp>
#include <co2design/pipeline/detail/plan.hpp>
#include <co2design/pipeline/detail/step.hpp>

namespace co2design {

namespace detail {

// The generic policies that an answer takes, and the metrics they take from the others.
template <class Judge, class... Tags>
inline constexpr auto combining_plan = make_plan<Tags...>(Judge::graph, true);

// The tag at a position among all that a pipeline's policies provide.
template <class Judge, std::size_t Metric, std::size_t Policy = Judge::graph.provider[Metric]>
using provided_tag = decltype(tag_at<Metric - Judge::graph.first_provided[Policy]>(
    typename Judge::template policy_type<Policy>::provides{}));

template <class Judge, class... Tags, std::size_t... I>
auto leaves_of(std::index_sequence<I...>)
    -> type_list<provided_tag<Judge, combining_plan<Judge, Tags...>.leaves[I]>...>;

template <class Judge, class... Tags>
consteval auto all_leaves_of() {
  if constexpr (can_answer<Judge, Tags...>())
    return decltype(leaves_of<Judge, Tags...>(
        std::make_index_sequence<combining_plan<Judge, Tags...>.leaf_count>{})){};
  else
    return type_list<>{};
}

}  // namespace detail

/// The leaves of metrics: what their generic policies need from policies that are not generic, as a type_list of
/// tags. Metrics that a policy provides that is not generic are leaves themselves.
template <class Judge, class... Tags>
using leaves_t = decltype(detail::all_leaves_of<Judge, Tags...>());

namespace detail {

template <class Judge, class Leaf>
struct leaf_missing {
  static constexpr diagnosis found = diagnosis{} << "co2design/pipeline/leaf_missing" << Leaf::name
                                                 << "is a leaf of what is asked for:"
                                                 << "give its value";
};

// The slot of a leaf in a state; why it does not exist where that may be.
template <class Tag, bool MayFail, class Rep>
struct leaf : slot<Tag, value_of<Tag, Rep>> {};
template <class Tag, class Rep>
struct leaf<Tag, true, Rep> : slot<Tag, value_of<Tag, Rep>>, reason<Tag> {};

// Whether leaves that are given may have no value.
template <class Given, class Leaf>
inline constexpr bool may_lack_v = false;
template <class Given, class Leaf>
requires requires(const Given& given) { given[Leaf{}]; }
inline constexpr bool may_lack_v<Given, Leaf> =
    is_possible_v<std::remove_cvref_t<decltype(std::declval<const Given&>()[Leaf{}])>>;

// Which policies above the leaves may be infeasible, or need what may be; by position, and for a tag.
template <class Judge, class Subject, class Rep, class Given, class... Tags>
struct failures_above {
  static constexpr const auto& plan = combining_plan<Judge, Tags...>;

  template <std::size_t... Step, class... Leaves>
  static consteval auto find(std::index_sequence<Step...>, type_list<Leaves...>) {
    const std::array<bool, sizeof...(Leaves) + 1> lacks{may_lack_v<Given, Leaves>..., false};
    std::array<bool, sizeof...(Step) + 1> by_themselves{
        is_possible_v<answer_t<typename Judge::template policy_type<plan.order[Step]>, Subject, Rep>>...,
        false};
    for (std::size_t i = 0; i < plan.size; ++i)
      for (std::size_t n = Judge::graph.first_needed[plan.order[i]];
           n < Judge::graph.first_needed[plan.order[i] + 1]; ++n)
        for (std::size_t l = 0; l < plan.leaf_count; ++l)
          by_themselves[i] =
              by_themselves[i] || (lacks[l] && plan.leaves[l] == Judge::graph.needed_metric[n]);
    return spread_failures(Judge::graph, plan, by_themselves);
  }
  static constexpr auto of_policies = find(std::make_index_sequence<plan.size>{}, leaves_t<Judge, Tags...>{});
  template <class Tag>
  static constexpr bool of = of_policies[Judge::graph.provider_of(Tag::name)] || may_lack_v<Given, Tag>;
};

}  // namespace detail

/// Metrics from the values of their leaves: runs the generic policies alone, with numbers of any type.
///
/// Shape     `leaves` are `results` with a slot for each of `leaves_t<Judge, Tags...>`, in numbers that become
///           `Rep`, or `possible`: what needs one that is infeasible is so too, and its policy is not called.
///           Results by tag, `possible` where that may be. `at` is what generic policies read axes of: a design,
///           or whatever has `at[axis]`
/// Requires  every leaf (`co2design/pipeline/leaf_missing`)
/// Cost      that of the generic policies' bodies
/// Example   from_leaves<interval>(judge, d, results{energy(interval(1, 2) * units::joule)}, operational_carbon)
template <class Rep, class Judge, class Subject, class... Given, class... Tags>
[[nodiscard, gnu::always_inline]] constexpr auto from_leaves(const Judge& judge, const Subject& at,
                                                             const results<Given...>& leaves,
                                                             Tags...) noexcept {
  if constexpr (!detail::can_answer<Judge, Tags...>()) {
    return detail::no_answers<Rep, Tags...>();
  } else {
    using failures = detail::failures_above<Judge, Subject, Rep, results<Given...>, Tags...>;
    constexpr const auto& plan = failures::plan;
    return [&]<std::size_t... Step, class... Leaves>(std::index_sequence<Step...>, type_list<Leaves...>) {
      [[maybe_unused]] detail::state<
          Rep, detail::leaf<Leaves, detail::may_lack_v<results<Given...>, Leaves>, Rep>...,
          detail::outputs<typename Judge::template policy_type<plan.order[Step]>,
                          failures::of_policies[plan.order[Step]], Rep>...>
          state;
      [[maybe_unused]] const auto set = [&]<class Leaf>(Leaf tag) {
        using value = detail::value_of<Leaf, Rep>;
        auto& into = static_cast<slot<Leaf, value>&>(state).value;
        if constexpr (detail::may_lack_v<results<Given...>, Leaf>) {
          into = leaves[tag] ? detail::value_cast<value>(*leaves[tag]) : value{};
          static_cast<detail::reason<Leaf>&>(state).why = leaves[tag].why();
        } else if constexpr (requires { leaves[tag]; }) {
          into = detail::value_cast<value>(leaves[tag]);
        } else {
          into = value{};
          static_cast<void>(verdict<detail::leaf_missing<Judge, Leaf>>::value);
        }
      };
      (set(Leaves{}), ...);
      (detail::step<typename Judge::template policy_type<plan.order[Step]>,
                    failures::of_policies[plan.order[Step]]>(judge.template policy_at<plan.order[Step]>(),
                                                             state, at),
       ...);
      return results{
          slot<Tags, detail::possible_if<failures::template of<Tags>, detail::value_of<Tags, Rep>>>{
              detail::said_of<Tags, failures::template of<Tags>, Rep>(state)}...};
    }(std::make_index_sequence<plan.size>{}, leaves_t<Judge, Tags...>{});
  }
}

/// Metrics of a design in another number type: policies that are not generic in doubles, the generic ones in
/// `Rep` on what those gave.
///
/// Shape     as `judge(d, tags…)`, each quantity with `Rep` inside; facts as they are
/// Cost      that of the policies' bodies; a generic policy that both kinds need is run twice
/// Example   evaluate_as<float>(judge, d, total_carbon)[total_carbon]
template <class Rep, class Judge, class... Tags>
[[nodiscard]] constexpr auto evaluate_as(const Judge& judge, const typename Judge::design_type& d,
                                         Tags...) noexcept {
  if constexpr (!detail::can_answer<Judge, Tags...>()) {
    return detail::no_answers<Rep, Tags...>();
  } else {
    return from_leaves<Rep>(judge, d, judge.leaf_values(d, leaves_t<Judge, Tags...>{}), Tags{}...);
  }
}

}  // namespace co2design
