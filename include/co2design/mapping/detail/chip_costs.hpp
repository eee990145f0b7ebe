// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <type_traits>

#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/detail/problem_table.hpp>
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
  using one_cost =
      std::invoke_result_t<const MatrixCost&, const workload::operation&, const hardware::accelerator&>;

  explicit chip_costs(const MatrixCost& by) : coster_(made(by)), rules_(by.rules) {}

  // From here on, this chip. What is known of the one before is forgotten where it is another.
  void move_to(const hardware::accelerator& a) noexcept {
    if (visit_ > 0 && a == chip_) return;
    chip_ = a;
    ++visit_;
  }
  const one_cost& matrix(const workload::operation& one) noexcept {
    return cost_of(products_, matrix_problem(one), [&] { return coster_(one, chip_); });
  }
  const operator_cost& vector(const workload::operation& one) noexcept {
    return cost_of(vectors_, vector_problem(one), [&] { return vector_cost(one, chip_, rules_); });
  }

 private:
  using coster = decltype(coster_of<MatrixCost>());

  template <class Cost>
  struct known {
    Cost cost;
    std::uint64_t visit;  // of the chip that this is the cost on
  };
  template <class Problem, class Cost>
  using table = problem_table<Problem, known<Cost>>;

  static coster made(const MatrixCost& by) {
    if constexpr (has_worker<MatrixCost>)
      return by.worker();
    else
      return by;
  }
  template <class Problem, class Cost, class Ask>
  [[gnu::always_inline]] const Cost& cost_of(table<Problem, Cost>& in, const Problem& problem,
                                             const Ask& ask) noexcept {
    known<Cost>* const here = in.find(problem);
    return here != nullptr && here->visit == visit_ ? here->cost : asked(in, problem, here, ask);
  }
  template <class Problem, class Cost, class Ask>
  [[gnu::noinline]] const Cost& asked(table<Problem, Cost>& in, const Problem& problem, known<Cost>* here,
                                      const Ask& ask) noexcept {
    const known<Cost> now{ask(), visit_};
    return here != nullptr ? (*here = now).cost : in.add(problem, now).cost;
  }

  coster coster_;
  rule_set rules_;
  hardware::accelerator chip_{};
  std::uint64_t visit_ = 0;
  table<matrix_problem, one_cost> products_;
  table<vector_problem, operator_cost> vectors_;
};

}  // namespace co2design::mapping::detail
