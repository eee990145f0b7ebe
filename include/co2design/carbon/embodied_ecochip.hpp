// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/carbon/act_processes.hpp>
#include <co2design/carbon/detail/making.hpp>
#include <co2design/carbon/ecochip_process.hpp>
#include <co2design/carbon/process.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/units/quantity.hpp>
#include <co2design/units/unit.hpp>

namespace co2design::carbon {

/// Embodied carbon of one device whose chip is one die, after ECO-CHIP; the memory after ACT, as ECO-CHIP has
/// none.
///
/// Formula   chip = A · CPA · (1/Y(A) + 1/used(A) − 1), see `basic_ecochip_process`; memory = S · CPS / Y_ACT
/// Shape     one area in, three masses out; no allocation, constexpr. In the place of `embodied_act`
/// Requires  A ≥ 0, S ≥ 0
/// Errors    never throws; NaN in → NaN out. Infeasible where no wafer holds a die so large; in lanes and
///           bounds NaN there
/// Excludes  packages, boards, transport, end of life; design, which is `embodied_design`
/// When not  a second opinion on ACT: its carbon per area is ACT's at coal, see `basic_ecochip_process`
/// Cost      a square root, a logarithm and an exponential per design; not linear in the area, so it is
///           tabulated and not traced
/// Source    Sudarshan et al., ECO-CHIP, HPCA 2024; Gupta et al., ACT, ISCA 2022
/// Example   embodied_ecochip{.process = *find_ecochip_process(7), .dram = act::ddr4_10nm},
///           embodied_ecochip{.process = *ecochip_process_on(fab::korea, 7)}
template <class Rep, class Yield = basic_negative_binomial_yield<Rep>>
struct basic_embodied_ecochip {
  using rep = Rep;
  using provides = metrics<embodied_chip, embodied_memory, embodied_carbon>;
  using needs = metrics<area>;

  basic_ecochip_process<Rep, Yield> process = {};
  basic_memory_process<Rep> dram = act::lpddr4;
  constant<quantity<dimensions::data, Rep>> dram_capacity = detail::one_gigabyte;

  constexpr void constants(auto&& see) const {
    detail::see_of_chip(see, process);
    detail::see_memory(see, *this);
  }

  constexpr auto operator()(auto const& in) const noexcept {
    return detail::made(process.wafer.used(in[area]), process.carbon(in[area]),
                        dram_capacity * dram / act::yield);
  }
};

using embodied_ecochip = basic_embodied_ecochip<double>;

}  // namespace co2design::carbon
