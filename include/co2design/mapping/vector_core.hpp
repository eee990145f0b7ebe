// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/operator_cost.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/rules.hpp>
#include <co2design/workload/operation.hpp>

namespace co2design::mapping {

namespace detail {

constexpr std::int64_t rounds(std::int64_t n, std::int64_t by) noexcept { return (n + by - 1) / by; }

}  // namespace detail

/// Cycles that a vector core's lane spends on one element; 0 where they are not in proportion to the elements
/// or the operation itself says them: mean, fused groups, and what is not on the vector core.
/// Source    CATransformers (arXiv 2505.01386), vector-core estimator of snapshot ad8c859
[[nodiscard]] constexpr double cycles_per_element(workload::operator_kind kind) noexcept {
  using enum workload::operator_kind;
  switch (kind) {
    case gemm:
    case convolution:
    case mean:
    case fused:
      return 0;
    case layer_norm:
    case elementwise:
    case unary:
      return 1;
    case dropout:
      return 2;
    case softmax:
    case divide:
      return 10;
    case sigmoid:
      return 12;
    case trigonometric:
      return 13;
    case power:
      return 15;
    case tanh:
      return 27;
  }
  return 0;
}

/// The same with its source: what `cycles_per_element` says of the kinds that have a figure.
inline constexpr constant<std::array<double, 10>> cited_cycles_per_element{
    [] {
      using enum workload::operator_kind;
      std::array<double, 10> all{};
      std::size_t i = 0;
      for (const auto kind :
           {layer_norm, elementwise, unary, dropout, softmax, divide, sigmoid, trigonometric, power, tanh})
        all[i++] = cycles_per_element(kind);
      return all;
    }(),
    "cycles per element", 2025, "CATransformers (arXiv 2505.01386), code ad8c859"};

/// Cycles of one vector operator on `lanes` lanes; memory never binds.
///
/// Formula   s = ⌈n/P⌉ rounds of P lanes over n elements, times the cycles per element; a fused group s times
///           its own cycles; softmax over r: ⌈n/r⌉·⌈r/P⌉ + 10 + 10·s; mean over r: n·(⌈r/P⌉ + 10)
/// Rules     before `vector_operators` a mean counts ⌈n/r⌉ reductions for its n outputs, and dropout takes
///           2·s though inference drops nothing
/// Requires  lanes > 0; for softmax and mean the axis they run over > 0
/// Source    as for `cycles_per_element`
[[nodiscard]] constexpr double vector_cycles(const workload::operation& one, std::int64_t lanes,
                                             rule_set rules = rules::corrected) noexcept {
  using workload::operator_kind;
  const bool corrected = rules.applies(correction::vector_operators);
  const std::int64_t n = one.elements, steps = detail::rounds(n, lanes);
  const double cycles = static_cast<double>(steps) * cycles_per_element(one.kind);
  switch (one.kind) {
    case operator_kind::softmax:
      return cycles + 10 + static_cast<double>(detail::rounds(n, one.axis) * detail::rounds(one.axis, lanes));
    case operator_kind::mean:
      return static_cast<double>((corrected ? n : detail::rounds(n, one.axis)) *
                                 (detail::rounds(one.axis, lanes) + 10));
    case operator_kind::fused:
      return static_cast<double>(steps * one.group_cycles);
    case operator_kind::dropout:
      return corrected ? 0 : cycles;
    default:
      return cycles;
  }
}

/// Elements that one vector operator moves between memories, and register accesses of each lane.
struct vector_traffic {
  double dram_read = 0, dram_written = 0;
  double l2_read = 0, l2_written = 0;
  double register_read = 0, register_written = 0;
};

namespace detail {

// Between DRAM and L2, as the published estimator counts: what one tile holds, once.
constexpr vector_traffic published_traffic(const workload::operation& one, const hardware::accelerator& a,
                                           std::int64_t lanes) noexcept {
  using enum workload::operator_kind;
  const std::int64_t n = one.elements;
  if (one.kind == fused) {
    const double moved = static_cast<double>(rounds(n, lanes) * one.absorbed);
    return {.dram_written = moved, .l2_read = moved, .l2_written = moved};
  }
  const bool one_l2 = one.kind == elementwise || one.kind == divide || one.kind == mean;
  const std::int64_t tiles = rounds(n, a.vector_l2.bytes * (one_l2 ? 1 : a.knobs.vector_cores));
  const double tile = static_cast<double>(rounds(n, tiles));
  const double in_l2 = tile * static_cast<double>(rounds(tiles, lanes));
  const double passes = one.kind == softmax ? 2 : 1;
  return {passes * tile, passes * tile, passes * in_l2, passes * in_l2};
}

// Between DRAM and L2, every operand and every result.
constexpr vector_traffic whole_traffic(const workload::operation& one) noexcept {
  using enum workload::operator_kind;
  const double written = static_cast<double>(one.elements);
  if (one.kind == fused) return {.dram_written = written, .l2_read = written, .l2_written = written};
  const double read = static_cast<double>(one.elements * (one.kind == mean ? one.axis : 1) + one.second);
  const double passes = one.kind == softmax ? 2 : 1;
  return {passes * read, passes * written, passes * read, passes * written};
}

}  // namespace detail

/// What one vector operator moves on a chip.
///
/// Formula   n results, s = ⌈n/P⌉ rounds of P lanes, y the second operand, r the axis, T the cycles
///           DRAM and L2: n + y read (a mean n·r), n written; softmax twice that, in two passes. A fused
///           group finds its operands in L2 and writes n once
///           registers of a lane, read / written:
///             layer norm 3·s / 2·s + 2·r; power 15·s / 2·s; sigmoid, tanh, sine, cosine, dropout 2·s / 3·s;
///             softmax T + 10·s / 2·(T/⌈r/P⌉ + 10 + s); fused group T / 2·s; mean ⌈n·r/P⌉ / 2·s;
///             others one operand s / 2·s, two operands 2·s / 2·s + ⌈y/P⌉
/// Rules     before `vector_operators` only one tile is moved: ⌈n/t⌉ each way for t = ⌈n/L⌉ tiles, where L is
///           the L2 of all vector cores (add, subtract, multiply, divide, mean: of one); L2 times ⌈t/P⌉; y
///           moves nothing. A tensor of twice the L2 costs half of itself, where all of it has to come and
///           go.
///           A fused group moves s, its rounds, for each operator absorbed, and reads nothing from DRAM.
///           Softmax takes what L2 moves, an amount of all lanes, for the s of each.
///           A mean reads s registers, as if it had as many inputs as outputs. Dropout moves what it is given
/// Requires  as for `vector_cycles`
/// Source    as for `cycles_per_element`; traffic and registers of a mean, and all of tanh, are not in the
///           results it was compared with
[[nodiscard]] constexpr vector_traffic vector_moves(const workload::operation& one,
                                                    const hardware::accelerator& a, rule_set rules) noexcept {
  using enum workload::operator_kind;
  const bool corrected = rules.applies(correction::vector_operators);
  if (one.elements == 0 || (corrected && one.kind == dropout)) return {};
  const std::int64_t lanes = std::int64_t{a.knobs.width} * a.knobs.vector_cores;
  const double s = static_cast<double>(detail::rounds(one.elements, lanes));
  const double cycles = vector_cycles(one, lanes, rules);
  vector_traffic all = corrected ? detail::whole_traffic(one) : detail::published_traffic(one, a, lanes);
  double read = s, written = 2 * s;
  switch (one.kind) {
    case layer_norm:
      read = 3 * s;
      written += 2 * static_cast<double>(one.axis);
      break;
    case power:
      read = 15 * s;
      break;
    case sigmoid:
    case tanh:
    case trigonometric:
    case dropout:
      read = 2 * s;
      written = 3 * s;
      break;
    case softmax: {
      const double moved = corrected ? s : all.l2_read / 2;
      read = cycles + 10 * moved;
      written = 2 * (cycles / static_cast<double>(detail::rounds(one.axis, lanes)) + 10 + moved);
      break;
    }
    case fused:
      read = cycles;
      break;
    case mean:
      if (corrected) read = static_cast<double>(detail::rounds(one.elements * one.axis, lanes));
      break;
    default:
      if (one.second == 0) break;
      read = 2 * s;
      written += static_cast<double>(detail::rounds(one.second, lanes));
  }
  all.register_read = read;
  all.register_written = written;
  return all;
}

/// Look-ups in tables: one an element for an exponential, two for tanh, sine and cosine.
/// Source    as for `cycles_per_element`
[[nodiscard]] constexpr double vector_lookups(const workload::operation& one) noexcept {
  using enum workload::operator_kind;
  const double n = static_cast<double>(one.elements);
  if (one.kind == sigmoid || one.kind == softmax) return n;
  return one.kind == tanh || one.kind == trigonometric ? 2 * n : 0;
}

/// What one vector operator costs on a chip.
///
/// Formula   cycles as `vector_cycles` on P = width·(vector cores) lanes;
///           energy = cycles·P·e_MAC + (DRAM elements)/4·e_DRAM + (L2 elements read)/4·e_L2,read
///                    + (L2 elements written)/4·e_L2,write + look-ups·e_look-up
///                    + P·(registers read·e_read + registers written·e_write)
/// Units     cycles; joules. The L2 is the vector core's own; it and DRAM cost by the 4-byte block
/// Rules     `vector_cycles` and `vector_moves` say what `vector_operators` repairs; from there on dropout is
///           free. No other correction changes a vector operator
/// Requires  an operator of the vector core; its axis > 0 for softmax and mean
/// When not  all P lanes are charged, at work or not, under either rule set
/// Source    as for `cycles_per_element`: equal to its results within 1e-9
[[nodiscard]] constexpr operator_cost vector_cost(const workload::operation& one,
                                                  const hardware::accelerator& a, rule_set rules) noexcept {
  if (one.elements == 0) return {};
  const std::int64_t width = a.knobs.width, lanes = width * a.knobs.vector_cores;
  const double cycles = vector_cycles(one, lanes, rules), all_lanes = static_cast<double>(lanes);
  const vector_traffic moved = vector_moves(one, a, rules);
  const hardware::technology& t = *a.process;
  return {cycles, cycles * all_lanes * t.mac_energy +
                      (moved.dram_read + moved.dram_written) / 4 * a.dram_access +
                      moved.l2_read / 4 * a.vector_l2.read + moved.l2_written / 4 * a.vector_l2.write +
                      vector_lookups(one) * t.lookup +
                      all_lanes * (moved.register_read * t.vector_register_read +
                                   moved.register_written * t.vector_register_write)};
}

}  // namespace co2design::mapping
