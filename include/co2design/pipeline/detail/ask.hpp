// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

#include <co2design/core/mistake.hpp>
#include <co2design/core/type_list.hpp>
#include <co2design/core/type_name.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/pipeline/inputs.hpp>

namespace co2design::detail {

// What an expensive policy gives for one design: the first of a batch of one.
template <class Policy, class In>
requires(cost_v<Policy> == expensive)
auto ask(const Policy& policy, const In& in) noexcept(noexcept(policy.submit(std::span<const In>(&in, 1))))
requires requires { policy.submit(std::span<const In>(&in, 1))[0]; }
{
  return policy.submit(std::span<const In>(&in, 1))[0];
}

// The type of what a policy gives for one design, void where there is none; the first instantiation of its body.
// Functions that are never defined, as in `needs_of`.
template <class Policy, class In>
void answer_of(...);
template <class Policy, class In>
requires requires(const Policy& policy, const In& in) { policy(in); }
auto answer_of(int)
    -> std::remove_cvref_t<decltype(std::declval<const Policy&>()(std::declval<const In&>()))>;
template <class Policy, class In>
requires(cost_v<Policy> == expensive)
auto answer_of(int)
    -> std::remove_cvref_t<decltype(ask(std::declval<const Policy&>(), std::declval<const In&>()))>;
template <class Policy, class Design, class Rep = double>
using answer_t = decltype(answer_of<Policy, inputs<Policy, Design, Rep>>(0));

template <class Policy>
struct no_answer {
  static constexpr diagnosis found =
      diagnosis{} << "co2design/policy/call" << type_name<Policy>() << "gives no result: write"
                  << (cost_v<Policy> == expensive ? "submit(auto batch) const"
                                                  : "operator()(auto const& in) const");
};
template <class Policy>
struct may_throw {
  static constexpr diagnosis found = diagnosis{}
                                     << "co2design/policy/noexcept" << type_name<Policy>()
                                     << (cost_v<Policy> == expensive ? "mark submit() const noexcept"
                                                                     : "mark operator() const noexcept");
};

// Whether a policy can be asked.
template <class Policy, class In>
inline constexpr bool answers_v = requires(const Policy& policy, const In& in) {
  requires !std::is_void_v<decltype(answer_of<Policy, In>(0))>;
  requires noexcept(policy(in));
};
template <class Policy, class In>
requires(cost_v<Policy> == expensive)
inline constexpr bool answers_v<Policy, In> =
    requires(const Policy& policy, const In& in) { requires noexcept(ask(policy, in)); };

// The one error line about a policy that cannot be asked.
template <class Policy, class In>
constexpr void print_refusal() noexcept {
  if constexpr (std::is_void_v<decltype(answer_of<Policy, In>(0))>)
    static_cast<void>(verdict<no_answer<Policy>>::value);
  else
    static_cast<void>(verdict<may_throw<Policy>>::value);
}

template <class Policy>
struct wrong_result {
  static constexpr diagnosis found = diagnosis{} << "co2design/policy/result" << type_name<Policy>()
                                                 << "return the metric it provides,"
                                                 << "or results{...} with each";
};

// What `results` lack of what the policy provides; more than that they may have.
template <class Policy, class Answer, class Provides = typename Policy::provides>
struct missing_result {
  static constexpr diagnosis found{};
};
template <class Policy, class... Given, class... Values, auto... Tags>
struct missing_result<Policy, results<slot<Given, Values>...>, metrics<Tags...>> {
  static constexpr diagnosis found = [] {
    diagnosis d;
    const auto look = [&](std::string_view name, bool given) {
      if (d.sound() && !given)
        d << "co2design/policy/result" << type_name<Policy>() << "gives no" << name
          << "return results{...} with each";
    };
    (look(Tags.name, contains_v<tag_type<Tags>, Given...>), ...);
    return d;
  }();
};

}  // namespace co2design::detail
