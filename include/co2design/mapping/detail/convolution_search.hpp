// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/detail/best_first.hpp>
#include <co2design/mapping/detail/convolution_flow.hpp>
#include <co2design/mapping/detail/convolution_product.hpp>
#include <co2design/mapping/detail/convolution_registers.hpp>
#include <co2design/mapping/detail/convolution_tiles.hpp>
#include <co2design/mapping/detail/gemm_product.hpp>
#include <co2design/mapping/loop_nest.hpp>
#include <co2design/mapping/mapped_gemm.hpp>
#include <co2design/metric/rules.hpp>

namespace co2design::mapping::detail {

// The cheapest mapping of a convolution.
//
// Tiles of the global buffer with factors of the cores come first. Those of the L2 do not depend on the
// array, so they are listed next, the maximal ones alone. The factors of the array are bounded as rows,
// reduction and outputs with the best of these tiles, and given to letters last, with tiles of the registers.
// Of as many as there is room for, the most promising are looked at first; what is left out is no better than
// the best.
template <std::size_t Room>
class convolution_search {
 public:
  constexpr convolution_search(const extents& whole, std::int64_t stride, const hardware::accelerator& a,
                               rule_set rules, goal what) noexcept
      : p_(whole, stride, a, rules, what), lattice_(whole) {
    for (std::size_t i = 0; i < factors_.size(); ++i) factors_[i].assign(p_.d[i]);
  }

  // Whether there are more divisors than there is room for.
  [[nodiscard]] constexpr bool too_large() const noexcept {
    return lattice_.too_large() || std::any_of(factors_.begin(), factors_.end(),
                                               [](const factor_list& one) { return one.size == 0; });
  }
  constexpr void run() noexcept {
    if (!p_.weights_only)
      lattice_.for_each_maximal(
          p_.whole, [&](const extents& a) { return p_.in_registers(a); },
          [&](const extents& a) { registers_.add(a, p_.whole, p_.stride); });
    lattice_.for_each_maximal(
        p_.whole, [&](const extents& g) { return p_.in_glb(g); }, [&](const extents& g) { place(g); });
    look_at_placements();
  }

  [[nodiscard]] constexpr bool found() const noexcept {
    return objective_ < std::numeric_limits<double>::infinity();
  }
  [[nodiscard]] constexpr loop_nest nest() const noexcept { return p_.nest(best_, stays_); }
  [[nodiscard]] constexpr double objective() const noexcept { return objective_; }
  [[nodiscard]] constexpr double bound() const noexcept { return pruned_; }
  [[nodiscard]] constexpr std::uint64_t looked_at() const noexcept { return looked_at_; }

 private:
  // Tiles of the global buffer, and factors of the cores.
  struct placement {
    extents g, u;
  };
  // Tiles of the L2, and the least energy and cycles of filling them.
  struct l2_tile {
    extents b;
    triple size;
    term fill;
  };
  // Factors of the array, and the least energy and cycles of filling its registers.
  struct array_factors {
    triple s;
    term fill;
  };

  constexpr bool hopeless(double bound) noexcept {
    if (bound < objective_) return false;
    pruned_ = std::min(pruned_, bound);
    return true;
  }
  constexpr void place(const extents& g) noexcept {
    // Where P and R may change places with Q and S, one of the two is enough.
    if (symmetric(p_.whole) && mirrored(g)) return;
    const bool half = symmetric(p_.whole) && symmetric(g);

    const term memory = least(p_.memory_terms(g));
    lattice_.for_each(
        g, [&](const extents& u) { return elements_of(u) <= p_.cores; },
        [&](const extents& u) {
          if (!p_.on_cores(u) || (half && mirrored(u))) return;
          const triple cores = grouped(u);
          const term once = least(p_.buffer_terms(over(g, u), u, g));
          const double bound = p_.value(p_.least_array(cores), p_.least_registers(cores), once, memory);
          if (hopeless(bound)) return;
          placements_.push({g, u}, bound);
          if (placements_.full()) look_at_placements();
        });
  }
  constexpr void look_at_placements() noexcept {
    placements_.for_each([&](const placement& one, double bound) {
      if (!hopeless(bound)) look_at(one);
    });
    placements_.clear();
  }

  constexpr void look_at(const placement& one) noexcept {
    at_ = one;
    cores_ = grouped(one.u);
    memory_ = p_.memory_terms(one.g);
    const term memory = least(memory_);
    lattice_.for_each_maximal(
        over(one.g, one.u), [&](const extents& b) { return p_.in_l2(b); },
        [&](const extents& b) {
          const term fill = least(p_.buffer_terms(b, at_.u, at_.g));
          const double bound = p_.value(p_.least_array(cores_), p_.least_registers(cores_), fill, memory);
          if (hopeless(bound)) return;
          tiles_.push({b, grouped(b), fill}, bound);
          if (tiles_.full()) choose_factors();
        });
    choose_factors();
  }

  // The factors of the array that may serve one of the tiles, the largest first: they serve best, and rule
  // most of the others out.
  constexpr void choose_factors() noexcept {
    if (tiles_.empty()) return;
    constexpr double most_of_all = std::numeric_limits<double>::infinity();
    term fill{most_of_all, most_of_all, 0};
    tiles_.for_each([&](const l2_tile& one, double) {
      fill.energy = std::min(fill.energy, one.fill.energy);
      fill.cycles = std::min(fill.cycles, one.fill.cycles);
    });
    const term memory = least(memory_), registers = p_.least_registers(cores_);
    const double cycles = p_.least_array(cores_).cycles;
    const triple most = grouped(over(at_.g, at_.u));
    const std::int64_t elements = std::int64_t{1} * p_.width * p_.depth;
    const usable_factors of_n(factors_[0], most[0], elements), of_c(factors_[1], most[1], elements),
        of_k(factors_[2], most[2], elements);
    for (std::size_t i = 0; i < of_c.size; ++i)
      for (std::size_t j = 0; j < of_k.size; ++j) {
        const std::int64_t c = of_c[i].whole(), k = of_k[j].whole();
        if (c * k > elements) continue;
        const double energy = p_.operand_energy({1, c, k});
        if (hopeless(p_.value({energy, cycles}, registers, fill, memory))) break;
        for (std::size_t l = 0; l < of_n.size; ++l) {
          const triple s{of_n[l].whole(), c, k};
          if (s[0] * c * k > elements) continue;
          const array_cost array{energy, p_.compute_cycles(s, cores_)};
          if (hopeless(p_.value(array, registers, fill, memory))) break;
          if (!p_.on_array(s)) continue;
          const term loads = registers_.least_loads(p_, s, cores_, most);
          const double bound = p_.value(array, loads, fill, memory);
          if (hopeless(bound)) continue;
          arrays_.push({s, loads}, bound);
          if (arrays_.full()) look_at_arrays();
        }
      }
    look_at_arrays();
    tiles_.clear();
  }
  constexpr void look_at_arrays() noexcept {
    arrays_.for_each([&](const array_factors& one, double bound) {
      if (!hopeless(bound)) look_at(one);
    });
    arrays_.clear();
  }

  constexpr void look_at(const array_factors& one) noexcept {
    ++looked_at_;
    array_ = {p_.operand_energy(one.s), p_.compute_cycles(one.s, cores_)};
    const term memory = least(memory_);
    tiles_.for_each([&](const l2_tile& tile, double) {
      if (!divides(one.s, tile.size) || hopeless(p_.value(array_, one.fill, tile.fill, memory))) return;
      buffer_ = p_.buffer_terms(tile.b, at_.u, at_.g);
      const term registers = registers_.least_loads(p_, one.s, cores_, tile.size);
      if (hopeless(cheapest(registers))) return;
      if (p_.weights_only)
        split_array(one.s, tile, registers);
      else
        fill_registers(one.s, tile);
    });
  }
  // The best that may stay above the registers.
  [[nodiscard]] constexpr double cheapest(const term& registers) const noexcept {
    double lowest = std::numeric_limits<double>::infinity();
    for (const term& memory : memory_)
      for (const term& buffer : buffer_)
        lowest = std::min(lowest, p_.value(array_, registers, buffer, memory));
    return lowest;
  }
  constexpr void consider(const extents& b, const extents& s, const extents& a,
                          const term& registers) noexcept {
    for (const term& memory : memory_)
      for (const term& buffer : buffer_) {
        const double objective = p_.value(array_, registers, buffer, memory);
        if (objective >= objective_) continue;
        objective_ = objective;
        best_ = {at_.g, at_.u, b, s, a};
        stays_ = {registers.stays, buffer.stays, memory.stays};
      }
  }

  // Registers that hold weights alone keep them for all rows of the L2 tile: any split of the factors does.
  constexpr void split_array(const triple& factors, const l2_tile& tile, const term& registers) noexcept {
    for_each_split(lattice_, factors, tile.b, [&](const extents& s) {
      consider(tile.b, s, one_element, registers);
      return hopeless(cheapest(registers));
    });
  }
  constexpr void fill_registers(const triple& factors, const l2_tile& tile) noexcept {
    extents most = tile.b;
    most[at(letter::k)] /= factors[2];
    lattice_.for_each(
        most, [&](const extents& a) { return p_.in_registers(a); },
        [&](const extents& a) {
          if (!divides(times(grouped(a), factors), tile.size)) return;
          // First as if none of the factors kept a window from sliding.
          convolution_flow any = p_.register_flow(a, one_element, tile.b);
          any.put = times(factors, any.put);
          for (std::uint8_t stays = 0; stays < 3; ++stays) {
            const double bound = cheapest(p_.register_term(any.crossings(p_, stays), factors, cores_));
            if (hopeless(bound)) continue;
            for_each_split(lattice_, factors, over(tile.b, a), [&](const extents& s) {
              term registers =
                  p_.register_term(p_.register_flow(a, s, tile.b).crossings(p_, stays), factors, cores_);
              registers.stays = stays;
              consider(tile.b, s, a, registers);
              return hopeless(bound);
            });
          }
        });
  }

  convolution_product p_;
  tile_lattice lattice_;
  std::array<factor_list, 3> factors_;
  register_front registers_;
  best_first<placement, Room> placements_;
  best_first<l2_tile, 4 * Room> tiles_;
  best_first<array_factors, Room> arrays_;
  // What is being looked at.
  placement at_{};
  triple cores_{};
  array_cost array_{};
  pareto_terms memory_, buffer_;
  // The best, and the least of what was left out.
  convolution_tiles best_{};
  std::array<std::uint8_t, 3> stays_{};
  double objective_ = std::numeric_limits<double>::infinity(), pruned_ = objective_;
  std::uint64_t looked_at_ = 0;
};

}  // namespace co2design::mapping::detail
