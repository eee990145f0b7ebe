// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <optional>

#include <co2design/carbon/detail/act_figures.hpp>
#include <co2design/carbon/detail/act_table.hpp>
#include <co2design/carbon/process.hpp>
#include <co2design/metric/evidence.hpp>

namespace co2design::carbon {

/// The processes of ACT, the architectural carbon model of Gupta et al. (ISCA 2022): `logic_28nm` to
/// `logic_3nm`; memory as `lpddr4`, storage as `nand_10nm` and by device, in `dram_processes`,
/// `ssd_processes`, `hdd_processes`; `yield`, `package`, boards.
///
/// Gases are those of 95 % abatement, as the CATransformers study takes them; later versions of ACT take 97
/// %, the mean of 95 and 99: 149.14 g/cm² at 22 nm instead of 188.28. No uncertainty is given; that of the
/// gases at 97 % is how far 95 and 99 lie off, as that is what nobody knows of a fab. 22 nm, the node of the
/// study, is of an earlier commit, which does not state its method and was dropped again.
/// Source    facebookresearch/ACT (MIT): logic/{epa,gpa_95,materials}.json, dram/dram_hynix.json, ssd/, hdd/,
///           act/core/common.py; the paper's Table 1, from imec (Garcia Bardon et al., IEDM 2020), and SK
///           hynix, Seagate and Western Digital reports. Each figure with its source in
///           docs/reference/sources.md
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

/// A printed circuit board by its layers.
///
/// Formula   the figure of 2, 4, 6 or 8 layers; of others layers · 0.13 kg/m², ACT's mean per layer, which is
///           more than the former are (0.43 for 4) and has no intercept
/// Requires  layers ≥ 0
/// Example   device_parts{.board = act::board(10), .board_area = 30_cm2}
[[nodiscard]] constexpr auto board(int layers) noexcept {
  switch (layers) {
    case 2:
      return board_2_layers;
    case 4:
      return board_4_layers;
    case 6:
      return board_6_layers;
    case 8:
      return board_8_layers;
    default:
      break;
  }
  auto all = board_per_layer;
  all.value = layers * all.value;
  all.known = evidence::modelled;
  return all;
}

}  // namespace act

}  // namespace co2design::carbon
