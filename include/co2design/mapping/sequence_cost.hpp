// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <type_traits>

#include <co2design/core/fixed_string.hpp>
#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/detail/problem_table.hpp>
#include <co2design/mapping/operator_cost.hpp>
#include <co2design/mapping/vector_core.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/rules.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/workload/operation.hpp>

namespace co2design::mapping {

/// What a list of operators costs, by the component of the model that they belong to.
/// Example   costs[workload::component::attention].cycles
struct component_costs {
  std::array<operator_cost, workload::component_count> all;

  constexpr component_costs() noexcept { all.fill(operator_cost{}); }  // g++ 12 forgets `all{}` in constants

  [[nodiscard]] constexpr operator_cost& operator[](workload::component c) noexcept {
    return all[static_cast<std::size_t>(c)];
  }
  [[nodiscard]] constexpr const operator_cost& operator[](workload::component c) const noexcept {
    return all[static_cast<std::size_t>(c)];
  }
  /// The sum over the components.
  [[nodiscard]] constexpr operator_cost total() const noexcept {
    operator_cost sum;
    for (const operator_cost& one : all) sum += one;
    return sum;
  }
};

/// The costs of one part of a model by component, which a mapping policy may provide.
template <fixed_string Part>
inline constexpr fact<fixed_string("breakdown_") + Part, component_costs> breakdown_of{};

namespace detail {

// What the operators of one list cost on a chip: those of the tensor core as `MatrixCost` says, which is not
// asked again for the last few problems.
template <class MatrixCost>
class list_costs {
 public:
  using one_cost = std::invoke_result_t<const MatrixCost&, const workload::operation&>;

  constexpr list_costs(const MatrixCost& by, const hardware::accelerator& a, rule_set rules) noexcept
      : by_(by), chip_(a), rules_(rules) {}

  // Requires that the operator outlives this.
  constexpr one_cost matrix(const workload::operation& one) noexcept(
      std::is_nothrow_invocable_v<const MatrixCost&, const workload::operation&>) {
    const matrix_problem problem(one);
    for (std::size_t i = 0; i < std::min(seen_, capacity); ++i)
      if (matrix_problem(*problems_[i]) == problem) return costs_[i];
    const one_cost cost = by_(one);
    if constexpr (!std::is_same_v<one_cost, operator_cost>) {
      if (!cost) return cost;
      keep(one, *cost);
    } else {
      keep(one, cost);
    }
    return cost;
  }
  [[nodiscard]] constexpr operator_cost vector(const workload::operation& one) const noexcept {
    return vector_cost(one, chip_, rules_);
  }

 private:
  static constexpr std::size_t capacity = 8;  // no list of the library has more

  constexpr void keep(const workload::operation& problem, const operator_cost& cost) noexcept {
    problems_[seen_ % capacity] = &problem;
    costs_[seen_++ % capacity] = cost;
  }

  const MatrixCost& by_;
  const hardware::accelerator& chip_;
  rule_set rules_;
  std::array<const workload::operation*, capacity> problems_{};
  std::array<operator_cost, capacity> costs_{};
  std::size_t seen_ = 0;
};

// `sequence_cost` by any `costs.matrix(operation)` and `costs.vector(operation)`.
template <class Costs>
constexpr auto sum_of_costs(const workload::operation_list& list, rule_set rules,
                            Costs& costs) noexcept(noexcept(costs.matrix(*list.begin()))) {
  using one_cost = typename Costs::one_cost;
  constexpr bool may_fail = std::is_same_v<one_cost, possible<operator_cost>>;
  static_assert(may_fail || std::is_same_v<one_cost, operator_cost>);
  using result = std::conditional_t<may_fail, possible<component_costs>, component_costs>;

  const bool beside = rules.applies(correction::epilogues);
  component_costs sum;
  for (const workload::operation* next = list.begin(); next != list.end();) {
    const workload::operation& one = *next++;
    const double runs = static_cast<double>(one.repeat);
    operator_cost here;
    if (!one.on_tensor_core()) {
      here = costs.vector(one);
    } else {
      const one_cost& product = costs.matrix(one);
      if constexpr (may_fail) {
        if (!product) return result(product.why());
        here = *product;
      } else {
        here = product;
      }
      if (!beside) here.cycles += static_cast<double>(one.epilogue_cycles);
    }
    if (next != list.end() && next->beside) {
      operator_cost fused;
      for (; next != list.end() && next->beside; ++next)
        if (beside) fused += costs.vector(*next);
      here = {std::max(here.cycles, fused.cycles), here.energy + fused.energy};
    }
    sum[one.belongs_to] += runs * here;
  }
  return result(sum);
}

}  // namespace detail

/// The cost of a list of operators, one after the other, repeats included.
///
/// Formula   Σ repeat · cost; what is fused into a matrix product runs beside it: its energy in full, and of
///           product and fused operators whichever take longer
/// Rules     before `epilogues` what is fused into a product costs its `epilogue_cycles` and no energy
/// Shape     `matrix_cost(operation)` costs one run of an operator of the tensor core, by its dimensions
///           alone: an `operator_cost`, or `possible<operator_cost>`, in which case the result is `possible`
///           too, infeasible for the first reason. Vector operators cost `vector_cost`
/// Cost      `matrix_cost` once for equal operators, as long as fewer than eight others lie between them
/// Source    sequential operators: CATransformers (arXiv 2505.01386, code snapshot ad8c859)
/// Example   sequence_cost(list, chip, rules, [&](const auto& one) { return my_cost(one, chip); }).total()
template <class MatrixCost>
[[nodiscard]] constexpr auto sequence_cost(
    const workload::operation_list& list, const hardware::accelerator& a, rule_set rules,
    const MatrixCost&
        matrix_cost) noexcept(std::is_nothrow_invocable_v<const MatrixCost&, const workload::operation&>) {
  detail::list_costs<MatrixCost> costs(matrix_cost, a, rules);
  return detail::sum_of_costs(list, rules, costs);
}

}  // namespace co2design::mapping
