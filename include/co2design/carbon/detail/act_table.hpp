// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <string_view>
#include <co2design/carbon/detail/act_figures.hpp>
#include <co2design/carbon/process.hpp>
#include <co2design/units/unit.hpp>

// Written by docs/reference/data/tables.py from logic_process, dram, ssd, hdd and act_constants.csv: edit that.
// clang-format off
namespace co2design::carbon::act {

namespace detail {

inline constexpr std::string_view sources[]{
{"facebookresearch/ACT@abc9fbb (MIT), Gupta et al. ISCA 2022", 58},
{"facebookresearch/ACT@49c340c (MIT), \"added 22nm scaling\"", 56},
{"facebookresearch/ACT@abc9fbb (MIT), SK hynix via Gupta et al. ISCA 2022", 71},
{"facebookresearch/ACT@abc9fbb (MIT), act/models/ssd/ssd_hynix.yaml", 65},
{"facebookresearch/ACT@abc9fbb (MIT), act/models/ssd/ssd_seagate.yaml", 67},
{"facebookresearch/ACT@abc9fbb (MIT), act/models/ssd/ssd_western.yaml", 67},
{"facebookresearch/ACT@abc9fbb (MIT), act/models/hdd/hdd_consumer.yaml", 68},
{"facebookresearch/ACT@abc9fbb (MIT), act/models/hdd/hdd_enterprise.yaml", 70},
{"facebookresearch/ACT@abc9fbb (MIT), act/core/common.py", 54},
{"facebookresearch/ACT@abc9fbb (MIT)", 34},
{"facebookresearch/ACT@abc9fbb (MIT), mean of 59 and 115 in Nature Communications 2024 (s41467-024-54634-y)", 105},
{"facebookresearch/ACT@abc9fbb (MIT), mean of 54 and 69 in Nature Communications 2024 (s41467-024-54634-y)", 104},
{"facebookresearch/ACT@abc9fbb (MIT), pcb.yaml, weighted means of J. LCA Japan 13(3) 2017, Table 4", 96},
{"facebookresearch/ACT@abc9fbb (MIT), pcb.yaml, weighted means of J. LCA Japan 13(3) 2017, Table 4 (few samples)", 110}};

inline constexpr logic_figures logic_table[]{
{28, {"logic 28 nm", 11}, 0.90, 175, 137.5, 100, 500, 2022, sources[0]},
{22, {"logic 22 nm", 11}, 1.077, 188.28, 149.14, 110, 500, 2022, sources[1]},
{20, {"logic 20 nm", 11}, 1.200, 190, 150.0, 110, 500, 2022, sources[0]},
{14, {"logic 14 nm", 11}, 1.200, 200, 162.5, 125, 500, 2022, sources[0]},
{10, {"logic 10 nm", 11}, 1.475, 240, 195.0, 150, 500, 2022, sources[0]},
{8, {"logic 8 nm", 10}, 1.520, 240, 195.0, 150, 500, 2022, sources[0]},
{7, {"logic 7 nm", 10}, 2.150, 350, 275.0, 200, 500, 2022, sources[0]},
{5, {"logic 5 nm", 10}, 2.750, 430, 327.5, 225, 500, 2022, sources[0]},
{3, {"logic 3 nm", 10}, 3.250, 470, 372.5, 275, 500, 2022, sources[0]}};

}  // namespace detail

inline constexpr logic_process logic_28nm = detail::process_of(detail::logic_table[0]);
inline constexpr logic_process logic_22nm = detail::process_of(detail::logic_table[1]);
inline constexpr logic_process logic_20nm = detail::process_of(detail::logic_table[2]);
inline constexpr logic_process logic_14nm = detail::process_of(detail::logic_table[3]);
inline constexpr logic_process logic_10nm = detail::process_of(detail::logic_table[4]);
inline constexpr logic_process logic_8nm = detail::process_of(detail::logic_table[5]);
inline constexpr logic_process logic_7nm = detail::process_of(detail::logic_table[6]);
inline constexpr logic_process logic_5nm = detail::process_of(detail::logic_table[7]);
inline constexpr logic_process logic_3nm = detail::process_of(detail::logic_table[8]);

inline constexpr memory_process ddr3_50nm{600 * units::g_per_gb, {"DDR3 50 nm", 10}, 2022, detail::sources[2]};
inline constexpr memory_process ddr3_40nm{315 * units::g_per_gb, {"DDR3 40 nm", 10}, 2022, detail::sources[2]};
inline constexpr memory_process ddr3_30nm{230 * units::g_per_gb, {"DDR3 30 nm", 10}, 2022, detail::sources[2]};
inline constexpr memory_process lpddr3_30nm{201 * units::g_per_gb, {"LPDDR3 30 nm", 12}, 2022, detail::sources[2]};
inline constexpr memory_process lpddr3_20nm{184 * units::g_per_gb, {"LPDDR3 20 nm", 12}, 2022, detail::sources[2]};
inline constexpr memory_process lpddr2_20nm{159 * units::g_per_gb, {"LPDDR2 20 nm", 12}, 2022, detail::sources[2]};
inline constexpr memory_process lpddr4{48 * units::g_per_gb, {"LPDDR4", 6}, 2022, detail::sources[2]};
inline constexpr memory_process ddr4_10nm{65 * units::g_per_gb, {"DDR4 10 nm", 10}, 2022, detail::sources[2]};
inline constexpr std::array dram_processes{ddr3_50nm, ddr3_40nm, ddr3_30nm, lpddr3_30nm, lpddr3_20nm, lpddr2_20nm, lpddr4, ddr4_10nm};

inline constexpr memory_process nand_30nm{31 * units::g_per_gb, {"NAND 30 nm", 10}, 2022, detail::sources[3]};
inline constexpr memory_process nand_20nm{15 * units::g_per_gb, {"NAND 20 nm", 10}, 2022, detail::sources[3]};
inline constexpr memory_process nand_10nm{10 * units::g_per_gb, {"NAND 10 nm", 10}, 2022, detail::sources[3]};
inline constexpr memory_process nand_tlc_1z{5.6 * units::g_per_gb, {"NAND TLC 1z", 11}, 2022, detail::sources[3]};
inline constexpr memory_process nand_tlc_v3{6.3 * units::g_per_gb, {"NAND TLC V3", 11}, 2022, detail::sources[3]};
inline constexpr memory_process seagate_nytro_3530{6.21 * units::g_per_gb, {"Seagate Nytro 3530", 18}, 2022, detail::sources[4]};
inline constexpr memory_process seagate_nytro_1551{3.948 * units::g_per_gb, {"Seagate Nytro 1551", 18}, 2022, detail::sources[4]};
inline constexpr memory_process seagate_nytro_3331{16.916 * units::g_per_gb, {"Seagate Nytro 3331", 18}, 2022, detail::sources[4]};
inline constexpr memory_process western_digital_2016{24.4 * units::g_per_gb, {"Western Digital 2016", 20}, 2016, detail::sources[5]};
inline constexpr memory_process western_digital_2017{17.9 * units::g_per_gb, {"Western Digital 2017", 20}, 2017, detail::sources[5]};
inline constexpr memory_process western_digital_2018{12.5 * units::g_per_gb, {"Western Digital 2018", 20}, 2018, detail::sources[5]};
inline constexpr memory_process western_digital_2019{10.7 * units::g_per_gb, {"Western Digital 2019", 20}, 2019, detail::sources[5]};
inline constexpr std::array ssd_processes{nand_30nm, nand_20nm, nand_10nm, nand_tlc_1z, nand_tlc_v3, seagate_nytro_3530, seagate_nytro_1551,
seagate_nytro_3331, western_digital_2016, western_digital_2017, western_digital_2018,
western_digital_2019};

inline constexpr memory_process barra_cuda{4.57 * units::g_per_gb, {"Seagate BarraCuda", 17}, 2022, detail::sources[6]};
inline constexpr memory_process barra_cuda2{10.32 * units::g_per_gb, {"Seagate BarraCuda2", 18}, 2022, detail::sources[6]};
inline constexpr memory_process barra_cuda_pro{2.35 * units::g_per_gb, {"Seagate BarraCuda Pro", 21}, 2022, detail::sources[6]};
inline constexpr memory_process fire_cuda{5.1 * units::g_per_gb, {"Seagate FireCuda", 16}, 2022, detail::sources[6]};
inline constexpr memory_process fire_cuda2{9.1 * units::g_per_gb, {"Seagate FireCuda2", 17}, 2022, detail::sources[6]};
inline constexpr memory_process iron_wolf{4.78 * units::g_per_gb, {"Seagate IronWolf", 16}, 2022, detail::sources[6]};
inline constexpr memory_process iron_wolf_pro{3.63 * units::g_per_gb, {"Seagate IronWolfPro", 19}, 2022, detail::sources[6]};
inline constexpr memory_process sky_walk3tb{3.04 * units::g_per_gb, {"Seagate SkyWalk3TB", 18}, 2022, detail::sources[6]};
inline constexpr memory_process skyhawk_surveillance{4.09 * units::g_per_gb, {"Seagate Skyhawk Surveillance", 28}, 2022, detail::sources[6]};
inline constexpr memory_process skyhawk_6tb{3.74 * units::g_per_gb, {"Seagate Skyhawk-6TB", 19}, 2022, detail::sources[6]};
inline constexpr memory_process video_hdd{7.62 * units::g_per_gb, {"Seagate VideoHDD", 16}, 2022, detail::sources[6]};
inline constexpr memory_process video_pipeline_hdd{8.86 * units::g_per_gb, {"Seagate VideoPipelineHDD", 24}, 2022, detail::sources[6]};
inline constexpr memory_process exos2x14{1.653 * units::g_per_gb, {"Seagate Exos2x14", 16}, 2022, detail::sources[7]};
inline constexpr memory_process exosx12{1.14 * units::g_per_gb, {"Seagate Exosx12", 15}, 2022, detail::sources[7]};
inline constexpr memory_process exosx16{1.334 * units::g_per_gb, {"Seagate Exosx16", 15}, 2022, detail::sources[7]};
inline constexpr memory_process exos15e900{20.46 * units::g_per_gb, {"Seagate Exos15e900", 18}, 2022, detail::sources[7]};
inline constexpr memory_process exos10e2400{10.323 * units::g_per_gb, {"Seagate Exos10e2400", 19}, 2022, detail::sources[7]};
inline constexpr memory_process exos5e8{3.8556 * units::g_per_gb, {"Seagate Exos5e8", 15}, 2022, detail::sources[7]};
inline constexpr memory_process exos7e8{4.747 * units::g_per_gb, {"Seagate Exos7e8", 15}, 2022, detail::sources[7]};
inline constexpr std::array hdd_processes{barra_cuda, barra_cuda2, barra_cuda_pro, fire_cuda, fire_cuda2, iron_wolf, iron_wolf_pro,
sky_walk3tb, skyhawk_surveillance, skyhawk_6tb, video_hdd, video_pipeline_hdd, exos2x14, exosx12,
exosx16, exos15e900, exos10e2400, exos5e8, exos7e8};

inline constexpr constant yield{0.875, {"yield", 5}, 2022, detail::sources[8]};
inline constexpr constant package{150 * units::g_co2e, {"package", 7}, 2022, detail::sources[8]};
inline constexpr constant capacitor{300 * units::g_co2e, {"capacitor", 9}, 2022, detail::sources[9]};
inline constexpr constant battery_nmc{87e3 * units::g_per_kwh, {"battery nmc", 11}, 2024, detail::sources[10], evidence::published, 0.322};
inline constexpr constant battery_lfp{61.5e3 * units::g_per_kwh, {"battery lfp", 11}, 2024, detail::sources[11], evidence::published, 0.122};
inline constexpr constant board_2_layers{0.41e-1 * units::g_per_cm2, {"board 2 layers", 14}, 2017, detail::sources[12]};
inline constexpr constant board_4_layers{0.43e-1 * units::g_per_cm2, {"board 4 layers", 14}, 2017, detail::sources[12]};
inline constexpr constant board_6_layers{0.71e-1 * units::g_per_cm2, {"board 6 layers", 14}, 2017, detail::sources[12]};
inline constexpr constant board_8_layers{0.91e-1 * units::g_per_cm2, {"board 8 layers", 14}, 2017, detail::sources[13]};
inline constexpr constant board_per_layer{0.13e-1 * units::g_per_cm2, {"board per layer", 15}, 2017, detail::sources[12]};

}  // namespace co2design::carbon::act
