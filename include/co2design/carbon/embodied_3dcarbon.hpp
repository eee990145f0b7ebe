// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/carbon/act_processes.hpp>
#include <co2design/carbon/detail/making.hpp>
#include <co2design/carbon/grids.hpp>
#include <co2design/carbon/process.hpp>
#include <co2design/carbon/region.hpp>
#include <co2design/carbon/wafer.hpp>
#include <co2design/carbon/yield.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/units/quantity.hpp>
#include <co2design/units/unit.hpp>

namespace co2design::carbon {

/// Electricity of a wafer by what is made with it: transistors, contacts, and metal layer after metal layer.
///
/// Formula   EPA(L) = FEOL + MOL + BEOL + (L − L₀)·layer
/// Units     J/mm² (kWh/cm² by literal); layers are numbers
/// Requires  L ≥ 0
/// Source    single figures of 28 nm: Zhao et al., 3D-Carbon, DAC 2024; code UMN-ZhaoLab/3D-Carbon 14e1a7f.
///           Its code adds the layers to ACT's EPA instead (0.90 at 28 nm, where the three parts sum to 0.95)
/// Example   split_process{.layers = 7}
template <class Rep>
struct basic_split_process {
  static constexpr const char* paper = "UMN-ZhaoLab/3D-Carbon@14e1a7f, parameters of 28 nm";

  constant<quantity<dimensions::energy_per_area, Rep>> front{0.41 * units::kwh_per_cm2, "FEOL 28 nm", 2024,
                                                             paper};
  constant<quantity<dimensions::energy_per_area, Rep>> middle{0.0 * units::kwh_per_cm2, "MOL 28 nm", 2024,
                                                              paper};
  constant<quantity<dimensions::energy_per_area, Rep>> back{0.54 * units::kwh_per_cm2, "BEOL 28 nm", 2024,
                                                            paper};
  constant<quantity<dimensions::energy_per_area, Rep>> layer{0.054 * units::kwh_per_cm2, "a metal layer",
                                                             2024, paper};
  constant<Rep> usual_layers{10.0, "metal layers", 2024, paper};  ///< L₀, those in `back`
  constant<Rep> layers = usual_layers;                            ///< L

  constexpr void constants(auto&& see) const {
    see("front", front);
    see("middle", middle);
    see("back", back);
    see("layer", layer);
    see("usual_layers", usual_layers);
    see("layers", layers);
  }

  [[nodiscard]] constexpr quantity<dimensions::energy_per_area, Rep> usual() const noexcept {
    return front + middle + back;
  }
  [[nodiscard]] constexpr quantity<dimensions::energy_per_area, Rep> energy_per_area() const noexcept {
    return usual() + (layers - usual_layers) * layer;
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

/// The share of stacks that bonding leaves whole, for each die in them.
/// Source    Zhao et al., 3D-Carbon, DAC 2024; code UMN-ZhaoLab/3D-Carbon 14e1a7f, bonding_yield
namespace bonding {
inline constexpr constant<double> micro_bumps_wafer_to_wafer{0.98, "micro-bumps, wafer to wafer", 2024,
                                                             "UMN-ZhaoLab/3D-Carbon@14e1a7f, bonding_yield"};
inline constexpr constant<double> micro_bumps_die_to_wafer{0.96, "micro-bumps, die to wafer", 2024,
                                                           "UMN-ZhaoLab/3D-Carbon@14e1a7f, bonding_yield"};
inline constexpr constant<double> hybrid_wafer_to_wafer{0.97, "hybrid bonds, wafer to wafer", 2024,
                                                        "UMN-ZhaoLab/3D-Carbon@14e1a7f, bonding_yield"};
inline constexpr constant<double> hybrid_die_to_wafer{0.95, "hybrid bonds, die to wafer", 2024,
                                                      "UMN-ZhaoLab/3D-Carbon@14e1a7f, bonding_yield"};
inline constexpr constant<double> monolithic{0.93, "monolithic tiers", 2024,
                                             "UMN-ZhaoLab/3D-Carbon@14e1a7f, bonding_yield"};
}  // namespace bonding

/// Embodied carbon of one device after 3D-Carbon: by metal layers, whole wafers and clustered defects; as one
/// die or as a stack of equal ones. The memory after ACT.
///
/// Formula   die(a) = a/used(a) · (CI_fab · EPA(L) + γ·GPA + MPA) / Y(a), γ = EPA(L)/EPA(L₀); chip = die(A);
///           as n tiers chip = n·die(A/n) / B^n
/// Units     A mm², CI kg CO2e/J, EPA J/mm², GPA and MPA kg CO2e/mm²; Y, B and the used share are numbers
/// Shape     one area in, three masses out; no allocation, constexpr. In the place of `embodied_act`
/// Requires  A ≥ 0, tiers ≥ 1
/// Errors    never throws; NaN in → NaN out. Infeasible where no wafer holds a die so large
/// Excludes  package and bonding energy, area of through-silicon vias, boards, transport, end of life
/// Cost      a square root, a logarithm and an exponential per design
/// Source    Zhao et al., 3D-Carbon, DAC 2024; code UMN-ZhaoLab/3D-Carbon 14e1a7f, single figures: at 28 nm
///           0.07 defects a cm², α = 10, and as ACT gases of 99 % abatement and materials. It counts whole
///           dies, here a wafer has 640.2: ours, so that nothing jumps with the area
/// Example   embodied_3dcarbon{.tiers = 2, .bonding_yield = bonding::hybrid_wafer_to_wafer}
template <class Rep, class Yield = basic_negative_binomial_yield<Rep>>
struct basic_embodied_3dcarbon {
  using rep = Rep;
  using provides = metrics<embodied_chip, embodied_memory, embodied_carbon>;
  using needs = metrics<area>;

  basic_region<Rep> fab = fab::taiwan;
  basic_split_process<Rep> energy = {};
  constant<quantity<dimensions::carbon_per_area, Rep>> gas_per_area =
      act::logic(28, act::abatement::percent_99)->gas_per_area;
  constant<quantity<dimensions::carbon_per_area, Rep>> materials_per_area =
      act::logic_28nm.materials_per_area;
  Yield yield = detail::yield_of_28nm<Yield>();
  basic_wafer<Rep> wafer = {};
  int tiers = 1;
  constant<Rep> bonding_yield = bonding::micro_bumps_die_to_wafer;  ///< of a stack only
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
    if (tiers > 1) see("bonding_yield", bonding_yield, embodied_chip, embodied_carbon);
    detail::see_memory(see, *this);
  }

  /// What a square millimetre of wafer costs.
  [[nodiscard]] constexpr quantity<dimensions::carbon_per_area, Rep> carbon_per_wafer_area() const noexcept {
    const auto all = energy.energy_per_area();
    return fab * all + all / energy.usual() * gas_per_area + materials_per_area;
  }

  constexpr auto operator()(auto const& in) const noexcept {
    const auto die = in[area] / tiers;
    Rep whole = 1;  // of the stacks
    if (tiers > 1)
      for (int i = 0; i < tiers; ++i) whole = whole * bonding_yield;
    const auto used = wafer.used(die);
    const auto chip = tiers * (die * carbon_per_wafer_area() / (used * yield_of(yield, die) * whole));
    return detail::made(used, chip, dram_capacity * dram / act::yield);
  }
};

using split_process = basic_split_process<double>;
using embodied_3dcarbon = basic_embodied_3dcarbon<double>;

}  // namespace co2design::carbon
