// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include <co2design/core/mistake.hpp>
#include <co2design/core/text.hpp>
#include <co2design/search/dominance.hpp>
#include <co2design/search/front.hpp>
#include <co2design/search/statements.hpp>

namespace co2design {

namespace detail {

// The position of a metric among the objectives of a problem; their number where it is none of them.
template <class Problem, class Tag>
inline constexpr std::size_t objective_position = [] {
  std::size_t found = Problem::objective_count, m = 0;
  const auto look = [&]<class Statement>(std::type_identity<Statement>) {
    if constexpr (is_objective_v<Statement>) {
      if (std::is_same_v<typename Statement::tag, Tag> && found == Problem::objective_count) found = m;
      ++m;
    }
  };
  [&]<class... Statements>(type_list<Statements...>) {
    (look(std::type_identity<Statements>{}), ...);
  }(typename Problem::statement_list{});
  return found;
}();

// Whether a metric is an objective that is maximised, whose score is its negative.
template <class Problem, class Tag>
inline constexpr bool is_maximized = []<class... Statements>(type_list<Statements...>) {
  return (std::is_same_v<Statements, objective<Tag, better::higher>> || ...);
}(typename Problem::statement_list{});

template <class Problem, class Tag>
struct not_an_objective {
  static constexpr diagnosis found = objective_position<Problem, Tag> < Problem::objective_count
                                         ? diagnosis{}
                                         : diagnosis{} << "co2design/front/not_an_objective" << Tag::name
                                                       << "is no objective of the front:"
                                                       << "its best need not be on it";
};

}  // namespace detail

/// The best design of a front in one objective, of those that keep to bounds on its objectives.
///
/// Result    none where no design of the front keeps to them. Of an exact front, this is the best design of the
///           space: whatever keeps to bounds on objectives is dominated by a design of the front that does so too
/// Requires  `maximize(m)` or `minimize(m)` as the problem has it, bounds on its objectives
///           (`co2design/front/not_an_objective`) from the worse side, `<=` where less is better:
///           one from the other side is kept to, but what is best then need not be on the front
/// Cost      one pass over the front; nothing is evaluated
/// Example   const auto least = best(front, total_carbon, latency <= 30_ms, accuracy >= 0.45);
template <class Problem, metric_tag Tag, class... Bounds>
[[nodiscard]] std::optional<typename front<Problem>::member> best(const front<Problem>& of, Tag,
                                                                  const Bounds&... bounds) {
  std::optional<typename front<Problem>::member> found;
  if constexpr (verdict<detail::not_an_objective<Problem, Tag>>::value &&
                (verdict<detail::not_an_objective<Problem, typename Bounds::tag>>::value && ...)) {
    constexpr std::size_t by = detail::objective_position<Problem, Tag>;
    for (const auto& one : of) {
      const auto keeps = [&]<class Bound>(const Bound& bound) {
        const double score =
            one.scores().objectives[detail::objective_position<Problem, typename Bound::tag>];
        constexpr bool negative = detail::is_maximized<Problem, typename Bound::tag>;
        return bound.holds(static_cast<typename Bound::value_type>(negative ? -score : score));
      };
      if (!(keeps(bounds) && ...)) continue;
      if (!found || one.scores().objectives[by] < found->scores().objectives[by]) found = one;
    }
  }
  return found;
}

/// Why a design is not on a front.
template <class Problem>
struct absence {
  bool on_front = false;              ///< it is, or a design with the same objectives is
  std::vector<std::string> broken{};  ///< the bounds that it breaks, as text: "latency <= 0.05 s"
  std::optional<typename front<Problem>::member> beaten_by{};  ///< a design of the front that dominates it
};

/// Says why a design is not on a front: the bounds that it breaks, and a design of the front that dominates it.
///
/// Result    of an exact front, one of the two for every design that is not on it. Of what another search found, a
///           design that is on the true front may have none: then the search missed it
/// Cost      one evaluation, and a pass over the front
/// Example   if (const auto why = why_not(front, mine); why.beaten_by) std::cout << (*why.beaten_by)[total_carbon];
template <class Problem>
[[nodiscard]] absence<Problem> why_not(const front<Problem>& of,
                                       const design<typename Problem::space_type>& one) {
  absence<Problem> out;
  const auto scores = of.problem().evaluate(one);
  const auto values = of.problem().metrics_of(one);
  of.problem().for_each_statement([&]<class Statement>(const Statement& statement) {
    if constexpr (detail::is_bound_v<Statement>) {
      if (statement.holds(values[typename Statement::tag{}])) return;
      out.broken.push_back(concat({Statement::tag::name, " ", to_text(Statement::kept), " ",
                                   number_text(canonical(statement.limit)), " ",
                                   symbol_v<typename Statement::tag::dimension>}));
    }
  });
  for (const auto& member : of) {
    if (member.scores().objectives == scores.objectives && scores.feasible()) out.on_front = true;
    if (scores.violated.undefined == 0 && dominates(member.scores().objectives, scores.objectives)) {
      out.beaten_by = member;
      break;
    }
  }
  return out;
}

}  // namespace co2design
