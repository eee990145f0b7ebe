// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>

#include <co2design/core/pack.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/rules.hpp>
#include <co2design/workload/detail/cited.hpp>
#include <co2design/workload/operation.hpp>
#include <co2design/workload/tower_operations.hpp>
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

  constexpr void constants(auto&& see) const {
    constexpr std::string_view source = "Radford et al. 2021 (arXiv 2103.00020), Table 20";
    see("text_tokens", detail::cited_if(text_tokens, {77}, "CLIP", 2021, source));
    see("head_size", head_size == 80 ? detail::cited_if(80, {80}, "CLIP ViT-H/14", 2022, "OpenCLIP (MIT)")
                                     : detail::cited_if(head_size, {64}, "CLIP", 2021, source));
    see("image", detail::cited_if(image, {224}, "CLIP", 2021, source));
    see("patch", detail::cited_if(patch, {14, 16, 32}, "CLIP", 2021, source));
    see("projection", projection == 1024
                          ? detail::cited_if(1024, {1024}, "CLIP ViT-H/14", 2022, "OpenCLIP (MIT)")
                          : detail::cited_if(projection, {512, 768}, "CLIP", 2021, source));
  }

  [[nodiscard]] constexpr std::int64_t patches() const noexcept { return (image / patch) * (image / patch); }
  [[nodiscard]] constexpr std::int64_t vision_tokens() const noexcept { return patches() + 1; }
};

namespace detail {

// What the towers' layers differ in: tokens; additions of the attention mask and products of single numbers,
// as the traced model has them; and what the published estimator charges for a product that nothing is fused
// into, but which has the shape of one that is.
struct clip_layer {
  std::int64_t tokens, head_size, masks, scalars, key_epilogue;
};

// One encoder layer of CLIP, `repeat` times. The published estimator takes the mask, which the heads share,
// for no operand.
constexpr void add_clip_layer(operation_list& list, const tower_shape& t, const clip_layer& layer,
                              std::int64_t repeat, rule_set rules) {
  using kind = operator_kind;
  const std::int64_t s = layer.tokens, size = layer.head_size, inner = size * t.heads, n = s * t.hidden;
  const bool true_dims = rules.applies(correction::attention_dimensions);
  const bool batched = rules.applies(correction::heads_as_batch);
  const std::int64_t batch = batched ? t.heads : 1, rows = batched ? s : t.heads * s;
  const std::int64_t scores = t.heads * s * s, activations = s * t.ffn;
  const std::int64_t mask = rules.applies(correction::vector_operators) ? s * s : 0;

  list.section(component::embedding);
  list.add_vector(kind::layer_norm, n, repeat, t.hidden);  // before attention, as published

  list.section(component::attention);
  list.add(gemm(1, s, t.hidden, inner, repeat).with_epilogue(1));                       // query
  list.fuse(vector_operation(kind::elementwise, s * inner));                            // scaled
  list.add(gemm(1, s, t.hidden, inner, 2 * repeat).with_epilogue(layer.key_epilogue));  // key, value
  list.add_gemm(batch, rows, true_dims ? size : s, s, repeat);                          // scores
  list.add_vector(kind::elementwise, scores, layer.masks * repeat, 0, mask);
  list.add_vector(kind::softmax, scores, repeat, s);
  if (!rules.applies(correction::vector_operators)) list.add_vector(kind::dropout, scores, repeat);
  list.add_gemm(batch, rows, true_dims ? s : size, size, repeat);  // weighted values
  list.add(gemm(1, s, inner, t.hidden, repeat).with_epilogue(1));  // output projection
  list.fuse(vector_operation(kind::elementwise, n, 1, 0, n));      // residual
  list.add_vector(kind::layer_norm, n, repeat, t.hidden);
  list.add_vector(kind::elementwise, 1, layer.scalars * repeat);

  list.section(component::feed_forward);
  list.add_gemm(1, s, t.hidden, t.ffn, repeat);
  list.add_vector(kind::elementwise, activations, repeat);  // quick GELU: x · sigmoid(1.702 x)
  list.add_vector(kind::sigmoid, activations, repeat);
  list.add_vector(kind::elementwise, activations, repeat, 0, activations);
  list.add_gemm(1, s, t.ffn, t.hidden, repeat);
  list.add_vector(kind::elementwise, n, repeat, 0, n);  // residual
}

// The published estimator multiplies the layer's cost by L + 1.
constexpr std::int64_t counted_layers(std::int64_t layers, rule_set rules) noexcept {
  return rules.applies(correction::layers_counted_once) ? layers : layers + 1;
}

}  // namespace detail

/// The operators of CLIP's text tower: embedding sum, causal mask, encoder layers, final norm, projection.
[[nodiscard]] constexpr operation_list clip_text_operations(const tower_shape& t, const clip_shape& shape,
                                                            rule_set rules) {
  using kind = operator_kind;
  const std::int64_t s = shape.text_tokens, n = s * t.hidden;
  operation_list list;
  detail::add_clip_layer(
      list, t, {.tokens = s, .head_size = shape.head_size, .masks = 2, .scalars = 5, .key_epilogue = 0},
      detail::counted_layers(t.layers, rules), rules);
  list.section(component::embedding);
  list.add_vector(kind::elementwise, n, 1, 0, n);  // position embedding
  list.add_vector(kind::elementwise, 1);           // the mask, made once
  list.add_vector(kind::elementwise, 1, 2, 0, 1);
  list.add_vector(kind::elementwise, s);
  list.add_vector(kind::elementwise, s * s);
  list.add_vector(kind::unary, s);
  list.add_vector(kind::unary, s * s, 3);
  list.section(component::feed_forward);  // as published
  list.add_vector(kind::unary, 1);
  list.add_vector(kind::layer_norm, n, 1, t.hidden);
  list.section(component::output);
  list.add_gemm(1, 1, t.hidden, shape.projection);
  return list;
}

/// The operators of CLIP's vision tower: patches, position embedding, norms, encoder layers, projection.
[[nodiscard]] constexpr operation_list clip_vision_operations(const tower_shape& t, const clip_shape& shape,
                                                              rule_set rules) {
  using kind = operator_kind;
  const std::int64_t s = shape.vision_tokens(), side = shape.image / shape.patch, n = s * t.hidden;
  operation_list list;
  detail::add_clip_layer(
      list, t, {.tokens = s, .head_size = shape.head_size, .masks = 0, .scalars = 3, .key_epilogue = 1},
      detail::counted_layers(t.layers, rules), rules);
  list.section(component::embedding);
  list.add({.kind = kind::convolution,
            .c = 3,
            .k = t.hidden,
            .r = shape.patch,
            .s = shape.patch,
            .p = side,
            .q = side,
            .stride = shape.patch});
  list.add_vector(kind::elementwise, n, 1, 0, n);
  list.add_vector(kind::layer_norm, n, 1, t.hidden);
  list.section(component::feed_forward);                     // as published
  list.add_vector(kind::layer_norm, t.hidden, 1, t.hidden);  // the class token alone
  list.section(component::output);
  list.add_gemm(1, 1, t.hidden, shape.projection);
  return list;
}

/// What both towers share: normalise the two projections, multiply them, scale. The published estimator takes
/// the norm that a projection is divided by for an operand as long as the projection.
[[nodiscard]] constexpr operation_list clip_joint_operations(const clip_shape& shape,
                                                             rule_set rules = rules::corrected) {
  using kind = operator_kind;
  const std::int64_t n = shape.projection;
  operation_list list;
  list.section(component::output);
  if (rules.applies(correction::vector_operators)) {
    list.add_vector(kind::elementwise, n, 2);  // squares, their sum and its root
    list.add_vector(kind::mean, 1, 2, n);
    list.add_vector(kind::power, 1, 2);
    list.add_vector(kind::divide, n, 2, 0, 1);
  } else {
    list.add(fused_group(n, 2, 15, 2));
    list.add_vector(kind::divide, n, 2, 0, n);
  }
  list.add_gemm(1, 1, n, 1);
  list.add_vector(kind::power, 1);
  list.add_vector(kind::elementwise, 1);
  return list;
}

/// The towers as policies.
using clip_text = tower_operations<"text", clip_text_operations, clip_shape>;
using clip_vision = tower_operations<"vision", clip_vision_operations, clip_shape>;

/// What both towers share, as a policy.
struct clip_joint {
  using provides = metrics<operations_of<"joint">>;
  clip_shape shape{};
  rule_set rules = rules::corrected;

  constexpr void constants(auto&& see) const { shape.constants(see); }

  constexpr operation_list operator()(auto const&) const noexcept {
    return clip_joint_operations(shape, rules);
  }
};

/// What is fixed about a CLIP whose towers may differ in the size of their heads.
struct clip_shapes {
  clip_shape text, vision;
};
inline constexpr clip_shapes clip_b16_shapes{};

/// A CLIP with both towers' layers, hidden and feed-forward dimensions and heads on axes.
///
/// Provides  operations_of<"text">, operations_of<"vision">, operations_of<"joint">
/// Rules     `layers_counted_once`: layers count L, before L + 1. `attention_dimensions`: true inner
///           dimensions of scores and weighted values. `heads_as_batch`: heads are a batch instead of rows.
///           `vector_operators`: no dropout; mask and norms are operands, the norm's group in full
/// When not  every activation is the quick GELU of the first CLIPs; OpenCLIP's ViT-H/14 has the exact one
/// Source    operator lists of the Hugging Face transformers 4.45 model, traced with torch.fx by
///           CATransformers (arXiv 2505.01386, snapshot ad8c859)
template <const clip_shapes& Shapes>
struct clip_model {
  rule_set rules = rules::corrected;

  [[nodiscard]] constexpr auto parts() const {
    return pack(clip_text{.shape = Shapes.text, .rules = rules},
                clip_vision{.shape = Shapes.vision, .rules = rules},
                clip_joint{.shape = Shapes.text, .rules = rules});
  }
};

/// Patches of 16: 197 tokens an image.
using clip_b16 = clip_model<clip_b16_shapes>;

}  // namespace co2design::workload
