// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include <co2design/hardware/accelerator.hpp>
#include <co2design/metric/rules.hpp>
#include <co2design/workload/operation.hpp>

namespace co2design::mapping {

/// The loops of a matrix product or convolution: rows N (images), P and Q (output rows and columns);
/// reduction over C (channels), R and S (kernel rows and columns); outputs K. A matrix product has P = Q = R
/// = S = 1.
enum class letter : std::uint8_t { n, p, q, c, r, s, k };

/// A size in each loop.
using extents = std::array<std::int64_t, 7>;

/// The tensor that stays put while the innermost loops of a level run: weights under row loops, outputs
/// under reduction loops, inputs under output loops.
enum class stationary : std::uint8_t { none, weights, outputs, inputs };

/// The loops of one level that are listed, innermost first; the others follow in any order.
struct loop_order {
  std::array<letter, 7> letters{};
  std::size_t size = 0;

  constexpr void push_back(letter one) { letters[size++] = one; }
  friend constexpr bool operator==(const loop_order&, const loop_order&) = default;
};

/// A mapping: how a product is cut into tiles, level by level from the inside.
///
/// Shape     cumulative tiles, each dividing the next: registers | processing elements of one core | L2 of
///           one core | all cores | global buffer | the whole problem; and the loop order of the three
///           levels in between (registers ← L2, L2 ← global buffer, global buffer ← DRAM); how far a
///           convolution's window moves from one output to the next
struct loop_nest {
  extents registers, array, l2, cores, glb, whole;
  std::array<loop_order, 3> order;
  std::int64_t stride = 1;

  friend constexpr bool operator==(const loop_nest&, const loop_nest&) = default;
};

/// What a mapping costs.
///
/// Units     cycles; joules. `read` and `written` are the elements that cross each boundary from above and
///           back: L2 to registers, global buffer to L2, DRAM to global buffer
struct nest_cost {
  double cycles = 0;
  energy_quantity energy{0.0};
  double compute_cycles = 0;
  std::array<double, 3> read{}, written{};
};

namespace detail {

constexpr std::size_t at(letter one) noexcept { return static_cast<std::size_t>(one); }

constexpr double rows(const extents& e) noexcept {
  return static_cast<double>(e[at(letter::n)] * e[at(letter::p)] * e[at(letter::q)]);
}
constexpr double reduction(const extents& e) noexcept {
  return static_cast<double>(e[at(letter::c)] * e[at(letter::r)] * e[at(letter::s)]);
}
constexpr double outputs(const extents& e) noexcept { return static_cast<double>(e[at(letter::k)]); }

// Elements along one side of the input that so many outputs and so much of the kernel touch. A window that
// moves by its own length or more touches none twice, and none in between.
constexpr std::int64_t window(std::int64_t outs, std::int64_t kernel, std::int64_t stride) noexcept {
  return (outs - 1) * std::min(stride, kernel) + kernel;
}
// Elements of the input that a tile touches.
constexpr double input_volume(const extents& e, std::int64_t stride) noexcept {
  return static_cast<double>(e[at(letter::n)] * e[at(letter::c)] *
                             window(e[at(letter::p)], e[at(letter::r)], stride) *
                             window(e[at(letter::q)], e[at(letter::s)], stride));
}

// One boundary between two memories: the tile below, the spatial factor, the tile within which this level's
// loops run.
struct boundary {
  const extents& lower;
  const extents& upper;  // lower · spatial
  const extents& outer;
  const extents& whole;
  const loop_order& order;
  std::int64_t stride = 1;

  [[nodiscard]] constexpr std::int64_t spatial(letter x) const noexcept {
    return upper[at(x)] / lower[at(x)];
  }
  [[nodiscard]] constexpr std::int64_t loops(letter x) const noexcept { return outer[at(x)] / upper[at(x)]; }

  // The innermost letter with loops, or the one after it where that is K; 7 where there is none.
  [[nodiscard]] constexpr std::size_t active(bool after_k) const noexcept {
    for (std::size_t i = 0; i < order.size; ++i) {
      const letter x = order.letters[i];
      if (loops(x) > 1 && !(after_k && x == letter::k)) return at(x);
    }
    return 7;
  }
  [[nodiscard]] constexpr stationary stays() const noexcept {
    const std::size_t innermost = active(false);
    if (innermost < 7) return of(static_cast<letter>(innermost));
    // Nothing listed has loops: the one kind of loop there is, if there is one.
    stationary found = stationary::none;
    for (std::size_t x = 0; x < 7; ++x) {
      if (loops(static_cast<letter>(x)) == 1) continue;
      const stationary kind = of(static_cast<letter>(x));
      if (found != stationary::none && found != kind) return stationary::none;
      found = kind;
    }
    return found;
  }
  static constexpr stationary of(letter x) noexcept {
    if (x == letter::k) return stationary::inputs;
    return x == letter::n || x == letter::p || x == letter::q ? stationary::weights : stationary::outputs;
  }

  // How often a tensor's lower tiles are filled, over the loops that do not index it.
  [[nodiscard]] constexpr double refills(double lower_extent, double upper_extent, double outer_extent,
                                         double whole_extent, bool stay) const noexcept {
    return stay ? upper_extent / lower_extent * whole_extent / outer_extent : whole_extent / lower_extent;
  }
  [[nodiscard]] constexpr double weight_fills() const noexcept {
    return reduction(whole) * outputs(whole) *
           refills(rows(lower), rows(upper), rows(outer), rows(whole), stays() == stationary::weights);
  }
  [[nodiscard]] constexpr double output_fills() const noexcept {
    return rows(whole) * outputs(whole) *
           refills(reduction(lower), reduction(upper), reduction(outer), reduction(whole),
                   stays() == stationary::outputs);
  }
  [[nodiscard]] constexpr double input_fills() const noexcept {
    extents tile = lower;
    double count = rows(whole) / rows(lower) * reduction(whole) / reduction(lower);
    // A window that slides along one of its dimensions loads only what is new.
    const std::size_t along = active(true);
    if (along < 7) {
      const auto x = static_cast<letter>(along);
      const letter partner = x == letter::p   ? letter::r
                             : x == letter::r ? letter::p
                             : x == letter::q ? letter::s
                             : x == letter::s ? letter::q
                                              : letter::k;
      if (partner != letter::k && spatial(partner) == 1) {
        tile[along] *= loops(x);
        count /= static_cast<double>(loops(x));
      }
    }
    return input_volume(tile, stride) * count *
           refills(outputs(lower), outputs(upper), outputs(outer), outputs(whole),
                   stays() == stationary::inputs);
  }
};

// What one element costs wherever it goes, under a rule set; picojoules.
struct prices {
  double mac, register_read, register_fill, l2_read, l2_write, glb_read, glb_write, dram;
};
constexpr prices prices_of(const hardware::accelerator& a, rule_set rules) noexcept {
  const hardware::technology& t = *a.process;
  const auto pj = [](energy_quantity e) { return e.in(units::picojoule); };
  const double block = rules.applies(correction::energy_per_block) ? 4 : 1;
  const bool writes = rules.applies(correction::write_energy);
  return {pj(rules.applies(correction::mac_energy) ? t.mac_energy : hardware::fixed_mac_energy.value),
          pj(t.tensor_register_read),
          pj(writes ? t.tensor_register_write : t.tensor_register_read),
          pj(a.tensor_l2.read) / block,
          pj(writes ? a.tensor_l2.write : a.tensor_l2.read) / block,
          pj(a.glb.read) / block,
          pj(writes ? a.glb.write : a.glb.read) / block,
          pj(a.dram_access) / block};
}

}  // namespace detail

/// The cost of a given mapping on a chip.
///
/// Formula   traffic of a tensor over a boundary = its size · how often its lower tiles are filled: D/lower
///           over the loops that do not index it, or spatial·D/outer where it stays put; multicast and
///           reduction divide what the upper level sees by the spatial factor. Energy sums those by access
///           energy; cycles = max(MACs/(elements used), reads/bandwidth and writes/bandwidth of each level)
/// Units     cycles may be fractional; joules
/// Rules     before `energy_per_block` an access costs per element what it costs per block; before
///           `mac_energy` a MAC costs 2.2 pJ; before `write_energy` a write costs what a read does; before
///           `l2_bandwidth_per_core` all cores share one L2 bandwidth; before `weight_registers` inputs and
///           outputs cross to the registers as if these held their tile
/// Requires  a nest whose tiles divide each other; capacities are not checked here
/// Source    Sunstone's cost model as used by CATransformers (arXiv 2505.01386, snapshot ad8c859); under
///           rules::reference it agrees with the published cycles and energy of every matrix product and
///           convolution to 1e-9
[[nodiscard]] constexpr nest_cost cost_of(const loop_nest& nest, const hardware::accelerator& a,
                                          rule_set rules) noexcept {
  using detail::outputs, detail::reduction, detail::rows;
  const double macs = rows(nest.whole) * reduction(nest.whole) * outputs(nest.whole);
  const double results = rows(nest.whole) * outputs(nest.whole);
  const detail::boundary registers{nest.registers, nest.array,    nest.l2,
                                   nest.whole,     nest.order[0], nest.stride};
  const detail::boundary buffers{nest.l2, nest.cores, nest.glb, nest.whole, nest.order[1], nest.stride};
  const detail::boundary memory{nest.glb, nest.glb, nest.whole, nest.whole, nest.order[2], nest.stride};

  struct flow {
    double weights, inputs, outputs;           // fills of the lower level
    double weights_up, inputs_up, outputs_up;  // what the upper level reads for them, and gets back
  };
  const auto flow_of = [](const detail::boundary& b) {
    const double w = b.weight_fills(), i = b.input_fills(), o = b.output_fills();
    return flow{w,
                i,
                o,
                w / (rows(b.upper) / rows(b.lower)),
                i / (outputs(b.upper) / outputs(b.lower)),
                o / (reduction(b.upper) / reduction(b.lower))};
  };
  std::array<flow, 3> flows{flow_of(registers), flow_of(buffers), flow_of(memory)};
  const double spatial_rows = rows(nest.array) / rows(nest.registers);
  const double spatial_reduction = reduction(nest.array) / reduction(nest.registers);
  const double spatial_outputs = outputs(nest.array) / outputs(nest.registers);
  if (rules.applies(correction::weight_registers)) {
    flows[0].inputs_up = macs / spatial_outputs;
    flows[0].outputs_up = macs / spatial_reduction;
  }

  nest_cost out;
  const double cores = rows(nest.cores) / rows(nest.l2) * reduction(nest.cores) / reduction(nest.l2) *
                       outputs(nest.cores) / outputs(nest.l2);
  out.compute_cycles = macs / (spatial_rows * spatial_reduction * spatial_outputs * cores);
  out.cycles = out.compute_cycles;
  const double ports = rules.applies(correction::l2_bandwidth_per_core) ? cores : 1;
  const std::array<double, 3> bandwidth{ports * a.knobs.l2_bandwidth, a.glb_bandwidth, a.dram_bandwidth};
  for (std::size_t level = 0; level < 3; ++level) {
    const flow& f = flows[level];
    out.read[level] = f.weights_up + f.inputs_up + f.outputs_up - results;
    out.written[level] = f.outputs_up;
    out.cycles =
        std::max({out.cycles, out.read[level] / bandwidth[level], out.written[level] / bandwidth[level]});
  }

  const detail::prices e = detail::prices_of(a, rules);
  const double picojoules =
      macs * (e.mac + e.register_read) + macs / spatial_outputs * e.l2_read +
      (macs - results) / spatial_reduction * e.l2_read + macs / spatial_reduction * e.l2_write +
      flows[0].weights * e.register_fill + flows[0].weights_up * e.l2_read +
      (flows[1].weights + flows[1].inputs + flows[1].outputs - results) * e.l2_write +
      (flows[1].weights_up + flows[1].inputs_up + flows[1].outputs_up - results) * e.glb_read +
      flows[1].outputs_up * e.glb_write +
      (flows[2].weights + flows[2].inputs + flows[2].outputs - results) * e.glb_write +
      (flows[2].weights_up + flows[2].inputs_up + 2 * flows[2].outputs_up - results) * e.dram;
  out.energy = picojoules * units::picojoule;
  return out;
}

}  // namespace co2design::mapping
