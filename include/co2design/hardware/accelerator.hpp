// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>

#include <co2design/hardware/technology.hpp>
#include <co2design/metric/rules.hpp>
#include <co2design/metric/tag.hpp>

namespace co2design::hardware {

/// The knobs of a chip: what a design chooses.
///
/// Units     bandwidths in elements per cycle: of one L2, of the global buffer, of DRAM
/// Requires  all above 0; vector_cores may be 0: as many as tensor cores
/// Source    the two bandwidths given here: CATransformers (arXiv 2505.01386), code snapshot ad8c859
struct configuration {
  int cores;         ///< tensor cores
  int width, depth;  ///< the array of processing elements of one tensor core; width is also the vector lanes
  std::int64_t l2_bytes;  ///< per tensor core and per vector core
  int l2_bandwidth;
  std::int64_t glb_bytes;
  int vector_cores = 0;
  int glb_bandwidth = 512;
  int dram_bandwidth = 128;

  friend constexpr bool operator==(const configuration&, const configuration&) = default;
};

/// A chip with everything a cost model asks of it.
///
/// Shape     plain data; the tensor core's L2 is `tensor_l2`, floored to what its array needs, the vector
///           core's `vector_l2`; `knobs.vector_cores` is their number, never 0
struct accelerator {
  configuration knobs;
  const technology* process;  ///< outlives the chip; the library's are constants
  sram tensor_l2, vector_l2, glb;
  double glb_bandwidth;         ///< the knob's, or this chip's share of it; elements per cycle
  double dram_bandwidth;        ///< likewise
  energy_quantity dram_access;  ///< per 4-byte block: the technology's, or that of the memory it is given

  friend constexpr bool operator==(const accelerator&, const accelerator&) = default;
};

/// The chip that a cost model maps operators onto.
inline constexpr fact<"chip", accelerator> chip{};

/// The L2 capacity that an array needs: 16 bytes per processing element, and for the two largest shapes of
/// the study's estimator 256 KiB (256×32) and 128 KiB (256×16).
[[nodiscard]] constexpr std::int64_t l2_floor(int width, int depth) noexcept {
  const std::int64_t needed = std::int64_t{16} * width * depth;
  if (width == 256 && depth == 32) return std::max<std::int64_t>(needed, 256 * 1024);
  if (width == 256 && depth == 16) return std::max<std::int64_t>(needed, 128 * 1024);
  return needed;
}

/// The L2 capacity whose area a tensor core is charged.
///
/// The published area list follows an older floor on 81 of the study's 3240 chips: 256×16 with 64 KiB is
/// priced at 64 KiB, 256×32 with 512 or 1024 KiB at 256 KiB. Before `correction::one_area_rule` the list's
/// value is returned.
[[nodiscard]] constexpr std::int64_t l2_bytes_priced(const configuration& c, rule_set rules) noexcept {
  if (!rules.applies(correction::one_area_rule) && c.width == 256) {
    if (c.depth == 16 && c.l2_bytes == 64 * 1024) return 64 * 1024;
    if (c.depth == 32 && c.l2_bytes >= 512 * 1024) return 256 * 1024;
  }
  return std::max(c.l2_bytes, l2_floor(c.width, c.depth));
}

/// The chip of a configuration.
///
/// Errors    infeasible where it needs an SRAM smaller or larger than all that the technology has figures for
/// Cost      two look-ups in short lists, three where the L2s differ; see `find_sram` for capacities that are
///           not listed
[[nodiscard]] constexpr possible<accelerator> make_accelerator(const configuration& c,
                                                               const technology& t) noexcept {
  const std::int64_t tensor_bytes = std::max(c.l2_bytes, l2_floor(c.width, c.depth)),
                     vector_bytes = std::max(c.l2_bytes, l2_floor(c.width, 1));
  const auto tensor = find_sram(t.l2, tensor_bytes);
  if (!tensor) return tensor.why();
  const auto vector = vector_bytes == tensor_bytes ? tensor : find_sram(t.l2, vector_bytes);
  if (!vector) return vector.why();
  const auto glb = find_sram(t.glb, c.glb_bytes);
  if (!glb) return glb.why();
  accelerator made{c,
                   &t,
                   *tensor,
                   *vector,
                   *glb,
                   static_cast<double>(c.glb_bandwidth),
                   static_cast<double>(c.dram_bandwidth),
                   t.dram_access};
  if (c.vector_cores == 0) made.knobs.vector_cores = c.cores;
  return made;
}

/// How the figures of a chip are known: as the least direct of its technology's and its SRAMs'.
[[nodiscard]] constexpr evidence known_by(const accelerator& a) noexcept {
  return least_direct(least_direct(a.process->known, a.glb.known),
                      least_direct(a.tensor_l2.known, a.vector_l2.known));
}

/// Silicon area of a chip.
///
/// Formula   cores·(w·d·(A_mac + A_rf) + A_L2) + vector cores·(w·(A_mac + A_rf,vector) + A_L2,vector) + A_GLB
/// Units     mm²; no network on chip, DRAM interface or control, as in the published estimator
/// Errors    infeasible where the technology has no SRAM of a capacity the chip needs
/// Source    CATransformers (arXiv 2505.01386); agrees under rules::reference with its area list on all 3240
///           chips, and with its three GPU stand-ins
[[nodiscard]] constexpr possible<area_quantity> silicon_area(const accelerator& a, rule_set rules) noexcept {
  const configuration& c = a.knobs;
  const technology& t = *a.process;
  area_quantity l2 = a.tensor_l2.area;
  if (const std::int64_t bytes = l2_bytes_priced(c, rules); bytes != a.tensor_l2.bytes) {
    const auto priced = find_sram(t.l2, bytes);
    if (!priced) return priced.why();
    l2 = priced->area;
  }
  const double cores = c.cores, vector_cores = c.vector_cores, lanes = c.width,
               elements = static_cast<double>(c.width) * c.depth;
  return cores * (elements * (t.mac + t.tensor_registers) + l2) +
         vector_cores * (lanes * (t.mac + t.vector_registers) + a.vector_l2.area) + a.glb.area;
}

/// Multiplications and additions per second of all arrays: cores·width·depth·2·frequency.
[[nodiscard]] constexpr throughput_quantity peak_operations(const accelerator& a) noexcept {
  constexpr quantity<dimensions::operations> per_mac(2.0);
  return static_cast<double>(a.knobs.cores) * a.knobs.width * a.knobs.depth *
         (per_mac * a.process->frequency);
}

}  // namespace co2design::hardware
