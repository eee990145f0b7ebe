// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include <co2design/carbon/act_processes.hpp>
#include <co2design/carbon/bonding.hpp>
#include <co2design/carbon/detail/making.hpp>
#include <co2design/carbon/grids.hpp>
#include <co2design/carbon/process.hpp>
#include <co2design/carbon/region.hpp>
#include <co2design/carbon/wafer.hpp>
#include <co2design/carbon/yield.hpp>
#include <co2design/core/mistake.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/units/quantity.hpp>
#include <co2design/units/unit.hpp>

namespace co2design::carbon {

/// Electricity of a wafer by its metal layers.
///
/// Formula   EPA(L) = EPA(L₀) + (L − L₀)·layer
/// Units     J/mm² (kWh/cm² by literal); layers are numbers
/// Requires  L ≥ 0
/// Source    single figures of 28 nm: Zhao et al., 3D-Carbon, DAC 2024; code UMN-ZhaoLab/3D-Carbon 14e1a7f.
///           EPA(L₀) is ACT's, as in that code; its parts (FEOL 0.41, BEOL 0.54) sum to 0.95 and enter no
///           formula of it
/// Example   layered_process{.layers = 7}
template <class Rep>
struct basic_layered_process {
  static constexpr const char* paper = "UMN-ZhaoLab/3D-Carbon@14e1a7f, parameters of 28 nm";

  constant<quantity<dimensions::energy_per_area, Rep>> usual = act::logic_28nm.energy_per_area;  ///< EPA(L₀)
  constant<quantity<dimensions::energy_per_area, Rep>> layer{0.054 * units::kwh_per_cm2, "a metal layer",
                                                             2024, paper};
  constant<Rep> usual_layers{10.0, "metal layers", 2024, paper};  ///< L₀
  constant<Rep> layers = usual_layers;                            ///< L

  constexpr void constants(auto&& see) const {
    see("usual", usual);
    see("layer", layer);
    see("usual_layers", usual_layers);
    see("layers", layers);
  }

  [[nodiscard]] constexpr quantity<dimensions::energy_per_area, Rep> energy_per_area() const noexcept {
    return usual + (layers - usual_layers) * layer;
  }
};

namespace detail {

// Where a yield has defects and clusters, 3D-Carbon's.
template <class Yield>
constexpr Yield yield_of_28nm() noexcept {
  if constexpr (requires(Yield y) { y.clustering; }) {
    constexpr const char* paper = "UMN-ZhaoLab/3D-Carbon@14e1a7f, die_yield of 28 nm";
    return {.defect_density = constant<quantity<quotient_t<dimensionless, dimensions::area>>>(
                per_cm2(0.07).value, "defect density", 2024, paper),
            .clustering = {10.0, "clustering of defects", 2024, paper}};
  } else {
    return default_yield<Yield>();
  }
}

}  // namespace detail

/// Embodied carbon of one device after 3D-Carbon: by metal layers, whole wafers and clustered defects; as one
/// die or as a stack of equal ones. The memory after ACT.
///
/// Formula   die(a) = a/used(a) · (CI_fab · EPA(L) + γ·GPA + MPA), γ = EPA(L)/EPA(L₀); chip = die(A) / Y(A);
///           as n tiers, of dies that are tested before, chip = n·die(A/n) / (Y(A/n) · Bⁿ);
///           of wafers that are not, chip = n·die(A/n) / (Y(A/n) · B)ⁿ
/// Units     A mm², CI kg CO2e/J, EPA J/mm², GPA and MPA kg CO2e/mm²; Y, B and the used share are numbers
/// Shape     one area in, three masses out; no allocation, constexpr. In the place of `embodied_act`
/// Requires  A ≥ 0, tiers ≥ 1
/// Errors    never throws; NaN in → NaN out. Infeasible where no wafer holds a die so large; in lanes and
///           bounds NaN there
/// Excludes  package and bonding energy, area and energy of through-silicon vias, monolithic tiers, boards,
///           transport, end of life
/// When not  a second opinion on ACT: electricity, gases and materials per area are ACT's of 28 nm
/// Cost      a square root, a logarithm and an exponential per design
/// Source    Zhao et al., 3D-Carbon, DAC 2024; code UMN-ZhaoLab/3D-Carbon 14e1a7f, single figures: at 28 nm
///           0.07 defects a cm², α = 10, gases of 99 % abatement. Ours: Bⁿ of tested dies, as its packages of
///           chips placed last have it, where its stacks of them have B once or, by a counter that stays 0,
///           not at all; the same layers in all tiers, where its hybrid bonds leave upper ones two thirds; γ
///           never on the materials, where its untested wafers have it there too; and a real number of dies
///           (a wafer has 640.2), where it counts whole ones, so that nothing jumps with the area
/// Example   embodied_3dcarbon{.tiers = 2, .bonding = bonding::hybrid_wafer_to_wafer}
template <class Rep, class Yield = basic_negative_binomial_yield<Rep>>
struct basic_embodied_3dcarbon {
  using has_no_edge = std::bool_constant<verdict<detail::edge_once<Yield>>::value>;
  using rep = Rep;
  using provides = metrics<embodied_chip, embodied_memory, embodied_carbon>;
  using needs = metrics<area>;

  basic_region<Rep> fab = fab::taiwan;
  basic_layered_process<Rep> energy = {};
  constant<quantity<dimensions::carbon_per_area, Rep>> gas_per_area =
      act::logic(28, act::abatement::percent_99)->gas_per_area;
  constant<quantity<dimensions::carbon_per_area, Rep>> materials_per_area =
      act::logic_28nm.materials_per_area;
  Yield yield = detail::yield_of_28nm<Yield>();
  basic_wafer<Rep> wafer = {};
  int tiers = 1;
  basic_bonding_method<Rep> bonding = carbon::bonding::micro_bumps_die_to_wafer;  ///< of a stack only
  basic_memory_process<Rep> dram = act::lpddr4;
  constant<quantity<dimensions::data, Rep>> dram_capacity = detail::one_gigabyte;

  constexpr void constants(auto&& see) const {
    see("fab", fab, embodied_chip, embodied_carbon);
    detail::see_of_chip(see, energy);
    see("gas_per_area", gas_per_area, embodied_chip, embodied_carbon);
    see("materials_per_area", materials_per_area, embodied_chip, embodied_carbon);
    if constexpr (co2design::detail::is_constant_v<Yield>)
      see("yield", yield, embodied_chip, embodied_carbon);
    else
      detail::see_of_chip(see, yield);
    detail::see_of_chip(see, wafer);
    if (tiers > 1) see("bonding_yield", bonding.yield, embodied_chip, embodied_carbon);
    detail::see_memory(see, *this);
  }

  /// What a square millimetre of wafer costs.
  [[nodiscard]] constexpr quantity<dimensions::carbon_per_area, Rep> carbon_per_wafer_area() const noexcept {
    const auto all = energy.energy_per_area();
    return fab * all + all / energy.usual * gas_per_area + materials_per_area;
  }

  constexpr auto operator()(auto const& in) const noexcept {
    const auto die = in[area] / tiers;
    const auto used = wafer.used(die), good = yield_of(yield, die);
    Rep bonded = 1;
    for (int i = 0; tiers > 1 && i < tiers; ++i) bonded = bonded * bonding.yield;
    auto working = good * bonded;  // share of dies in chips that work
    for (int i = 1; bonding.flow == bonding_flow::wafer_to_wafer && i < tiers; ++i) working = working * good;
    const auto chip = tiers * (die * carbon_per_wafer_area() / (used * working));
    return detail::made(used, chip, dram_capacity * dram / act::yield);
  }
};

using layered_process = basic_layered_process<double>;
using embodied_3dcarbon = basic_embodied_3dcarbon<double>;

}  // namespace co2design::carbon
