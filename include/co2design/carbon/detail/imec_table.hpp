// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

// Written by docs/reference/data/tables.py from imec_nodes.csv: edit that.
// clang-format off
namespace co2design::carbon::detail {

struct imec_row {
  int node_nm;
  double kg_per_cm2;
  std::string_view name;
  int year;
  std::string_view source;
};

inline constexpr std::string_view imec_sources[]{
{"facebookresearch/ACT@abc9fbb (MIT), act/models/logic/imec-netzero-cpa.yaml, read as kg per cm2", 94}};

inline constexpr imec_row imec_rows[]{
{28, 0.91, {"imec 28 nm", 10}, 2023, imec_sources[0]}, {20, 0.91, {"imec 20 nm", 10}, 2023, imec_sources[0]},
{14, 0.97, {"imec 14 nm", 10}, 2023, imec_sources[0]}, {10, 1.09, {"imec 10 nm", 10}, 2023, imec_sources[0]},
{7, 1.44, {"imec 7 nm", 9}, 2023, imec_sources[0]}, {5, 1.54, {"imec 5 nm", 9}, 2023, imec_sources[0]},
{3, 1.75, {"imec 3 nm", 9}, 2023, imec_sources[0]}};

}  // namespace co2design::carbon::detail
