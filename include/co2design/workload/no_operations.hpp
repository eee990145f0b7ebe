// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/core/fixed_string.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/workload/operation.hpp>

namespace co2design::workload {

/// A part that a model does not have: a language model's "vision", and what only one tower cannot share.
///
/// Mapping policies sum over "text", "vision" and "joint"; this lets models of one tower use them unchanged.
/// Provides  operations_of<Part>: an empty list, which costs nothing
template <fixed_string Part>
struct no_operations {
  using provides = metrics<operations_of<Part>>;

  constexpr operation_list operator()(auto const&) const noexcept { return {}; }
};

}  // namespace co2design::workload
