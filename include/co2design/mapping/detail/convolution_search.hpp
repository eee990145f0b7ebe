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
#include <co2design/mapping/detail/convolution_registers.hpp>
#include <co2design/mapping/detail/convolution_tiles.hpp>
#include <co2design/mapping/detail/gemm_product.hpp>
#include <co2design/mapping/detail/grid.hpp>
#include <co2design/mapping/loop_nest.hpp>
#include <co2design/mapping/mapped_gemm.hpp>
#include <co2design/metric/rules.hpp>

namespace co2design::mapping::detail {

// A mapping of a convolution: tiles of the global buffer, of L2 and of registers, the factors of cores and
// array, and what stays put where.
struct convolution_tiling {
  extents g, u, b, s, a;
  std::array<std::uint8_t, 3> stays{};
  double objective = std::numeric_limits<double>::infinity();

  [[nodiscard]] constexpr bool found() const noexcept {
    return objective < std::numeric_limits<double>::infinity();
  }
  [[nodiscard]] constexpr loop_nest nest(const extents& whole, std::int64_t stride) const noexcept {
    loop_nest out{a, times(a, s), b, times(b, u), g, whole, {}, stride};
    out.order = {order(0, {a, s, b, stride}), order(1, {b, u, g, stride}),
                 order(2, {g, one_element, whole, stride})};
    return out;
  }

 private:
  [[nodiscard]] constexpr loop_order order(std::size_t level, const window_share& inputs) const noexcept {
    constexpr std::array<std::array<letter, 3>, 2> kinds{
        {{letter::p, letter::q, letter::n}, {letter::r, letter::s, letter::c}}};
    const std::size_t stay = stays[level];
    const letter along = inputs.along[stay];
    loop_order out;
    if (stay == 2) out.push_back(letter::k);
    out.push_back(along);
    if (stay == 2) return out;
    for (const letter x : kinds[stay])
      if (x != along) out.push_back(x);
    return out;
  }
};

// The cheapest mapping of a convolution.
//
// Rows, reduction and outputs are those of a matrix product, whose terms weights and outputs share; what the
// inputs cost is a share of the product's, smaller for larger tiles. So every term is, and for given factors
// of cores and array only maximal tiles matter; those of the L2 do not depend on the array.
class convolution_search {
 public:
  constexpr convolution_search(const extents& whole, std::int64_t stride, const hardware::accelerator& a,
                               rule_set rules, goal what) noexcept
      : whole_(whole),
        stride_(stride),
        chip_(a.knobs),
        entries_(a.process->tensor_register_entries),
        l2_bytes_(a.tensor_l2.bytes),
        glb_bytes_(a.glb.bytes),
        product_(grouped(whole), 1, 1, a, prices_of(a, rules), rules, what),
        lattice_(whole),
        factors_{divisors_of(product_.d[0]), divisors_of(product_.d[1]), divisors_of(product_.d[2])} {}

  [[nodiscard]] constexpr bool too_large() const noexcept {
    return lattice_.too_large() || std::any_of(factors_.begin(), factors_.end(),
                                               [](const divisor_list& one) { return one.size == 0; });
  }

  constexpr void run() noexcept {
    if (!product_.weights_only)
      lattice_.for_each_maximal(
          whole_, [&](const extents& a) { return in_registers(a); },
          [&](const extents& a) { registers_.add(a, whole_, stride_); });
    lattice_.for_each_maximal(
        whole_, [&](const extents& g) { return volumes(g, stride_).sum() <= glb_bytes_; },
        [&](const extents& g) { place_on_cores(g); });
    look_at_placements();
  }

  [[nodiscard]] constexpr const convolution_tiling& best() const noexcept { return best_; }
  [[nodiscard]] constexpr double pruned() const noexcept { return pruned_; }
  [[nodiscard]] constexpr std::uint64_t looked_at() const noexcept { return looked_at_; }

 private:
  // Tiles of the global buffer, and factors of the cores.
  struct placement {
    extents g, u;
    double bound;
  };
  // Tiles of the L2: for all that may stay, the least energy and the least cycles of filling them.
  struct l2_tile {
    extents b;
    triple size;
    term least;
    double bound;
  };
  // Factors of the array, as rows, reduction and outputs, and the least that registers cost.
  struct array_factors {
    triple s;
    term least;
    double bound;
  };

  constexpr bool hopeless(double bound) noexcept {
    if (bound < best_.objective) return false;
    pruned_ = std::min(pruned_, bound);
    return true;
  }
  [[nodiscard]] constexpr double value(double operands, double compute, const term& r, const term& b,
                                       const term& m) const noexcept {
    return product_.score(operands + r.energy + b.energy + m.energy,
                          std::max({compute, r.cycles, b.cycles, m.cycles}));
  }
  [[nodiscard]] constexpr bool in_registers(const extents& a) const noexcept {
    return volumes(a, stride_).sum() <= entries_;
  }
  [[nodiscard]] constexpr bool in_l2(const extents& b) const noexcept {
    const volumes v(b, stride_);
    return (product_.one_l2_buffer ? v.sum() : v.largest()) <= l2_bytes_;
  }
  static constexpr term least(const pareto_terms& terms) noexcept {
    term out = terms.all[0];
    for (const term& one : terms) {
      out.energy = std::min(out.energy, one.energy);
      out.cycles = std::min(out.cycles, one.cycles);
    }
    return out;
  }
  [[nodiscard]] constexpr pareto_terms memory_terms(const extents& g) const noexcept {
    const convolution_flow flow(g, one_element, whole_, whole_, stride_);
    pareto_terms terms;
    for (std::uint8_t stays = 0; stays < 3; ++stays) {
      term one = product_.memory_term(flow.crossings(product_, stays));
      one.stays = stays;
      terms.add(one);
    }
    return terms;
  }
  [[nodiscard]] constexpr pareto_terms buffer_terms(const extents& b, const extents& u,
                                                    const extents& g) const noexcept {
    const convolution_flow flow(b, u, g, whole_, stride_);
    const triple cores = grouped(u);
    pareto_terms terms;
    for (std::uint8_t stays = 0; stays < 3; ++stays) {
      term one = product_.buffer_term(flow.crossings(product_, stays), cores);
      one.stays = stays;
      terms.add(one);
    }
    return terms;
  }
  // What registers cost at least with L2 tiles of b: each weight crosses once for every core and tile of rows.
  // Where they hold weights alone, this is what they do cost.
  [[nodiscard]] constexpr term register_floor(const triple& s, const triple& b) const noexcept {
    const triple put = times(s, over(product_.d, b));
    term floor = product_.register_term(product_.crossings(3, put, put), s, cores_);
    if (!product_.weights_only) floor.cycles = registers_.least_cycles(product_, s, cores_, b);
    return floor;
  }
  // What any factors of the array cost at least.
  constexpr void set_floors(const triple& u) noexcept {
    const double c = static_cast<double>(product_.d[1]), k = static_cast<double>(product_.d[2]);
    any_operands_ = product_.mac_energy() +
                    least_sum(product_.reduction_energy(), product_.output_energy(), c, k, product_.elements);
    any_compute_ = product_.macs / (product_.elements * static_cast<double>(u[0] * u[1] * u[2]));
    any_registers_ = {product_.weight_energy() * static_cast<double>(u[0]), 0, 0};
  }

  // Where P and R may change places with Q and S, one of the two is enough.
  [[nodiscard]] constexpr bool mirrored(const extents& t) const noexcept {
    const auto side = [](const extents& e, letter p, letter r) { return std::array{e[at(p)], e[at(r)]}; };
    return side(t, letter::p, letter::r) < side(t, letter::q, letter::s);
  }
  [[nodiscard]] constexpr bool symmetric(const extents& t) const noexcept {
    return t[at(letter::p)] == t[at(letter::q)] && t[at(letter::r)] == t[at(letter::s)];
  }

  constexpr void place_on_cores(const extents& g) noexcept {
    if (symmetric(whole_) && mirrored(g)) return;
    const bool half = symmetric(whole_) && symmetric(g);
    const term memory = least(memory_terms(g));
    const auto grid = core_grid(chip_.cores);
    const auto used = [](const extents& u) {
      const triple t = grouped(u);
      return t[0] * t[1] * t[2];
    };
    lattice_.for_each(
        g, [&](const extents& u) { return used(u) <= chip_.cores; },
        [&](const extents& u) {
          if (!fits_grid(used(u), grid[0], grid[1]) || (half && mirrored(u))) return;
          set_floors(grouped(u));
          const term once = least(buffer_terms(over(g, u), u, g));
          const double bound = value(any_operands_, any_compute_, any_registers_, once, memory);
          if (hopeless(bound)) return;
          placements_.push({g, u, bound});
          if (placements_.full()) look_at_placements();
        });
  }
  constexpr void look_at_placements() noexcept {
    placements_.sort();
    for (const placement& one : placements_)
      if (!hopeless(one.bound)) look_at(one);
    placements_.clear();
  }

  constexpr void look_at(const placement& one) noexcept {
    at_ = one;
    cores_ = grouped(one.u);
    memory_ = memory_terms(one.g);
    const term memory = least(memory_);
    set_floors(cores_);
    lattice_.for_each_maximal(
        over(one.g, one.u), [&](const extents& b) { return in_l2(b); },
        [&](const extents& b) {
          const term buffer = least(buffer_terms(b, at_.u, at_.g));
          const double bound = value(any_operands_, any_compute_, any_registers_, buffer, memory);
          if (hopeless(bound)) return;
          tiles_.push({b, grouped(b), buffer, bound});
          if (tiles_.full()) choose_factors();
        });
    choose_factors();
  }

  // All factors of the array that may serve one of the tiles, the largest first.
  constexpr void choose_factors() noexcept {
    tiles_.sort();
    const triple most = grouped(over(at_.g, at_.u));
    const term memory = least(memory_);
    term buffer{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity(), 0};
    for (const l2_tile& one : tiles_) {
      buffer.energy = std::min(buffer.energy, one.least.energy);
      buffer.cycles = std::min(buffer.cycles, one.least.cycles);
    }
    const std::int64_t elements = std::int64_t{1} * chip_.width * chip_.depth;
    const auto descending = [&](std::size_t i, std::int64_t limit, auto visit) {
      for (std::size_t j = factors_[i].size; j > 0; --j) {
        const std::int64_t one = factors_[i].all[j - 1];
        if (one <= limit && one <= most[i] && divides(one, most[i]) && !visit(one)) return;
      }
    };
    descending(1, elements, [&](std::int64_t c) {
      descending(2, elements / c, [&](std::int64_t k) {
        const double operands = product_.operand_energy({1, c, k});
        if (hopeless(value(operands, any_compute_, any_registers_, buffer, memory))) return false;
        descending(0, elements / (c * k), [&](std::int64_t n) {
          const triple s{n, c, k};
          const double compute = product_.compute_cycles(s, cores_);
          if (hopeless(value(operands, compute, any_registers_, buffer, memory))) return false;
          if (!fits_grid(n * c * k, chip_.width, chip_.depth)) return true;
          const term registers = register_floor(s, most);
          const double bound = value(operands, compute, registers, buffer, memory);
          if (hopeless(bound)) return true;
          arrays_.push({s, registers, bound});
          if (arrays_.full()) look_at_arrays();
          return true;
        });
        return true;
      });
      return true;
    });
    look_at_arrays();
    tiles_.clear();
  }
  constexpr void look_at_arrays() noexcept {
    arrays_.sort();
    for (const array_factors& one : arrays_)
      if (!hopeless(one.bound)) look_at(one);
    arrays_.clear();
  }

  constexpr void look_at(const array_factors& one) noexcept {
    ++looked_at_;
    factors_of_array_ = one.s;
    operands_ = product_.operand_energy(one.s);
    compute_ = product_.compute_cycles(one.s, cores_);
    const term memory = least(memory_);
    for (const l2_tile& tile : tiles_) {
      if (!divides(one.s, tile.size)) continue;
      if (hopeless(value(operands_, compute_, one.least, tile.least, memory))) continue;
      buffer_ = buffer_terms(tile.b, at_.u, at_.g);
      const term registers = register_floor(one.s, tile.size);
      if (hopeless(cheapest(registers))) continue;
      fill_registers(tile, registers);
    }
  }
  [[nodiscard]] constexpr double cheapest(const term& registers) const noexcept {
    double lowest = std::numeric_limits<double>::infinity();
    for (const term& m : memory_)
      for (const term& f : buffer_) lowest = std::min(lowest, value(operands_, compute_, registers, f, m));
    return lowest;
  }
  constexpr void consider(const extents& b, const extents& s, const extents& a,
                          const term& registers) noexcept {
    for (const term& m : memory_)
      for (const term& f : buffer_) {
        const double objective = value(operands_, compute_, registers, f, m);
        if (objective < best_.objective)
          best_ = {at_.g, at_.u, b, s, a, {registers.stays, f.stays, m.stays}, objective};
      }
  }

  constexpr void fill_registers(const l2_tile& tile, const term& floor) noexcept {
    // Registers that hold weights alone keep them for all rows of the L2 tile: nothing is left to choose.
    if (product_.weights_only)
      return for_each_split(lattice_, factors_of_array_, tile.b, [&](const extents& s) {
        consider(tile.b, s, one_element, floor);
        return hopeless(cheapest(floor));
      });
    const triple put = times(factors_of_array_, over(product_.d, tile.size));
    extents most = tile.b;
    if (!divides(factors_of_array_[2], most[at(letter::k)])) return;
    most[at(letter::k)] /= factors_of_array_[2];
    lattice_.for_each(
        most, [&](const extents& a) { return in_registers(a); },
        [&](const extents& a) {
          if (!divides(times(grouped(a), factors_of_array_), tile.size)) return;
          // First as if no factor of the array hindered a window that slides.
          convolution_flow any(a, one_element, tile.b, whole_, stride_);
          any.put = put;
          for (std::uint8_t stays = 0; stays < 3; ++stays) {
            term bound = product_.register_term(any.crossings(product_, stays), factors_of_array_, cores_);
            const double lowest = cheapest(bound);
            if (hopeless(lowest)) continue;
            for_each_split(lattice_, factors_of_array_, over(tile.b, a), [&](const extents& s) {
              const convolution_flow flow(a, s, tile.b, whole_, stride_);
              term registers =
                  product_.register_term(flow.crossings(product_, stays), factors_of_array_, cores_);
              registers.stays = stays;
              consider(tile.b, s, a, registers);
              return hopeless(lowest);
            });
          }
        });
  }

  extents whole_;
  std::int64_t stride_;
  hardware::configuration chip_;
  std::int64_t entries_, l2_bytes_, glb_bytes_;
  gemm_product product_;
  tile_lattice lattice_;
  std::array<divisor_list, 3> factors_;
  register_front registers_;
  best_first<placement, 64> placements_;
  best_first<l2_tile, 256> tiles_;
  best_first<array_factors, 64> arrays_;
  // What is being looked at.
  placement at_{};
  triple cores_{}, factors_of_array_{};
  pareto_terms memory_, buffer_;
  double any_operands_ = 0, any_compute_ = 0, operands_ = 0, compute_ = 0;
  term any_registers_{};
  convolution_tiling best_{};
  double pruned_ = std::numeric_limits<double>::infinity();
  std::uint64_t looked_at_ = 0;
};

}  // namespace co2design::mapping::detail
