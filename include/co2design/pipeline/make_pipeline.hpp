// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

#include <co2design/core/mistake.hpp>
#include <co2design/core/pack.hpp>
#include <co2design/core/type_list.hpp>
#include <co2design/core/type_name.hpp>
#include <co2design/metric/declarations.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/pipeline/detail/asked.hpp>
#include <co2design/pipeline/detail/parts.hpp>
#include <co2design/pipeline/pipeline.hpp>
#include <co2design/space/design.hpp>

namespace co2design {

namespace detail {

// The first mistake in what policies declare. Functions and one check for all: a class for each would cost.
template <class Policy>
consteval diagnosis check_provides() {
  if (policy_bundle<Policy> || requirement::provides_metrics<Policy>) return {};
  return diagnosis{} << "co2design/policy/provides" << type_name<Policy>()
                     << "declare provides = metrics<...>";
}

// The first tag of a promise that the policy does not need.
template <class Promise, class Needs>
inline constexpr std::string_view unneeded{};
template <auto... Tags, auto... Needs>
inline constexpr std::string_view unneeded<increasing<Tags...>, metrics<Needs...>> = [] {
  std::string_view found;
  [[maybe_unused]] const auto look = [&](std::string_view name, bool needed) {
    if (!needed && found.empty()) found = name;
  };
  (look(Tags.name, contains_v<tag_type<Tags>, tag_type<Needs>...>), ...);
  return found;
}();
template <auto... Tags, class Needs>
inline constexpr std::string_view unneeded<decreasing<Tags...>, Needs> = unneeded<increasing<Tags...>, Needs>;

template <class Promise>
inline constexpr bool is_promise_v = false;
template <auto... Tags>
inline constexpr bool is_promise_v<increasing<Tags...>> = true;
template <auto... Tags>
inline constexpr bool is_promise_v<decreasing<Tags...>> = true;

template <class Policy, class... Promises>
consteval diagnosis check_promises(type_list<Promises...>) {
  diagnosis d;
  if (!(is_promise_v<Promises> && ...))
    return d << "co2design/policy/monotone" << type_name<Policy>() << "write increasing<metrics...>"
             << "or decreasing<metrics...>";
  [[maybe_unused]] const auto look = [&](std::string_view name) {
    if (d.sound() && !name.empty())
      d << "co2design/policy/monotone" << type_name<Policy>() << "promises about" << name
        << "which it does not need";
  };
  (look(unneeded<Promises, needs_t<Policy>>), ...);
  return d;
}

template <class List>
inline constexpr bool is_tag_list_v = false;
template <auto... Tags>
inline constexpr bool is_tag_list_v<metrics<Tags...>> = (tag<tag_type<Tags>> && ...);
template <class List>
inline constexpr bool is_axis_list_v = false;
template <fixed_string... Names>
inline constexpr bool is_axis_list_v<axes<Names...>> = true;

template <class Policy>
inline constexpr bool has_a_cost_v = true;
template <class Policy>
requires requires { Policy::cost; }
inline constexpr bool has_a_cost_v<Policy> =
    std::is_same_v<std::remove_cvref_t<decltype(Policy::cost)>, evaluation_cost>;

// Whether a policy is of a kind that needs no closer look: most are, and a variable is cheaper than a function.
template <class Policy>
inline constexpr bool is_plain_kind_v =
    (std::is_same_v<arithmetic_t<Policy>, scalar> || (std::is_same_v<arithmetic_t<Policy>, generic> &&
                                                      !handles_facts_v<Policy> && cost_v<Policy> == cheap)) &&
    number<rep_t<Policy>> && !requires { typename Policy::monotone; };

template <class Policy>
consteval diagnosis check_kind() {
  constexpr bool is_generic = std::is_same_v<arithmetic_t<Policy>, generic>;
  if constexpr (!is_generic && !std::is_same_v<arithmetic_t<Policy>, scalar>)
    return diagnosis{} << "co2design/policy/arithmetic" << type_name<Policy>() << "is generic or scalar";
  else if constexpr (is_generic && handles_facts_v<Policy>)
    return diagnosis{} << "co2design/policy/arithmetic" << type_name<Policy>() << "handles facts, no numbers:"
                       << "declare arithmetic = scalar";
  else if constexpr (is_generic && cost_v<Policy> == expensive)
    return diagnosis{} << "co2design/policy/arithmetic" << type_name<Policy>()
                       << "is expensive, hence not generic";
  else if constexpr (!number<rep_t<Policy>>)
    return diagnosis{} << "co2design/policy/rep" << type_name<Policy>() << "declares as its number type"
                       << type_name<rep_t<Policy>>();
  else if constexpr (requires { typename Policy::monotone; })
    return check_promises<Policy>(monotone_t<Policy>{});
  else
    return {};
}

// The lists come first: everything else is derived from them.
template <class Policy>
consteval diagnosis check_declarations() {
  if constexpr (!is_tag_list_v<typename Policy::provides>)
    return diagnosis{} << "co2design/policy/provides" << type_name<Policy>()
                       << "declare provides = metrics<...>"
                       << "of metrics and facts";
  else if constexpr (!is_tag_list_v<needs_t<Policy>>)
    return diagnosis{} << "co2design/policy/needs" << type_name<Policy>() << "declare needs = metrics<...>"
                       << "of metrics and facts";
  else if constexpr (!is_axis_list_v<reads_t<Policy>>)
    return diagnosis{} << "co2design/policy/reads" << type_name<Policy>() << "declare reads = axes<names...>";
  else if constexpr (!has_a_cost_v<Policy>)
    return diagnosis{} << "co2design/policy/cost" << type_name<Policy>()
                       << "declare cost = cheap or expensive";
  else if constexpr (is_plain_kind_v<Policy>)
    return {};
  else
    return check_kind<Policy>();
}

template <class... Policies>
struct policies_check {
  static constexpr diagnosis found = [] {
    diagnosis d;
    static_cast<void>((d.sound() && ... && (d = check_provides<Policies>()).sound()));
    return d;
  }();
};
template <class... Policies>
struct declarations_check {
  static constexpr diagnosis found = [] {
    diagnosis d;
    static_cast<void>((d.sound() && ... && (d = check_declarations<Policies>()).sound()));
    return d;
  }();
};

// The flat list of policies as (argument, part) pairs.
template <std::size_t Size>
struct flat_list {
  std::array<std::size_t, Size + 1> argument{}, part{};
};
template <class... Packs>
consteval auto flatten() {
  flat_list<(std::size_t{0} + ... + Packs::size)> out;
  std::size_t position = 0, argument = 0;
  [[maybe_unused]] const auto add = [&](std::size_t parts) {
    for (std::size_t part = 0; part < parts; ++part, ++position) {
      out.argument[position] = argument;
      out.part[position] = part;
    }
    ++argument;
  };
  (add(Packs::size), ...);
  return out;
}

// What a mistake in a policy leaves behind: it answers everything, so that the mistake stays the only error.
template <class Space>
struct broken_pipeline {
  using space_type = Space;
  using design_type = design<Space>;
  using rep = double;
  template <class Tag>
  using result_type = value_of<Tag>;
  static constexpr bool sound = false;
  constexpr no_answers_at_all operator()(const design<Space>&) const noexcept { return {}; }
  template <class... Tags>
  constexpr auto operator()(const design<Space>&, Tags...) const noexcept {
    return no_answers<double, Tags...>();
  }
  template <class Tag>
  static constexpr bool provides(Tag) noexcept {
    return true;
  }
  template <class Tag>
  static constexpr std::uint64_t axes_of(Tag) noexcept {
    return 0;
  }
  template <class Tag>
  static constexpr bool may_be_infeasible(Tag) noexcept {
    return false;
  }
  template <class Tag>
  static constexpr bool is_expensive(Tag) noexcept {
    return false;
  }
  template <class... Tags>
  static constexpr auto policies_of(Tags...) noexcept {
    return std::array<std::size_t, 0>{};
  }
};

template <class Space, class... Policies>
constexpr auto make_from(const Policies&... policies) {
  if constexpr (verdict<declarations_check<Policies...>>::value)
    return pipeline<Space, Policies...>(policies...);
  else
    return broken_pipeline<Space>{};
}

template <class Space, class... Packs>
constexpr auto make_from_packs(const pack<Packs...>& packs) {
  constexpr auto flat = flatten<Packs...>();
  return [&]<std::size_t... I>(std::index_sequence<I...>) {
    return make_from<Space>(packs.template get<flat.argument[I]>().template get<flat.part[I]>()...);
  }(std::make_index_sequence<(std::size_t{0} + ... + Packs::size)>{});
}

}  // namespace detail

/// A pipeline over `Space` from policies and bundles of policies, listed in any order.
/// Requires  each a policy (`co2design/policy/provides`) or a bundle; declarations that are lists
///           (`…/needs`, `…/reads`) and hold (`…/arithmetic`, `…/cost`, `…/monotone`, `…/rep`)
template <class Space, class... Policies>
[[nodiscard]] constexpr auto make_pipeline(const Policies&... policies) {
  if constexpr (!((policy_bundle<Policies> || requirement::provides_metrics<Policies>)&&...)) {
    static_cast<void>(verdict<detail::policies_check<Policies...>>::value);
    return detail::broken_pipeline<Space>{};
  } else if constexpr ((policy_bundle<Policies> || ...)) {
    return detail::make_from_packs<Space>(
        pack<decltype(detail::parts_of(policies))...>(detail::parts_of(policies)...));
  } else {
    return detail::make_from<Space>(policies...);
  }
}

}  // namespace co2design
