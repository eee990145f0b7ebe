// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include <co2design/core/math.hpp>
#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/detail/divisors.hpp>
#include <co2design/mapping/loop_nest.hpp>
#include <co2design/mapping/mapped_gemm.hpp>
#include <co2design/metric/rules.hpp>

namespace co2design::mapping::detail {

// Energy and cycles of one choice at one boundary, and which tensor stays put.
struct term {
  double energy, cycles;
  std::uint8_t stays;
};

// Energy and cycles of a batch, or lower bounds on them.
struct cost_pair {
  double energy, cycles;
};

// A few terms of which none is at least as good as another in both.
struct pareto_terms {
  std::array<term, 3> all{};
  std::size_t size = 0;

  constexpr void add(const term& one) noexcept {
    for (const term& kept : *this)
      if (kept.energy <= one.energy && kept.cycles <= one.cycles) return;
    std::size_t left = 0;
    for (std::size_t i = 0; i < size; ++i)
      if (all[i].energy < one.energy || all[i].cycles < one.cycles) all[left++] = all[i];
    all[left++] = one;
    size = left;
  }
  [[nodiscard]] constexpr const term* begin() const noexcept { return all.data(); }
  [[nodiscard]] constexpr const term* end() const noexcept { return all.data() + size; }
};

using factor_lists = std::array<const factor_list*, 3>;

// The least a/x + b/y over 0 < x ≤ most_x, 0 < y ≤ most_y, x · y ≤ area.
constexpr double least_sum(double a, double b, double most_x, double most_y, double area) noexcept {
  if (most_x * most_y <= area) return a / most_x + b / most_y;
  const double best = b > 0 ? math::sqrt(a * area / b) : most_x;
  const double x = std::min(std::max(best, area / most_y), most_x);
  return a / x + b * x / area;
}

// The greatest x · y with x · y + x + y ≤ room: what two sides of a tile have where the third is 1.
constexpr double two_sides(double room) noexcept {
  const double root = math::sqrt(room + 1) - 1;
  return root * root;
}

// What the mappings of a matrix product cost on a chip: one product out of a batch of which `side` run at a
// time, its dimensions padded.
//
// Tensors are numbered like the dimension that does not index them: 0 weights (N), 1 outputs (C), 2 inputs
// (K). Every term is a sum over dimensions of a function of that dimension's own tiles, smaller for larger
// tiles; dimensions meet in capacities, in the spatial products and in the maximum of latencies alone.
class gemm_product {
 public:
  constexpr gemm_product(const triple& sizes, std::int64_t at_once, std::int64_t batch,
                         const hardware::accelerator& a, const prices& e, rule_set rules, goal what) noexcept
      : d(sizes),
        side(at_once),
        tensor{static_cast<double>(d[1] * d[2]), static_cast<double>(d[0] * d[2]),
               static_cast<double>(d[0] * d[1])},
        macs(static_cast<double>(d[0]) * static_cast<double>(d[1]) * static_cast<double>(d[2])),
        elements(static_cast<double>(a.knobs.width) * a.knobs.depth),
        l2_bytes(static_cast<double>(a.tensor_l2.bytes)),
        glb_bytes(static_cast<double>(a.glb.bytes) / static_cast<double>(side)),
        energy_scale_(what == goal::latency ? 0 : static_cast<double>(batch)),
        cycle_scale_(what == goal::energy ? 0 : static_cast<double>(batch / side)),
        both_(what == goal::energy_times_latency),
        weights_only(rules.applies(correction::weight_registers)),
        one_l2_buffer(rules.applies(correction::one_l2_buffer)),
        ports_(rules.applies(correction::l2_bandwidth_per_core)),
        l2_bandwidth_(a.knobs.l2_bandwidth),
        glb_bandwidth_(a.glb_bandwidth / static_cast<double>(side)),
        dram_bandwidth_(a.dram_bandwidth / static_cast<double>(side)),
        entries_(a.process->tensor_register_entries),
        e_(e) {
    registers.fill(two_sides(a.process->tensor_register_entries));
  }

  // Says what the divisors of its dimensions leave of the room in registers.
  constexpr void fill_registers(const factor_lists& lists) noexcept {
    if (weights_only) return;
    for (std::size_t stays = 0; stays < 3; ++stays) {
      const divisor_list &first = *lists[(stays + 1) % 3], &second = *lists[(stays + 2) % 3];
      double& most = registers[stays] = 1;
      std::size_t last = second.size;
      for (const std::int64_t x : first) {
        while (last > 0 && !in_registers(x, second.all[last - 1])) --last;
        if (last == 0) break;
        most = std::max(most, static_cast<double>(x * second.all[last - 1]));
      }
    }
  }
  // Whether a tile of these two sides, and 1 of the tensor that stays, fits the registers.
  [[nodiscard]] constexpr bool in_registers(std::int64_t x, std::int64_t y) const noexcept {
    return x * y + x + y <= entries_;
  }

  // Whether a tile fits the registers of an element; where they hold weights alone, every one of 1 × 1 does.
  [[nodiscard]] constexpr bool in_registers(const triple& t) const noexcept {
    return weights_only || t[0] * t[1] + t[1] * t[2] + t[0] * t[2] <= entries_;
  }
  // Whether tiles fit the L2 of a core, and the part of the global buffer that one product has.
  [[nodiscard]] constexpr bool in_l2(const triple& t) const noexcept {
    const auto i = static_cast<double>(t[0] * t[1]), w = static_cast<double>(t[1] * t[2]),
               o = static_cast<double>(t[0] * t[2]);
    return (one_l2_buffer ? i + w + o : std::max({i, w, o})) <= l2_bytes;
  }
  [[nodiscard]] constexpr bool in_glb(const triple& t) const noexcept {
    return static_cast<double>(t[0] * t[1]) + static_cast<double>(t[1] * t[2]) +
               static_cast<double>(t[0] * t[2]) <=
           glb_bytes;
  }

  // What the batch costs, and the objective, from the energy of one product and the cycles of one round.
  [[nodiscard]] constexpr cost_pair cost(double energy, double cycles) const noexcept {
    return {energy_scale_ * energy, cycle_scale_ * cycles};
  }
  [[nodiscard]] constexpr double score(double energy, double cycles) const noexcept {
    const double e = energy_scale_ * energy, c = cycle_scale_ * cycles;
    return both_ ? e * c : e + c;
  }
  // The cycles at which `energy` is worth `objective`; none where cycles do not count.
  [[nodiscard]] constexpr double cycles_for(double objective, double energy) const noexcept {
    const double per_cycle = score(both_ ? energy : 0, 1);
    return per_cycle > 0 ? objective / per_cycle : -1;
  }

  // What the array's factors alone cost: MACs, and operands from the L2, fewer for larger factors of the
  // reduction and of the outputs.
  [[nodiscard]] constexpr double mac_energy() const noexcept { return macs * (e_.mac + e_.register_read); }
  [[nodiscard]] constexpr double reduction_energy() const noexcept {
    return (macs - tensor[1]) * e_.l2_read + macs * e_.l2_write;
  }
  [[nodiscard]] constexpr double output_energy() const noexcept { return macs * e_.l2_read; }
  [[nodiscard]] constexpr double operand_energy(const triple& s) const noexcept {
    return mac_energy() + reduction_energy() / static_cast<double>(s[1]) +
           output_energy() / static_cast<double>(s[2]);
  }
  // And one crossing of the weights into the registers, which each array column fills by itself.
  [[nodiscard]] constexpr double fill_energy() const noexcept { return e_.register_fill * tensor[0]; }
  [[nodiscard]] constexpr double weight_energy() const noexcept {
    return fill_energy() + e_.l2_read * tensor[0];
  }
  [[nodiscard]] constexpr double compute_cycles(const triple& s, const triple& u) const noexcept {
    return macs / static_cast<double>(s[0] * s[1] * s[2] * u[0] * u[1] * u[2]);
  }

  // How often each tensor crosses a boundary: `put[i]` where tensor i stays, `passing[i]` where it does not.
  [[nodiscard]] constexpr std::array<double, 3> crossings(std::size_t stays, const triple& put,
                                                          const triple& passing) const noexcept {
    std::array<double, 3> times{};
    for (std::size_t i = 0; i < 3; ++i)
      times[i] = tensor[i] * static_cast<double>(i == stays ? put[i] : passing[i]);
    return times;
  }
  // Energy and cycles of crossing a boundary.
  [[nodiscard]] constexpr term memory_term(const std::array<double, 3>& x) const noexcept {
    const double all = x[0] + x[1] + x[2] - tensor[1];
    return {e_.glb_write * all + e_.dram * (all + x[1]), std::max(all, x[1]) / dram_bandwidth_, 0};
  }
  [[nodiscard]] constexpr term buffer_term(const std::array<double, 3>& y, const triple& u) const noexcept {
    const double results = tensor[1], o = y[1] / static_cast<double>(u[1]);
    const double read = y[0] / static_cast<double>(u[0]) + y[2] / static_cast<double>(u[2]) + o - results;
    return {e_.l2_write * (y[0] + y[1] + y[2] - results) + e_.glb_read * read + e_.glb_write * o,
            std::max(read, o) / glb_bandwidth_, 0};
  }
  [[nodiscard]] constexpr term register_term(const std::array<double, 3>& w, const triple& s,
                                             const triple& u) const noexcept {
    const double weights = w[0] / static_cast<double>(s[0]);
    const double o = (weights_only ? macs : w[1]) / static_cast<double>(s[1]);
    const double i = (weights_only ? macs : w[2]) / static_cast<double>(s[2]);
    return {e_.register_fill * w[0] + e_.l2_read * weights,
            std::max(weights + i + o - tensor[1], o) / l2_bandwidth(u), 0};
  }

  // What tiles of any size cost at least: with one tensor that stays, and two that cross more often the
  // smaller their tiles are.
  [[nodiscard]] constexpr term memory_floor() const noexcept {
    const triple none{1, 1, 1};
    const term once = memory_term(crossings(3, none, none));
    if (in_glb(d)) return once;
    const double sides = two_sides(glb_bytes), in = e_.glb_write + e_.dram, out = in + e_.dram;
    const std::array<double, 3> area{sides, sides, sides};
    return {
        least_crossings({in, out, in}, none, none, area) - tensor[1] * in,
        std::max(once.cycles, (least_crossings({1, 1, 1}, none, none, area) - tensor[1]) / dram_bandwidth_),
        0};
  }
  [[nodiscard]] constexpr term buffer_floor(const triple& u) const noexcept {
    const term once = buffer_term(crossings(3, u, u), u);
    const double sides = one_l2_buffer ? two_sides(l2_bytes) : l2_bytes;
    const std::array<double, 3> area{sides, sides, sides};
    const std::array<double, 3> seen{1 / static_cast<double>(u[0]), 1 / static_cast<double>(u[1]),
                                     1 / static_cast<double>(u[2])};
    const double l2 = e_.l2_write;
    return {least_crossings({l2 + e_.glb_read * seen[0], l2 + (e_.glb_read + e_.glb_write) * seen[1],
                             l2 + e_.glb_read * seen[2]},
                            u, u, area) -
                tensor[1] * (l2 + e_.glb_read),
            std::max(once.cycles, (least_crossings(seen, u, u, area) - tensor[1]) / glb_bandwidth_), 0};
  }
  [[nodiscard]] constexpr term register_floor(const triple& s, const triple& u) const noexcept {
    const triple both{s[0] * u[0], s[1] * u[1], s[2] * u[2]};
    term floor = register_term(crossings(3, both, both), s, u);
    if (!weights_only) {
      const std::array<double, 3> seen{1 / static_cast<double>(s[0]), 1 / static_cast<double>(s[1]),
                                       1 / static_cast<double>(s[2])};
      floor.cycles = std::max(floor.cycles,
                              (least_crossings(seen, both, both, registers) - tensor[1]) / l2_bandwidth(u));
    }
    return floor;
  }

  // Of all the cores that are used.
  [[nodiscard]] constexpr double l2_bandwidth(const triple& u) const noexcept {
    return ports_ ? static_cast<double>(u[0] * u[1] * u[2]) * l2_bandwidth_ : l2_bandwidth_;
  }

  triple d;
  std::int64_t side;
  std::array<double, 3> tensor;
  double macs;
  double elements;                  // of an array
  std::array<double, 3> registers;  // where tensor i stays, the largest product of a tile's other two sides
  double l2_bytes, glb_bytes;

 private:
  // The least Σ price · crossings: tensor i stays and crosses `put[i]` times, the others as often as tiles of
  // at most d/passing allow, two sides of which hold `area` elements.
  [[nodiscard]] constexpr double least_crossings(const std::array<double, 3>& price, const triple& put,
                                                 const triple& passing,
                                                 const std::array<double, 3>& area) const noexcept {
    const auto size = [&](std::size_t i) { return static_cast<double>(d[i]); };
    const auto most = [&](std::size_t i) { return size(i) / static_cast<double>(passing[i]); };
    const auto with = [&](std::size_t stays, std::size_t i, std::size_t j) {
      return price[stays] * tensor[stays] * static_cast<double>(put[stays]) +
             least_sum(price[i] * tensor[i] * size(i), price[j] * tensor[j] * size(j), most(i), most(j),
                       area[stays]);
    };
    return std::min({with(0, 1, 2), with(1, 0, 2), with(2, 0, 1)});
  }

  double energy_scale_, cycle_scale_;
  bool both_;

 public:
  bool weights_only, one_l2_buffer;

 private:
  bool ports_;
  double l2_bandwidth_, glb_bandwidth_, dram_bandwidth_;
  std::int64_t entries_;
  prices e_;
};

}  // namespace co2design::mapping::detail
