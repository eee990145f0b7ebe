// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include <co2design/carbon/act_processes.hpp>
#include <co2design/carbon/process.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/units/quantity.hpp>
#include <co2design/units/unit.hpp>

namespace co2design::carbon {

/// Embodied carbon of what a device has beside chip and memory, after ACT: packages, storage, a board, a
/// battery.
///
/// Formula   n · 150 g + (S_ssd · CPS_ssd + S_hdd · CPS_hdd) / Y + A_board · CPA_board + E_battery ·
///           CPE_battery
/// Units     n packages, S bytes, CPS kg CO2e/byte, A mm², CPA kg CO2e/mm², E joules, CPE kg CO2e/J
/// Shape     no metric in, one mass out: the same for every design
/// Requires  sizes ≥ 0, 0 < Y ≤ 1; anything else goes through the same formula
/// Errors    never throws
/// Source    Gupta et al., ACT, ISCA 2022, equation 3; code facebookresearch/ACT abc9fbb (MIT), which divides
///           storage by the yield. By default the two packages of chip and memory, and nothing else
/// Example   device_parts{.ssd = act::nand_10nm, .ssd_capacity = 128_GB, .board_area = 30_cm2}
template <class Rep>
struct basic_device_parts {
  using rep = Rep;
  using provides = metrics<embodied_parts>;
  using needs = metrics<>;

  constant<Rep> packages{2.0, "chip and memory", 2025, "own choice: of ACT's N_r, one each",
                         evidence::modelled};
  constant<quantity<dimensions::carbon, Rep>> package = act::package;
  constant<Rep> yield = act::yield;
  basic_memory_process<Rep> ssd = act::nand_10nm;
  quantity<dimensions::data, Rep> ssd_capacity{Rep(0)};
  basic_memory_process<Rep> hdd = act::barra_cuda;
  quantity<dimensions::data, Rep> hdd_capacity{Rep(0)};
  constant<quantity<dimensions::carbon_per_area, Rep>> board = act::board_4_layers;
  quantity<dimensions::area, Rep> board_area{Rep(0)};
  constant<quantity<dimensions::carbon_intensity, Rep>> battery = act::battery_nmc;
  quantity<dimensions::energy, Rep> battery_capacity{Rep(0)};

  constexpr void constants(auto&& see) const {
    see("packages", packages);
    see("package", package);
    see("yield", yield);
    see_where_any(see, "ssd", ssd, "ssd_capacity", ssd_capacity);
    see_where_any(see, "hdd", hdd, "hdd_capacity", hdd_capacity);
    see_where_any(see, "board", board, "board_area", board_area);
    see_where_any(see, "battery", battery, "battery_capacity", battery_capacity);
  }

  constexpr auto operator()(auto const&) const noexcept {
    return packages * package + (ssd_capacity * ssd + hdd_capacity * hdd) / yield + board_area * board +
           battery_capacity * battery;
  }

 private:
  // What is not there has no papers to show.
  template <class Amount>
  static constexpr void see_where_any(const auto& see, const char* word, const auto& figure, const char* size,
                                      const Amount& amount) {
    if constexpr (std::is_arithmetic_v<Rep>)
      if (amount == Amount(0)) return;
    see(word, figure);
    see(size, amount);
  }
};

using device_parts = basic_device_parts<double>;

}  // namespace co2design::carbon
