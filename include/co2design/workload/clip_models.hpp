// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/core/pack.hpp>
#include <co2design/metric/rules.hpp>
#include <co2design/workload/clip.hpp>

namespace co2design::workload {

/// What is fixed about a CLIP whose towers may differ in the size of their heads.
struct clip_shapes {
  clip_shape text, vision;
};

/// The published CLIPs: head size of each tower, patch, projection.
/// Source    Radford et al., "Learning Transferable Visual Models From Natural Language Supervision" (2021),
///           Table 20; ViT-H/14: OpenCLIP (Ilharco et al. 2021, doi 10.5281/zenodo.5143773), configuration
///           ViT-H-14
inline constexpr clip_shapes clip_b16_shapes{};
inline constexpr clip_shapes clip_b32_shapes{{.patch = 32}, {.patch = 32}};
inline constexpr clip_shapes clip_l14_shapes{{.patch = 14, .projection = 768},
                                             {.patch = 14, .projection = 768}};
inline constexpr clip_shapes clip_h14_shapes{{.patch = 14, .projection = 1024},
                                             {.head_size = 80, .patch = 14, .projection = 1024}};

/// Their unpruned towers, text and vision.
/// Source    as for the shapes
inline constexpr tower_shape clip_b_text{12, 512, 2048, 8}, clip_b_vision{12, 768, 3072, 12};
inline constexpr tower_shape clip_l14_text{12, 768, 3072, 12}, clip_l14_vision{24, 1024, 4096, 16};
inline constexpr tower_shape clip_h14_text{24, 1024, 4096, 16}, clip_h14_vision{32, 1280, 5120, 16};

/// A CLIP with both towers' layers, hidden and feed-forward dimensions and heads on axes.
///
/// Provides  operations_of<"text">, operations_of<"vision">, operations_of<"joint">
/// When not  every activation is the quick GELU of the first CLIPs; OpenCLIP's ViT-H/14 has the exact one
/// Source    as for `clip_b16`
template <const clip_shapes& Shapes>
struct clip_model {
  rule_set rules = rules::corrected;

  [[nodiscard]] constexpr auto parts() const {
    return pack(clip_text{.shape = Shapes.text, .rules = rules},
                clip_vision{.shape = Shapes.vision, .rules = rules},
                clip_joint{.shape = Shapes.text, .rules = rules});
  }
};

/// Patches of 32: 50 tokens an image. The axes of B/16.
using clip_b32 = clip_model<clip_b32_shapes>;
/// Patches of 14: 257 tokens an image.
using clip_l14 = clip_model<clip_l14_shapes>;
/// Patches of 14, and heads of 80 in the vision tower.
using clip_h14 = clip_model<clip_h14_shapes>;

}  // namespace co2design::workload
