// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <co2design/metric/constant.hpp>

namespace co2design::carbon {

/// What is bonded into a stack, which decides what a die that fails takes with it.
enum class bonding_flow : std::uint8_t {
  die_to_wafer,    ///< dies are tested before: one that fails is thrown away alone
  wafer_to_wafer,  ///< wafers are bonded untested: one die that fails spoils its stack
};

/// A way to bond dies into a stack: its flow, and for each die the share of stacks that it leaves whole.
///
/// Shape     plain data; a method in doubles converts to one in any number type
/// Requires  0 < yield ≤ 1
/// Example   bonding_method{bonding_flow::wafer_to_wafer, 0.99}
template <class Rep = double>
struct basic_bonding_method {
  bonding_flow flow;
  constant<Rep> yield;

  template <class Other>
  constexpr operator basic_bonding_method<Other>() const noexcept {  // NOLINT(google-explicit-constructor)
    return {flow, yield};
  }
};

using bonding_method = basic_bonding_method<>;

/// The methods of 3D-Carbon. Its figure of monolithic tiers is not here, as no formula of its code uses it.
/// Source    Zhao et al., 3D-Carbon, DAC 2024; code UMN-ZhaoLab/3D-Carbon 14e1a7f, bonding_yield
namespace bonding {
inline constexpr bonding_method micro_bumps_wafer_to_wafer{
    bonding_flow::wafer_to_wafer,
    {0.98, "micro-bumps, wafer to wafer", 2024, "UMN-ZhaoLab/3D-Carbon@14e1a7f, bonding_yield"}};
inline constexpr bonding_method micro_bumps_die_to_wafer{
    bonding_flow::die_to_wafer,
    {0.96, "micro-bumps, die to wafer", 2024, "UMN-ZhaoLab/3D-Carbon@14e1a7f, bonding_yield"}};
inline constexpr bonding_method hybrid_wafer_to_wafer{
    bonding_flow::wafer_to_wafer,
    {0.97, "hybrid bonds, wafer to wafer", 2024, "UMN-ZhaoLab/3D-Carbon@14e1a7f, bonding_yield"}};
inline constexpr bonding_method hybrid_die_to_wafer{
    bonding_flow::die_to_wafer,
    {0.95, "hybrid bonds, die to wafer", 2024, "UMN-ZhaoLab/3D-Carbon@14e1a7f, bonding_yield"}};
}  // namespace bonding

}  // namespace co2design::carbon
