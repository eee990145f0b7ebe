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

/// What is fixed about a vision transformer: images and their patches, classes. A head has hidden / heads
/// dimensions.
/// Source    Dosovitskiy et al., "An Image is Worth 16x16 Words: Transformers for Image Recognition at
///           Scale" (2020), Table 1 and section 3.1; classes of ImageNet-1k
struct vit_shape {
  std::int64_t image = 224, patch = 16;
  std::int64_t batch = 1;
  std::int64_t classes = 1000;

  constexpr void constants(auto&& see) const {
    constexpr std::string_view source = "Dosovitskiy et al. 2020 (arXiv 2010.11929), Table 1 and section 3.1";
    see("image", detail::cited_if(image, {224}, "ViT", 2020, source));
    see("patch", detail::cited_if(patch, {16}, "ViT-B/16", 2020, source));
    see("batch", detail::cited_if(batch, {1}, "one image", 2025, detail::study));
    see("classes", detail::cited_if(classes, {1000}, "ImageNet-1k", 2020, source));
  }

  [[nodiscard]] constexpr std::int64_t patches() const noexcept { return (image / patch) * (image / patch); }
  [[nodiscard]] constexpr std::int64_t tokens() const noexcept { return patches() + 1; }
};

/// The operators of a vision transformer on `batch` images: patches, positions, encoder layers, classifier.
///
/// Rules     `heads_as_batch`: heads are a batch instead of rows. `vector_operators`: no dropout, groups in
///           full. `whole_model`: final norm, and the classifier on the class tokens
/// When not  the published estimator costs the unpruned ViT-B/16 whatever the design; this follows the design
///           under every rule set
/// Source    as for `vit_b16`
[[nodiscard]] constexpr operation_list vit_operations(const tower_shape& t, const vit_shape& shape,
                                                      rule_set rules) {
  using kind = operator_kind;
  const std::int64_t s = shape.tokens(), rows = shape.batch * s, n = rows * t.hidden, layers = t.layers;
  const std::int64_t side = shape.image / shape.patch;
  const bool square = t.ffn == t.hidden;  // products of one shape are charged one epilogue, that of the first
  const detail::attention attention{.batch = shape.batch,
                                    .heads = t.heads,
                                    .key_heads = t.heads,
                                    .size = t.hidden / t.heads,
                                    .queries = s,
                                    .keys = s};
  operation_list list;
  list.section(component::attention);
  list.add_gemm(1, rows, t.hidden, t.hidden, 3 * layers);  // query, key, value
  detail::add_scores(list, attention, layers, 10, rules);
  detail::add_softmax(list, attention, layers, rules);
  detail::add_weighted_values(list, attention, layers, rules);
  list.add_gemm(1, rows, t.hidden, t.hidden, layers);  // output
  detail::fuse_dropout(list, n, rules);
  list.fuse(vector_operation(kind::elementwise, n, 1, 0, n));  // residual
  list.add_vector(kind::layer_norm, n, layers, t.hidden);
  // sums of shapes, which the published estimator takes for sums of rows
  list.add_vector(kind::elementwise, rows, 4 * layers);

  list.section(component::feed_forward);
  list.add(gemm(1, rows, t.hidden, t.ffn, layers).with_epilogue(square ? 0 : 1));
  list.fuse(vector_operation(kind::unary, rows * t.ffn));  // GELU
  list.add(gemm(1, rows, t.ffn, t.hidden, layers).with_epilogue(square ? 0 : 2));
  detail::fuse_dropout(list, n, rules);
  list.add_vector(kind::elementwise, n, layers, 0, n);  // residual

  list.section(component::embedding);
  list.add_vector(kind::layer_norm, n, layers, t.hidden);  // before attention, as published
  list.add({.kind = kind::convolution,
            .n = shape.batch,
            .c = 3,
            .k = t.hidden,
            .r = shape.patch,
            .s = shape.patch,
            .p = side,
            .q = side,
            .stride = shape.patch});
  if (rules.applies(correction::vector_operators))
    list.add_vector(kind::elementwise, n, 1, 0, s * t.hidden);  // position embedding
  else
    list.add(fused_group(n, 1, 2));  // the dropout fused into it
  if (rules.applies(correction::whole_model)) {
    list.section(component::output);
    list.add_vector(kind::layer_norm, n, 1, t.hidden);
    list.add_gemm(1, shape.batch, t.hidden, shape.classes);
  }
  return list;
}

/// A vision transformer as a policy.
/// Requires  vision_heads divides vision_hidden
using vit_vision = tower_operations<"vision", vit_operations, vit_shape>;

/// ViT-B/16 with layers, hidden and feed-forward dimensions and heads on axes; one inference is a batch.
///
/// Provides  operations_of<"vision">; operations_of<"text"> and operations_of<"joint">, which are empty
/// Source    operator lists of the Hugging Face transformers 4.45 model, traced with torch.fx by
///           CATransformers (arXiv 2505.01386, snapshot ad8c859)
struct vit_b16 {
  std::int64_t batch = 1;
  rule_set rules = rules::corrected;

  [[nodiscard]] constexpr auto parts() const {
    return pack(no_operations<"text">{}, vit_vision{.shape = {.batch = batch}, .rules = rules},
                no_operations<"joint">{});
  }
};

}  // namespace co2design::workload
