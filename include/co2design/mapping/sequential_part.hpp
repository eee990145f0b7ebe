// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/core/fixed_string.hpp>
#include <co2design/core/pack.hpp>
#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/detail/chip_costs.hpp>
#include <co2design/mapping/operator_cost.hpp>
#include <co2design/mapping/sequence_cost.hpp>
#include <co2design/mapping/vector_core.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/rules.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/workload/operation.hpp>

namespace co2design::mapping {

namespace detail {

// A matrix cost on one chip. A type of its own and no lambda, so that all parts share one `sequence_cost`.
template <class MatrixCost>
struct cost_on {
  const MatrixCost* cost;
  const hardware::accelerator* chip;
  constexpr auto operator()(const workload::operation& one) const noexcept { return (*cost)(one, *chip); }
};

// What a part provides, from its costs.
template <fixed_string Part, class Costs>
constexpr auto part_results(const Costs& costs, const hardware::accelerator& a) noexcept {
  const auto all = [&](const component_costs& of) {
    const operator_cost sum = of.total();
    return results{latency_of<Part>(sum.cycles / a.process->frequency), energy_of<Part>(sum.energy),
                   breakdown_of<Part>(of)};
  };
  if constexpr (requires { costs.why(); }) {
    using result = possible<decltype(all(*costs))>;
    return costs ? result(all(*costs)) : result(costs.why());
  } else {
    return all(costs);
  }
}

// What `sequential_part` is, for design after design.
template <fixed_string Part, class MatrixCost>
class part_worker {
 public:
  explicit part_worker(const MatrixCost& by) : rules_(by.rules), costs_(by) {}

  auto operator()(auto const& in) noexcept {
    const hardware::accelerator& a = in[hardware::chip];
    costs_.move_to(a);
    return part_results<Part>(sum_of_costs(in[workload::operations_of<Part>], rules_, costs_), a);
  }

 private:
  rule_set rules_;
  chip_costs<MatrixCost> costs_;
};

}  // namespace detail

/// Latency and energy of one part of a model, its operators one after the other.
///
/// Provides  latency_of, energy_of and breakdown_of the part
/// Needs     operations_of the part, chip
/// Shape     `MatrixCost` has `rules`, and costs one run of an operator of the tensor core on a chip:
///           `matrix_cost(operation, accelerator)` is an `operator_cost` or a `possible<operator_cost>`, by
///           the operator's dimensions alone. It may have a worker of its own, which is asked likewise
/// Worker    keeps the cost of each operator on the chip of the moment, so that all lists that have it share it
/// Errors    infeasible for the first operator whose cost is
template <fixed_string Part, class MatrixCost>
struct sequential_part {
  using provides = metrics<latency_of<Part>, energy_of<Part>, breakdown_of<Part>>;
  using needs = metrics<workload::operations_of<Part>, hardware::chip>;
  using grouped_by = metrics<hardware::chip>;
  MatrixCost matrix_cost{};

  constexpr void constants(auto&& see) const {
    see("cycles_per_element", cited_cycles_per_element);
    if (!matrix_cost.rules.applies(correction::mac_energy)) see("mac_energy", hardware::fixed_mac_energy);
  }

  constexpr auto operator()(auto const& in) const noexcept {
    const hardware::accelerator& a = in[hardware::chip];
    return detail::part_results<Part>(sequence_cost(in[workload::operations_of<Part>], a, matrix_cost.rules,
                                                    detail::cost_on<MatrixCost>{&matrix_cost, &a}),
                                      a);
  }
  [[nodiscard]] auto worker() const { return detail::part_worker<Part, MatrixCost>(matrix_cost); }
};

/// Latency and energy of a whole model: the sums over its parts, which run one after the other.
template <fixed_string... Parts>
struct sum_of_parts {
  using provides = metrics<latency, energy>;
  using needs = metrics<latency_of<Parts>..., energy_of<Parts>...>;

  constexpr auto operator()(auto const& in) const noexcept {
    return results{latency((in[latency_of<Parts>] + ...)), energy((in[energy_of<Parts>] + ...))};
  }
};

/// The policies of a model of the parts "text", "vision" and "joint", by one way to cost matrix products.
///
/// Provides  latency_of, energy_of and breakdown_of the three parts; latency, energy
template <class MatrixCost>
[[nodiscard]] constexpr auto sequential_parts(const MatrixCost& by) {
  return pack(sequential_part<"text", MatrixCost>{by}, sequential_part<"vision", MatrixCost>{by},
              sequential_part<"joint", MatrixCost>{by}, sum_of_parts<"text", "vision", "joint">{});
}

}  // namespace co2design::mapping
