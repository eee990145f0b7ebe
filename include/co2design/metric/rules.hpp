// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <compare>

namespace co2design {

/// What separates the published estimator from the physics, in the order in which it is repaired.
///
/// The enumerators are the rungs of one ladder: a rule set applies every correction up to its rung.
/// Source    CATransformers (arXiv 2505.01386), code snapshot ad8c859, compared operator by operator
enum class correction : int {
  none = 0,
  layers_counted_once = 1,    ///< layers count L, not L + 1
  attention_dimensions = 2,   ///< QK^T and A·V with their true inner dimensions
  heads_as_batch = 3,         ///< heads index all three tensors, instead of being folded into rows
  padding = 4,                ///< dimensions may be padded, tiles need not divide
  energy_per_block = 5,       ///< SRAM and DRAM energies are per 4-byte block, not per element
  mac_energy = 6,             ///< the MAC energy of the technology, not a fixed 2.2 pJ
  write_energy = 7,           ///< writes cost write energy
  l2_bandwidth_per_core = 8,  ///< each core has its own L2 bandwidth
  weight_registers = 9,       ///< registers hold weights only
  epilogues = 10,             ///< fused epilogues cost energy on the vector core
  vector_operators = 11,      ///< mean divides by its rows, dropout is free, whole operands move
  whole_model = 12,           ///< pooler, classifier, final norm and LM head count
  one_l2_buffer = 13,         ///< tiles share the L2 that the area pays for, not three times it
  decoding = 14,              ///< prefill and decode are separate workloads
  one_area_rule = 15,         ///< one floor of the L2 size for area and energy
  one_memory_kind = 16,       ///< one memory for energy and carbon: a choice of `embodied_act::dram`
  memory_capacity = 17,       ///< the memory holds at least the weights: a bound on `workload::memory_needed`
  explicit_scenario = 18,     ///< inference count and grids are stated with every result: by the programs
};

/// Which corrections apply; a value, so that one program compares both ends of the ladder.
/// Example   mapping::roofline{.rules = rules::reference}
struct rule_set {
  correction rung = correction::explicit_scenario;

  [[nodiscard]] constexpr bool applies(correction c) const noexcept { return c <= rung; }
  friend constexpr bool operator==(rule_set, rule_set) = default;
};

namespace rules {
/// The published estimator as it is.
inline constexpr rule_set reference{correction::none};
/// All corrections: the default.
inline constexpr rule_set corrected{correction::explicit_scenario};
}  // namespace rules

}  // namespace co2design
