// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <span>
#include <type_traits>

#include <co2design/core/mistake.hpp>
#include <co2design/search/detail/genome.hpp>
#include <co2design/search/detail/search_options.hpp>
#include <co2design/search/front.hpp>
#include <co2design/search/numeric_problem.hpp>
#include <co2design/search/problem.hpp>
#include <co2design/search/variable.hpp>

namespace co2design::detail {

// Whether a problem has named its mistake itself: without an objective.
template <class Problem>
inline constexpr bool is_aimless = requires { requires Problem::objective_count == 0; };

// Whether a search can be made of a problem and options; what is wrong with them is printed.
template <class Problem, class... Options>
consteval bool is_sound_search() {
  if constexpr (problem_objectives<Problem> == 0)
    return verdict<not_numeric<Problem>>::value;
  else if constexpr (is_aimless<Problem>)
    return false;
  else
    return verdict<options_check<problem_objectives<Problem>, Options...>>::value;
}

// What a search goes on with after a mistake has been printed, so that no other error follows from it.
struct no_problem {
  static constexpr std::array<variable, 1> bounds() noexcept { return {}; }
  constexpr std::array<double, 1> operator()(std::span<const double>) const noexcept { return {}; }
};
template <class Problem>
constexpr auto after_mistake(const Problem& problem) {
  if constexpr (problem_objectives<Problem> > 0 && !is_aimless<Problem>)
    return problem;
  else
    return no_problem{};
}
template <class Problem>
auto front_after_mistake(const Problem& problem) {
  const auto left = after_mistake(problem);
  return front<std::remove_const_t<decltype(left)>>(left, {}, 0);
}

}  // namespace co2design::detail
