// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include <co2design/carbon/act_processes.hpp>
#include <co2design/carbon/detail/making.hpp>
#include <co2design/carbon/process.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/space/axis.hpp>
#include <co2design/units/quantity.hpp>
#include <co2design/units/unit.hpp>

namespace co2design::carbon {

/// A kind of memory: what an access takes, and what making it does.
/// Units     J/B and kg CO2e/B
/// Example   memory_kind{constant(160e-12 * units::joule / (1 * units::byte), …), act::ddr4_10nm}
template <class Rep = double>
struct basic_memory_kind {
  constant<quantity<dimensions::energy_per_data, Rep>> access;
  basic_memory_process<Rep> making;

  template <class Other>
  constexpr operator basic_memory_kind<Other>() const noexcept {  // NOLINT(google-explicit-constructor)
    return {access, making};
  }
};

using memory_kind = basic_memory_kind<>;

namespace detail {

constexpr memory_kind kind_of(double pj_per_bit, const char* name, int year, const char* source,
                              const memory_process& making) noexcept {
  return {{pj_per_bit * 8 * units::picojoule / (1 * units::byte), name, year, source}, making};
}

}  // namespace detail

/// The kinds of which both figures are cited. ACT has the carbon of more (`act::dram_processes`); of those no
/// access energy is cited, and none is guessed: a `memory_kind` of one's own has it.
/// Source    energies: Accelergy's CACTI plug-in, which names Malladi et al. (ISCA 2012) for DDR3 and for
///           what it calls LPDDR, taken here as the LPDDR2 of ACT's list; for LPDDR4 it says "public data"
///           and no year. Carbon: ACT
namespace kind {
inline constexpr memory_kind lpddr4 =
    detail::kind_of(8, "LPDDR4, 8 pJ a bit", 0,
                    "Accelergy CACTI plug-in 02cd6de, DRAM energies: \"public data\"", act::lpddr4);
inline constexpr memory_kind ddr3_30nm = detail::kind_of(
    70, "DDR3, 70 pJ a bit", 2012, "Accelergy CACTI plug-in 02cd6de, DRAM energies: Malladi et al. ISCA 2012",
    act::ddr3_30nm);
inline constexpr memory_kind lpddr2_20nm = detail::kind_of(
    40, "LPDDR, 40 pJ a bit", 2012,
    "Accelergy CACTI plug-in 02cd6de, DRAM energies: Malladi et al. ISCA 2012", act::lpddr2_20nm);
inline constexpr memory_kind ddr3_40nm{ddr3_30nm.access, act::ddr3_40nm};
inline constexpr memory_kind ddr3_50nm{ddr3_30nm.access, act::ddr3_50nm};
}  // namespace kind

/// The memory of a device, for energy and carbon alike: both have the same kind and the same size.
///
/// Formula   embodied memory = S · CPS / Y
/// Provides  embodied_memory, memory_size, memory_access_energy
/// Units     S bytes, CPS kg CO2e/byte, Y a share
/// Requires  S ≥ 0, 0 < Y ≤ 1; anything else goes through the same formula
/// Cost      nothing per design: the same for all. Several kinds on an axis: choose<"memory", main_memory,
///           main_memory>
/// Source    Gupta et al., ACT, ISCA 2022, equation 6, and its code, which divides by the yield; 1 GB is the
///           study's
/// Example   main_memory{.kind = kind::ddr3_30nm, .capacity = 4_GB}, with
///           hardware::npu_with_memory<edge_22nm>, only<embodied_chip>(embodied_act{}) and
///           embodied_sum<embodied_chip, embodied_memory>
template <class Rep>
struct basic_main_memory {
  using rep = Rep;
  using provides = metrics<embodied_memory, memory_size, memory_access_energy>;

  basic_memory_kind<Rep> kind = carbon::kind::lpddr4;
  constant<quantity<dimensions::data, Rep>> capacity = detail::one_gigabyte;
  constant<Rep> yield = act::yield;

  constexpr void constants(auto&& see) const {
    see("access", kind.access, memory_access_energy);
    see("making", kind.making, embodied_memory);
    see("capacity", capacity, embodied_memory, memory_size);
    see("yield", yield, embodied_memory);
  }

  constexpr auto operator()(auto const&) const noexcept {
    return results{embodied_memory(capacity * kind.making / yield), memory_size(capacity.value),
                   memory_access_energy(kind.access.value)};
  }
};

using main_memory = basic_main_memory<double>;

/// The same, whose capacity is on the axis `memory_gb`.
/// Example   join<chips, space<axis<"memory_gb", powers_of_two<1, 64>>>>
template <class Rep>
struct basic_memory_by_size {
  using rep = Rep;
  using arithmetic = std::conditional_t<std::is_arithmetic_v<Rep>, scalar, generic>;
  using provides = typename basic_main_memory<Rep>::provides;
  using reads = axes<"memory_gb">;

  basic_main_memory<Rep> of = {};

  constexpr void constants(auto&& see) const {
    see("access", of.kind.access, memory_access_energy);
    see("making", of.kind.making, embodied_memory);
    see("yield", of.yield, embodied_memory);
  }

  constexpr auto operator()(auto const& in) const noexcept {
    basic_main_memory<Rep> sized = of;
    sized.capacity.value = static_cast<Rep>(static_cast<double>(in["memory_gb"_axis])) * units::gigabyte;
    return sized(in);
  }
};

using memory_by_size = basic_memory_by_size<double>;

}  // namespace co2design::carbon
