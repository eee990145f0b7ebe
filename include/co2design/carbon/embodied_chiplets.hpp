// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>

#include <co2design/carbon/act_processes.hpp>
#include <co2design/carbon/chiplet.hpp>
#include <co2design/carbon/detail/making.hpp>
#include <co2design/carbon/packaging.hpp>
#include <co2design/carbon/process.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/units/quantity.hpp>

namespace co2design::carbon {

/// Embodied carbon of one device whose chip is several dies in one package, after ECO-CHIP; the memory after
/// ACT.
///
/// Formula   chip = Σ aᵢ · CPAᵢ · (1/Yᵢ(aᵢ) + 1/usedᵢ(aᵢ) − 1) + packaging;  memory = S · CPS / Y_ACT
/// Shape     one area in, three masses out; no allocation, constexpr. In the place of `embodied_act`
/// Requires  Count ≥ 2; A > 0, which is the area as one die of the node that the chiplets were made from; S ≥
///           0
/// Errors    never throws; NaN in → NaN out. Infeasible where no wafer holds a chiplet so large; in lanes and
///           bounds NaN there
/// When not  latency and energy of what crosses from die to die, which are the mapping's
/// Cost      some 60 operations a chiplet, and its logarithms and exponentials
/// Source    Sudarshan et al., ECO-CHIP, HPCA 2024, see `basic_packaging` for what is ours; Gupta et al.,
///           ACT, 2022
/// Example   embodied_chiplets<2>{.chiplets = {*make_chiplet(0.6, 7), *make_chiplet(0.4, 22,
///           chiplet_kind::sram)}, .packaging = {.kind = joined_by::silicon_bridge}}
template <class Rep, std::size_t Count>
struct basic_embodied_chiplets {
  using rep = Rep;
  using provides = metrics<embodied_chip, embodied_memory, embodied_carbon>;
  using needs = metrics<area>;

  std::array<basic_chiplet<Rep>, Count> chiplets;
  basic_packaging<Rep> packaging = {};
  basic_memory_process<Rep> dram = act::lpddr4;
  constant<quantity<dimensions::data, Rep>> dram_capacity = detail::one_gigabyte;

  constexpr void constants(auto&& see) const {
    for (const auto& one : chiplets) detail::see_of_chip(see, one);
    detail::see_of_chip(see, packaging);
    detail::see_memory(see, *this);
  }

  constexpr auto operator()(auto const& in) const noexcept {
    const auto chip = in[area];
    auto made = packaging.carbon(chiplets, chip);
    auto used = chiplets[0].process.wafer.used(chiplets[0].area(chip));
    for (const auto& one : chiplets) {
      made = made + one.process.carbon(one.area(chip));
      used = min(used, one.process.wafer.used(one.area(chip)));
    }
    return detail::made(used, made, dram_capacity * dram / act::yield);
  }
};

template <std::size_t Count>
using embodied_chiplets = basic_embodied_chiplets<double, Count>;

}  // namespace co2design::carbon
