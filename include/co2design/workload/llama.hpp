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

/// What is fixed about a Llama: sequences and their length, vocabulary, and how many heads keys and values
/// have, 0 for as many as queries have. A head has hidden / heads dimensions.
struct llama_shape {
  std::int64_t tokens = 512;
  std::int64_t batch = 1;
  std::int64_t vocabulary = 32000;
  std::int64_t key_heads = 0;

  constexpr void constants(auto&& see) const {
    constexpr std::string_view source = "Touvron et al. 2023 (arXiv 2307.09288), section 2.2",
                               third = "Grattafiori et al. 2024 (arXiv 2407.21783), Table 3";
    const bool is_third = vocabulary == 128256;
    see("tokens", detail::cited_if(tokens, {512}, "512 tokens", 2025, detail::study));
    see("batch", detail::cited_if(batch, {1}, "one sequence", 2025, detail::study));
    see("vocabulary", is_third ? detail::cited_if(vocabulary, {128256}, "Llama 3", 2024, third)
                               : detail::cited_if(vocabulary, {32000}, "Llama 2", 2023, source));
    see("key_heads", is_third
                         ? detail::cited_if(key_heads, {8}, "Llama 3 8B", 2024, third)
                         : detail::cited_if(key_heads, {0}, "Llama 2 7B, as many as queries", 2023, source));
  }

  [[nodiscard]] constexpr std::int64_t key_heads_of(const tower_shape& t) const noexcept {
    return key_heads == 0 ? t.heads : key_heads;
  }
  [[nodiscard]] constexpr std::int64_t key_hidden_of(const tower_shape& t) const noexcept {
    return t.hidden / t.heads * key_heads_of(t);
  }
};

/// Llama 2, 7B.
/// Source    Touvron et al., "Llama 2: Open Foundation and Fine-Tuned Chat Models" (2023), section 2.2
inline constexpr llama_shape llama_2{};
/// Llama 3, 8B: grouped queries, four to a key.
/// Source    Grattafiori et al., "The Llama 3 Herd of Models" (2024), Table 3
inline constexpr llama_shape llama_3{.vocabulary = 128256, .key_heads = 8};

namespace detail {

// Root mean square norms before their weights, `repeat` of them. The published estimator charges mean, sum
// and root for every element, the square for none, and as second operand the whole tensor for the roots.
constexpr void add_rms_norms(operation_list& list, std::int64_t rows, std::int64_t hidden,
                             std::int64_t repeat, rule_set rules) {
  using kind = operator_kind;
  const std::int64_t n = rows * hidden;
  const bool corrected = rules.applies(correction::vector_operators);
  if (corrected) {
    list.add_vector(kind::elementwise, n, repeat);  // squares
    list.add_vector(kind::mean, rows, repeat, hidden);
    list.add_vector(kind::elementwise, rows, repeat);
    list.add_vector(kind::power, rows, repeat);
  } else {
    list.add(fused_group(n, 3, 26, repeat));
  }
  list.add_vector(kind::elementwise, n, repeat, 0, corrected ? rows : n);
}

// Their weights, for which the published estimator takes one row's length.
constexpr void add_norm_weights(operation_list& list, std::int64_t rows, std::int64_t hidden,
                                std::int64_t repeat, rule_set rules) {
  const std::int64_t second = rules.applies(correction::vector_operators) ? hidden : rows;
  list.add_vector(operator_kind::elementwise, rows * hidden, repeat, 0, second);
}

// x · cos + rotated x · sin, on the heads of queries or keys. The published estimator takes the sines, and in
// a model of one layer the cosines, for operands as long as x.
constexpr void add_rotation(operation_list& list, std::int64_t rows, std::int64_t heads, std::int64_t size,
                            std::int64_t angles, std::int64_t repeat, rule_set rules) {
  const std::int64_t n = rows * heads * size;
  const bool corrected = rules.applies(correction::vector_operators);
  list.add_vector(operator_kind::elementwise, n, repeat, 0, corrected || repeat > 1 ? angles : n);
  list.add_vector(operator_kind::elementwise, n, repeat, 0, corrected ? angles : n);
  list.add_vector(operator_kind::unary, n / 2, repeat);  // half of the rotated x is negated
  list.add_vector(operator_kind::elementwise, n, repeat, 0, n);
}

// Angles of `positions` positions, their cosines and sines, scaled.
constexpr void add_angles(operation_list& list, std::int64_t positions, std::int64_t size) {
  list.section(component::setup);
  list.add_gemm(1, size / 2, 1, positions);
  list.add_vector(operator_kind::trigonometric, positions * size, 2);
  list.add_vector(operator_kind::elementwise, positions * size, 2);
}

// The layers, final norm and head of a Llama: `a` says what attends to what.
constexpr void add_llama(operation_list& list, const tower_shape& t, const llama_shape& shape,
                         const attention& a, bool masked, rule_set rules) {
  using kind = operator_kind;
  const std::int64_t rows = a.batch * a.queries, n = rows * t.hidden, activations = rows * t.ffn;
  const std::int64_t layers = t.layers, angles = a.queries * a.size;
  list.section(component::attention);
  list.add_gemm(1, rows, t.hidden, t.hidden, layers);                    // query
  list.add_gemm(1, rows, t.hidden, shape.key_hidden_of(t), 2 * layers);  // key, value
  add_rotation(list, rows, a.heads, a.size, angles, layers, rules);
  add_rotation(list, rows, a.key_heads, a.size, angles, layers, rules);
  add_scores(list, a, layers, 10, rules);
  if (masked) list.add_vector(kind::elementwise, a.scores(), layers, 0, a.queries * a.keys);
  add_softmax(list, a, layers, rules);
  add_weighted_values(list, a, layers, rules);
  list.add_gemm(1, rows, t.hidden, t.hidden, layers);          // output
  list.fuse(vector_operation(kind::elementwise, n, 1, 0, n));  // residual
  list.add_vector(kind::divide, 1, 4 * layers);                // arithmetic of shapes, as traced
  if (a.key_heads != a.heads) list.add_vector(kind::elementwise, 1, 2 * layers);
  add_rms_norms(list, rows, t.hidden, layers, rules);
  add_norm_weights(list, rows, t.hidden, layers, rules);

  list.section(component::feed_forward);
  list.add(gemm(1, rows, t.hidden, t.ffn, layers).with_epilogue(12));  // gate
  list.fuse(vector_operation(kind::sigmoid, activations));             // SiLU: x · sigmoid(x)
  list.fuse(vector_operation(kind::elementwise, activations, 1, 0, activations));
  list.add_gemm(1, rows, t.hidden, t.ffn, layers);                          // up
  list.add_vector(kind::elementwise, activations, layers, 0, activations);  // gate · up
  list.add_gemm(1, rows, t.ffn, t.hidden, layers);                          // down
  list.add_vector(kind::elementwise, n, layers, 0, n);                      // residual
  add_rms_norms(list, rows, t.hidden, layers, rules);

  // in the published report the weights of a layer's first norm, and the last norm, are set-up
  list.section(component::setup);
  add_norm_weights(list, rows, t.hidden, layers, rules);
  add_rms_norms(list, rows, t.hidden, 1, rules);
  const bool whole = rules.applies(correction::whole_model);
  if (!whole && layers > 1) return;  // the published estimator misses the rest beyond one layer
  list.section(whole ? component::output : component::feed_forward);
  add_norm_weights(list, rows, t.hidden, 1, rules);
  list.add_gemm(1, rules.applies(correction::decoding) ? a.batch : rows, t.hidden, shape.vocabulary);
}

}  // namespace detail

/// The operators of a Llama that reads `batch` sequences of `tokens` and predicts the next token.
///
/// Rules     `heads_as_batch`: heads are a batch instead of rows, those that share a key are rows of one
///           product. `vector_operators`: no dropout, norms in full. `whole_model`: the last norm's weights
///           and the language head, which before count in models of one layer alone. `decoding`: the head
///           predicts for the last token of each sequence, before for every token
/// Source    as for `llama_2_7b`
[[nodiscard]] constexpr operation_list llama_prefill_operations(const tower_shape& t,
                                                                const llama_shape& shape, rule_set rules) {
  const std::int64_t s = shape.tokens, size = t.hidden / t.heads;
  operation_list list;
  detail::add_llama(list, t, shape,
                    {.batch = shape.batch,
                     .heads = t.heads,
                     .key_heads = shape.key_heads_of(t),
                     .size = size,
                     .queries = s,
                     .keys = s},
                    true, rules);
  detail::add_angles(list, s, size);
  list.add_vector(operator_kind::unary, s);  // positions and the causal mask
  list.add_vector(operator_kind::unary, s + 1);
  list.add_vector(operator_kind::unary, s * (s + 1));
  list.add_vector(operator_kind::elementwise, s * (s + 1), 1, 0, s * (s + 1));
  list.add_vector(operator_kind::elementwise, 1);
  list.add(fused_group(1, 1, 1));
  return list;
}

/// The operators of a Llama that generates one token for each of `batch` sequences, with keys and values of
/// earlier tokens at hand: each new token attends to `tokens` keys, its own among them.
///
/// Rules     as for `llama_prefill_operations`; the published estimator has no such workload
[[nodiscard]] constexpr operation_list llama_decode_operations(const tower_shape& t, const llama_shape& shape,
                                                               rule_set rules) {
  const std::int64_t size = t.hidden / t.heads;
  operation_list list;
  detail::add_llama(list, t, shape,
                    {.batch = shape.batch,
                     .heads = t.heads,
                     .key_heads = shape.key_heads_of(t),
                     .size = size,
                     .queries = 1,
                     .keys = shape.tokens},
                    false, rules);
  detail::add_angles(list, 1, size);
  return list;
}

/// A Llama that reads its tokens, or generates one more, as a policy.
/// Requires  text_heads divides text_hidden, the shape's key_heads divides text_heads
using llama_prefill = tower_operations<"text", llama_prefill_operations, llama_shape>;
using llama_decode = tower_operations<"text", llama_decode_operations, llama_shape>;

/// A Llama with layers, hidden and feed-forward dimensions and heads on axes; one inference is a batch.
///
/// Provides  operations_of<"text">; operations_of<"vision"> and operations_of<"joint">, which are empty
/// Source    operator lists of the Hugging Face transformers 4.45 models, traced with torch.fx by
///           CATransformers (arXiv 2505.01386, snapshot ad8c859)
template <class Text, const llama_shape& Model>
struct llama {
  std::int64_t tokens = 512;
  std::int64_t batch = 1;
  rule_set rules = rules::corrected;

  [[nodiscard]] constexpr auto parts() const {
    llama_shape shape = Model;
    shape.tokens = tokens;
    shape.batch = batch;
    return pack(Text{.shape = shape, .rules = rules}, no_operations<"vision">{}, no_operations<"joint">{});
  }
};

/// Reading `tokens` tokens of each of `batch` sequences.
using llama_2_7b = llama<llama_prefill, llama_2>;
using llama_3_8b = llama<llama_prefill, llama_3>;

/// Generating one token for each of `batch` sequences against `tokens` keys.
using llama_2_7b_decode = llama<llama_decode, llama_2>;
using llama_3_8b_decode = llama<llama_decode, llama_3>;

}  // namespace co2design::workload
