// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/core/mistake.hpp>
#include <co2design/search/detail/genome.hpp>
#include <co2design/search/detail/search_options.hpp>
#include <co2design/search/front.hpp>
#include <co2design/search/numeric_problem.hpp>

namespace co2design::detail {

// Whether a search can be made of a problem and options; what is wrong with them is printed.
template <class Problem, class... Options>
consteval bool is_sound_search() {
  if constexpr (problem_objectives<Problem> > 0)
    return verdict<options_check<problem_objectives<Problem>, Options...>>::value;
  else
    return verdict<not_numeric<Problem>>::value;
}

struct nothing_found {};
// What a search returns after a mistake has been printed.
template <class Problem>
auto front_after_mistake(const Problem& problem) {
  if constexpr (problem_objectives<Problem> > 0)
    return front<Problem>(problem, {}, 0);
  else
    return nothing_found{};
}

}  // namespace co2design::detail
