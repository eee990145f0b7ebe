// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <co2design/mapping/loop_nest.hpp>

namespace co2design::mapping {

/// The sizes of a batch of matrix products: outputs[b][n][k] = Σ over c of inputs[b][n][c] ·
/// weights[b][c][k].
struct gemm_shape {
  std::int64_t n, c, k;
  std::int64_t batch = 1;
};

/// What a mapper minimises: cycles · pJ, cycles, or pJ.
enum class goal : std::uint8_t { energy_times_latency, latency, energy };

/// A mapping that no other beats, and the proof.
///
/// Proof     `bound` is a lower bound on the objective of every mapping that was not looked at; the search
///           ended because it is no smaller than `objective`
struct mapped_gemm {
  loop_nest nest;                ///< of one product; `whole` is the padded problem
  nest_cost one;                 ///< cost of one product while `batch_cores` run side by side
  double cycles = 0;             ///< of the batch
  energy_quantity energy{0.0};   ///< of the batch
  std::int64_t batch_cores = 1;  ///< products that run side by side
  double objective = 0;
  double bound = 0;             ///< +infinity where nothing was left out
  std::uint64_t looked_at = 0;  ///< pairs of spatial factors whose tiles were enumerated
};

}  // namespace co2design::mapping
