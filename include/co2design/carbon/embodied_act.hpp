// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/carbon/act_processes.hpp>
#include <co2design/carbon/detail/making.hpp>
#include <co2design/carbon/grids.hpp>
#include <co2design/carbon/process.hpp>
#include <co2design/carbon/region.hpp>
#include <co2design/carbon/yield.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/units/quantity.hpp>
#include <co2design/units/unit.hpp>

namespace co2design::carbon {

/// Embodied carbon of one device after ACT: the chip by its area, the memory by its capacity.
///
/// Formula   chip = A · (CI_fab · EPA + GPA + MPA) / Y;  memory = S · CPS / Y;  carbon = chip + memory
/// Units     A mm², CI kg CO2e/J, EPA J/mm², GPA and MPA kg CO2e/mm², S bytes, CPS kg CO2e/byte, Y a share
/// Shape     one area in, three masses out; no allocation, constexpr
/// Requires  A ≥ 0, S ≥ 0, 0 < Y ≤ 1; anything else goes through the same formula
/// Errors    never throws; NaN in → NaN out; a number Y = 0 → infinity or NaN. Infeasible where `Yield` is a
///           model of the area that leaves no die (in lanes and bounds NaN)
/// Yield     a number for chips of every size and for the memory; or a model of the chip's area
///           (carbon/yield.hpp), the memory's then being ACT's
/// Excludes  packages (ACT: 150 g per chip), boards, transport, end of life. `fab` does not reach the memory,
///           whose CPS has a grid inside
/// Cost      one multiplication and one addition per design, the rest is the same for all
/// Source    Gupta et al., ACT, ISCA 2022, equations 4 to 6 and Table 1; code facebookresearch/ACT (MIT),
///           which divides memory by the yield too. The defaults are those of the CATransformers study
///           (Taiwan, 22 nm, yield 0.875, 1 GB: 1576.8 g/cm²) but for the memory: the study charges LPDDR4
///           energy and LPDDR3 carbon (`act::lpddr3_20nm`), here both are LPDDR4's
/// Example   embodied_act{.fab = fab::korea, .dram = act::ddr4_10nm, .dram_capacity = 4_GB},
///           basic_embodied_act<double, poisson_yield>{.yield = {.defect_density = per_cm2(0.1)}}
template <class Rep, class Yield = constant<Rep>>
struct basic_embodied_act {
  using rep = Rep;
  using provides = metrics<embodied_chip, embodied_memory, embodied_carbon>;
  using needs = metrics<area>;

  basic_region<Rep> fab = fab::taiwan;
  basic_logic_process<Rep> logic = act::logic_22nm;
  Yield yield = detail::default_yield<Yield>();
  basic_memory_process<Rep> dram =
      act::lpddr4;  ///< the memory whose access energy the edge chips are charged
  constant<quantity<dimensions::data, Rep>> dram_capacity = detail::one_gigabyte;

  constexpr void constants(auto&& see) const {
    see("fab", fab, embodied_chip, embodied_carbon);
    see("energy_per_area", logic.energy_per_area, embodied_chip, embodied_carbon);
    see("gas_per_area", logic.gas_per_area, embodied_chip, embodied_carbon);
    see("materials_per_area", logic.materials_per_area, embodied_chip, embodied_carbon);
    detail::see_yield(see, yield);
    see("dram", dram, embodied_memory, embodied_carbon);
    see("dram_capacity", dram_capacity, embodied_memory, embodied_carbon);
  }

  /// What a square millimetre of wafer costs, and of chips that work: the latter is ACT's CPA.
  [[nodiscard]] constexpr quantity<dimensions::carbon_per_area, Rep> carbon_per_wafer_area() const noexcept {
    return fab * logic.energy_per_area + logic.gas_per_area + logic.materials_per_area;
  }
  [[nodiscard]] constexpr quantity<dimensions::carbon_per_area, Rep> carbon_per_area() const noexcept
  requires(co2design::detail::is_constant_v<Yield>)
  {
    return carbon_per_wafer_area() / yield;
  }

  constexpr auto operator()(auto const& in) const noexcept {
    const auto memory = dram_capacity * dram / detail::memory_yield(yield);
    if constexpr (co2design::detail::is_constant_v<Yield>) {
      const auto chip = in[area] * carbon_per_area();
      return results{embodied_chip(chip), embodied_memory(memory), embodied_carbon(chip + memory)};
    } else {
      const auto share = yield_of(yield, in[area]);
      return detail::made(share, in[area] * carbon_per_wafer_area() / share, memory);
    }
  }
};

using embodied_act = basic_embodied_act<double>;

}  // namespace co2design::carbon
