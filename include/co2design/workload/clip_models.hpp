// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/workload/clip.hpp>
#include <co2design/workload/tower_shape.hpp>

namespace co2design::workload {

/// The published CLIPs other than `clip_b16_shapes`: head size of each tower, patch, projection.
/// Source    Radford et al., "Learning Transferable Visual Models From Natural Language Supervision" (2021),
///           Table 20; ViT-H/14: OpenCLIP (Ilharco et al. 2021, doi 10.5281/zenodo.5143773), configuration
///           ViT-H-14
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

/// TinyCLIPs: heads of 64, and what `clip_b16_shapes` and `clip_b32_shapes` say.
///
/// Units     the names count millions of parameters of the vision tower; with the text tower, its words and
///           the projections they are 23.4, 83.1, 84.2 and 115.4 million
/// Source    Wu et al., "TinyCLIP: CLIP Distillation via Affinity Mimicking and Weight Inheritance" (2023),
///           configurations of its code, microsoft/Cream 9fd904c, 2bb193b, f3a5fd8. CATransformers (arXiv
///           2505.01386v4, Table 2) prints 83, 84 and 115 million too, but 41 for the first
inline constexpr tower_shape tinyclip_8m_16_text{3, 256, 1024, 4}, tinyclip_8m_16_vision{10, 256, 1024, 4};
inline constexpr tower_shape tinyclip_39m_16_text{6, 512, 2048, 8}, tinyclip_39m_16_vision{12, 512, 2048, 8};
inline constexpr tower_shape tinyclip_40m_32_text{6, 512, 2048, 8}, tinyclip_40m_32_vision{12, 512, 2048, 8};
inline constexpr tower_shape tinyclip_61m_32_text{9, 512, 2048, 8}, tinyclip_61m_32_vision{12, 640, 2560, 10};

/// Patches of 32: 50 tokens an image. The axes of B/16.
using clip_b32 = clip_model<clip_b32_shapes>;
/// Patches of 14: 257 tokens an image.
using clip_l14 = clip_model<clip_l14_shapes>;
/// Patches of 14, and heads of 80 in the vision tower.
using clip_h14 = clip_model<clip_h14_shapes>;

}  // namespace co2design::workload
