// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>
#include <vector>

#include <co2design/hardware/sram.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/evidence.hpp>
#include <co2design/units/literals.hpp>

/// Area and access energy of the parts of an accelerator.
///
/// Source of all figures: Accelergy 0278a56 with its CACTI plug-in (ba54683; CACTI 1ffd8df) and table plug-in
/// (223039f), as configured by CATransformers (arXiv 2505.01386, snapshot ad8c859): 22 nm, 8-bit data, 625
/// MHz. The study lists them, so their kind is published, although CACTI is a model itself.
namespace co2design::hardware {

/// Factors of area and energy that took a technology from its node to another, with their papers; 1 where
/// none did.
struct node_factors {
  double logic_area = 1, logic_energy = 1, sram_area = 1, sram_energy = 1;
  std::string_view name = {}, source = {};
  int year = 0;

  /// One of them with its papers.
  [[nodiscard]] constexpr constant<double> cited(double factor) const {
    return {factor, name, year, source, evidence::modelled};
  }
};

/// A process and what its cells cost.
///
/// Units     areas per unit; MAC and register energies per element; DRAM energy per 4-byte block
/// Scaling   MAC: 3632 µm² at 45 nm and 32 bit × 0.41833 (node) × 8/32 (bits) = 379.846667 µm²;
///           register file: 13.312 µm² per 128 entries of 32 bit, scaled alike
/// Requires  texts with static storage
/// Example   docs/how-to/add_a_chip.md has a technology of the user's own
struct technology {
  frequency_quantity frequency;
  area_quantity mac, tensor_registers, vector_registers;
  energy_quantity mac_energy;
  energy_quantity tensor_register_read, tensor_register_write;
  energy_quantity vector_register_read, vector_register_write;
  energy_quantity lookup;
  energy_quantity dram_access;
  int tensor_register_entries, vector_register_entries;
  sram_list l2, glb;
  evidence known = evidence::published;  ///< of all but the SRAMs, which say it themselves
  std::string_view name = "custom";
  std::string_view source = "given by the caller";
  int year = 0;
  node_factors scaled_by = {};  ///< what the figures of the source were multiplied by, if they were

  /// A figure of this technology with its papers; where no source is named, as the caller's.
  template <class Value>
  [[nodiscard]] constexpr constant<Value> cited(const Value& figure) const {
    return cited(figure, known);
  }
  /// One figure of each SRAM of a list, with the papers of the least direct.
  template <class Value>
  [[nodiscard]] constexpr constant<std::vector<Value>> cited(const sram_list& list,
                                                             Value sram::*figure) const {
    std::vector<Value> all;
    evidence by = evidence::measured;
    for (const sram& one : list) {
      all.push_back(one.*figure);
      by = least_direct(by, one.known);
    }
    return cited(all, by);
  }

 private:
  template <class Value>
  [[nodiscard]] constexpr constant<Value> cited(const Value& figure, evidence by) const {
    constexpr std::string_view nobody = "given by the caller";
    return {figure, name, year, source, source == nobody ? evidence::given : by};
  }
};

/// The study's technology. DRAM: LPDDR4 at 8 pJ/bit.
inline constexpr technology edge_22nm{
    .frequency = 625_MHz,
    .mac = 379.846667_um2,
    .tensor_registers = 0.348053_um2,
    .vector_registers = 0.13052_um2,
    .mac_energy = 0.469035_pJ,
    .tensor_register_read = 0.190888_pJ,
    .tensor_register_write = 0.254518_pJ,
    .vector_register_read = 0.088823_pJ,
    .vector_register_write = 0.11843_pJ,
    .lookup = 2_pJ,
    .dram_access = 256_pJ,
    .tensor_register_entries = 32,
    .vector_register_entries = 12,
    .l2 = {{64 * 1024, 105921_um2, 5.428359_pJ, 5.08094_pJ},
           {128 * 1024, 219485_um2, 6.739844_pJ, 6.38374_pJ},
           {192 * 1024, 349472_um2, 7.918344_pJ, 7.72875_pJ},
           {256 * 1024, 447768_um2, 9.129444_pJ, 8.75605_pJ},
           {512 * 1024, 815621_um2, 12.539794_pJ, 11.0719_pJ},
           {1024 * 1024, 1642130_um2, 17.421444_pJ, 15.95355_pJ}},
    .glb = {{2 * 1024 * 1024, 3100860_um2, 24.296144_pJ, 20.6046_pJ},
            {4 * 1024 * 1024, 6207510_um2, 34.338094_pJ, 30.64655_pJ},
            {6 * 1024 * 1024, 8867050_um2, 44.450844_pJ, 38.7872_pJ},
            {8 * 1024 * 1024, 12235100_um2, 49.079894_pJ, 45.38835_pJ},
            {32 * 1024 * 1024, 44959400_um2, 100.730794_pJ, 93.095_pJ},
            {50 * 1024 * 1024, 71471600_um2, 121.696794_pJ, 115.787_pJ}},
    .name = "22 nm",
    .source = "CATransformers (arXiv 2505.01386), snapshot ad8c859; Accelergy 0278a56, CACTI 1ffd8df",
    .year = 2025,
};

/// The energy by which the published estimator charges a MAC, whatever the technology.
inline constexpr constant fixed_mac_energy{2.2_pJ, "2.2 pJ a MAC", 2025,
                                           "CATransformers (arXiv 2505.01386), code ad8c859"};

}  // namespace co2design::hardware
