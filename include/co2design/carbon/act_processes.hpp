// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <string_view>

#include <co2design/carbon/process.hpp>
#include <co2design/units/unit.hpp>

namespace co2design::carbon {

/// The processes of ACT, the architectural carbon model of Gupta et al. (ISCA 2022).
///
/// Gases are those of 95 % abatement, as the CATransformers study takes them (later versions of ACT take the
/// mean of 95 and 99 %: 149.14 g/cm² at 22 nm instead of 188.28). No uncertainty is given.
/// Source    facebookresearch/ACT (MIT): logic/{epa,gpa_95,materials}.json, dram/dram_hynix.json; the paper's
///           Table 1, from imec (Garcia Bardon et al., IEDM 2020) and SK hynix reports
namespace act {

/// The share of wafers that make good chips, of every size: ACT's default, a parameter more than a figure.
inline constexpr constant yield{0.875, "yield 0.875", 2022,
                                "facebookresearch/ACT@abc9fbb (MIT), act/core/common.py"};

namespace detail {

constexpr logic_process made(double kwh, double gas, std::string_view name,
                             std::string_view source) noexcept {
  return {{kwh * units::kwh_per_cm2, name, 2022, source},
          {gas * units::g_per_cm2, name, 2022, source},
          {500 * units::g_per_cm2, name, 2022, source},
          name};
}

}  // namespace detail

inline constexpr logic_process logic_28nm =
    detail::made(0.9, 175, "logic 28 nm", "facebookresearch/ACT@abc9fbb (MIT), Gupta et al. ISCA 2022");
/// The node of the CATransformers study, between two that were measured.
/// Source    facebookresearch/ACT (MIT), commit 49c340c, logic/ ("added 22nm scaling", a5b8736): the method
///           is not stated, and later versions dropped it
inline constexpr logic_process logic_22nm =
    detail::made(1.077, 188.28, "logic 22 nm", "facebookresearch/ACT@49c340c (MIT), \"added 22nm scaling\"");
inline constexpr logic_process logic_20nm =
    detail::made(1.2, 190, "logic 20 nm", "facebookresearch/ACT@abc9fbb (MIT), Gupta et al. ISCA 2022");
inline constexpr logic_process logic_14nm =
    detail::made(1.2, 200, "logic 14 nm", "facebookresearch/ACT@abc9fbb (MIT), Gupta et al. ISCA 2022");
inline constexpr logic_process logic_10nm =
    detail::made(1.475, 240, "logic 10 nm", "facebookresearch/ACT@abc9fbb (MIT), Gupta et al. ISCA 2022");
inline constexpr logic_process logic_8nm =
    detail::made(1.52, 240, "logic 8 nm", "facebookresearch/ACT@abc9fbb (MIT), Gupta et al. ISCA 2022");
inline constexpr logic_process logic_7nm =
    detail::made(2.15, 350, "logic 7 nm", "facebookresearch/ACT@abc9fbb (MIT), Gupta et al. ISCA 2022");
inline constexpr logic_process logic_5nm =
    detail::made(2.75, 430, "logic 5 nm", "facebookresearch/ACT@abc9fbb (MIT), Gupta et al. ISCA 2022");
inline constexpr logic_process logic_3nm =
    detail::made(3.25, 470, "logic 3 nm", "facebookresearch/ACT@abc9fbb (MIT), Gupta et al. ISCA 2022");

/// Every logic process, coarsest first.
inline constexpr std::array logic_processes{logic_28nm, logic_22nm, logic_20nm, logic_14nm, logic_10nm,
                                            logic_8nm,  logic_7nm,  logic_5nm,  logic_3nm};

inline constexpr memory_process ddr3_50nm{
    600 * units::g_per_gb, "DDR3 50 nm", 2022,
    "facebookresearch/ACT@abc9fbb (MIT), SK hynix via Gupta et al. ISCA 2022"};
inline constexpr memory_process ddr3_40nm{
    315 * units::g_per_gb, "DDR3 40 nm", 2022,
    "facebookresearch/ACT@abc9fbb (MIT), SK hynix via Gupta et al. ISCA 2022"};
inline constexpr memory_process ddr3_30nm{
    230 * units::g_per_gb, "DDR3 30 nm", 2022,
    "facebookresearch/ACT@abc9fbb (MIT), SK hynix via Gupta et al. ISCA 2022"};
inline constexpr memory_process lpddr3_30nm{
    201 * units::g_per_gb, "LPDDR3 30 nm", 2022,
    "facebookresearch/ACT@abc9fbb (MIT), SK hynix via Gupta et al. ISCA 2022"};
inline constexpr memory_process lpddr3_20nm{
    184 * units::g_per_gb, "LPDDR3 20 nm", 2022,
    "facebookresearch/ACT@abc9fbb (MIT), SK hynix via Gupta et al. ISCA 2022"};
inline constexpr memory_process lpddr2_20nm{
    159 * units::g_per_gb, "LPDDR2 20 nm", 2022,
    "facebookresearch/ACT@abc9fbb (MIT), SK hynix via Gupta et al. ISCA 2022"};
inline constexpr memory_process lpddr4{
    48 * units::g_per_gb, "LPDDR4", 2022,
    "facebookresearch/ACT@abc9fbb (MIT), SK hynix via Gupta et al. ISCA 2022"};
inline constexpr memory_process ddr4_10nm{
    65 * units::g_per_gb, "DDR4 10 nm", 2022,
    "facebookresearch/ACT@abc9fbb (MIT), SK hynix via Gupta et al. ISCA 2022"};

/// Every memory process.
inline constexpr std::array dram_processes{ddr3_50nm,   ddr3_40nm,   ddr3_30nm, lpddr3_30nm,
                                           lpddr3_20nm, lpddr2_20nm, lpddr4,    ddr4_10nm};

}  // namespace act

}  // namespace co2design::carbon
