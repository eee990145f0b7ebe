// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <limits>
#include <string_view>
#include <type_traits>
#include <utility>

#include <co2design/core/mistake.hpp>
#include <co2design/core/pack.hpp>
#include <co2design/core/type_name.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/search/evaluation.hpp>
#include <co2design/search/statements.hpp>
#include <co2design/space/subspace.hpp>

namespace co2design {

namespace detail {

template <class T>
inline constexpr bool is_objective_v = false;
template <class Tag, better Direction>
inline constexpr bool is_objective_v<objective<Tag, Direction>> = true;

template <class T>
inline constexpr bool is_bound_v = false;
template <class Tag, relation Relation>
inline constexpr bool is_bound_v<bound<Tag, Relation>> = true;

template <class Judge, class Statement>
inline constexpr bool is_subspace_v = std::same_as<Statement, subspace<typename Judge::space_type>>;

// Whether a statement is none, for a reason that has been printed.
template <class Statement>
inline constexpr bool is_broken_v = std::same_as<Statement, broken_statement>;

template <class Judge>
consteval std::string_view number_of() {
  if constexpr (requires { typename Judge::rep; }) {
    if (!std::convertible_to<typename Judge::rep, double>) return type_name<typename Judge::rep>();
  }
  return {};
}

template <class Judge, class... Statements>
consteval diagnosis check_problem() {
  constexpr std::size_t subspaces = (std::size_t{0} + ... + is_subspace_v<Judge, Statements>);
  if (!((is_objective_v<Statements> || is_bound_v<Statements> || is_subspace_v<Judge, Statements>)&&...))
    return diagnosis{} << "co2design/problem/statement"
                       << "write minimize(m), maximize(m)"
                       << "m <= limit, or a subspace"
                       << "of the judge's space";
  if ((std::size_t{0} + ... + is_objective_v<Statements>) == 0)
    return diagnosis{} << "co2design/problem/objective"
                       << "name at least one objective";
  if (subspaces > 1)
    return diagnosis{} << "co2design/problem/subspace"
                       << "give one subspace, not several";
  if (!number_of<Judge>().empty())
    return diagnosis{} << "co2design/problem/number_type" << number_of<Judge>()
                       << "is what the judge computes in;"
                       << "a search compares doubles";
  return {};
}

template <class Judge, class... Statements>
struct problem_check {
  static constexpr diagnosis found = check_problem<Judge, Statements...>();
};

template <class Judge, class... Statements>
consteval bool is_sound_problem() {
  if constexpr ((is_broken_v<Statements> || ...))
    return false;
  else
    return verdict<problem_check<Judge, Statements...>>::value;
}

// The tag of a statement in a list of its own; empty for a subspace.
template <class Statement>
struct tag_of {
  using type = type_list<>;
};
template <class Statement>
requires requires { typename Statement::tag; }
struct tag_of<Statement> {
  using type = type_list<typename Statement::tag>;
};
template <class Found, class... Lists>
struct all_tags {
  using type = Found;
};
template <class Found, class... Tags, class... Rest>
struct all_tags<Found, type_list<Tags...>, Rest...> : all_tags<appended_t<Found, Tags...>, Rest...> {};

// Whether there is no number to compare: an infeasible value, or NaN, which has no place in any order.
template <class Value>
constexpr bool undefined(const Value& value) noexcept {
  return why_not(value).is_set() || canonical(value) != canonical(value);
}

// What a search that numbers designs asks of the space it searches.
template <class Space>
struct not_searchable {
  static constexpr diagnosis found = [] {
    diagnosis words;
    if constexpr (!finite_space<Space>)
      words << "co2design/problem/not_finite" << first_continuous(typename Space::axes{})
            << "is continuous: search instead"
            << "linspace<low, high, points>";
    return words;
  }();
};
template <class Problem>
inline constexpr bool searchable = verdict<not_searchable<typename Problem::space_type>>::value;

}  // namespace detail

/// What a search consumes: designs of a subspace, and for each the objectives and the violation.
template <class Problem>
concept search_problem = requires(const Problem& p, const design<typename Problem::space_type>& d) {
  { Problem::objective_count } -> std::convertible_to<std::size_t>;
  { p.evaluate(d) } -> std::same_as<evaluation<Problem::objective_count>>;
  { p.where() } -> std::convertible_to<subspace<typename Problem::space_type>>;
};

/// A judge (a pipeline), objectives and bounds, in any order.
///
/// Requires  `Judge::space_type`, and `judge(d, tags…)` with results by tag, in doubles
///           (`co2design/problem/number_type`); at least one objective (`co2design/problem/objective`), at most
///           one subspace (`co2design/problem/subspace`)
/// Bounds    `latency <= 50_ms`; a metric that is infeasible, or NaN, breaks its bound. A `subspace` says
///           where to search
/// Space     finite or not for `nsga2` and `random_search`. Who counts designs, as `exact_front` does, wants a finite
///           one and names the axis that is continuous (`co2design/problem/not_finite`); `discretize` makes it finite
/// Example   problem{judge, minimize(total_carbon), maximize(accuracy), latency <= 50_ms}
template <class Judge, class... Statements>
class problem {
 public:
  using judge_type = Judge;
  using space_type = typename Judge::space_type;
  using design_type = design<space_type>;
  static constexpr bool sound = detail::is_sound_problem<Judge, Statements...>();
  static constexpr std::size_t objective_count = (std::size_t{0} + ... + detail::is_objective_v<Statements>);
  using statement_list = type_list<Statements...>;
  /// The tags of objectives and bounds, each once.
  using tags = typename detail::all_tags<type_list<>, typename detail::tag_of<Statements>::type...>::type;

  constexpr explicit problem(Judge judge, Statements... statements)
      : judge_(std::move(judge)), statements_(statements...) {
    static_cast<void>(sound);  // a mistake shows where the problem is made
    (set_subspace(statements), ...);
  }

  [[nodiscard]] constexpr const Judge& judge() const noexcept { return judge_; }
  /// Where to search: the whole space unless a subspace was given.
  [[nodiscard]] constexpr const subspace<space_type>& where() const noexcept { return where_; }

  /// Objectives, minimised, and violation of one design.
  [[nodiscard]] constexpr evaluation<objective_count> evaluate(const design_type& d) const noexcept {
    if constexpr (sound)
      return evaluate_metrics(metrics_of(d));
    else
      return {};
  }
  /// The same of metrics that were computed elsewhere: `values[tag]`, NaN where one is infeasible.
  template <class Values>
  [[nodiscard]] constexpr evaluation<objective_count> evaluate_metrics(const Values& values) const noexcept {
    evaluation<objective_count> out;
    if constexpr (sound) {
      std::size_t m = 0;
      for_each_statement([&]<class Statement>(const Statement& statement) {
        if constexpr (detail::is_objective_v<Statement>)
          score(out, m++, statement, values);
        else if constexpr (detail::is_bound_v<Statement>)
          check(out, statement, values);
      });
    }
    return out;
  }

  /// The metrics of objectives and bounds, by tag.
  [[nodiscard]] constexpr auto metrics_of(const design_type& d) const noexcept {
    return [&]<class... Tags>(type_list<Tags...>) { return judge_(d, Tags{}...); }(tags{});
  }

  /// The statement at a position.
  template <std::size_t Index>
  [[nodiscard]] constexpr const auto& statement() const noexcept {
    return statements_.template get<Index>();
  }
  static constexpr std::size_t statement_count = sizeof...(Statements);

  /// Calls `visit(statement)` for each objective, bound and subspace in the order given.
  template <class Visit>
  constexpr void for_each_statement(Visit visit) const {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (visit(statements_.template get<I>()), ...);
    }(std::index_sequence_for<Statements...>{});
  }

 private:
  template <class Statement>
  constexpr void set_subspace(const Statement& statement) noexcept {
    if constexpr (detail::is_subspace_v<Judge, Statement>) where_ = statement;
  }

  template <class Objective, class Values>
  static constexpr void score(evaluation<objective_count>& out, std::size_t m, const Objective&,
                              const Values& values) noexcept {
    const auto& value = values[typename Objective::tag{}];
    if (detail::undefined(value)) {
      ++out.violated.undefined;
      return;
    }
    out.objectives[m] = Objective::direction == better::lower ? canonical(value) : -canonical(value);
  }

  static constexpr double size(double x) noexcept { return x < 0 ? -x : x; }

  template <class Bound, class Values>
  static constexpr void check(evaluation<objective_count>& out, const Bound& limit,
                              const Values& values) noexcept {
    const auto& value = values[typename Bound::tag{}];
    if (limit.holds(value)) return;
    ++out.violated.broken;
    if (detail::undefined(value)) {
      ++out.violated.undefined;
      return;
    }
    const double edge = size(canonical(limit.limit)), scale = edge == 0 ? 1 : edge;
    // Relative to an infinite limit every excess is infinite; the quotient would be NaN, which nothing sorts
    // by.
    out.violated.excess += scale < std::numeric_limits<double>::infinity()
                               ? size(canonical(value) - canonical(limit.limit)) / scale
                               : std::numeric_limits<double>::infinity();
  }

  [[no_unique_address]] Judge judge_;
  [[no_unique_address]] pack<Statements...> statements_;
  subspace<space_type> where_{};
};

}  // namespace co2design
