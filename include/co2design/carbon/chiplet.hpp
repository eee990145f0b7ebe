// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>

#include <co2design/carbon/ecochip_process.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/units/quantity.hpp>

namespace co2design::carbon {

/// What a chiplet is made of, as ECO-CHIP tells parts apart whose area shrinks by different factors.
enum class chiplet_kind : std::uint8_t { logic, sram, analog };

/// A part of a chip as a die of its own, perhaps of another node.
///
/// Formula   area = share · A · scale(own node) / scale(node of A)
/// Requires  share ≥ 0, scales > 0
/// Source    scales: Sudarshan et al., ECO-CHIP, HPCA 2024
/// Example   *make_chiplet(0.6, 7), *make_chiplet(0.4, 14, chiplet_kind::sram)
template <class Rep = double>
struct basic_chiplet {
  constant<Rep> share;  ///< of the chip's area
  basic_ecochip_process<Rep> process;
  constant<Rep> scale, scale_from;  ///< of areas against 7 nm: own node's, and that of the node of A
  constant<Rep> logic_scale;        ///< of logic at its own node

  template <class Other>
  constexpr operator basic_chiplet<Other>() const noexcept {  // NOLINT(google-explicit-constructor)
    return {
        share,
        {.carbon_per_area = process.carbon_per_area,
         .yield = {.defect_density = process.yield.defect_density, .clustering = process.yield.clustering},
         .wafer = {process.wafer.diameter_mm}},
        scale,
        scale_from,
        logic_scale};
  }

  constexpr void constants(auto&& see) const {
    see("share", share);
    process.constants(see);
    see("scale", scale);
    see("scale_from", scale_from);
    see("logic_scale", logic_scale);
  }

  [[nodiscard]] constexpr auto area(const auto& chip) const noexcept {
    return share * chip * (scale / scale_from);
  }
};

using chiplet = basic_chiplet<>;

/// A chiplet of a node of which ECO-CHIP has area factors: 7, 10, 14, 22 or 28 nm; none of others.
/// Example   make_chiplet(0.5, 7)->area(10_mm2)
template <class Rep = double>
[[nodiscard]] constexpr std::optional<basic_chiplet<Rep>> make_chiplet(
    double share, int node_nm, chiplet_kind kind = chiplet_kind::logic, int node_of_area_nm = 22) noexcept {
  using node_type = detail::node_for<Rep>;
  const auto own = find_ecochip_node<node_type>(node_nm),
             from = find_ecochip_node<node_type>(node_of_area_nm);
  if (!own || !from || !own->logic_area || !from->logic_area) return std::nullopt;
  const auto scale_of = [kind](const auto& node) {
    return kind == chiplet_kind::logic  ? *node.logic_area
           : kind == chiplet_kind::sram ? *node.sram_area
                                        : *node.analog_area;
  };
  return basic_chiplet<Rep>{share, *find_ecochip_process<Rep>(node_nm), scale_of(*own), scale_of(*from),
                            *own->logic_area};
}

/// A chip cut into equal chiplets of one node.
/// Requires  a node that `make_chiplet` knows; anything else is an empty optional used, no constant
/// Example   embodied_chiplets<4>{.chiplets = equal_chiplets<4>(22)}
template <std::size_t Count>
[[nodiscard]] constexpr std::array<chiplet, Count> equal_chiplets(int node_nm) noexcept {
  const auto fill = [&]<std::size_t... I>(std::index_sequence<I...>) {
    const auto one =
        make_chiplet<std::conditional_t<(Count > 0), double, void>>(1.0 / Count, node_nm).value();
    return std::array<std::remove_cv_t<decltype(one)>, Count>{(static_cast<void>(I), one)...};
  };
  return fill(std::make_index_sequence<Count>{});
}

}  // namespace co2design::carbon
