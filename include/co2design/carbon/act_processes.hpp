// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <optional>

#include <co2design/carbon/detail/act_figures.hpp>
#include <co2design/carbon/detail/act_table.hpp>
#include <co2design/carbon/process.hpp>

namespace co2design::carbon {

/// The processes of ACT, the architectural carbon model of Gupta et al. (ISCA 2022): `logic_28nm` to `logic_3nm`;
/// memory as `lpddr4`, storage as `nand_10nm` and by device, in `dram_processes`, `ssd_processes`, `hdd_processes`;
/// `yield`, `package`, boards.
///
/// Gases are those of 95 % abatement, as the CATransformers study takes them; later versions of ACT take 97 %, the
/// mean of 95 and 99: 149.14 g/cm² at 22 nm instead of 188.28. No uncertainty is given. 22 nm, the node of the study,
/// is of an earlier commit, which does not state its method and was dropped again.
/// Source    facebookresearch/ACT (MIT): logic/{epa,gpa_95,materials}.json, dram/dram_hynix.json, ssd/, hdd/,
///           act/core/common.py; the paper's Table 1, from imec (Garcia Bardon et al., IEDM 2020), and SK hynix,
///           Seagate and Western Digital reports. Each figure with its source in docs/reference/sources.md
namespace act {

/// Every logic process, coarsest first.
inline constexpr std::array logic_processes{logic_28nm, logic_22nm, logic_20nm, logic_14nm, logic_10nm,
                                            logic_8nm,  logic_7nm,  logic_5nm,  logic_3nm};

/// The process of a node by its abatement; none where ACT has no such node.
/// Example   embodied_act{.logic = *act::logic(7, act::abatement::percent_99)}
[[nodiscard]] constexpr std::optional<logic_process> logic(int node_nm,
                                                           abatement by = abatement::percent_95) noexcept {
  for (const detail::logic_figures& one : detail::logic_table)
    if (one.node_nm == node_nm) return detail::process_of(one, by);
  return std::nullopt;
}

}  // namespace act

}  // namespace co2design::carbon
