// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>

#include <co2design/hardware/technology.hpp>
#include <co2design/metric/rules.hpp>
#include <co2design/metric/tag.hpp>

namespace co2design::hardware {

/// The knobs of a chip: what a design chooses.
struct configuration {
  int cores;         ///< tensor cores, and as many vector cores
  int width, depth;  ///< the array of processing elements of one tensor core; width is also the vector lanes
  std::int64_t l2_bytes;  ///< per tensor core and per vector core
  int l2_bandwidth;       ///< elements per cycle
  std::int64_t glb_bytes;
};

/// A chip with everything a cost model asks of it.
///
/// Shape     plain data; the tensor core's L2 is `tensor_l2`, floored to what its array needs, the vector
///           core's `vector_l2`
struct accelerator {
  configuration knobs;
  const technology* process;  ///< outlives the chip; the library's are constants
  sram tensor_l2, vector_l2, glb;
  double glb_bandwidth = 512;   ///< elements per cycle
  double dram_bandwidth = 128;  ///< elements per cycle
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

/// The chip of a configuration; infeasible where the technology has no SRAM of a capacity it needs.
[[nodiscard]] constexpr possible<accelerator> make_accelerator(const configuration& c,
                                                               const technology& t) noexcept {
  const auto tensor = find_sram(t.l2, std::max(c.l2_bytes, l2_floor(c.width, c.depth)));
  const auto vector = find_sram(t.l2, std::max(c.l2_bytes, l2_floor(c.width, 1)));
  const auto glb = find_sram(t.glb, c.glb_bytes);
  if (!tensor) return tensor.why();
  if (!vector) return vector.why();
  if (!glb) return glb.why();
  return accelerator{c, &t, *tensor, *vector, *glb};
}

/// Silicon area of a chip.
///
/// Formula   cores·(w·d·(A_mac + A_rf) + A_L2) + cores·(w·(A_mac + A_rf,vector) + A_L2,vector) + A_GLB
/// Units     mm²; no network on chip, DRAM interface or control, as in the published estimator
/// Errors    infeasible where the technology has no SRAM of a capacity the chip needs
/// Source    CATransformers (arXiv 2505.01386); agrees with its area list on all 3240 chips under
///           rules::reference
[[nodiscard]] constexpr possible<area_quantity> silicon_area(const accelerator& a, rule_set rules) noexcept {
  const configuration& c = a.knobs;
  const technology& t = *a.process;
  const auto priced = find_sram(t.l2, l2_bytes_priced(c, rules));
  if (!priced) return priced.why();
  const double cores = c.cores, lanes = c.width, elements = static_cast<double>(c.width) * c.depth;
  return cores * (elements * (t.mac + t.tensor_registers) + priced->area) +
         cores * (lanes * (t.mac + t.vector_registers) + a.vector_l2.area) + a.glb.area;
}

/// Multiplications and additions per second of all arrays: cores·width·depth·2·frequency.
[[nodiscard]] constexpr throughput_quantity peak_operations(const accelerator& a) noexcept {
  constexpr quantity<dimensions::operations> per_mac(2.0);
  return static_cast<double>(a.knobs.cores) * a.knobs.width * a.knobs.depth *
         (per_mac * a.process->frequency);
}

}  // namespace co2design::hardware
