// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <new>
#include <span>
#include <string_view>
#include <type_traits>

#include <co2design/core/mistake.hpp>
#include <co2design/core/type_name.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/pipeline/detail/ask.hpp>
#include <co2design/pipeline/inputs.hpp>

namespace co2design::detail {

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
[[gnu::always_inline]] constexpr const Value& value_cast(const Answer& answer) noexcept {
  return answer;
}
template <class Value, class Answer>
requires(!std::is_same_v<Value, Answer> && same_dimension_v<Value, Answer> &&
         fits_v<number_in_t<Answer>, number_in_t<Value>>)
[[gnu::always_inline]] constexpr Value value_cast(const Answer& answer) noexcept {
  return static_cast<Value>(answer);
}

template <bool MayFail, class Value>
using possible_if = std::conditional_t<MayFail, possible<Value>, Value>;

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

// The slots of all policies that one answer takes. What depends on its type is kept small: it is long.
template <class Rep, class... Outputs>
struct state : Outputs... {
  using rep = Rep;
};

template <class Tag, class State>
[[gnu::always_inline]] constexpr infeasible why_in(const State& state) noexcept {
  if constexpr (requires { static_cast<const reason<Tag>&>(state); })
    return static_cast<const reason<Tag>&>(state).why;
  else
    return {};
}

// What an answer says of a tag: its value, or why there is none.
template <class Tag, bool MayFail, class Rep, class State>
[[gnu::always_inline]] constexpr possible_if<MayFail, value_of<Tag, Rep>> said_of(
    const State& state) noexcept {
  using value = value_of<Tag, Rep>;
  if constexpr (MayFail) {
    if (const infeasible found = why_in<Tag>(state); found.is_set()) return found;
  }
  return static_cast<const slot<Tag, value>&>(state).value;
}

// Zeroes for what has no value: no path leaves a slot uninitialised, of which compilers would warn, or make a
// second error after a mistake.
template <class Out, class Rep, auto... Tags>
[[gnu::always_inline]] constexpr void clear(Out& out, std::type_identity<Rep>, metrics<Tags...>) noexcept {
  ((static_cast<slot<tag_type<Tags>, value_of<tag_type<Tags>, Rep>>&>(out).value =
        value_of<tag_type<Tags>, Rep>{}),
   ...);
}

// Whether a policy's answer has a value for the tag, in the number type of the evaluation or one that becomes
// it.
template <class Tag, class Rep, class Answer>
inline constexpr bool holds_v = requires(const Answer& a) { value_cast<value_of<Tag, Rep>>(a[Tag{}]); };

template <class Tag, class Answer>
inline constexpr bool is_slot_of_v = false;
template <class Tag, class Value>
inline constexpr bool is_slot_of_v<Tag, slot<Tag, Value>> = true;

template <class Policy, class Tag, class Value, class Answer>
constexpr void store_one(slot<Tag, Value>& into, const Answer& answer) noexcept {
  if constexpr (std::is_same_v<Answer, Value>) {
    into.value = answer;
  } else if constexpr (is_slot_of_v<Tag, Answer>) {
    store_one<Policy>(into, answer.value);
  } else if constexpr (requires { value_cast<Value>(answer); }) {
    into.value = value_cast<Value>(answer);
  } else {
    into.value = Value{};
    if constexpr (metric_tag<Tag>)
      static_cast<void>(verdict<wrong_dimension<Tag, Value, Answer>>::value);
    else
      static_cast<void>(verdict<wrong_result<Policy>>::value);
  }
}

// Puts a policy's answer into its slots. The ways that need nothing but casts come first: they compile fastest.
template <class Policy, class Rep, class Out, class Answer, auto... Tags>
[[gnu::always_inline]] constexpr void store(Out& out, const Answer& answer, metrics<Tags...>) noexcept {
  if constexpr (sizeof...(Tags) == 1 && (std::is_same_v<Answer, value_of<tag_type<Tags>, Rep>> && ...)) {
    ((static_cast<slot<tag_type<Tags>, Answer>&>(out).value = answer), ...);
  } else if constexpr (requires {
                         (static_cast<const slot<tag_type<Tags>, value_of<tag_type<Tags>, Rep>>&>(answer),
                          ...);
                       }) {
    ((static_cast<slot<tag_type<Tags>, value_of<tag_type<Tags>, Rep>>&>(out).value =
          static_cast<const slot<tag_type<Tags>, value_of<tag_type<Tags>, Rep>>&>(answer).value),
     ...);
  } else if constexpr ((holds_v<tag_type<Tags>, Rep, Answer> && ...)) {
    ((static_cast<slot<tag_type<Tags>, value_of<tag_type<Tags>, Rep>>&>(out).value =
          value_cast<value_of<tag_type<Tags>, Rep>>(answer[Tags])),
     ...);
  } else if constexpr (!missing_result<Policy, Answer>::found.sound()) {
    clear(out, std::type_identity<Rep>{}, metrics<Tags...>{});
    static_cast<void>(verdict<missing_result<Policy, Answer>>::value);
  } else if constexpr (sizeof...(Tags) == 1) {
    (store_one<Policy>(static_cast<slot<tag_type<Tags>, value_of<tag_type<Tags>, Rep>>&>(out), answer), ...);
  } else {
    clear(out, std::type_identity<Rep>{}, metrics<Tags...>{});
    static_cast<void>(verdict<wrong_result<Policy>>::value);
  }
}

// The first reason among a policy's needs, if any.
template <class State, auto... Needs>
[[gnu::always_inline]] constexpr infeasible first_infeasible(const State& state, metrics<Needs...>) noexcept {
  infeasible found;
  ((found = found.is_set() ? found : why_in<tag_type<Needs>>(state)), ...);
  return found;
}

template <class Out, auto... Tags>
[[gnu::always_inline]] constexpr void set_reason(Out& out, infeasible why, metrics<Tags...>) noexcept {
  ((static_cast<reason<tag_type<Tags>>&>(out).why = why), ...);
}

// Stores what a policy gave, its reason where it gave none.
template <class Policy, class Rep, class Out, class Answer>
[[gnu::always_inline]] constexpr infeasible keep(Out& out, const Answer& answer) noexcept {
  constexpr typename Policy::provides provided{};
  if constexpr (is_possible_v<Answer>) {
    if (answer)
      store<Policy, Rep>(out, *answer, provided);
    else
      clear(out, std::type_identity<Rep>{}, provided);
    return answer.why();
  } else {
    store<Policy, Rep>(out, answer, provided);
    return {};
  }
}

// A policy that gives no result, or may throw: zeroes, and the one error line.
template <class Policy, class Rep, class Out, class In>
constexpr void refuse(Out& out) noexcept {
  clear(out, std::type_identity<Rep>{}, typename Policy::provides{});
  print_refusal<Policy, In>();
}

// Asks a policy, whose inputs are ready, and stores what it gives.
template <class Policy, class Rep, class Out, class In>
[[gnu::always_inline]] constexpr infeasible ask_and_keep(const Policy& policy, Out& out,
                                                         const In& in) noexcept {
  if constexpr (!answers_v<Policy, In>)
    return refuse<Policy, Rep, Out, In>(out), infeasible();
  else if constexpr (cost_v<Policy> == expensive)
    return keep<Policy, Rep>(out, ask(policy, in));
  else
    return keep<Policy, Rep>(out, policy(in));
}

// Whether a policy's answer is the value of its only metric: by far the most are of this kind.
template <class Answer, class Rep, class Provides>
inline constexpr bool is_plain_v = false;
template <class Answer, class Rep, auto Tag>
inline constexpr bool is_plain_v<Answer, Rep, metrics<Tag>> =
    std::is_same_v<Answer, value_of<tag_type<Tag>, Rep>>;

// Runs one policy of a plan: its inputs are ready, its outputs get their values.
template <class Policy, bool Fallible, class State, class Design>
[[gnu::always_inline]] constexpr void step(const Policy& policy, State& state,
                                           const Design& design) noexcept {
  using rep = typename State::rep;
  using in = inputs<Policy, Design, rep>;
  using provides = typename Policy::provides;
  auto& out = static_cast<outputs<Policy, Fallible, rep>&>(state);
  if constexpr (Fallible) {
    infeasible why = first_infeasible(state, needs_t<Policy>{});
    if (!why.is_set())
      why = ask_and_keep<Policy, rep>(policy, out, in(state, design));
    else
      clear(out, std::type_identity<rep>{}, provides{});
    set_reason(out, why, provides{});
  } else if constexpr (cost_v<Policy> == cheap && answers_v<Policy, in> &&
                       is_plain_v<answer_t<Policy, Design, rep>, rep, provides>) {
    using value = answer_t<Policy, Design, rep>;
    // What is large is made where it stays: there is nothing to destroy, and a copy would take as long.
    if constexpr (sizeof(value) > 64 && std::is_trivially_destructible_v<value>) {
      if (!std::is_constant_evaluated()) {
        ::new (static_cast<void*>(&out.value)) value(policy(in(state, design)));
        return;
      }
    }
    out.value = policy(in(state, design));
  } else {
    static_cast<void>(ask_and_keep<Policy, rep>(policy, out, in(state, design)));
  }
}

}  // namespace co2design::detail
