// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include <co2design/core/mistake.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/pipeline/detail/ask.hpp>
#include <co2design/pipeline/inputs.hpp>

namespace co2design::detail {

// The slot of a tag, among the bases of a state.
template <class Tag, class Value>
[[gnu::always_inline]] constexpr const slot<Tag, Value>& slot_of(const slot<Tag, Value>& one) noexcept {
  return one;
}
template <class Tag, class Value>
[[gnu::always_inline]] constexpr slot<Tag, Value>& slot_of(slot<Tag, Value>& one) noexcept {
  return one;
}

template <class A, class B>
inline constexpr bool same_dimension_v =
    (std::is_floating_point_v<A> || class_number<A>)&&(std::is_floating_point_v<B> || class_number<B>);
template <class Dimension, class A, class B>
inline constexpr bool same_dimension_v<quantity<Dimension, A>, quantity<Dimension, B>> = true;

// Whether a number may be held as another: not an interval as a double.
template <class From, class To>
inline constexpr bool fits_v =
    std::is_constructible_v<To, From> && !(class_number<From> && !class_number<To>);

// A value as the evaluation holds it. A fact, and what has another dimension, is no such value.
template <class Value, class Answer>
requires std::is_same_v<Value, Answer>
[[gnu::always_inline]] constexpr const Value& number_cast_to(const Answer& answer) noexcept {
  return answer;
}
template <class Value, class Answer>
requires(!std::is_same_v<Value, Answer> && same_dimension_v<Value, Answer> &&
         fits_v<number_in_t<Answer>, number_in_t<Value>>)
[[gnu::always_inline]] constexpr Value number_cast_to(const Answer& answer) noexcept {
  return static_cast<Value>(answer);
}

// Why a metric does not exist for this design, beside the slots of metrics that may be infeasible.
template <class Tag>
struct reason {
  infeasible why;
};

// The slots of one policy, uninitialised until its step has run.
template <class Policy, bool Fallible, class Rep, class Provides = typename Policy::provides>
struct outputs;
template <class Policy, class Rep, auto... Tags>
struct outputs<Policy, false, Rep, metrics<Tags...>>
    : slot<tag_type<Tags>, value_of<tag_type<Tags>, Rep>>... {};
template <class Policy, class Rep, auto... Tags>
struct outputs<Policy, true, Rep, metrics<Tags...>> : outputs<Policy, false, Rep, metrics<Tags...>>,
                                                      reason<tag_type<Tags>>... {};

// The slots of all policies that one answer takes.
template <class Rep, class... Outputs>
struct state : Outputs... {
  using rep = Rep;

  template <class Tag>
  [[gnu::always_inline]] constexpr const value_of<Tag, Rep>& get(Tag) const noexcept {
    return slot_of<Tag>(*this).value;
  }
  template <class Tag>
  [[gnu::always_inline]] constexpr infeasible why(Tag) const noexcept {
    if constexpr (std::is_base_of_v<reason<Tag>, state>)
      return static_cast<const reason<Tag>&>(*this).why;
    else
      return {};
  }
  template <class Result, class Tag>
  [[gnu::always_inline]] constexpr Result answer(Tag tag) const noexcept {
    if constexpr (is_possible_v<Result>) {
      if (const infeasible found = why(tag); found.is_set()) return found;
    }
    return get(tag);
  }
};

// Whether a policy's answer has a value for the tag, in the number type of the evaluation or one that becomes
// it.
template <class Tag, class Rep, class Answer>
inline constexpr bool holds_v = requires(const Answer& a) { number_cast_to<value_of<Tag, Rep>>(a[Tag{}]); };

// Zeroes for what has no value: no path leaves a slot uninitialised, of which compilers would warn, or make a
// second error after a mistake.
template <class State, auto... Tags>
[[gnu::always_inline]] constexpr void clear(State& state, metrics<Tags...>) noexcept {
  ((slot_of<tag_type<Tags>>(state).value = value_of<tag_type<Tags>, typename State::rep>{}), ...);
}

template <class Tag, class Answer>
inline constexpr bool is_slot_of_v = false;
template <class Tag, class Value>
inline constexpr bool is_slot_of_v<Tag, slot<Tag, Value>> = true;

template <class Policy, class Tag, class Value, class Answer>
[[gnu::always_inline]] constexpr void store_one(slot<Tag, Value>& into, const Answer& answer) noexcept {
  if constexpr (std::is_same_v<Answer, Value>) {
    into.value = answer;
  } else if constexpr (is_slot_of_v<Tag, Answer>) {
    store_one<Policy>(into, answer.value);
  } else if constexpr (requires { number_cast_to<Value>(answer); }) {
    into.value = number_cast_to<Value>(answer);
  } else {
    into.value = Value{};
    if constexpr (metric_tag<Tag>)
      static_cast<void>(verdict<wrong_dimension<Tag, Value, Answer>>::value);
    else
      static_cast<void>(verdict<wrong_result<Policy>>::value);
  }
}

template <class Policy, class State, class Answer, auto... Tags>
[[gnu::always_inline]] constexpr void store(State& state, const Answer& answer, metrics<Tags...>) noexcept {
  if constexpr (!missing_result<Policy, Answer>::found.sound()) {
    clear(state, metrics<Tags...>{});
    static_cast<void>(verdict<missing_result<Policy, Answer>>::value);
  } else if constexpr ((holds_v<tag_type<Tags>, typename State::rep, Answer> && ...)) {
    ((slot_of<tag_type<Tags>>(state).value =
          number_cast_to<value_of<tag_type<Tags>, typename State::rep>>(answer[Tags])),
     ...);
  } else if constexpr (sizeof...(Tags) == 1) {
    (store_one<Policy>(slot_of<tag_type<Tags>>(state), answer), ...);
  } else {
    clear(state, metrics<Tags...>{});
    static_cast<void>(verdict<wrong_result<Policy>>::value);
  }
}

// The first reason among a policy's needs, if any.
template <class State, auto... Needs>
[[gnu::always_inline]] constexpr infeasible first_infeasible(const State& state, metrics<Needs...>) noexcept {
  infeasible found;
  ((found = found.is_set() ? found : state.why(Needs)), ...);
  return found;
}

template <class State, auto... Tags>
[[gnu::always_inline]] constexpr void set_reason(State& state, infeasible why, metrics<Tags...>) noexcept {
  ((static_cast<reason<tag_type<Tags>>&>(state).why = why), ...);
}

// Stores what a policy gave, its reason where it gave none.
template <class Policy, class State, class Answer>
[[gnu::always_inline]] constexpr infeasible keep(State& state, const Answer& answer) noexcept {
  constexpr typename Policy::provides provided{};
  if constexpr (is_possible_v<Answer>) {
    if (answer)
      store<Policy>(state, *answer, provided);
    else
      clear(state, provided);
    return answer.why();
  } else {
    store<Policy>(state, answer, provided);
    return {};
  }
}

// Asks one policy, whose inputs are `in`, and stores what it gives.
template <class Policy, class State, class In>
[[gnu::always_inline]] constexpr infeasible call(const Policy& policy, State& state, const In& in) noexcept {
  if constexpr (is_askable<Policy, In>()) {
    return keep<Policy>(state, ask(policy, in));
  } else {
    clear(state, typename Policy::provides{});
    return {};
  }
}

// Runs one policy of a plan: its inputs are ready, its outputs get their values.
template <class Policy, bool Fallible, class State, class Design>
[[gnu::always_inline]] constexpr void step(const Policy& policy, State& state,
                                           const Design& design) noexcept {
  using in = inputs<Policy, Design, typename State::rep>;
  if constexpr (!Fallible) {
    static_cast<void>(call(policy, state, in(state, design)));
  } else {
    infeasible why = first_infeasible(state, needs_t<Policy>{});
    if (!why.is_set())
      why = call(policy, state, in(state, design));
    else
      clear(state, typename Policy::provides{});
    set_reason(state, why, typename Policy::provides{});
  }
}

}  // namespace co2design::detail
