// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <type_traits>

#include <co2design/core/fixed_string.hpp>
#include <co2design/hardware/accelerator.hpp>
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

// Whether two operators of the tensor core are the same problem, however often they run and wherever they
// belong.
constexpr bool same_problem(const workload::operation& a, const workload::operation& b) noexcept {
  return a.n == b.n && a.c == b.c && a.k == b.k && a.batch == b.batch && a.kind == b.kind && a.r == b.r &&
         a.s == b.s && a.p == b.p && a.q == b.q && a.stride == b.stride;
}

// The costs of the last few problems of a list.
class remembered_costs {
 public:
  // Null where the problem is not among them.
  [[nodiscard]] constexpr const operator_cost* find(const workload::operation& problem) const noexcept {
    for (std::size_t i = 0; i < std::min(seen_, capacity); ++i)
      if (same_problem(*problems_[i], problem)) return &costs_[i];
    return nullptr;
  }
  // Requires that the operator outlives this.
  constexpr void keep(const workload::operation& problem, const operator_cost& cost) noexcept {
    problems_[seen_ % capacity] = &problem;
    costs_[seen_++ % capacity] = cost;
  }

 private:
  static constexpr std::size_t capacity = 8;  // no list of the library has more

  std::array<const workload::operation*, capacity> problems_{};
  std::array<operator_cost, capacity> costs_{};
  std::size_t seen_ = 0;
};

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
  using one_cost = std::invoke_result_t<const MatrixCost&, const workload::operation&>;
  constexpr bool may_fail = std::is_same_v<one_cost, possible<operator_cost>>;
  static_assert(may_fail || std::is_same_v<one_cost, operator_cost>);
  using result = std::conditional_t<may_fail, possible<component_costs>, component_costs>;

  const bool beside = rules.applies(correction::epilogues);
  detail::remembered_costs known;
  component_costs costs;
  for (const workload::operation* next = list.begin(); next != list.end();) {
    const workload::operation& one = *next++;
    const double runs = static_cast<double>(one.repeat);
    operator_cost here;
    if (!one.on_tensor_core()) {
      here = vector_cost(one, a, rules);
    } else {
      if (const operator_cost* known_cost = known.find(one)) {
        here = *known_cost;
      } else {
        const one_cost product = matrix_cost(one);
        if constexpr (may_fail) {
          if (!product) return result(product.why());
          here = *product;
        } else {
          here = product;
        }
        known.keep(one, here);
      }
      if (!beside) here.cycles += static_cast<double>(one.epilogue_cycles);
    }
    operator_cost fused;
    for (; next != list.end() && next->beside; ++next)
      if (beside) fused += vector_cost(*next, a, rules);
    costs[one.belongs_to] +=
        runs * operator_cost{std::max(here.cycles, fused.cycles), here.energy + fused.energy};
  }
  return result(costs);
}

}  // namespace co2design::mapping
