// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>
#include <co2design/carbon/detail/ecochip_row.hpp>

// Written by docs/reference/data/tables.py from ecochip_nodes.csv: edit that.
// clang-format off
namespace co2design::carbon::detail {

inline constexpr std::string_view ecochip_sources[]{
{"ASU-VDA-Lab/ECO-CHIP@fe998d9 (BSD-3-Clause), Sudarshan et al. HPCA 2024", 71}};

inline constexpr ecochip_row ecochip_rows[]{
{7, {"ECO-CHIP 7 nm", 13}, 26.13, 0.2, 0.509, 0.164167, 1, 1, 1, 1, 1, 1, 1, 82860000.0, 3645.8333, 2023, ecochip_sources[0]},
{10, {"ECO-CHIP 10 nm", 14}, 19.49, 0.11, 0.4887, 0.258575, 1.949555068, 1.36425648, 1.25268817, 1.237623762, 1, 1, 1, 38720000.0, 3645.833, 2023, ecochip_sources[0]},
{14, {"ECO-CHIP 14 nm", 14}, 16.84, 0.09, 0.4916, 0.353535, 3.709574145, 1.727115717, 1.562502831, 1.524390244, 1.902779873, 1.26597582, 1, 18090000.0, 3645.833, 2023, ecochip_sources[0]},
{22, {"ECO-CHIP 22 nm", 14}, 16.74, 0.08, 0.4855, 0.507937, 7.325456759, 2.72479564, 1.959590643, 2.283105023, 3.757501843, 1.997275204, 1.974743319, 8450000.0, 3645.833, 2023, ecochip_sources[0]},
{28, {"ECO-CHIP 28 nm", 14}, 14.138, 0.07, 0.5675, 0.651163, 8.453656378, 3.367003367, 2.464222503, 2.666666667, 4.336197791, 2.468013468, 2.278875162, 3950000.0, 3645.833, 2023, ecochip_sources[0]},
{65, {"ECO-CHIP 65 nm", 14}, 8, 0.05, 0.5675, 0.8, not_given, not_given, not_given, not_given, not_given, not_given, not_given, not_given, not_given, 2023, ecochip_sources[0]}};

}  // namespace co2design::carbon::detail
