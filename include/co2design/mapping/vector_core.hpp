// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <co2design/workload/operation.hpp>

namespace co2design::mapping {

/// Cycles that a vector core's lane spends on one element.
/// Source    CATransformers (arXiv 2505.01386), vector-core estimator of snapshot ad8c859
[[nodiscard]] constexpr double cycles_per_element(workload::operator_kind kind) noexcept {
  using enum workload::operator_kind;
  switch (kind) {
    case gemm:
    case convolution:
      return 0;
    case layer_norm:
    case elementwise:
      return 1;
    case dropout:
      return 2;
    case softmax:
    case divide:
      return 10;
    case sigmoid:
      return 12;
    case power:
    case power_sum:
      return 15;
  }
  return 0;
}

/// Cycles of one vector operator on `lanes` lanes.
///
/// Formula   ⌈n/P⌉ · cycles per element; softmax over r: ⌈n/r⌉·⌈r/P⌉ + 10 + 10·⌈n/P⌉
/// Requires  lanes > 0; for softmax the axis it runs over > 0
/// Source    as for `cycles_per_element`
[[nodiscard]] constexpr double vector_cycles(const workload::operation& one, std::int64_t lanes) noexcept {
  const auto rounds = [](std::int64_t n, std::int64_t by) { return (n + by - 1) / by; };
  const double steps = static_cast<double>(rounds(one.elements, lanes));
  const double cycles = steps * cycles_per_element(one.kind);
  if (one.kind != workload::operator_kind::softmax) return cycles;
  return cycles + 10 + static_cast<double>(rounds(one.elements, one.axis) * rounds(one.axis, lanes));
}

}  // namespace co2design::mapping
