// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

#include <co2design/core/mistake.hpp>
#include <co2design/core/pack.hpp>
#include <co2design/core/type_list.hpp>
#include <co2design/core/type_name.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/pipeline/detail/parts.hpp>
#include <co2design/pipeline/detail/step.hpp>
#include <co2design/space/axis.hpp>

namespace co2design {

namespace detail {

// ── sets of tags and axes ────────────────────────────────────────────────────────────────────────────────

template <class Tag, class Tags>
inline constexpr bool in_tags_v = false;
template <class Tag, auto... Tags>
inline constexpr bool in_tags_v<Tag, metrics<Tags...>> = contains_v<Tag, tag_type<Tags>...>;

template <class A, class B>
inline constexpr bool same_tags_v = false;
template <auto... A, auto... B>
inline constexpr bool same_tags_v<metrics<A...>, metrics<B...>> =
    sizeof...(A) == sizeof...(B) && (in_tags_v<tag_type<A>, metrics<B...>> && ...);

template <class Found, class... Lists>
struct union_of {
  using type = Found;
};
template <auto... Found, class... Rest>
struct union_of<metrics<Found...>, metrics<>, Rest...> : union_of<metrics<Found...>, Rest...> {};
template <auto... Found, auto Tag, auto... More, class... Rest>
struct union_of<metrics<Found...>, metrics<Tag, More...>, Rest...>
    : union_of<std::conditional_t<in_tags_v<tag_type<Tag>, metrics<Found...>>, metrics<Found...>,
                                  metrics<Found..., Tag>>,
               metrics<More...>, Rest...> {};
template <fixed_string... Found, class... Rest>
struct union_of<axes<Found...>, axes<>, Rest...> : union_of<axes<Found...>, Rest...> {};
template <fixed_string... Found, fixed_string Name, fixed_string... More, class... Rest>
struct union_of<axes<Found...>, axes<Name, More...>, Rest...>
    : union_of<std::conditional_t<((Name == Found) || ...), axes<Found...>, axes<Found..., Name>>,
               axes<More...>, Rest...> {};

// ── mistakes ─────────────────────────────────────────────────────────────────────────────────────────────

template <fixed_string Axis, class First, class Other>
struct alternatives_differ {
  static constexpr diagnosis found = [] {
    diagnosis d;
    if (!same_tags_v<typename First::provides, typename Other::provides>)
      d << "co2design/choose/provides" << Axis.view() << "chooses between" << type_name<First>() << "and"
        << type_name<Other>() << "which provide other metrics";
    return d;
  }();
};

template <fixed_string Axis, std::size_t Alternatives, class Domain>
struct wrong_choices {
  static constexpr diagnosis found = [] {
    bool right = std::integral<typename Domain::value_type>;
    if constexpr (std::integral<typename Domain::value_type>)
      for (std::size_t i = 0; i < Domain::size; ++i)
        right =
            right && std::cmp_greater_equal(Domain::at(i), 0) && std::cmp_less(Domain::at(i), Alternatives);
    return right ? diagnosis{}
                 : diagnosis{} << "co2design/choose/axis" << Axis.view() << "has values that are no position"
                               << "in the list of alternatives";
  }();
};

template <fixed_string Axis>
struct parts_differ {
  static constexpr diagnosis found = diagnosis{} << "co2design/choose/parts" << Axis.view()
                                                 << "chooses between bundles"
                                                 << "of different numbers of policies";
};

// ── one policy out of several ────────────────────────────────────────────────────────────────────────────

// The policies of a choice, of which the value of an axis is the position.
template <fixed_string Axis, class First, class... Rest>
class chosen_policy {
  static constexpr bool sound = (verdict<alternatives_differ<Axis, First, Rest>>::value && ...);

 public:
  using provides = typename First::provides;
  using needs = typename union_of<metrics<>, needs_t<First>, needs_t<Rest>...>::type;
  using reads = typename union_of<axes<Axis>, reads_t<First>, reads_t<Rest>...>::type;
  using alternatives = type_list<First, Rest...>;

  constexpr explicit chosen_policy(const First& first, const Rest&... rest) : alternatives_(first, rest...) {}

  /// Calls `visit` with each of the policies.
  template <class Visit>
  constexpr void for_each_alternative(Visit visit) const {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (visit(alternatives_.template get<I>()), ...);
    }(std::make_index_sequence<1 + sizeof...(Rest)>{});
  }

  template <class In>
  constexpr auto operator()(const In& in) const noexcept {
    using domain = typename In::design_type::space_type::template axis_type<Axis>::domain;
    using given = decltype(every_result(provides{}));
    constexpr bool may_fail =
        (is_possible_v<answer_for<First, In>> || ... || is_possible_v<answer_for<Rest, In>>);
    using result = std::conditional_t<may_fail, possible<given>, given>;
    if constexpr (sound && verdict<wrong_choices<Axis, 1 + sizeof...(Rest), domain>>::value)
      return pick<result, 0>(static_cast<std::size_t>(in[axis_name<Axis>{}]), in);
    else
      return given{};
  }

 private:
  template <class Policy, class In>
  using answer_for = answer_t<Policy, typename In::design_type>;

  template <auto... Tags>
  static results<slot<tag_type<Tags>, value_of<tag_type<Tags>>>...> every_result(metrics<Tags...>);

  // A chain of comparisons, which compilers turn into a branch or a jump.
  template <class Result, std::size_t Index, class In>
  [[gnu::always_inline]] constexpr Result pick(std::size_t position, const In& in) const noexcept {
    if constexpr (Index < sizeof...(Rest)) {
      if (position != Index) return pick<Result, Index + 1>(position, in);
    }
    return answer<Result>(alternatives_.template get<Index>(), in, provides{});
  }
  template <class Result, class Policy, class In, auto... Tags>
  [[gnu::always_inline]] static constexpr Result answer(const Policy& policy, const In& from,
                                                        metrics<Tags...>) noexcept {
    outputs<Policy, false, double> given;
    if (const infeasible why = ask_and_keep<Policy, double>(policy, given, from.template as<Policy>());
        why.is_set()) {
      if constexpr (is_possible_v<Result>) return Result(why);
    }
    return Result(results<slot<tag_type<Tags>, value_of<tag_type<Tags>>>...>(
        static_cast<const slot<tag_type<Tags>, value_of<tag_type<Tags>>>&>(given)...));
  }

  [[no_unique_address]] pack<First, Rest...> alternatives_;
};

// A choice for one position of several bundles; where all have the same stateless policy there, that policy.
template <fixed_string Axis, class First, class... Rest>
constexpr auto choose_part(const First& first, const Rest&... rest) {
  if constexpr ((std::same_as<First, Rest> && ...) && std::is_empty_v<First>)
    return first;
  else
    return chosen_policy<Axis, First, Rest...>(first, rest...);
}

template <fixed_string Axis, class First, class... Rest>
constexpr auto choose_parts(const First& first, const Rest&... rest) {
  if constexpr (((First::size == Rest::size) && ...)) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      const auto at = [&]<std::size_t Index>(std::integral_constant<std::size_t, Index>) {
        return choose_part<Axis>(first.template get<Index>(), rest.template get<Index>()...);
      };
      return pack(at(std::integral_constant<std::size_t, I>{})...);
    }(std::make_index_sequence<First::size>{});
  } else {
    static_cast<void>(verdict<parts_differ<Axis>>::value);
    return first;
  }
}

}  // namespace detail

/// One of several policies, or bundles of policies, chosen by an axis of the design: its value is the position
/// in the list, from 0.
///
/// Provides  what each alternative does, all the same metrics (`co2design/choose/provides`); bundles of as many
///           policies each (`co2design/choose/parts`) are chosen part by part, and a part that all have in common
///           stays as it is
/// Needs     what any of them needs: it is evaluated first, whichever is chosen
/// Reads     the axis, and what any of them reads
/// Requires  an axis of whole numbers below the number of alternatives (`co2design/choose/axis`), as
///           `choose<…>::axis` is
/// Errors    infeasible where the chosen one is
/// Cost      a branch; no virtual call
/// Example   choose<"mapper", mapping::roofline, mapping::exact>{}
template <fixed_string Axis, class First, class... Rest>
class choose {
 public:
  /// The axis, with a value for each alternative.
  using axis = co2design::axis<Axis, range<0, static_cast<int>(sizeof...(Rest))>>;

  constexpr choose() : choose(First{}, Rest{}...) {}
  constexpr explicit choose(const First& first, const Rest&... rest) : alternatives_(first, rest...) {}

  [[nodiscard]] constexpr auto parts() const {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return detail::choose_parts<Axis>(detail::parts_of(alternatives_.template get<I>())...);
    }(std::make_index_sequence<1 + sizeof...(Rest)>{});
  }

 private:
  [[no_unique_address]] pack<First, Rest...> alternatives_;
};

}  // namespace co2design
