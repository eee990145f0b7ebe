// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <span>
#include <utility>

#include <co2design/core/pack.hpp>
#include <co2design/core/random_engine.hpp>
#include <co2design/search/discrete_variation.hpp>
#include <co2design/search/gene_rows.hpp>
#include <co2design/search/real_variation.hpp>
#include <co2design/search/variable.hpp>

namespace co2design {

/// How children are made: `vary(variables, children, engine)` changes rows in place that begin as copies of their
/// parents. Rows 2k and 2k + 1 are a couple: the parents' copies of a crossover. Single rows only mutate.
///
/// Requires  values within their bounds, whole where the variable's kind is; what is random comes from the engine
/// Laws      called once for all children of a generation, so that numbers may be drawn in batches; and for one row
///           again where a child is a duplicate
/// Shipped   `sbx_crossover`, `polynomial_mutation` for reals; `two_point_crossover`, `intermediate_crossover`,
///           `creep_mutation`, `categorical_reset` for the others. Each leaves the other kinds alone
template <class Operator>
concept variation_operator =
    std::copy_constructible<Operator> && requires(const Operator& vary, std::span<const variable> variables,
                                                  const gene_rows& children, random_engine& engine) {
      { vary(variables, children, engine) } -> std::same_as<void>;
    };

/// Operators one after the other, each on all children.
/// Example   variation_sequence{sbx_crossover{.eta = 10}, polynomial_mutation{}}
template <variation_operator... Operators>
class variation_sequence {
 public:
  constexpr variation_sequence() : operators_(Operators{}...) {}
  constexpr explicit variation_sequence(Operators... operators)
  requires(sizeof...(Operators) > 0)
      : operators_(std::move(operators)...) {}

  void operator()(std::span<const variable> variables, const gene_rows& children,
                  random_engine& engine) const {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (operators_.template get<I>()(variables, children, engine), ...);
    }(std::index_sequence_for<Operators...>{});
  }

 private:
  [[no_unique_address]] pack<Operators...> operators_;
};

/// What integers and choices vary by where nothing else is said.
using discrete_variation = variation_sequence<two_point_crossover, creep_mutation, categorical_reset>;
/// What variables of any kind vary by where nothing else is said.
using standard_variation = variation_sequence<sbx_crossover, two_point_crossover, polynomial_mutation,
                                              creep_mutation, categorical_reset>;

}  // namespace co2design
