// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <ctime>

#include <co2design/carbon/data_centre.hpp>
#include <co2design/carbon/grids.hpp>
#include <co2design/carbon/region.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/units/quantity.hpp>

namespace co2design::carbon {

/// The processor time that this program has taken so far, of all its threads.
/// Source    std::clock, which on POSIX is time and not ticks of a wall clock; it may wrap after many hours
/// Example   const auto before = cpu_time(); search(problem); search_carbon takes cpu_time() - before
[[nodiscard]] inline time_quantity cpu_time() noexcept {
  return time_quantity(static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC));
}

/// One device's part of the carbon of finding the design: what the search itself emitted.
///
/// Formula   C = t · P · PUE · I / N
/// Units     t processor seconds, summed over cores (`cpu_time`); P watts of one core; I kg CO2e/J where it ran; N
///           devices that are built of what it found; result kg CO2e per device
/// Shape     nothing in, one mass out; no allocation, constexpr
/// Requires  t ≥ 0, P ≥ 0, PUE ≥ 1, N > 0; anything else goes through the same formula
/// Errors    never throws; NaN in → NaN out
/// Excludes  memory, disks, and the embodied carbon of the machine
/// Cost      none per design
/// Source    Lannelongue, Grealey, Inouye, Green Algorithms, Advanced Science 8(12), 2021, without its memory term
/// Example   search{.cpu_time = cpu_time(), .power = 6_W, .grid = grid::california}
template <class Rep>
struct basic_search {
  using rep = Rep;
  using provides = metrics<search_carbon>;

  constant<quantity<dimensions::time, Rep>> cpu_time;
  constant<quantity<dimensions::power, Rep>> power = core_power;
  constant<Rep> pue = carbon::pue::none;
  basic_region<Rep> grid = grid::california;
  constant<Rep> devices = one_device;

  constexpr void constants(auto&& see) const {
    see("cpu_time", cpu_time);
    see("power", power);
    see("pue", pue);
    see("grid", grid);
    see("devices", devices);
  }

  constexpr auto operator()(auto const&) const noexcept { return cpu_time * power * pue * grid / devices; }
};

using search = basic_search<double>;

}  // namespace co2design::carbon
