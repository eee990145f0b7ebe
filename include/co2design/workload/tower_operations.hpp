// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/core/fixed_string.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/rules.hpp>
#include <co2design/workload/operation.hpp>
#include <co2design/workload/tower_shape.hpp>

namespace co2design::workload {

/// The operators of a tower whose dimensions are on axes, as a policy: makes a model of a function.
///
/// Provides  operations_of<Part>
/// Reads     Part_layers, Part_hidden, Part_ffn, Part_heads
/// Requires  List(tower_shape, Shape, rule_set) makes an `operation_list` in a constant expression; Shape is
///           what is fixed about the model
/// Example   using my_text = tower_operations<"text", my_operations, my_shape>;
template <fixed_string Part, auto List, class Shape>
struct tower_operations {
  using provides = metrics<operations_of<Part>>;
  using reads = tower_axes<Part>;
  Shape shape{};
  rule_set rules = rules::corrected;

  constexpr void constants(auto&& see) const
  requires requires { shape.constants(see); }
  {
    shape.constants(see);
  }

  constexpr operation_list operator()(auto const& in) const noexcept {
    return List(tower<Part>(in), shape, rules);
  }
};

}  // namespace co2design::workload
