// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include <co2design/core/random_engine.hpp>
#include <co2design/search/detail/mutation_hits.hpp>
#include <co2design/search/gene_rows.hpp>
#include <co2design/search/variable.hpp>

namespace co2design {

namespace detail {

// A number of [0, 1).
inline double uniform(random_engine& engine) noexcept {
  return static_cast<double>(engine() >> 11) * 0x1p-53;
}

inline bool chance(double probability, random_engine& engine) noexcept {
  return uniform(engine) < probability;
}

// A whole number from low to high, all equally likely; of more than 2^32 up to rounding.
inline double whole_between(double low, double high, random_engine& engine) noexcept {
  const double count = high - low + 1;
  if (count > 0x1p32) return std::min(high, low + std::floor(uniform(engine) * count));
  return low + static_cast<double>(
                   below(static_cast<std::size_t>(count), static_cast<std::uint32_t>(engine() >> 32)));
}

// Whether there is something to do for who exchanges integers and choices.
inline bool has_discrete(std::span<const variable> variables) noexcept {
  return has_kind(variables, variable_kind::integer) || has_kind(variables, variable_kind::categorical);
}

// Each gene of a kind changes with the same probability: it leaps to any other value, all equally likely, with
// probability `leap`, else it steps up or down, at a bound inwards.
template <class Rows>
[[gnu::noinline]] void mutate_each(std::span<const variable> variables, const Rows& rows, variable_kind kind,
                                   double per_individual, double leap, random_engine& engine) {
  if (!has_kind(variables, kind)) return;
  const double probability = per_individual / static_cast<double>(moving(variables));
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t v = 0; v < variables.size(); ++v) {
      const variable& one = variables[v];
      if (one.kind != kind || !(one.low < one.high) || !chance(probability, engine)) continue;
      double& x = rows[i][v];
      if (leap >= 1 || chance(leap, engine)) {
        const double other = whole_between(one.low, one.high - 1, engine);
        x = other + (other >= x ? 1 : 0);
      } else {
        x += x <= one.low || (x < one.high && chance(0.5, engine)) ? 1 : -1;
      }
    }
}

}  // namespace detail

/// The integers and choices between two places, drawn at random, change sides within a couple.
///
/// Chances   a couple is crossed with `probability`; both places are drawn uniformly, ends included
/// Source    De Jong, "An analysis of the behavior of a class of genetic adaptive systems", 1975
struct two_point_crossover {
  double probability = 0.9;

  template <class Rows = gene_rows>
  void operator()(std::span<const variable> variables, const Rows& children, random_engine& engine) const {
    if (!detail::has_discrete(variables)) return;
    for (std::size_t c = 0; c + 1 < children.size(); c += 2) {
      if (!detail::chance(probability, engine)) continue;
      const std::uint64_t bits = engine();
      std::size_t from = detail::below(variables.size() + 1, static_cast<std::uint32_t>(bits)),
                  to = detail::below(variables.size() + 1, static_cast<std::uint32_t>(bits >> 32));
      if (to < from) std::swap(from, to);
      const std::span<double> a = children[c], b = children[c + 1];
      for (std::size_t v = from; v < to; ++v)
        if (variables[v].kind != variable_kind::real) std::swap(a[v], b[v]);
    }
  }
};

/// Integers of both children lie anywhere between those of the parents, ends included; choices are one parent's.
///
/// Chances   a couple is crossed with `probability`, then every variable in which the parents differ
struct intermediate_crossover {
  double probability = 0.9;

  template <class Rows = gene_rows>
  void operator()(std::span<const variable> variables, const Rows& children, random_engine& engine) const {
    if (!detail::has_discrete(variables)) return;
    for (std::size_t c = 0; c + 1 < children.size(); c += 2) {
      if (!detail::chance(probability, engine)) continue;
      const std::span<double> a = children[c], b = children[c + 1];
      for (std::size_t v = 0; v < variables.size(); ++v) {
        if (a[v] == b[v] || variables[v].kind == variable_kind::real) continue;
        const double low = std::min(a[v], b[v]), high = std::max(a[v], b[v]);
        if (variables[v].kind == variable_kind::integer) {
          a[v] = detail::whole_between(low, high, engine);
          b[v] = detail::whole_between(low, high, engine);
        } else if (detail::chance(0.5, engine)) {
          std::swap(a[v], b[v]);
        }
      }
    }
  }
};

/// Integers creep: one step up or down, or a leap to any other value.
///
/// Chances   each variable with probability `per_individual`/(variables that can change); it leaps with `leap`, else
///           steps up or down, equally likely, at a bound inwards
struct creep_mutation {
  double per_individual = 1;
  double leap = 0.5;

  template <class Rows = gene_rows>
  void operator()(std::span<const variable> variables, const Rows& children, random_engine& engine) const {
    detail::mutate_each(variables, children, variable_kind::integer, per_individual, leap, engine);
  }
};

/// Choices change to any other, all equally likely.
///
/// Chances   each variable with probability `per_individual`/(variables that can change)
struct categorical_reset {
  double per_individual = 1;

  template <class Rows = gene_rows>
  void operator()(std::span<const variable> variables, const Rows& children, random_engine& engine) const {
    detail::mutate_each(variables, children, variable_kind::categorical, per_individual, 1, engine);
  }
};

}  // namespace co2design
