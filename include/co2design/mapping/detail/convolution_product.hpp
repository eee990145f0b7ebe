// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/detail/convolution_flow.hpp>
#include <co2design/mapping/detail/convolution_tiles.hpp>
#include <co2design/mapping/detail/gemm_product.hpp>
#include <co2design/mapping/detail/grid.hpp>
#include <co2design/mapping/loop_nest.hpp>
#include <co2design/mapping/mapped_gemm.hpp>
#include <co2design/metric/rules.hpp>

namespace co2design::mapping::detail {

// Tiles of a mapping: of the global buffer, of L2 and of registers, and the factors of cores and array.
struct convolution_tiles {
  extents g, u, b, s, a;
};

// What compute and operands of the array cost.
struct array_cost {
  double energy, cycles;
};

// The choices of what stays put that no other beats. Above its use, as clang-16 wants it in constants.
template <class Term>
constexpr pareto_terms unbeaten(Term term_of) noexcept {
  pareto_terms all;
  for (std::uint8_t stays = 0; stays < 3; ++stays) {
    term one = term_of(stays);
    one.stays = stays;
    all.add(one);
  }
  return all;
}

// What the mappings of a convolution cost on a chip.
//
// Rows, reduction and outputs are those of a matrix product, and so are all terms, but for the inputs, of
// which windows share a part. Every term is smaller for larger tiles.
struct convolution_product : gemm_product {
  extents whole;
  std::int64_t stride;
  int cores, width, depth;

  constexpr convolution_product(const extents& sizes, std::int64_t step, const hardware::accelerator& a,
                                rule_set rules, goal what) noexcept
      : gemm_product(grouped(sizes), 1, 1, a, prices_of(a, rules), rules, what),
        whole(sizes),
        stride(step),
        cores(a.knobs.cores),
        width(a.knobs.width),
        depth(a.knobs.depth),
        entries_(a.process->tensor_register_entries) {}

  [[nodiscard]] constexpr bool on_cores(const extents& u) const noexcept {
    const auto grid = core_grid(cores);
    return fits_grid(elements_of(u), grid[0], grid[1]);
  }
  [[nodiscard]] constexpr bool on_array(const triple& s) const noexcept {
    return fits_grid(s[0] * s[1] * s[2], width, depth);
  }
  [[nodiscard]] constexpr bool in_registers(const extents& a) const noexcept {
    return volumes(a, stride).sum() <= static_cast<double>(entries_);
  }
  [[nodiscard]] constexpr bool in_l2(const extents& b) const noexcept {
    const volumes v(b, stride);
    return (one_l2_buffer ? v.sum() : v.largest()) <= l2_bytes;
  }
  [[nodiscard]] constexpr bool in_glb(const extents& g) const noexcept {
    return volumes(g, stride).sum() <= glb_bytes;
  }

  // What crosses each of the boundaries.
  [[nodiscard]] constexpr convolution_flow memory_flow(const extents& g) const noexcept {
    return {g, one_element, whole, whole, stride};
  }
  [[nodiscard]] constexpr convolution_flow buffer_flow(const extents& b, const extents& u,
                                                       const extents& g) const noexcept {
    return {b, u, g, whole, stride};
  }
  [[nodiscard]] constexpr convolution_flow register_flow(const extents& a, const extents& s,
                                                         const extents& b) const noexcept {
    return {a, s, b, whole, stride};
  }
  // What may stay there and not be beaten.
  [[nodiscard]] constexpr pareto_terms memory_terms(const extents& g) const noexcept {
    const convolution_flow flow = memory_flow(g);
    return unbeaten([&](std::uint8_t stays) { return memory_term(flow.crossings(*this, stays)); });
  }
  [[nodiscard]] constexpr pareto_terms buffer_terms(const extents& b, const extents& u,
                                                    const extents& g) const noexcept {
    const convolution_flow flow = buffer_flow(b, u, g);
    const triple spread = grouped(u);
    return unbeaten([&](std::uint8_t stays) { return buffer_term(flow.crossings(*this, stays), spread); });
  }

  [[nodiscard]] constexpr double value(const array_cost& array, const term& load, const term& fill,
                                       const term& memory) const noexcept {
    return score(array.energy + load.energy + fill.energy + memory.energy,
                 std::max({array.cycles, load.cycles, fill.cycles, memory.cycles}));
  }
  // The least that any factors of the array cost beside those of the cores, and that any registers do.
  [[nodiscard]] constexpr array_cost least_array(const triple& u) const noexcept {
    return {mac_energy() + least_sum(reduction_energy(), output_energy(), static_cast<double>(d[1]),
                                     static_cast<double>(d[2]), elements),
            macs / (elements * static_cast<double>(u[0] * u[1] * u[2]))};
  }
  [[nodiscard]] constexpr term least_registers(const triple& u) const noexcept {
    return {weight_energy() * static_cast<double>(u[0]), 0, 0};
  }

  [[nodiscard]] constexpr loop_nest nest(const convolution_tiles& t,
                                         const std::array<std::uint8_t, 3>& stays) const noexcept {
    loop_nest out{t.a, times(t.a, t.s), t.b, times(t.b, t.u), t.g, whole, {}, stride};
    out.order = {register_flow(t.a, t.s, t.b).order(stays[0]), buffer_flow(t.b, t.u, t.g).order(stays[1]),
                 memory_flow(t.g).order(stays[2])};
    return out;
  }

 private:
  std::int64_t entries_;
};

// The least energy and the least cycles of several choices.
constexpr term least(const pareto_terms& terms) noexcept {
  term out = terms.all[0];
  for (const term& one : terms) {
    out.energy = std::min(out.energy, one.energy);
    out.cycles = std::min(out.cycles, one.cycles);
  }
  return out;
}

}  // namespace co2design::mapping::detail
