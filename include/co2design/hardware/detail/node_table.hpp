// SPDX-License-Identifier: BSL-1.0
#pragma once

// Written by docs/reference/data/tables.py from ecochip_nodes.csv: edit that.
// clang-format off
namespace co2design::hardware::detail {

struct node_scale {
  int node_nm;
  double logic_area, logic_energy, sram_area, sram_energy;
  const char* name;
};

inline constexpr node_scale node_scales[]{
{7, 1, 1, 1, 1, "7 nm by ECO-CHIP's factors"}, {10, 1.949555068, 1.36425648, 1, 1, "10 nm by ECO-CHIP's factors"},
{14, 3.709574145, 1.727115717, 1.902779873, 1.26597582, "14 nm by ECO-CHIP's factors"},
{22, 7.325456759, 2.72479564, 3.757501843, 1.997275204, "22 nm by ECO-CHIP's factors"},
{28, 8.453656378, 3.367003367, 4.336197791, 2.468013468, "28 nm by ECO-CHIP's factors"}};

}  // namespace co2design::hardware::detail
