// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <co2design/core/pack.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/rules.hpp>
#include <co2design/space/axis.hpp>
#include <co2design/workload/operation.hpp>
#include <co2design/workload/tower_shape.hpp>

namespace co2design::workload {

/// What is fixed about a CLIP: tokens, head size (independent of the hidden dimension), patches,
/// projection.
/// Source    Radford et al., "Learning Transferable Visual Models From Natural Language Supervision"
///           (2021), Table 20; image 224 × 224
struct clip_shape {
  std::int64_t text_tokens = 77;
  std::int64_t head_size = 64;
  std::int64_t image = 224, patch = 16;
  std::int64_t projection = 512;

  [[nodiscard]] constexpr std::int64_t patches() const noexcept { return (image / patch) * (image / patch); }
  [[nodiscard]] constexpr std::int64_t vision_tokens() const noexcept { return patches() + 1; }
};

namespace detail {

// One encoder layer of CLIP on s tokens, `repeat` times; `masks` additions of the attention mask, `scalars`
// products of single numbers, as the traced model has them. The published estimator takes the mask, which the
// heads share, for no operand.
constexpr void add_clip_layer(operation_list& list, const tower_shape& t, std::int64_t s,
                              std::int64_t head_size, std::int64_t masks, std::int64_t scalars,
                              std::int64_t repeat, rule_set rules) {
  const std::int64_t inner = head_size * t.heads;
  const bool true_dims = rules.applies(correction::attention_dimensions);
  const std::int64_t score_inner = true_dims ? head_size : s;
  const std::int64_t value_inner = true_dims ? s : head_size;
  const bool batched = rules.applies(correction::heads_as_batch);
  const std::int64_t batch = batched ? t.heads : 1, rows = batched ? s : t.heads * s;
  const std::int64_t scores = t.heads * s * s;

  list.add(gemm(1, s, t.hidden, inner, 3 * repeat));            // query, key, value
  list.add(gemm(batch, rows, score_inner, s, repeat));          // scores
  list.add(gemm(batch, rows, value_inner, head_size, repeat));  // weighted values
  list.add(gemm(1, s, inner, t.hidden, repeat));                // output projection
  list.add(gemm(1, s, t.hidden, t.ffn, repeat));
  list.add(gemm(1, s, t.ffn, t.hidden, repeat));

  list.add(vector_operation(operator_kind::layer_norm, s * t.hidden, 2 * repeat, t.hidden));
  const std::int64_t mask = rules.applies(correction::vector_operators) ? s * s : 0;
  list.add(vector_operation(operator_kind::elementwise, scores, masks * repeat, 0, mask));
  list.add(vector_operation(operator_kind::softmax, scores, repeat, s));
  if (!rules.applies(correction::vector_operators))
    list.add(vector_operation(operator_kind::dropout, scores, repeat));
  list.add(
      vector_operation(operator_kind::elementwise, s * t.ffn, repeat));  // quick GELU: x · sigmoid(1.702 x)
  list.add(vector_operation(operator_kind::sigmoid, s * t.ffn, repeat));
  list.add(vector_operation(operator_kind::elementwise, s * t.ffn, repeat, 0, s * t.ffn));
  list.add(vector_operation(operator_kind::elementwise, s * t.hidden, repeat, 0, s * t.hidden));  // residual
  list.add(vector_operation(operator_kind::elementwise, 1, scalars * repeat));
}

// The published estimator multiplies the layer's cost by L + 1.
constexpr std::int64_t counted_layers(std::int64_t layers, rule_set rules) noexcept {
  return rules.applies(correction::layers_counted_once) ? layers : layers + 1;
}

}  // namespace detail

/// The operators of CLIP's text tower: embedding sum, causal mask, encoder layers, final norm, projection.
[[nodiscard]] constexpr operation_list clip_text_operations(const tower_shape& t, const clip_shape& shape,
                                                            rule_set rules) {
  const std::int64_t s = shape.text_tokens;
  operation_list list;
  detail::add_clip_layer(list, t, s, shape.head_size, 2, 5, detail::counted_layers(t.layers, rules), rules);
  list.add(
      vector_operation(operator_kind::elementwise, s * t.hidden, 1, 0, s * t.hidden));  // position embedding
  list.add(vector_operation(operator_kind::elementwise, 1));                            // the mask, made once
  list.add(vector_operation(operator_kind::elementwise, 1, 2, 0, 1));
  list.add(vector_operation(operator_kind::elementwise, s));
  list.add(vector_operation(operator_kind::elementwise, s * s));
  list.add(vector_operation(operator_kind::unary, 1));
  list.add(vector_operation(operator_kind::unary, s));
  list.add(vector_operation(operator_kind::unary, s * s, 3));
  list.add(vector_operation(operator_kind::layer_norm, s * t.hidden, 1, t.hidden));
  list.add(gemm(1, 1, t.hidden, shape.projection));
  return list;
}

/// The operators of CLIP's vision tower: patches, position embedding, norms, encoder layers, projection.
[[nodiscard]] constexpr operation_list clip_vision_operations(const tower_shape& t, const clip_shape& shape,
                                                              rule_set rules) {
  const std::int64_t s = shape.vision_tokens(), side = shape.image / shape.patch;
  operation_list list;
  detail::add_clip_layer(list, t, s, shape.head_size, 0, 3, detail::counted_layers(t.layers, rules), rules);
  list.add({.kind = operator_kind::convolution,
            .c = 3,
            .k = t.hidden,
            .r = shape.patch,
            .s = shape.patch,
            .p = side,
            .q = side,
            .stride = shape.patch});
  list.add(vector_operation(operator_kind::elementwise, s * t.hidden, 1, 0, s * t.hidden));
  list.add(vector_operation(operator_kind::layer_norm, s * t.hidden, 1, t.hidden));
  list.add(vector_operation(operator_kind::layer_norm, t.hidden, 1, t.hidden));  // the class token alone
  list.add(gemm(1, 1, t.hidden, shape.projection));
  return list;
}

/// What both towers share: normalise the two projections, multiply them, scale. The published estimator takes
/// the norm that a projection is divided by for an operand as long as the projection.
[[nodiscard]] constexpr operation_list clip_joint_operations(const clip_shape& shape,
                                                             rule_set rules = rules::corrected) {
  const std::int64_t norm = rules.applies(correction::vector_operators) ? 1 : shape.projection;
  operation_list list;
  list.add(fused_group(shape.projection, 2, 15, 2));  // squares, their sum and its root
  list.add(vector_operation(operator_kind::divide, shape.projection, 2, 0, norm));
  list.add(gemm(1, 1, shape.projection, 1));
  list.add(vector_operation(operator_kind::power, 1));
  list.add(vector_operation(operator_kind::elementwise, 1));
  return list;
}

/// The text tower as a policy. Reads text_layers, text_hidden, text_ffn, text_heads.
struct clip_text {
  using provides = metrics<operations_of<"text">>;
  using reads = axes<"text_layers", "text_hidden", "text_ffn", "text_heads">;
  clip_shape shape{};
  rule_set rules = rules::corrected;

  constexpr operation_list operator()(auto const& in) const noexcept {
    return clip_text_operations(text_tower(in), shape, rules);
  }
};

/// The vision tower as a policy. Reads vision_layers, vision_hidden, vision_ffn, vision_heads.
struct clip_vision {
  using provides = metrics<operations_of<"vision">>;
  using reads = axes<"vision_layers", "vision_hidden", "vision_ffn", "vision_heads">;
  clip_shape shape{};
  rule_set rules = rules::corrected;

  constexpr operation_list operator()(auto const& in) const noexcept {
    return clip_vision_operations(vision_tower(in), shape, rules);
  }
};

/// What both towers share, as a policy.
struct clip_joint {
  using provides = metrics<operations_of<"joint">>;
  clip_shape shape{};
  rule_set rules = rules::corrected;

  constexpr operation_list operator()(auto const&) const noexcept {
    return clip_joint_operations(shape, rules);
  }
};

/// CLIP ViT-B/16 with both towers' layers, hidden and feed-forward dimensions and heads on axes.
///
/// Provides  operations_of<"text">, operations_of<"vision">, operations_of<"joint">
/// Rules     as the operator lists say; under every rule set what is fused into a matrix product (scaling of the
///           queries, the residual after attention) is left out, as the published list leaves it out
/// Source    operator lists of the Hugging Face transformers 4.45 model, traced with torch.fx by
///           CATransformers (arXiv 2505.01386, snapshot ad8c859)
struct clip_b16 {
  rule_set rules = rules::corrected;

  [[nodiscard]] constexpr auto parts() const {
    return pack(clip_text{.rules = rules}, clip_vision{.rules = rules}, clip_joint{.rules = rules});
  }
};

}  // namespace co2design::workload
