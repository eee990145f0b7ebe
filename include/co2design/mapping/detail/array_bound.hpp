// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>

#include <co2design/core/math.hpp>
#include <co2design/mapping/detail/divisors.hpp>
#include <co2design/mapping/detail/gemm_product.hpp>

namespace co2design::mapping::detail {

// Lower bounds on what a product costs with given factors of the cores, for all factors of the array, for given
// ones of reduction and outputs, and for given ones of all dimensions.
class array_bound {
 public:
  // With the least that memory and buffer cost.
  constexpr array_bound(const gemm_product& p, const triple& u, const term& memory,
                        const term& buffer) noexcept
      : p_(p),
        cores_(static_cast<double>(u[0] * u[1] * u[2])),
        energy_(p.mac_energy() + p.weight_energy() * static_cast<double>(u[0]) + memory.energy +
                buffer.energy),
        cycles_(std::max(memory.cycles, buffer.cycles)),
        compute_(p.macs / cores_),
        weights_(p.tensor[0] * static_cast<double>(u[0]) - p.tensor[1]),
        inputs_(p.tensor[2] - p.tensor[1]),
        shared_{2 * p.macs / math::sqrt(p.registers[0]), 2 * p.macs / math::sqrt(p.registers[1]),
                2 * p.macs / math::sqrt(p.registers[2])},
        inverse_side_(1 / math::sqrt(p.elements)),
        inverse_bandwidth_(1 / p.l2_bandwidth(u)),
        reduction_(p.reduction_energy()),
        outputs_(p.output_energy()) {}

  [[nodiscard]] constexpr double any() const noexcept {
    const double c = static_cast<double>(p_.d[1]), k = static_cast<double>(p_.d[2]);
    const double reads = p_.weights_only
                             ? weights_ + least_sum(p_.macs, p_.macs, c, k, p_.elements)
                             : std::min({weights_ + shared_[0] * inverse_side_, shared_[1] * inverse_side_,
                                         inputs_ + shared_[2] * inverse_side_});
    return value(least_sum(reduction_, outputs_, c, k, p_.elements), reads, compute_ / p_.elements);
  }
  // With factors of at most `widest` for the outputs.
  [[nodiscard]] constexpr double with(const factor& c, const factor& widest) const noexcept {
    return value(operands(c, widest), reads(c, widest, one), compute_ / p_.elements);
  }
  // With these, or fewer of the outputs', whatever the array reads.
  [[nodiscard]] constexpr double without_reads(const factor& c, const factor& k) const noexcept {
    return value(operands(c, k), 0, compute_ / p_.elements);
  }
  // With these, and factors of at most n for the rows.
  [[nodiscard]] constexpr double with(const factor& c, const factor& k, const factor& n) const noexcept {
    return value(operands(c, k), reads(c, k, k), compute_ * c.inverse * k.inverse * n.inverse);
  }

 private:
  static constexpr factor one{1};

  [[nodiscard]] constexpr double operands(const factor& c, const factor& k) const noexcept {
    return reduction_ * c.inverse + outputs_ * k.inverse;
  }
  // What the array reads from the L2, less the results, with factors between k and `most_k` for the outputs.
  // Where registers hold parts of all tensors, one of these stays, and the others share registers and two
  // sides of the array.
  [[nodiscard]] constexpr double reads(const factor& c, const factor& most_k,
                                       const factor& k) const noexcept {
    if (p_.weights_only) return weights_ + p_.macs * (c.inverse + most_k.inverse);
    return std::min({weights_ + shared_[0] * c.inverse_root * most_k.inverse_root,
                     shared_[1] * inverse_side_ * c.size * c.inverse_root,
                     inputs_ + shared_[2] * inverse_side_ * k.size * k.inverse_root});
  }
  [[nodiscard]] constexpr double value(double operands, double reads, double compute) const noexcept {
    return p_.score(energy_ + operands, std::max({compute, reads * inverse_bandwidth_, cycles_}));
  }

  const gemm_product& p_;
  double cores_, energy_, cycles_, compute_;
  double weights_, inputs_;  // beyond the results
  std::array<double, 3> shared_;
  double inverse_side_, inverse_bandwidth_, reduction_, outputs_;
};

}  // namespace co2design::mapping::detail
