// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>

#include <co2design/core/pack.hpp>
#include <co2design/metric/rules.hpp>
#include <co2design/workload/detail/attention.hpp>
#include <co2design/workload/detail/cited.hpp>
#include <co2design/workload/no_operations.hpp>
#include <co2design/workload/operation.hpp>
#include <co2design/workload/tower_operations.hpp>
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

  constexpr void constants(auto&& see) const {
    constexpr std::string_view source = "Devlin et al. 2018 (arXiv 1810.04805), section 3";
    see("tokens", detail::cited_if(tokens, {512}, "BERT", 2018, source));
    see("batch", detail::cited_if(batch, {1}, "one sequence", 2025, detail::study));
    see("vocabulary", detail::cited_if(vocabulary, {30522}, "bert-base-uncased", 2018, source));
    see("positions", detail::cited_if(positions, {512}, "BERT", 2018, source));
    see("segments", detail::cited_if(segments, {2}, "BERT", 2018, source));
    see("classes", detail::cited_if(classes, {2}, "MRPC", 2018, source));
  }
};

/// The operators of BERT on `batch` sequences of `tokens`: embedding sums, encoder layers, pooler,
/// classifier.
///
/// Rules     `heads_as_batch`: heads are a batch instead of rows. `vector_operators`: no dropout, groups in
///           full. `whole_model`: pooler and classifier, on the first token of each sequence
/// Source    as for `bert_base`
[[nodiscard]] constexpr operation_list bert_operations(const tower_shape& t, const bert_shape& shape,
                                                       rule_set rules) {
  using kind = operator_kind;
  const std::int64_t rows = shape.batch * shape.tokens, n = rows * t.hidden, layers = t.layers;
  const bool square = t.ffn == t.hidden;  // products of one shape are charged one epilogue, that of the first
  const detail::attention attention{.batch = shape.batch,
                                    .heads = t.heads,
                                    .key_heads = t.heads,
                                    .size = t.hidden / t.heads,
                                    .queries = shape.tokens,
                                    .keys = shape.tokens};
  operation_list list;
  list.section(component::attention);
  list.add_gemm(1, rows, t.hidden, t.hidden, 3 * layers);  // query, key, value
  detail::add_scores(list, attention, layers, 11, rules);
  list.fuse(vector_operation(kind::elementwise, attention.scores(), 1, 0, rows));  // the mask
  detail::add_softmax(list, attention, layers, rules);
  detail::add_weighted_values(list, attention, layers, rules);
  list.add_gemm(1, rows, t.hidden, t.hidden, layers);  // output
  detail::fuse_dropout(list, n, rules);
  list.fuse(vector_operation(kind::elementwise, n, 1, 0, n));  // residual
  list.fuse(vector_operation(kind::layer_norm, n, 1, t.hidden));
  // sums of shapes, which the published estimator takes for sums of rows
  list.add_vector(kind::elementwise, rows, 4 * layers);

  list.section(component::feed_forward);
  list.add(gemm(1, rows, t.hidden, t.ffn, layers).with_epilogue(square ? 0 : 1));
  list.fuse(vector_operation(kind::unary, rows * t.ffn));  // GELU
  list.add(gemm(1, rows, t.ffn, t.hidden, layers).with_epilogue(square ? 0 : 2));
  detail::fuse_dropout(list, n, rules);
  list.add_vector(kind::elementwise, n, layers, 0, n);  // residual
  list.add_vector(kind::layer_norm, n, layers, t.hidden);

  list.section(component::embedding);
  list.add_vector(kind::elementwise, n, 2, 0, n);  // words, segments, positions
  list.add_vector(kind::layer_norm, n, 1, t.hidden);
  list.add_vector(kind::elementwise, 1);
  list.add_vector(kind::unary, rows);  // the mask: filled, inverted, scaled
  if (rules.applies(correction::vector_operators)) {
    list.add_vector(kind::elementwise, rows, 2);
  } else {
    list.add_vector(kind::dropout, n);
    list.add(fused_group(rows, 1, 1));
  }
  list.section(component::setup);
  list.add_vector(kind::elementwise, 1);
  if (rules.applies(correction::whole_model)) {
    list.section(component::output);
    list.add_gemm(1, shape.batch, t.hidden, t.hidden);
    list.fuse(vector_operation(kind::tanh, shape.batch * t.hidden));
    list.add_gemm(1, shape.batch, t.hidden, shape.classes);
  }
  return list;
}

/// BERT as a policy.
/// Requires  text_heads divides text_hidden
using bert_text = tower_operations<"text", bert_operations, bert_shape>;

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
