// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>

#include <co2design/carbon/detail/imec_table.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/evidence.hpp>
#include <co2design/units/quantity.hpp>
#include <co2design/units/unit.hpp>

namespace co2design::carbon {

/// What a square millimetre of logic wafer costs by imec.netzero's public figures, as ACT keeps them: 28, 20,
/// 14, 10, 7, 5 or 3 nm; none of others.
///
/// Units     kg CO2e/mm² of wafer, before yield; the grid and the abatement are inside, and not stated. That
///           a figure is of a square centimetre is inferred: the file says "kg" and "per wafer", is called
///           that of CPAs, and its 7 nm is ACT's on a grid of 274 to 344 g/kWh, by abatement. Hence
///           `evidence::modelled`
/// Source    facebookresearch/ACT (MIT), act/models/logic/imec-netzero-cpa.yaml
/// Example   embodied_imec{.carbon_per_area = *find_imec_node(7)}
template <class Rep = double>
[[nodiscard]] constexpr std::optional<constant<quantity<dimensions::carbon_per_area, Rep>>> find_imec_node(
    int node_nm) noexcept {
  for (const detail::imec_row& row : detail::imec_rows)
    if (row.node_nm == node_nm)
      return constant<carbon_per_area_quantity>(1000 * row.kg_per_cm2 * units::g_per_cm2, row.name, row.year,
                                                row.source, evidence::modelled);
  return std::nullopt;
}

}  // namespace co2design::carbon
