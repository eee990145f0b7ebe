// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <limits>
#include <type_traits>

#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/detail/operation_table.hpp>
#include <co2design/mapping/operator_cost.hpp>
#include <co2design/mapping/vector_core.hpp>
#include <co2design/metric/declarations.hpp>
#include <co2design/metric/rules.hpp>
#include <co2design/workload/operation.hpp>

namespace co2design::mapping::detail {

template <class MatrixCost>
MatrixCost coster_of();
template <class MatrixCost>
requires has_worker<MatrixCost>
worker_t<MatrixCost> coster_of();

// What operators cost on the chip of the moment, each asked for once.
template <class MatrixCost>
class chip_costs {
 public:
  using one_cost = std::invoke_result_t<const MatrixCost&, const workload::operation&,
                                        const hardware::accelerator&>;

  explicit chip_costs(const MatrixCost& by) : coster_(made(by)), rules_(by.rules) {}

  // From here on, this chip. What is known of the one before is forgotten where it is another.
  void move_to(const hardware::accelerator& a) noexcept {
    if (visit_ > 0 && a == chip_) return;
    chip_ = a;
    ++visit_;
  }
  one_cost matrix(const workload::operation& one) noexcept {
    return cost_of(one, [&] { return one_cost(coster_(one, chip_)); });
  }
  operator_cost vector(const workload::operation& one) noexcept {
    const one_cost cost = cost_of(one, [&] { return one_cost(vector_cost(one, chip_, rules_)); });
    if constexpr (std::is_same_v<one_cost, operator_cost>)
      return cost;
    else
      return *cost;
  }

 private:
  using coster = decltype(coster_of<MatrixCost>());

  struct known {
    one_cost cost{operator_cost{}};
    std::uint64_t visit = 0;  // of the chip that this is the cost on
  };

  static coster made(const MatrixCost& by) {
    if constexpr (has_worker<MatrixCost>)
      return by.worker();
    else
      return by;
  }
  template <class Cost>
  one_cost cost_of(const workload::operation& one, const Cost& cost) noexcept {
    known& here = costs_.find_or(one, [] { return known{}; });
    if (here.visit != visit_) here = {cost(), visit_};
    return here.cost;
  }

  coster coster_;
  rule_set rules_;
  hardware::accelerator chip_{};
  std::uint64_t visit_ = 0;
  operation_table<known> costs_;
};

}  // namespace co2design::mapping::detail
