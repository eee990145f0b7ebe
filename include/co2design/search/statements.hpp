// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <co2design/core/mistake.hpp>
#include <co2design/metric/tag.hpp>

namespace co2design {

/// An objective of a problem.
template <metric_tag Tag, better Direction>
struct objective {
  using tag = Tag;
  static constexpr better direction = Direction;
};

namespace detail {

template <class Tag>
struct not_a_metric {
  static constexpr diagnosis found = metric_tag<Tag> ? diagnosis{}
                                                     : diagnosis{} << "co2design/problem/metric" << Tag::name
                                                                   << "is a fact: objectives and"
                                                                   << "bounds take metrics";
};

// What a statement about a fact leaves behind: a problem takes it, and has no other mistake.
struct broken_statement {};

template <better Direction, class Tag>
constexpr auto make_objective(Tag) noexcept {
  if constexpr (verdict<not_a_metric<Tag>>::value)
    return objective<Tag, Direction>{};
  else
    return broken_statement{};
}

}  // namespace detail

/// Objectives: `problem{judge, minimize(total_carbon), maximize(accuracy)}`.
/// Requires  metrics, not facts (`co2design/problem/metric`)
template <tag Tag>
[[nodiscard]] constexpr auto minimize(Tag tag) noexcept {
  return detail::make_objective<better::lower>(tag);
}
template <tag Tag>
[[nodiscard]] constexpr auto maximize(Tag tag) noexcept {
  return detail::make_objective<better::higher>(tag);
}

/// Which side of the limit a bounded metric keeps to.
enum class relation { less, less_equal, greater, greater_equal };

/// The sign for it, as it is written in a problem.
[[nodiscard]] constexpr std::string_view to_text(relation kept) noexcept {
  switch (kept) {
    case relation::less:
      return "<";
    case relation::less_equal:
      return "<=";
    case relation::greater:
      return ">";
    case relation::greater_equal:
      break;
  }
  return ">=";
}

/// A bound of a problem, written as a comparison: `latency <= 50_ms`.
template <metric_tag Tag, relation Relation>
struct bound {
  using tag = Tag;
  using value_type = quantity_t<typename Tag::dimension, double>;
  static constexpr relation kept = Relation;
  value_type limit;

  template <class Value>
  [[nodiscard]] constexpr bool holds(const Value& value) const noexcept {
    if constexpr (Relation == relation::less)
      return value < limit;
    else if constexpr (Relation == relation::less_equal)
      return value <= limit;
    else if constexpr (Relation == relation::greater)
      return value > limit;
    else
      return value >= limit;
  }
};

namespace detail {

template <relation Relation, class Tag, class Limit>
constexpr auto make_bound(Tag, Limit limit) noexcept {
  using wanted = typename Tag::template value_type<double>;
  if constexpr (!verdict<not_a_metric<Tag>>::value)
    return broken_statement{};
  else if constexpr (std::is_same_v<wanted, double> && std::is_arithmetic_v<Limit>)
    return bound<Tag, Relation>{static_cast<double>(limit)};
  else if constexpr (verdict<wrong_dimension<Tag, wanted, Limit>>::value)
    return bound<Tag, Relation>{limit};
  else
    return bound<Tag, Relation>{};
}

template <class Limit> concept limit_value = !tag<Limit>;

}  // namespace detail

template <tag Tag, detail::limit_value Limit>
[[nodiscard]] constexpr auto operator<(Tag tag, Limit limit) noexcept {
  return detail::make_bound<relation::less>(tag, limit);
}
template <tag Tag, detail::limit_value Limit>
[[nodiscard]] constexpr auto operator<=(Tag tag, Limit limit) noexcept {
  return detail::make_bound<relation::less_equal>(tag, limit);
}
template <tag Tag, detail::limit_value Limit>
[[nodiscard]] constexpr auto operator>(Tag tag, Limit limit) noexcept {
  return detail::make_bound<relation::greater>(tag, limit);
}
template <tag Tag, detail::limit_value Limit>
[[nodiscard]] constexpr auto operator>=(Tag tag, Limit limit) noexcept {
  return detail::make_bound<relation::greater_equal>(tag, limit);
}

}  // namespace co2design
