// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <co2design/core/fixed_string.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/space/axis.hpp>
#include <co2design/workload/bert.hpp>
#include <co2design/workload/clip.hpp>
#include <co2design/workload/llama.hpp>
#include <co2design/workload/tower_shape.hpp>
#include <co2design/workload/vit.hpp>

namespace co2design::workload {

/// Trained numbers of a model: weights, biases, norms and embeddings.
inline constexpr metric<"parameters", dimensionless> parameters{};

namespace detail {

inline constexpr constant<double> clip_vocabulary{49408, "CLIP", 2021,
                                                  "Radford et al. 2021 (arXiv 2103.00020), section 2.4"};

// A matrix product's weights, and its bias.
constexpr std::int64_t linear(std::int64_t from, std::int64_t to) noexcept { return (from + 1) * to; }

// The layers of an encoder whose heads together have `inner` dimensions; two norms a layer, each of two
// vectors.
constexpr std::int64_t encoder_parameters(const tower_shape& t, std::int64_t inner) noexcept {
  return t.layers * (3 * linear(t.hidden, inner) + linear(inner, t.hidden) + linear(t.hidden, t.ffn) +
                     linear(t.ffn, t.hidden) + 4 * t.hidden);
}

}  // namespace detail

/// Parameters of a CLIP: both towers, their projections, the scale of the logits.
///
/// Formula   text: words and positions, layers, final norm; vision: patches without bias, class, positions,
///           layers, the norms before and after them; projections without bias; 1
/// Source    Radford et al. (2021); B/16 149620737, B/32 151277313, L/14 427616513 as published; H/14 of
///           OpenCLIP 986109441
[[nodiscard]] constexpr double parameter_count(const tower_shape& text, const tower_shape& vision,
                                               const clip_shapes& shapes) noexcept {
  constexpr auto vocabulary = static_cast<std::int64_t>(detail::clip_vocabulary.value);
  const clip_shape &of_text = shapes.text, &of_vision = shapes.vision;
  const std::int64_t in_text = (vocabulary + of_text.text_tokens) * text.hidden +
                               detail::encoder_parameters(text, of_text.head_size * text.heads) +
                               2 * text.hidden;
  const std::int64_t in_vision =
      (3 * of_vision.patch * of_vision.patch + 1 + of_vision.vision_tokens()) * vision.hidden +
      detail::encoder_parameters(vision, of_vision.head_size * vision.heads) + 4 * vision.hidden;
  const std::int64_t projections = text.hidden * of_text.projection + vision.hidden * of_vision.projection;
  return static_cast<double>(in_text + in_vision + projections + 1);
}

/// Parameters of a BERT with its pooler, without the classifier of a task.
///
/// Formula   words, positions, segments and their norm; layers; pooler
/// Source    Devlin et al. (2018): BERT-base 110 M; 109482240 in bert-base-uncased
[[nodiscard]] constexpr double parameter_count(const tower_shape& t, const bert_shape& shape) noexcept {
  const std::int64_t embedding = (shape.vocabulary + shape.positions + shape.segments + 2) * t.hidden;
  return static_cast<double>(embedding + detail::encoder_parameters(t, t.hidden) +
                             detail::linear(t.hidden, t.hidden));
}

/// Parameters of a vision transformer with its classifier.
///
/// Formula   patches with bias, class, positions; layers, final norm, classifier
/// Source    Dosovitskiy et al. (2020), Table 1: ViT-Base 86 M; 86567656 with ImageNet's 1000 classes at 224
[[nodiscard]] constexpr double parameter_count(const tower_shape& t, const vit_shape& shape) noexcept {
  const std::int64_t embedding =
      detail::linear(3 * shape.patch * shape.patch, t.hidden) + (1 + shape.tokens()) * t.hidden;
  return static_cast<double>(embedding + detail::encoder_parameters(t, t.hidden) + 2 * t.hidden +
                             detail::linear(t.hidden, shape.classes));
}

/// Parameters of a Llama, whose embedding and language head differ and which has no biases.
///
/// Formula   V·h + L·(2·h² + 2·h·h_key + 3·h·f + 2·h) + h + h·V
/// Source    Touvron et al. (2023), Grattafiori et al. (2024); 6738415616 in Llama-2-7B, 8030261248 in
///           Llama-3-8B
[[nodiscard]] constexpr double parameter_count(const tower_shape& t, const llama_shape& shape) noexcept {
  const std::int64_t h = t.hidden;
  const std::int64_t layer = 2 * h * h + 2 * h * shape.key_hidden_of(t) + 3 * h * t.ffn + 2 * h;
  return static_cast<double>(2 * shape.vocabulary * h + t.layers * layer + h);
}

/// Parameters of a model of one tower, as a policy. Reads the axes of the tower.
/// Requires  parameter_count(tower_shape, Shape)
template <fixed_string Part, class Shape>
struct tower_parameters {
  using provides = metrics<parameters>;
  using reads = tower_axes<Part>;
  Shape shape{};

  constexpr void constants(auto&& see) const
  requires requires { shape.constants(see); }
  {
    shape.constants(see);
  }

  constexpr double operator()(auto const& in) const noexcept {
    return parameter_count(tower<Part>(in), shape);
  }
};
using bert_parameters = tower_parameters<"text", bert_shape>;
using vit_parameters = tower_parameters<"vision", vit_shape>;
/// Example   llama_parameters{.shape = llama_3}
using llama_parameters = tower_parameters<"text", llama_shape>;

/// Parameters of a CLIP as a policy. Reads the axes of both towers.
struct clip_parameters {
  using provides = metrics<parameters>;
  using reads = axes<"text_layers", "text_hidden", "text_ffn", "text_heads", "vision_layers", "vision_hidden",
                     "vision_ffn", "vision_heads">;
  clip_shapes shapes = clip_b16_shapes;

  constexpr void constants(auto&& see) const {
    shapes.text.constants(see);
    shapes.vision.constants(see);
    see("vocabulary", detail::clip_vocabulary);
  }

  constexpr double operator()(auto const& in) const noexcept {
    return parameter_count(tower<"text">(in), tower<"vision">(in), shapes);
  }
};

}  // namespace co2design::workload
