// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <co2design/core/pack.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/rules.hpp>
#include <co2design/space/axis.hpp>
#include <co2design/workload/detail/attention.hpp>
#include <co2design/workload/no_operations.hpp>
#include <co2design/workload/operation.hpp>
#include <co2design/workload/tower_shape.hpp>

namespace co2design::workload {

/// What is fixed about a BERT: sequences and their length, embeddings, classes of the task. A head has
/// hidden / heads dimensions.
/// Source    Devlin et al., "BERT: Pre-training of Deep Bidirectional Transformers for Language
///           Understanding" (2018), section 3; vocabulary of bert-base-uncased; two classes as of MRPC
struct bert_shape {
  std::int64_t tokens = 512;
  std::int64_t batch = 1;
  std::int64_t vocabulary = 30522, positions = 512, segments = 2;
  std::int64_t classes = 2;
};

namespace detail {

// What is fused into BERT's matrix products, as operators of their own.
constexpr void add_bert_epilogues(operation_list& list, const tower_shape& t, const bert_shape& shape,
                                  rule_set rules) {
  const std::int64_t rows = shape.batch * shape.tokens, scores = rows * shape.tokens * t.heads;
  list.add(vector_operation(operator_kind::divide, scores, t.layers));  // by the root of the head size
  list.add(vector_operation(operator_kind::elementwise, scores, t.layers, 0, rows));  // the mask
  list.add(vector_operation(operator_kind::elementwise, rows * t.hidden, t.layers, 0, rows * t.hidden));
  list.add(vector_operation(operator_kind::layer_norm, rows * t.hidden, t.layers, t.hidden));
  list.add(vector_operation(operator_kind::unary, rows * t.ffn, t.layers));  // GELU
  if (!rules.applies(correction::vector_operators))
    list.add(vector_operation(operator_kind::dropout, rows * t.hidden, 2 * t.layers));
}

}  // namespace detail

/// The operators of BERT on `batch` sequences of `tokens`: embedding sums, encoder layers, pooler,
/// classifier.
///
/// Rules     `heads_as_batch`: heads are a batch instead of rows. `epilogues`: what is fused into matrix
///           products (scaling, mask, GELU, a residual sum and its norm) is listed as operators of its own.
///           `vector_operators`: no dropout, groups in full. `whole_model`: pooler and classifier, on the
///           first token of each sequence
/// Source    as for `bert_base`
[[nodiscard]] constexpr operation_list bert_operations(const tower_shape& t, const bert_shape& shape,
                                                       rule_set rules) {
  const std::int64_t rows = shape.batch * shape.tokens, n = rows * t.hidden;
  const detail::attention attention{.batch = shape.batch,
                                    .heads = t.heads,
                                    .key_heads = t.heads,
                                    .size = t.hidden / t.heads,
                                    .queries = shape.tokens,
                                    .keys = shape.tokens};
  operation_list list;
  list.add(gemm(1, rows, t.hidden, t.hidden, 4 * t.layers));  // query, key, value, output
  detail::add_products(list, attention, t.layers, rules);
  list.add(gemm(1, rows, t.hidden, t.ffn, t.layers));
  list.add(gemm(1, rows, t.ffn, t.hidden, t.layers));
  detail::add_softmax(list, attention, t.layers, rules);
  list.add(vector_operation(operator_kind::elementwise, n, t.layers, 0, n));  // residual
  list.add(vector_operation(operator_kind::layer_norm, n, t.layers, t.hidden));
  // sums of shapes, which the published estimator takes for sums of rows
  list.add(vector_operation(operator_kind::elementwise, rows, 4 * t.layers));
  if (rules.applies(correction::epilogues)) detail::add_bert_epilogues(list, t, shape, rules);

  list.add(vector_operation(operator_kind::elementwise, n, 2, 0, n));  // words, segments, positions
  list.add(vector_operation(operator_kind::layer_norm, n, 1, t.hidden));
  list.add(vector_operation(operator_kind::elementwise, 1, 2));
  list.add(vector_operation(operator_kind::unary, rows));  // the mask: filled, inverted, scaled
  if (rules.applies(correction::vector_operators)) {
    list.add(vector_operation(operator_kind::elementwise, rows, 2));
  } else {
    list.add(vector_operation(operator_kind::dropout, n));
    list.add(fused_group(rows, 1, 1));
  }
  if (rules.applies(correction::whole_model)) {
    list.add(gemm(1, shape.batch, t.hidden, t.hidden));
    list.add(vector_operation(operator_kind::tanh, shape.batch * t.hidden));
    list.add(gemm(1, shape.batch, t.hidden, shape.classes));
  }
  return list;
}

/// BERT as a policy. Reads text_layers, text_hidden, text_ffn, text_heads.
/// Requires  text_heads divides text_hidden
struct bert_text {
  using provides = metrics<operations_of<"text">>;
  using reads = axes<"text_layers", "text_hidden", "text_ffn", "text_heads">;
  bert_shape shape{};
  rule_set rules = rules::corrected;

  constexpr operation_list operator()(auto const& in) const noexcept {
    return bert_operations(text_tower(in), shape, rules);
  }
};

/// BERT-base with layers, hidden and feed-forward dimensions and heads on axes; one inference is a batch.
///
/// Provides  operations_of<"text">; operations_of<"vision"> and operations_of<"joint">, which are empty
/// Source    operator lists of the Hugging Face transformers 4.45 model, traced with torch.fx by
///           CATransformers (arXiv 2505.01386, snapshot ad8c859)
struct bert_base {
  std::int64_t tokens = 512;
  std::int64_t batch = 1;
  rule_set rules = rules::corrected;

  [[nodiscard]] constexpr auto parts() const {
    return pack(bert_text{.shape = {.tokens = tokens, .batch = batch}, .rules = rules},
                no_operations<"vision">{}, no_operations<"joint">{});
  }
};

}  // namespace co2design::workload
