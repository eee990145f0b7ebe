// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <co2design/search/dominance.hpp>
#include <co2design/search/evaluation.hpp>
#include <co2design/space/design.hpp>

namespace co2design {

/// A design of a front that the compiler found.
template <class Problem>
struct static_member {
  std::uint64_t index;  ///< of the design in its space
  evaluation<Problem::objective_count> scores;

  [[nodiscard]] constexpr co2design::design<typename Problem::space_type> design() const {
    return co2design::design<typename Problem::space_type>::at(index);
  }
};

namespace detail {

// Of one design, so that each has the compiler's limits for itself.
template <const auto& Problem, std::uint64_t Position>
inline constexpr auto static_evaluation = Problem.evaluate(Problem.where().at(Position));

template <const auto& Problem, std::size_t... Position>
consteval auto evaluate_statically(std::index_sequence<Position...>) {
  return std::array{static_evaluation<Problem, Position>...};
}

// Whether a design is on the front, of equal ones the first.
template <class Evaluation, std::size_t Size>
constexpr bool is_best(const std::array<Evaluation, Size>& all, std::size_t i) noexcept {
  if (!all[i].feasible()) return false;
  for (std::size_t k = 0; k < Size; ++k)
    if (all[k].feasible() && (dominates(all[k].objectives, all[i].objectives) ||
                              (k < i && all[k].objectives == all[i].objectives)))
      return false;
  return true;
}

template <const auto& Problem>
consteval auto find_static_front() {
  using problem_type = std::remove_cvref_t<decltype(Problem)>;
  constexpr auto all = evaluate_statically<Problem>(
      std::make_index_sequence<static_cast<std::size_t>(Problem.where().size())>{});
  constexpr std::size_t size = [&] {
    std::size_t n = 0;
    for (std::size_t i = 0; i < all.size(); ++i) n += is_best(all, i) ? 1 : 0;
    return n;
  }();
  std::array<static_member<problem_type>, size> front{};
  std::size_t n = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!is_best(all, i)) continue;
    std::size_t at = n++;  // by ascending objectives
    for (; at > 0 && all[i].objectives < front[at - 1].scores.objectives; --at) front[at] = front[at - 1];
    front[at] = {Problem.where().at(i).index(), all[i]};
  }
  return front;
}

}  // namespace detail

/// The whole Pareto front of a small problem, found by the compiler: for a budget that fails the build.
///
/// Shape     a std::array, by ascending objectives; `static_front<p>[0].design()`
/// Requires  a problem with static storage, whose pipeline is constexpr; some hundred designs
/// Cost      compile time: every design is evaluated as a constant, some milliseconds each
/// Example   static constexpr problem study{judge, minimize(total_carbon), minimize(latency)};
///           static_assert(judge(static_front<study>[0].design())[total_carbon] < 0.2_kgCO2e);
template <const auto& Problem>
inline constexpr auto static_front = detail::find_static_front<Problem>();

}  // namespace co2design
