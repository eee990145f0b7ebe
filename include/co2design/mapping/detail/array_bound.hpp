// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>

#include <co2design/core/math.hpp>
#include <co2design/mapping/detail/divisors.hpp>
#include <co2design/mapping/detail/gemm_product.hpp>

namespace co2design::mapping::detail {

// Lower bounds on what a product costs with given factors of the cores: for all factors of the array, for given
// ones of reduction and outputs, and for given ones of all dimensions. `By` is what they are compared by.
template <class By>
class array_bound {
 public:
  using value = typename By::value;

  // With the least that memory and buffer cost.
  constexpr array_bound(const gemm_product& p, const triple& u, const term& memory,
                        const term& buffer) noexcept
      : p_(p),
        energy_(p.mac_energy() + p.weight_energy() * static_cast<double>(u[0]) + memory.energy +
                buffer.energy),
        cycles_(std::max(memory.cycles, buffer.cycles)),
        compute_(p.macs / static_cast<double>(u[0] * u[1] * u[2])),
        staying_{p.tensor[0] * static_cast<double>(u[0]) - p.tensor[1],
                 p.tensor[1] * static_cast<double>(u[1]) - p.tensor[1],
                 p.tensor[2] * static_cast<double>(u[2]) - p.tensor[1]},
        shared_{2 * p.macs / math::sqrt(p.registers[0]), 2 * p.macs / math::sqrt(p.registers[1]),
                2 * p.macs / math::sqrt(p.registers[2])},
        room_{static_cast<double>(p.d[0] / u[0]), static_cast<double>(p.d[1] / u[1]),
              static_cast<double>(p.d[2] / u[2])},
        inverse_side_(1 / math::sqrt(p.elements)),
        inverse_bandwidth_(1 / p.l2_bandwidth(u)),
        fill_(p.fill_energy() * static_cast<double>(u[0])),
        reduction_(p.reduction_energy()),
        outputs_(p.output_energy()) {}

  [[nodiscard]] constexpr value any() const noexcept {
    const double c = static_cast<double>(p_.d[1]), k = static_cast<double>(p_.d[2]);
    const double reads =
        p_.weights_only
            ? staying_[0] + least_sum(p_.macs, p_.macs, c, k, p_.elements)
            : std::min({staying_[0] + shared_[0] * inverse_side_, staying_[1] + shared_[1] * inverse_side_,
                        staying_[2] + shared_[2] * inverse_side_});
    return By::of(p_, energy_ + least_sum(reduction_, outputs_, c, k, p_.elements),
                  std::max({compute_ / p_.elements, reads * inverse_bandwidth_, cycles_}));
  }
  // With factors of at most `widest` for the outputs.
  [[nodiscard]] constexpr value with(const factor& c, const factor& widest) const noexcept {
    const double cycles = reads(c, widest, one) * inverse_bandwidth_;
    return By::of(p_, energy(c, widest), std::max({compute_ / p_.elements, cycles, cycles_}));
  }

  // What factors of reduction and outputs cost at least, the rows left open.
  struct pair {
    double energy, cycles, compute;
  };
  [[nodiscard]] constexpr pair of(const factor& c, const factor& k) const noexcept {
    return {energy(c, k), std::max(reads(c, k, k) * inverse_bandwidth_, cycles_),
            compute_ * c.inverse * k.inverse};
  }
  // With these, or smaller ones of the outputs, whatever the array reads.
  [[nodiscard]] constexpr value without_reads(const pair& of) const noexcept {
    return By::of(p_, of.energy, std::max(compute_ / p_.elements, cycles_));
  }
  [[nodiscard]] constexpr value with(const pair& of, const factor& n) const noexcept {
    return By::of(p_, of.energy, std::max(of.compute * n.inverse, of.cycles));
  }
  // With what the registers have room for beside them, and what filling them takes.
  [[nodiscard]] constexpr value with(const pair& of, const factor& n, const factor& c,
                                     const factor& k) const noexcept {
    const double energy = of.energy + fill_ * (n.size - 1),
                 cycles = std::max(of.compute * n.inverse, of.cycles);
    if (p_.weights_only) return By::of(p_, energy, cycles);
    const double reads = std::min({staying_[0] + passing(0, c, room_[1], k, room_[2]),
                                   staying_[1] + passing(1, n, room_[0], k, room_[2]),
                                   staying_[2] + passing(2, n, room_[0], c, room_[1])});
    return By::of(p_, energy, std::max(cycles, reads * inverse_bandwidth_));
  }

 private:
  static constexpr factor one{1};

  [[nodiscard]] constexpr double energy(const factor& c, const factor& k) const noexcept {
    return energy_ + reduction_ * c.inverse + outputs_ * k.inverse;
  }
  // What the array reads from the L2, less the results, with factors between k and `most_k` for the outputs.
  // Where registers hold parts of all tensors, one of these stays, and the others share registers and two
  // sides of the array.
  [[nodiscard]] constexpr double reads(const factor& c, const factor& most_k,
                                       const factor& k) const noexcept {
    if (p_.weights_only) return staying_[0] + p_.macs * (c.inverse + most_k.inverse);
    return std::min({staying_[0] + shared_[0] * c.inverse_root * most_k.inverse_root,
                     staying_[1] + shared_[1] * inverse_side_ * c.size * c.inverse_root,
                     staying_[2] + shared_[2] * inverse_side_ * k.size * k.inverse_root});
  }
  // What the array reads of the two tensors that pass by the third, with factors a and b of dimensions of which
  // a core has `room_a` and `room_b`: macs · (1/(a·x) + 1/(b·y)), least over x ≤ room_a/a, y ≤ room_b/b and
  // what registers leave of x · y.
  [[nodiscard]] constexpr double passing(std::size_t stays, const factor& a, double room_a, const factor& b,
                                         double room_b) const noexcept {
    const double area = p_.registers[stays], most_x = room_a * a.inverse, most_y = room_b * b.inverse;
    if (most_x * most_y <= area) return p_.macs / room_a + p_.macs / room_b;
    if (area * b.size > most_x * most_x * a.size)
      return p_.macs / room_a + p_.macs * most_x * b.inverse / area;
    if (area * a.size > most_y * most_y * b.size)
      return p_.macs / room_b + p_.macs * most_y * a.inverse / area;
    return shared_[stays] * a.inverse_root * b.inverse_root;
  }

  const gemm_product& p_;
  double energy_, cycles_, compute_;
  std::array<double, 3> staying_;  // reads of each tensor where it stays, less the results
  std::array<double, 3> shared_, room_;
  double inverse_side_, inverse_bandwidth_, fill_, reduction_, outputs_;
};

}  // namespace co2design::mapping::detail
