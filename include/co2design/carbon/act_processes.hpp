// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <string_view>

#include <co2design/units/quantity.hpp>
#include <co2design/units/unit.hpp>

namespace co2design::carbon {

/// What making a square centimetre of logic wafer takes.
///
/// Units     energy in J/mm², gases and materials in kg CO2e/mm² (kWh/cm² and g/cm² by literal)
/// Requires  none negative; texts with static storage
struct logic_process {
  energy_per_area_quantity energy_per_area;     ///< EPA: electricity of the fab
  carbon_per_area_quantity gas_per_area;        ///< GPA: process gases that escape abatement
  carbon_per_area_quantity materials_per_area;  ///< MPA: raw materials
  std::string_view name;
  std::string_view source;
};

/// What making memory takes, per capacity; the electricity of the maker's fabs is in it.
///
/// Units     kg CO2e per byte (g/GB by literal)
/// Requires  not negative; texts with static storage
struct dram_process {
  carbon_per_data_quantity carbon_per_capacity;  ///< CPS
  std::string_view name;
  std::string_view source;
};

/// The processes of ACT, the architectural carbon model of Gupta et al. (ISCA 2022).
///
/// Gases are those of 95 % abatement, as the CATransformers study takes them (later versions of ACT take the
/// mean of 95 and 99 %: 149.14 g/cm² at 22 nm instead of 188.28). No uncertainty is given.
/// Source    facebookresearch/ACT (MIT): logic/{epa,gpa_95,materials}.json, dram/dram_hynix.json; the paper's
///           Table 1, from imec (Garcia Bardon et al., IEDM 2020) and SK hynix reports
namespace act {

inline constexpr logic_process logic_28nm{0.9 * units::kwh_per_cm2, 175 * units::g_per_cm2,
                                          500 * units::g_per_cm2, "logic 28 nm",
                                          "facebookresearch/ACT@abc9fbb (MIT), Gupta et al. ISCA 2022"};
/// The node of the CATransformers study, between two that were measured.
/// Source    facebookresearch/ACT (MIT), commit 49c340c, logic/ ("added 22nm scaling", a5b8736): the method
///           is not stated, and later versions dropped it
inline constexpr logic_process logic_22nm{1.077 * units::kwh_per_cm2, 188.28 * units::g_per_cm2,
                                          500 * units::g_per_cm2, "logic 22 nm",
                                          "facebookresearch/ACT@49c340c (MIT), \"added 22nm scaling\""};
inline constexpr logic_process logic_20nm{1.2 * units::kwh_per_cm2, 190 * units::g_per_cm2,
                                          500 * units::g_per_cm2, "logic 20 nm",
                                          "facebookresearch/ACT@abc9fbb (MIT), Gupta et al. ISCA 2022"};
inline constexpr logic_process logic_14nm{1.2 * units::kwh_per_cm2, 200 * units::g_per_cm2,
                                          500 * units::g_per_cm2, "logic 14 nm",
                                          "facebookresearch/ACT@abc9fbb (MIT), Gupta et al. ISCA 2022"};
inline constexpr logic_process logic_10nm{1.475 * units::kwh_per_cm2, 240 * units::g_per_cm2,
                                          500 * units::g_per_cm2, "logic 10 nm",
                                          "facebookresearch/ACT@abc9fbb (MIT), Gupta et al. ISCA 2022"};
inline constexpr logic_process logic_8nm{1.52 * units::kwh_per_cm2, 240 * units::g_per_cm2,
                                         500 * units::g_per_cm2, "logic 8 nm",
                                         "facebookresearch/ACT@abc9fbb (MIT), Gupta et al. ISCA 2022"};
inline constexpr logic_process logic_7nm{2.15 * units::kwh_per_cm2, 350 * units::g_per_cm2,
                                         500 * units::g_per_cm2, "logic 7 nm",
                                         "facebookresearch/ACT@abc9fbb (MIT), Gupta et al. ISCA 2022"};
inline constexpr logic_process logic_5nm{2.75 * units::kwh_per_cm2, 430 * units::g_per_cm2,
                                         500 * units::g_per_cm2, "logic 5 nm",
                                         "facebookresearch/ACT@abc9fbb (MIT), Gupta et al. ISCA 2022"};
inline constexpr logic_process logic_3nm{3.25 * units::kwh_per_cm2, 470 * units::g_per_cm2,
                                         500 * units::g_per_cm2, "logic 3 nm",
                                         "facebookresearch/ACT@abc9fbb (MIT), Gupta et al. ISCA 2022"};

/// Every logic process, coarsest first.
inline constexpr std::array logic_processes{logic_28nm, logic_22nm, logic_20nm, logic_14nm, logic_10nm,
                                            logic_8nm,  logic_7nm,  logic_5nm,  logic_3nm};

inline constexpr dram_process ddr3_50nm{
    600 * units::g_per_gb, "DDR3 50 nm",
    "facebookresearch/ACT@abc9fbb (MIT), SK hynix via Gupta et al. ISCA 2022"};
inline constexpr dram_process ddr3_40nm{
    315 * units::g_per_gb, "DDR3 40 nm",
    "facebookresearch/ACT@abc9fbb (MIT), SK hynix via Gupta et al. ISCA 2022"};
inline constexpr dram_process ddr3_30nm{
    230 * units::g_per_gb, "DDR3 30 nm",
    "facebookresearch/ACT@abc9fbb (MIT), SK hynix via Gupta et al. ISCA 2022"};
inline constexpr dram_process lpddr3_30nm{
    201 * units::g_per_gb, "LPDDR3 30 nm",
    "facebookresearch/ACT@abc9fbb (MIT), SK hynix via Gupta et al. ISCA 2022"};
inline constexpr dram_process lpddr3_20nm{
    184 * units::g_per_gb, "LPDDR3 20 nm",
    "facebookresearch/ACT@abc9fbb (MIT), SK hynix via Gupta et al. ISCA 2022"};
inline constexpr dram_process lpddr2_20nm{
    159 * units::g_per_gb, "LPDDR2 20 nm",
    "facebookresearch/ACT@abc9fbb (MIT), SK hynix via Gupta et al. ISCA 2022"};
inline constexpr dram_process lpddr4{
    48 * units::g_per_gb, "LPDDR4",
    "facebookresearch/ACT@abc9fbb (MIT), SK hynix via Gupta et al. ISCA 2022"};
inline constexpr dram_process ddr4_10nm{
    65 * units::g_per_gb, "DDR4 10 nm",
    "facebookresearch/ACT@abc9fbb (MIT), SK hynix via Gupta et al. ISCA 2022"};

/// Every memory process.
inline constexpr std::array dram_processes{ddr3_50nm,   ddr3_40nm,   ddr3_30nm, lpddr3_30nm,
                                           lpddr3_20nm, lpddr2_20nm, lpddr4,    ddr4_10nm};

}  // namespace act

}  // namespace co2design::carbon
