// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/detail/problem_table.hpp>
#include <co2design/mapping/exact_convolution.hpp>
#include <co2design/mapping/gemm_front.hpp>
#include <co2design/mapping/joint_front.hpp>
#include <co2design/mapping/mapped_gemm.hpp>
#include <co2design/mapping/operator_cost.hpp>
#include <co2design/mapping/vector_core.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/rules.hpp>
#include <co2design/workload/operation.hpp>

namespace co2design::mapping {

/// A matrix product of a model, all its runs, and the mappings it may have.
struct mapped_product {
  workload::operation of;  ///< the first operator that it is
  double beside = 0;       ///< cycles of what is fused into it, where that runs on the vector core
  std::int64_t runs = 0;
  std::vector<front_mapping> mappings;
};

/// A model on a chip: its products with their mappings, and what they may cost together.
template <class Sequence>  // as for `joint_front`
struct basic_joint_model {
  std::vector<mapped_product> products;  ///< by the places that choices name
  Sequence costs;
};

using joint_model = basic_joint_model<joint_sequence>;

/// Maps models onto chip after chip, whole fronts at a time.
///
/// Formula   as for `sequence_cost`, each run of a product under a mapping of its own
/// Shape     a tenth of a megabyte for each product, on the free store; one for each thread
/// Rules     as for `gemm_front_mapper`. A convolution that is no matrix product has one mapping, the best
///           for `convolutions`: before `one_l2_buffer` the patches of a model, a few percent of its latency
/// Errors    infeasible where an operator of the model has no mapping
/// Cost      CLIP ViT-B/16 on the study's chips, a core: 0.3 ms; 0.7 ms under rules::reference, where the
///           patches are a convolution (benchmarks/joint)
/// Example   joint_mapper map(rules);
///           if (const auto model = map(chip, text, vision, joint)) model->costs.least_energy(most_cycles);
template <class FrontMapper, class Sequence>  // as for `joint_front`
class basic_joint_mapper {
 public:
  using model_type = basic_joint_model<Sequence>;

  explicit basic_joint_mapper(rule_set rules = rules::corrected,
                              goal convolutions = goal::energy_times_latency) noexcept
      : rules_(rules), convolutions_(convolutions) {}

  /// The operators of all lists, one after the other.
  template <std::same_as<workload::operation_list>... Lists>
  [[nodiscard]] possible<model_type> operator()(const hardware::accelerator& a, const Lists&... lists) {
    model_type model;
    (add(model, lists, a), ...);
    for (mapped_product& one : model.products) {
      const fronts mappings = fronts_of(one.of, a);
      if (!mappings) return mappings.why();
      one.mappings = *mappings;
      std::vector<operator_cost> costs;
      for (const front_mapping& each : one.mappings) costs.push_back(each.cost);
      model.costs.add(costs, one.runs, one.beside);
    }
    return model;
  }

 private:
  using fronts = std::invoke_result_t<FrontMapper&, const hardware::accelerator&>;

  // What `sequence_cost` adds up, but for the products themselves.
  void add(model_type& model, const workload::operation_list& list, const hardware::accelerator& a) const {
    const bool beside = rules_.applies(correction::epilogues);
    for (const workload::operation* next = list.begin(); next != list.end();) {
      const workload::operation& one = *next++;
      const double runs = static_cast<double>(one.repeat);
      operator_cost fused;
      for (; next != list.end() && next->beside; ++next)
        if (beside) fused += vector_cost(*next, a, rules_);
      if (one.on_tensor_core()) {
        const double epilogue = beside ? 0 : static_cast<double>(one.epilogue_cycles);
        model.costs.add(runs * operator_cost{epilogue, fused.energy});
        runs_of(model, one, fused.cycles) += one.repeat;
      } else {
        model.costs.add(runs * vector_cost(one, a, rules_));
      }
    }
  }
  static std::int64_t& runs_of(model_type& model, const workload::operation& one, double beside) {
    for (mapped_product& known : model.products)
      if (known.beside == beside && detail::matrix_problem(known.of) == detail::matrix_problem(one))
        return known.runs;
    return model.products.emplace_back(mapped_product{one, beside, 0, {}}).runs;
  }

  fronts fronts_of(const workload::operation& one, const hardware::accelerator& a) {
    if (one.kind != workload::operator_kind::convolution)
      return front_of({one.n, one.c, one.k, one.batch}, one, a);
    const convolution_shape shape = convolution_shape_of(one);
    if (is_matrix_product(shape, rules_) && !detail::too_large(shape))
      return front_of(matrix_product_of(shape), one, a);
    const auto mapped = map_exactly(shape, a, rules_, convolutions_);
    if (!mapped) return mapped.why();
    return std::vector{front_mapping{{mapped->cycles, mapped->energy}, mapped->nest, 1}};
  }
  fronts front_of(const gemm_shape& shape, const workload::operation& one, const hardware::accelerator& a) {
    const detail::matrix_problem problem(one);
    const std::size_t* at = places_.find(problem);
    if (at == nullptr) {
      at = &places_.add(problem, mappers_.size());
      mappers_.emplace_back(shape, rules_);
    }
    return mappers_[*at](a);
  }

  rule_set rules_;
  goal convolutions_;
  std::vector<FrontMapper> mappers_;
  detail::problem_table<detail::matrix_problem, std::size_t> places_;
};

using joint_mapper = basic_joint_mapper<gemm_front_mapper, joint_sequence>;

}  // namespace co2design::mapping
