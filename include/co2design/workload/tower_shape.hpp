// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <co2design/space/axis.hpp>

namespace co2design::workload {

/// A transformer tower: what the axes of a model choose.
struct tower_shape {
  std::int64_t layers, hidden, ffn, heads;

  friend constexpr bool operator==(const tower_shape&, const tower_shape&) = default;
};

/// The tower on the axes text_layers, text_hidden, text_ffn, text_heads of a policy's inputs.
/// Requires  a policy that reads these axes
[[nodiscard]] constexpr tower_shape text_tower(auto const& in) noexcept {
  return {in["text_layers"_axis], in["text_hidden"_axis], in["text_ffn"_axis], in["text_heads"_axis]};
}

/// The tower on the axes vision_layers, vision_hidden, vision_ffn, vision_heads of a policy's inputs.
/// Requires  a policy that reads these axes
[[nodiscard]] constexpr tower_shape vision_tower(auto const& in) noexcept {
  return {in["vision_layers"_axis], in["vision_hidden"_axis], in["vision_ffn"_axis], in["vision_heads"_axis]};
}

}  // namespace co2design::workload
