// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <iterator>

#include <co2design/hardware/detail/node_table.hpp>
#include <co2design/hardware/npu.hpp>
#include <co2design/hardware/technology.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/rules.hpp>
#include <co2design/space/axis.hpp>

namespace co2design::hardware {

namespace detail {

inline constexpr std::size_t no_row = std::size(node_scales);

constexpr std::size_t row_of_node(int node_nm) noexcept {
  std::size_t row = 0;
  while (row != no_row && node_scales[row].node_nm != node_nm) ++row;
  return row;
}

}  // namespace detail

/// A technology as it would be of another node: areas and energies of logic and SRAM by ECO-CHIP's factors.
///
/// Formula   figure · factor(to) / factor(from); MACs, registers and look-ups are logic
/// Requires  nodes of 7, 10, 14, 22 or 28 nm
/// Errors    infeasible for others: between them nothing is cited, and nothing is guessed
/// Laws      from a node to itself the same figures, to the last bit; there and back to within rounding
/// When not  faster clocks: the frequency stays, as does DRAM. SRAM at 10 nm, whose factors ECO-CHIP has as
///           those of 7 nm: likely a place that was not filled, so that 10 nm is too small and too frugal
///           there
/// Shape     figures become `evidence::modelled`; `scaled_by` has the factors and their source, for
///           provenance
/// Source    Sudarshan et al., ECO-CHIP, HPCA 2024; code ASU-VDA-Lab/ECO-CHIP fe998d9 (BSD-3-Clause)
/// Example   inline constexpr technology mine_at_7nm = *scaled(mine, 22, 7);
[[nodiscard]] constexpr possible<technology> scaled(const technology& t, int from_nm, int to_nm) {
  // By position: with sanitizers g++ compares no pointers in constant expressions.
  const std::size_t from_row = detail::row_of_node(from_nm), to_row = detail::row_of_node(to_nm);
  if (from_row == detail::no_row || to_row == detail::no_row)
    return infeasible("no cited factors of area and energy for this node");
  if (from_row == to_row) return t;
  const detail::node_scale &from = detail::node_scales[from_row], &to = detail::node_scales[to_row];
  const double area = to.logic_area / from.logic_area, energy = to.logic_energy / from.logic_energy,
               sram_area = to.sram_area / from.sram_area, sram_energy = to.sram_energy / from.sram_energy;
  technology made = t;
  made.mac *= area;
  made.tensor_registers *= area;
  made.vector_registers *= area;
  made.mac_energy *= energy;
  made.tensor_register_read *= energy;
  made.tensor_register_write *= energy;
  made.vector_register_read *= energy;
  made.vector_register_write *= energy;
  made.lookup *= energy;
  const auto change = [&](const sram& one) {
    return sram{one.bytes, one.area * sram_area, one.read * sram_energy, one.write * sram_energy,
                least_direct(one.known, evidence::modelled)};
  };
  made.l2 = t.l2.changed(change);
  made.glb = t.glb.changed(change);
  made.known = least_direct(t.known, evidence::modelled);
  made.name = to.name;
  made.scaled_by = {t.scaled_by.logic_area * area,
                    t.scaled_by.logic_energy * energy,
                    t.scaled_by.sram_area * sram_area,
                    t.scaled_by.sram_energy * sram_energy,
                    to.name,
                    "ASU-VDA-Lab/ECO-CHIP@fe998d9 (BSD-3-Clause), Sudarshan et al. HPCA 2024",
                    2023};
  return made;
}

/// The study's technology at 7, 10, 14, 22 or 28 nm.
/// Requires  one of them; anything else is no constant
/// Example   npu<edge_at<7>, cores<4>>
template <int Node>
inline constexpr technology edge_at = *scaled(edge_22nm, 22, Node);

namespace detail {

template <class... Knobs, fixed_string... Names>
axes<Names..., "node"> with_node(axes<Names...>);

}  // namespace detail

/// A neural processor whose node is an axis, `node`, in nm: `npu<edge_at<node>, Knobs…>`.
///
/// Provides  chip, area, peak_throughput
/// Reads     node, and the axes that its knobs are on
/// Errors    infeasible at nodes that are not 7, 10, 14, 22 or 28, and where `npu` is
/// Example   npu_by_node<cores<2>>, with carbon::by_node{carbon::embodied_act{}} on the same axis
template <class... Knobs>
struct npu_by_node {
  using provides = metrics<chip, area, peak_throughput>;
  using reads = decltype(detail::with_node(typename npu<edge_22nm, Knobs...>::reads{}));

  rule_set rules = rules::corrected;

  constexpr void constants(auto&& see) const {
    npu<edge_at<7>, Knobs...>{rules}.constants(see);
    npu<edge_at<10>, Knobs...>{rules}.constants(see);
    npu<edge_at<14>, Knobs...>{rules}.constants(see);
    npu<edge_22nm, Knobs...>{rules}.constants(see);
    npu<edge_at<28>, Knobs...>{rules}.constants(see);
  }

  constexpr auto operator()(auto const& in) const noexcept {
    using result = decltype(npu<edge_22nm, Knobs...>{rules}(in));
    switch (in["node"_axis]) {
      case 7:
        return npu<edge_at<7>, Knobs...>{rules}(in);
      case 10:
        return npu<edge_at<10>, Knobs...>{rules}(in);
      case 14:
        return npu<edge_at<14>, Knobs...>{rules}(in);
      case 22:
        return npu<edge_22nm, Knobs...>{rules}(in);
      case 28:
        return npu<edge_at<28>, Knobs...>{rules}(in);
      default:
        return result(infeasible("no cited factors of area and energy for this node"));
    }
  }
};

}  // namespace co2design::hardware
