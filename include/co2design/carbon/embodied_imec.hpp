// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/carbon/act_processes.hpp>
#include <co2design/carbon/detail/making.hpp>
#include <co2design/carbon/imec_nodes.hpp>
#include <co2design/carbon/process.hpp>
#include <co2design/carbon/yield.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/units/quantity.hpp>

namespace co2design::carbon {

/// Embodied carbon of one device, the chip by imec.netzero's figure of its node; the memory after ACT.
///
/// Formula   chip = A · CPA / Y;  memory = S · CPS / Y;  carbon = chip + memory
/// Units     A mm², CPA kg CO2e/mm² of wafer, S bytes, CPS kg CO2e/byte, Y a share
/// Shape     one area in, three masses out; no allocation, constexpr. In the place of `embodied_act`
/// Requires  A ≥ 0, S ≥ 0, 0 < Y ≤ 1; anything else goes through the same formula
/// Errors    never throws; NaN in → NaN out. Infeasible where `Yield` is a model of the area that leaves no
///           die (in lanes and bounds NaN)
/// Yield     as in `embodied_act`, whose number it is by default
/// When not  22 nm, which imec does not list: the default is 28 nm, its coarsest
/// Excludes  packages, boards, transport, end of life
/// Source    imec.netzero by facebookresearch/ACT (MIT), act/models/logic/imec-netzero-cpa.yaml; Gupta et
///           al., ACT, ISCA 2022
/// Example   embodied_imec{.carbon_per_area = *find_imec_node(7), .yield = 0.9}
template <class Rep, class Yield = constant<Rep>>
struct basic_embodied_imec {
  using rep = Rep;
  using provides = metrics<embodied_chip, embodied_memory, embodied_carbon>;
  using needs = metrics<area>;

  constant<quantity<dimensions::carbon_per_area, Rep>> carbon_per_area = *find_imec_node(28);
  Yield yield = detail::default_yield<Yield>();
  basic_memory_process<Rep> dram = act::lpddr4;
  constant<quantity<dimensions::data, Rep>> dram_capacity = detail::one_gigabyte;

  constexpr void constants(auto&& see) const {
    see("carbon_per_area", carbon_per_area, embodied_chip, embodied_carbon);
    detail::see_yield(see, yield);
    see("dram", dram, embodied_memory, embodied_carbon);
    see("dram_capacity", dram_capacity, embodied_memory, embodied_carbon);
  }

  constexpr auto operator()(auto const& in) const noexcept {
    const auto memory = dram_capacity * dram / detail::memory_yield(yield);
    const auto share = yield_of(yield, in[area]);
    if constexpr (co2design::detail::is_constant_v<Yield>) {
      const auto chip = in[area] * (carbon_per_area / share);
      return results{embodied_chip(chip), embodied_memory(memory), embodied_carbon(chip + memory)};
    } else {
      return detail::made(share, in[area] * carbon_per_area / share, memory);
    }
  }
};

using embodied_imec = basic_embodied_imec<double>;

}  // namespace co2design::carbon
