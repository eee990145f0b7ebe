// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <co2design/core/fixed_string.hpp>
#include <co2design/space/axis.hpp>

namespace co2design::workload {

/// A transformer tower: what the axes of a model choose.
struct tower_shape {
  std::int64_t layers, hidden, ffn, heads;

  friend constexpr bool operator==(const tower_shape&, const tower_shape&) = default;
};

/// The axes of a tower: Part_layers, Part_hidden, Part_ffn, Part_heads.
template <fixed_string Part>
using tower_axes = axes<Part + fixed_string("_layers"), Part + fixed_string("_hidden"),
                        Part + fixed_string("_ffn"), Part + fixed_string("_heads")>;

/// The tower on these axes of a design, or of a policy's inputs.
/// Requires  a design that has them, a policy that reads them
/// Example   tower<"text">(in)
template <fixed_string Part>
[[nodiscard]] constexpr tower_shape tower(auto const& in) noexcept {
  return {in[axis_name<Part + fixed_string("_layers")>{}], in[axis_name<Part + fixed_string("_hidden")>{}],
          in[axis_name<Part + fixed_string("_ffn")>{}], in[axis_name<Part + fixed_string("_heads")>{}]};
}

}  // namespace co2design::workload
