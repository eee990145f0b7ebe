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

template <class Judge, class Leaf>
struct leaf_missing {
  static constexpr diagnosis found = diagnosis{} << "co2design/pipeline/leaf_missing" << Leaf::name
                                                 << "is a leaf of what is asked for:"
                                                 << "give its value";
};

// The slot of a leaf in a state.
template <class Tag, class Rep>
struct leaf : slot<Tag, value_of<Tag, Rep>> {};

// Which policies above the leaves may be infeasible, or need one that may.
template <class Judge, class Subject, class Rep, class... Tags>
inline constexpr auto fallible_above = []<std::size_t... Step>(std::index_sequence<Step...>) {
  constexpr const auto& plan = combining_plan<Judge, Tags...>;
  return spread_failures(
      Judge::graph, plan,
      std::array<bool, sizeof...(Step) + 1>{
          is_possible_v<answer_t<typename Judge::template policy_type<plan.order[Step]>, Subject, Rep>>...,
          false});
}(std::make_index_sequence<combining_plan<Judge, Tags...>.size>{});

template <class Judge, class Subject, class Rep, class Tag>
using combination_t =
    std::conditional_t<fallible_above<Judge, Subject, Rep, Tag>[Judge::graph.provider_of(Tag::name)],
                       possible<value_of<Tag, Rep>>, value_of<Tag, Rep>>;

}  // namespace detail

/// The leaves of metrics: what their generic policies need from policies that are not generic, as a type_list of
/// tags. Metrics that a policy provides that is not generic are leaves themselves.
template <class Judge, class... Tags>
using leaves_t = decltype(detail::all_leaves_of<Judge, Tags...>());

/// Metrics from the values of their leaves: runs the generic policies alone, with numbers of any type.
///
/// Shape     `leaves` are `results` with a slot for each of `leaves_t<Judge, Tags...>`, in numbers that become
///           `Rep`; results by tag, `possible` where a generic policy may find its needs infeasible. `at` is what
///           generic policies read axes of: a design, or whatever has `at[axis]`
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
    constexpr const auto& plan = detail::combining_plan<Judge, Tags...>;
    return [&]<std::size_t... Step, class... Leaves>(std::index_sequence<Step...>, type_list<Leaves...>) {
      detail::state<
          Rep, detail::leaf<Leaves, Rep>...,
          detail::outputs<typename Judge::template policy_type<plan.order[Step]>,
                          detail::fallible_above<Judge, Subject, Rep, Tags...>[plan.order[Step]], Rep>...>
          state;
      [[maybe_unused]] const auto set = [&]<class Leaf>(Leaf tag) {
        using value = detail::value_of<Leaf, Rep>;
        auto& into = static_cast<slot<Leaf, value>&>(state).value;
        if constexpr (requires { leaves[tag]; }) {
          into = detail::number_cast_to<value>(leaves[tag]);
        } else {
          into = value{};
          static_cast<void>(verdict<detail::leaf_missing<Judge, Leaf>>::value);
        }
      };
      (set(Leaves{}), ...);
      (detail::step<typename Judge::template policy_type<plan.order[Step]>,
                    detail::fallible_above<Judge, Subject, Rep, Tags...>[plan.order[Step]]>(
           judge.template policy_at<plan.order[Step]>(), state, at),
       ...);
      constexpr const auto& may_fail = detail::fallible_above<Judge, Subject, Rep, Tags...>;
      return results{slot<Tags, detail::combination_t<Judge, Subject, Rep, Tags>>{
          detail::said_of<Tags, may_fail[Judge::graph.provider_of(Tags::name)], Rep>(state)}...};
    }(std::make_index_sequence<plan.size>{}, leaves_t<Judge, Tags...>{});
  }
}

namespace detail {

// Why a metric does not exist, by its leaves.
template <class Judge, class Tag, class Values>
[[gnu::always_inline]] constexpr infeasible why_of_leaves(const Values& values) noexcept {
  infeasible found;
  [&]<class... Leaves>(type_list<Leaves...>) {
    ((found = found.is_set() ? found : why_not(values[Leaves{}])), ...);
  }(leaves_t<Judge, Tag>{});
  return found;
}

// The value of a leaf as a number of another type; that of one which has none is not looked at.
template <class Tag, class Rep, class Value>
[[gnu::always_inline]] constexpr value_of<Tag, Rep> leaf_value(const Value& value) noexcept {
  if constexpr (is_possible_v<Value>)
    return value ? number_cast_to<value_of<Tag, Rep>>(*value) : value_of<Tag, Rep>{};
  else
    return number_cast_to<value_of<Tag, Rep>>(value);
}

template <class Rep, class Judge, class Tag, class Combined, class Values>
[[gnu::always_inline]] constexpr auto feasible_or_why(const Combined& combined,
                                                      const Values& values) noexcept {
  if constexpr (Judge::may_be_infeasible(Tag{}) ||
                is_possible_v<std::remove_cvref_t<decltype(combined[Tag{}])>>) {
    using result = possible<value_of<Tag, Rep>>;
    const infeasible why = why_of_leaves<Judge, Tag>(values);
    return why.is_set() ? result(why) : result(combined[Tag{}]);
  } else {
    return combined[Tag{}];
  }
}

}  // namespace detail

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
    return [&]<class... Leaves>(type_list<Leaves...> leaves) {
      const auto values = judge.leaf_values(d, leaves);
      const auto combined = from_leaves<Rep>(
          judge, d,
          results<slot<Leaves, detail::value_of<Leaves, Rep>>...>(slot<Leaves, detail::value_of<Leaves, Rep>>{
              detail::leaf_value<Leaves, Rep>(values[Leaves{}])}...),
          Tags{}...);
      return results{slot<Tags, decltype(detail::feasible_or_why<Rep, Judge, Tags>(combined, values))>{
          detail::feasible_or_why<Rep, Judge, Tags>(combined, values)}...};
    }(leaves_t<Judge, Tags...>{});
  }
}

}  // namespace co2design
