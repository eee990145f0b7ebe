// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <co2design/hardware/accelerator.hpp>
#include <co2design/mapping/detail/candidates.hpp>
#include <co2design/mapping/detail/compare_by.hpp>
#include <co2design/mapping/detail/divisors.hpp>
#include <co2design/mapping/detail/gemm_product.hpp>
#include <co2design/mapping/detail/grid.hpp>
#include <co2design/mapping/loop_nest.hpp>

namespace co2design::mapping::detail {

constexpr triple times(const triple& a, const triple& b) noexcept {
  return {a[0] * b[0], a[1] * b[1], a[2] * b[2]};
}
constexpr triple over(const triple& a, const triple& b) noexcept {
  return {a[0] / b[0], a[1] / b[1], a[2] / b[2]};
}

// A mapping: tiles of registers, of L2 and of the global buffer, and what stays put where.
struct tiling {
  candidate at{};
  triple a{}, b{}, g{};
  std::array<std::uint8_t, 3> stays{};
  double objective = std::numeric_limits<double>::infinity();

  [[nodiscard]] constexpr bool found() const noexcept { return g[0] > 0; }
  [[nodiscard]] constexpr bool fits(const gemm_product& p, const hardware::accelerator& chip) const noexcept {
    const auto grid = core_grid(chip.knobs.cores);
    const triple &s = at.s, &u = at.u;
    return fits_grid(s[0] * s[1] * s[2], chip.knobs.width, chip.knobs.depth) &&
           fits_grid(at.side * u[0] * u[1] * u[2], grid[0], grid[1]) && p.in_registers(a) && p.in_l2(b) &&
           p.in_glb(g);
  }
  template <class By>
  [[nodiscard]] constexpr typename By::value cost(const gemm_product& p) const noexcept {
    const triple in_array = times(at.s, over(p.d, b));
    const term r = p.weights_only
                       ? p.register_term(p.crossings(3, in_array, in_array), at.s, at.u)
                       : p.register_term(p.crossings(stays[0], in_array, over(p.d, a)), at.s, at.u);
    const term f = p.buffer_term(p.crossings(stays[1], times(at.u, over(p.d, g)), over(p.d, b)), at.u);
    const term m = p.memory_term(p.crossings(stays[2], {1, 1, 1}, over(p.d, g)));
    return By::of(p, p.operand_energy(at.s) + r.energy + f.energy + m.energy,
                  std::max({p.compute_cycles(at.s, at.u), r.cycles, f.cycles, m.cycles}));
  }
  [[nodiscard]] constexpr loop_nest nest(const triple& d) const noexcept {
    constexpr std::array letters{letter::n, letter::c, letter::k};
    const auto spread = [](const triple& t) { return extents{t[0], 1, 1, t[1], 1, 1, t[2]}; };
    loop_nest out{spread(a), spread(times(a, at.s)), spread(b), spread(times(b, at.u)), spread(g), spread(d),
                  {}};
    for (std::size_t level = 0; level < 3; ++level) out.order[level].push_back(letters[stays[level]]);
    return out;
  }
};

// The best tiling, and the least that a rival of it may cost.
class best_tiling {
 public:
  using by = by_objective;

  // Forgets both; only what costs less than `limit` is looked for.
  constexpr void reset(double limit) noexcept {
    mapping = {};
    mapping.objective = limit;
    next = by::most;
  }
  constexpr void start(const candidate& at) noexcept { holds_ = mapping.found() && mapping.at.same(at); }
  // Whether what costs at least so much is not the best. What costs the same as a best of this candidate
  // comes after it on any chip, and is no rival.
  constexpr bool hopeless(double bound) noexcept {
    if (bound < mapping.objective) return false;
    if (bound > mapping.objective || !holds_) next = std::min(next, bound);
    return true;
  }
  constexpr void add(const tiling& one, double objective) noexcept {
    if (mapping.found()) next = std::min(next, mapping.objective);
    mapping = one;
    mapping.objective = objective;
    holds_ = true;
  }

  tiling mapping{};
  double next = by::most;

 private:
  bool holds_ = false;  // whether it is of the candidate that is looked at
};

// The tiles of one candidate: the maximal ones of global buffer, then of L2, then of registers, and at each
// boundary the tensors that may stay; those that `Found` does not find hopeless are added to it.
template <class Found>
class tile_search {
  using by = typename Found::by;
  using bound = typename by::value;

 public:
  constexpr tile_search(const gemm_product& product, const candidate& at, const factor_lists& lists,
                        Found& found) noexcept
      : p_(product),
        at_(at),
        lists_(lists),
        found_(found),
        operands_(p_.operand_energy(at.s)),
        compute_(p_.compute_cycles(at.s, at.u)),
        registers_(p_.register_floor(at.s, at.u)),
        buffer_(p_.buffer_floor(at.u)),
        memory_(p_.memory_floor()) {
    found_.start(at);
  }

  constexpr void run() noexcept {
    if (!p_.weights_only) refine_registers();
    if (found_.hopeless(value(registers_, buffer_, memory_))) return;
    const triple unit{at_.s[0] * at_.u[0], at_.s[1] * at_.u[1], at_.s[2] * at_.u[2]};
    for_each_maximal(
        lists_, over(p_.d, unit), unit, [&](const triple& t) { return p_.in_glb(t); },
        [&](const triple& g) { fill_buffer(g); });
  }

 private:
  [[nodiscard]] constexpr bound value(const term& r, const term& b, const term& m) const noexcept {
    return by::of(p_, operands_ + r.energy + b.energy + m.energy,
                  std::max({compute_, r.cycles, b.cycles, m.cycles}));
  }
  static constexpr term staying(term one, std::uint8_t which) noexcept {
    one.stays = which;
    return one;
  }

  // Calls visit(a, stays) for each largest tile a in registers, with a[i] a divisor of most[i]. The tensor
  // that stays has no use for more than 1 of its dimension, which leaves room for the other two.
  template <class Visit>
  constexpr void for_each_register_tile(const triple& most, Visit visit) const noexcept {
    std::array<std::array<std::int64_t, divisor_list::capacity>, 3> small;
    std::array<std::size_t, 3> count{};
    for (std::size_t i = 0; i < 3; ++i)
      for (const std::int64_t x : *lists_[i]) {
        if (x > most[i] || !p_.in_registers(x, 1)) break;
        if (divides(x, most[i])) small[i][count[i]++] = x;
      }
    for (std::uint8_t stays = 0; stays < 3; ++stays) {
      const std::size_t i = (stays + 1) % 3, j = (stays + 2) % 3;
      std::size_t last = count[j];
      for (std::size_t x = 0; x < count[i]; ++x) {
        triple a{1, 1, 1};
        a[i] = small[i][x];
        while (last > 0 && !p_.in_registers(a[i], small[j][last - 1])) --last;
        if (last == 0) break;
        a[j] = small[j][last - 1];
        visit(a, stays);
      }
    }
  }

  // Raises the floor of the registers to what their own tiles allow, wherever the L2 tile ends.
  constexpr void refine_registers() noexcept {
    const triple put = times(at_.s, at_.u);
    double least = std::numeric_limits<double>::infinity();
    for_each_register_tile(over(p_.d, put), [&](const triple& a, std::uint8_t stays) {
      least = std::min(least, p_.register_term(p_.crossings(stays, put, over(p_.d, a)), at_.s, at_.u).cycles);
    });
    registers_.cycles = std::max(registers_.cycles, least);
  }

  constexpr void fill_buffer(const triple& g) noexcept {
    const triple outer = over(p_.d, g);
    pareto_terms memory;
    bound lowest = by::most;
    for (std::uint8_t stays = 0; stays < 3; ++stays) {
      memory.add(staying(p_.memory_term(p_.crossings(stays, {1, 1, 1}, outer)), stays));
      lowest = by::least(lowest, value(registers_, buffer_, memory.all[memory.size - 1]));
    }
    if (found_.hopeless(lowest)) return;
    const triple most = over(g, times(at_.s, at_.u));
    for_each_maximal(
        lists_, most, at_.s, [&](const triple& t) { return p_.in_l2(t); },
        [&](const triple& b) {
          const triple put = times(at_.u, outer), passing = over(p_.d, b);
          pareto_terms buffer;
          for (std::uint8_t stays = 0; stays < 3; ++stays)
            buffer.add(staying(p_.buffer_term(p_.crossings(stays, put, passing), at_.u), stays));
          fill_registers(g, b, memory, buffer);
        });
  }

  constexpr void fill_registers(const triple& g, const triple& b, const pareto_terms& memory,
                                const pareto_terms& buffer) noexcept {
    const triple put = times(at_.s, over(p_.d, b));
    // Registers cost at least what they do where every tensor is loaded once for each L2 tile.
    const term floor = p_.register_term(p_.crossings(3, put, put), at_.s, at_.u);
    bound lowest = by::most;
    for (const term& m : memory)
      for (const term& f : buffer) lowest = by::least(lowest, value(floor, f, m));
    if (found_.hopeless(lowest)) return;

    const auto consider = [&](const triple& a, std::uint8_t stays, const term& registers) {
      for (const term& m : memory)
        for (const term& f : buffer) {
          const bound cost = value(registers, f, m);
          if (!found_.hopeless(cost)) found_.add({at_, a, b, g, {stays, f.stays, m.stays}}, cost);
        }
    };
    // Registers that hold weights alone keep them for all rows of the L2 tile: nothing is left to choose.
    if (p_.weights_only) return consider({1, 1, 1}, 0, floor);
    for_each_register_tile(over(b, at_.s), [&](const triple& a, std::uint8_t stays) {
      consider(a, stays, p_.register_term(p_.crossings(stays, put, over(p_.d, a)), at_.s, at_.u));
    });
  }

  const gemm_product& p_;
  const candidate& at_;
  factor_lists lists_;
  Found& found_;
  double operands_, compute_;
  term registers_, buffer_, memory_;
};

}  // namespace co2design::mapping::detail
