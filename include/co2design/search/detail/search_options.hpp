// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

#include <co2design/core/execution.hpp>
#include <co2design/core/mistake.hpp>
#include <co2design/core/type_list.hpp>
#include <co2design/core/type_name.hpp>
#include <co2design/search/progress.hpp>
#include <co2design/search/variation.hpp>

// What may be given to a search besides its problem, in any order: told apart by what it can do.
namespace co2design {

/// Designs known to be good: a search begins with them, before it draws any at random.
///
/// Designs   a range of `design<space>`, or of ranges of values of a numeric problem's variables. More than the
///           population has room for: the first ones
/// Example   nsga2{}(problem, start_from{std::vector{one, other}})
template <class Designs>
struct start_from {
  Designs designs;
  constexpr explicit start_from(Designs given) : designs(std::move(given)) {}
};
template <class Designs>
start_from(Designs) -> start_from<Designs>;

/// The front is that of all designs evaluated, not of the last population. Where designs have numbers, in a finite
/// space, it always is.
struct external_archive {};

namespace detail {

template <class Option>
inline constexpr bool is_start = false;
template <class Designs>
inline constexpr bool is_start<start_from<Designs>> = true;

template <class Option, std::size_t Objectives>
concept callable_rule = requires(Option& option, const generation_view<Objectives>& now) {
  { option(now) } -> std::same_as<bool>;
};
template <class Option, std::size_t Objectives>
concept callable_observer = requires(Option& option, const generation_view<Objectives>& now) {
  { option(now) } -> std::same_as<void>;
};

enum class option_kind { none, observer, rule, executor, variation, survival, start, archive };

template <class Option, std::size_t Objectives>
consteval option_kind kind_of() {
  if constexpr (is_start<Option>)
    return option_kind::start;
  else if constexpr (std::same_as<Option, external_archive>)
    return option_kind::archive;
  else if constexpr (requires { typename Option::template of<Objectives>; })
    return option_kind::survival;
  else if constexpr (variation_operator<Option>)
    return option_kind::variation;
  else if constexpr (executor<Option>)
    return option_kind::executor;
  else if constexpr (callable_rule<Option, Objectives>)
    return option_kind::rule;
  else if constexpr (callable_observer<Option, Objectives>)
    return option_kind::observer;
  else
    return option_kind::none;
}

template <std::size_t Objectives, class... Options>
struct options_check {
  static constexpr diagnosis found = [] {
    diagnosis words;
    [[maybe_unused]] const auto look = [&]<class Option>(type_list<Option>) {
      if (words.sound() && kind_of<Option, Objectives>() == option_kind::none)
        words << "co2design/search/option" << type_name<Option>() << "is neither observer, stopping rule,"
              << "executor, variation, survival,"
              << "start_from nor external_archive";
    };
    (look(type_list<Options>{}), ...);
    // There can be one of each.
    const auto count = []([[maybe_unused]] option_kind wanted) {
      return (std::size_t{0} + ... + (kind_of<Options, Objectives>() == wanted));
    };
    for (const auto each :
         {option_kind::observer, option_kind::rule, option_kind::executor, option_kind::variation,
          option_kind::survival, option_kind::start, option_kind::archive})
      if (words.sound() && count(each) > 1)
        words << "co2design/search/option_twice"
              << "give one option of each kind:"
              << "rules combine by ||, operators"
              << "by variation_sequence{...}";
    return words;
  }();
};

// The option of a kind, or what there is in its place.
template <option_kind Kind, std::size_t Objectives, class Default>
constexpr Default option_of(Default instead) {
  return instead;
}
template <option_kind Kind, std::size_t Objectives, class Default, class Option, class... Rest>
constexpr auto option_of(Default instead, const Option& option, const Rest&... rest) {
  if constexpr (kind_of<Option, Objectives>() == Kind)
    return option;
  else
    return option_of<Kind, Objectives>(instead, rest...);
}
template <option_kind Kind, std::size_t Objectives, class... Options>
inline constexpr bool has_option = ((kind_of<Options, Objectives>() == Kind) || ...);

}  // namespace detail

}  // namespace co2design
