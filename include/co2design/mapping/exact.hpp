// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <vector>

#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/detail/problem_table.hpp>
#include <co2design/mapping/exact_convolution.hpp>
#include <co2design/mapping/exact_gemm.hpp>
#include <co2design/mapping/gemm_mapper.hpp>
#include <co2design/mapping/mapped_gemm.hpp>
#include <co2design/mapping/operator_cost.hpp>
#include <co2design/mapping/sequential_part.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/rules.hpp>
#include <co2design/workload/operation.hpp>

namespace co2design::mapping {

namespace detail {

template <class Mapped>
constexpr possible<operator_cost> cost_of_mapped(const possible<Mapped>& mapped) noexcept {
  if (!mapped) return mapped.why();
  return operator_cost{mapped->cycles, mapped->energy};
}

}  // namespace detail

/// `exact_matrix` for chip after chip: it keeps a `gemm_mapper` for each matrix product.
///
/// Shape     a tenth of a megabyte for each product, up to twice that while it grows, on the free store; one for
///           each thread; terminates where there is no room
/// Cost      as for `gemm_mapper`. A convolution that is no matrix product is searched from the beginning on
///           each chip: the time goes into the proof, which the last chip's does not shorten
template <class Mapper>  // so that only who maps exactly compiles it
class basic_exact_matrix_worker {
 public:
  basic_exact_matrix_worker(rule_set rules, goal objective) noexcept : rules_(rules), objective_(objective) {}

  possible<operator_cost> operator()(const std::same_as<workload::operation> auto& one,
                                     const hardware::accelerator& a) noexcept {
    if (one.kind != workload::operator_kind::convolution)
      return mapped({one.n, one.c, one.k, one.batch}, one, a);
    const convolution_shape shape = convolution_shape_of(one);
    // A product of as many as 2^31 is refused before its sizes are multiplied.
    if (is_matrix_product(shape, rules_) && !detail::too_large(shape))
      return mapped(matrix_product_of(shape), one, a);
    return detail::cost_of_mapped(map_exactly(shape, a, rules_, objective_));
  }

 private:
  possible<operator_cost> mapped(const gemm_shape& product, const workload::operation& one,
                                 const hardware::accelerator& a) {
    const detail::matrix_problem problem(one);
    const std::size_t* at = places_.find(problem);
    if (at == nullptr) {
      at = &places_.add(problem, mappers_.size());
      mappers_.emplace_back(product, rules_, objective_);
    }
    return detail::cost_of_mapped(mappers_[*at](a));
  }

  rule_set rules_;
  goal objective_;
  std::vector<Mapper> mappers_;
  detail::problem_table<detail::matrix_problem, std::size_t> places_;
};

using exact_matrix_worker = basic_exact_matrix_worker<gemm_mapper>;

/// What an operator of the tensor core costs under its best mapping.
///
/// Errors    infeasible as for `map_exactly`
struct exact_matrix {
  rule_set rules = rules::corrected;
  goal objective = goal::energy_times_latency;

  constexpr possible<operator_cost> operator()(const std::same_as<workload::operation> auto& one,
                                               const hardware::accelerator& a) const noexcept {
    if (one.kind == workload::operator_kind::convolution)
      return detail::cost_of_mapped(map_exactly(convolution_shape_of(one), a, rules, objective));
    return detail::cost_of_mapped(
        map_exactly(gemm_shape{one.n, one.c, one.k, one.batch}, a, rules, objective));
  }
  template <class Mapper = gemm_mapper>
  [[nodiscard]] basic_exact_matrix_worker<Mapper> worker() const noexcept {
    return {rules, objective};
  }
};

/// The mapping policy: every operator of the tensor core under its best mapping, one after the other; vector
/// operators cost what the vector core takes.
///
/// Provides  latency_of, energy_of and breakdown_of "text", "vision" and "joint"; latency, energy
/// Needs     operations_of the three parts, chip
/// Errors    infeasible where an operator of the part has no mapping
/// When not  a mapping may be worse for its product and better for the model: `joint_mapper` has those
/// Cost      one search for each distinct operator of a part: a CLIP of the study's space on a chip of it takes
///           0.23 ms, 0.41 ms for 99 of 100; under rules::reference 0.51 and 2.4 ms, where the convolution of
///           the patches is searched in seven dimensions (benchmarks/mapper). It compiles for 2 s with g++ 12
/// Example   make_pipeline<designs>(workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::exact{}, …)
struct exact {
  rule_set rules = rules::corrected;
  goal objective = goal::energy_times_latency;  ///< of each operator by itself

  [[nodiscard]] constexpr auto parts() const {
    return sequential_parts(exact_matrix{.rules = rules, .objective = objective});
  }
};

}  // namespace co2design::mapping
