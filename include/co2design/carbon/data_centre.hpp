// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/carbon/neutral.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/units/quantity.hpp>

namespace co2design::carbon {

/// Power usage effectiveness: what a building takes from the grid for each unit of energy that its computers take.
/// Source    beside each; defined by ISO/IEC 30134-2:2016. The average of the industry is that of Uptime Institute's
///           surveys, per site and not per server: large new sites are far below it
namespace pue {
inline constexpr constant<double> none{1.0, "no overhead", 2016,
                                       "ISO/IEC 30134-2:2016: all energy reaches the computer"};
inline constexpr constant<double> industry_2023{1.58, "industry average", 2023,
                                                "Uptime Institute, Global Data Center Survey 2023"};
inline constexpr constant<double> industry_2019{
    1.67, "industry average", 2019,
    "GreenAlgorithms v2.2 (CC-BY-4.0), defaults_PUE.csv, from Uptime Institute"};
inline constexpr constant<double> google{1.11, "Google's fleet", 2021,
                                         "GreenAlgorithms v2.2 (CC-BY-4.0), defaults_PUE.csv"};
}  // namespace pue

/// Power of one busy core of a processor that nobody knows.
/// Source    GreenAlgorithms (Lannelongue, Grealey, Inouye, Advanced Science 2021), whose list of processors
///           goes from 3.8 to 23.8 W a core
inline constexpr constant<quantity<dimensions::power>> core_power{
    quantity<dimensions::power>(12.0), "any core", 2021,
    "GreenAlgorithms (CC-BY-4.0), TDP_cpu.csv@23a6c01, row Any"};

/// How many devices share what is emitted once: not at all.
inline constexpr constant<double> one_device = neutral(1.0, "one device", "neutral value: nothing is shared");

}  // namespace co2design::carbon
