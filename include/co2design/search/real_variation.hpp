// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include <co2design/core/random_engine.hpp>
#include <co2design/search/detail/lane_powers.hpp>
#include <co2design/search/detail/mutation_hits.hpp>
#include <co2design/search/gene_rows.hpp>
#include <co2design/search/variable.hpp>

namespace co2design {

/// Simulated binary crossover of the real variables of each couple, within their bounds.
///
/// Formula   the children are ½·(a + b ∓ β·|a − b|); β is drawn so that children near their parents are likely, the more
///           the larger `eta`: β^(η+1) = u·α, or 1/(2 − u·α) where u·α > 1, with u uniform,
///           α = 2 − (1 + 2·(distance to the bound)/|a − b|)^−(η+1), which keeps the child within its bound
/// Chances   a couple is crossed with `probability`, then each of its variables with ½; the children of one
///           variable change places with ½
/// Cost      some nanoseconds a variable: powers are taken eight at a time
/// Source    Deb, Agrawal, Complex Systems 9(2), 1995; bounds: Deb, Kumar, Complex Systems 9(6), 1995
struct sbx_crossover {
  double probability = 0.9;
  double eta = 15;

  template <class Rows = gene_rows>
  void operator()(std::span<const variable> variables, const Rows& children, random_engine& engine) const {
    if (!detail::has_kind(variables, variable_kind::real)) return;
    random_engine local = engine;  // its state stays in registers
    constexpr std::size_t block = 64;
    for (std::size_t first = 0; first + 1 < children.size(); first += 2 * block)
      cross_block<native_lanes>(variables, children, first, std::min(block, (children.size() - first) / 2),
                                local);
    engine = local;
  }

 private:
  // Couples of a block, some variables at a time: bounds are looked up once for all of them.
  template <std::size_t Lanes, class Rows>
  void cross_block(std::span<const variable> variables, const Rows& children, std::size_t first,
                   std::size_t couples, random_engine& engine) const {
    std::uint64_t crossed = 0;
    for (std::size_t c = 0; c < couples; ++c)
      crossed |= std::uint64_t{static_cast<double>(engine() >> 11) * 0x1p-53 < probability} << c;
    for (std::size_t v = 0; v < variables.size(); v += detail::drawn_together) {
      const bounded<Lanes> cross({variables.data() + v, variables.size() - v}, eta);
      for (std::size_t c = 0; c < couples; ++c)
        if ((crossed >> c & 1) != 0)
          cross(&children[first + 2 * c][v], &children[first + 2 * c + 1][v], engine);
    }
  }

  // Crosses a few variables of a couple.
  template <std::size_t Lanes>
  class bounded {
    using number = simd<double, Lanes>;
    using powers = detail::lane_powers<Lanes>;

   public:
    bounded(std::span<const variable> variables, double eta) noexcept
        : width_(std::min(variables.size(), detail::drawn_together)), power_(eta + 1) {
      if (power_ > 0 && power_ <= 64 && power_ == static_cast<double>(static_cast<unsigned>(power_)))
        whole_power_ = static_cast<unsigned>(power_);
      for (std::size_t i = 0; i < width_; ++i) {
        low_[i] = variables[i].low;
        high_[i] = variables[i].high;
        is_real_[i] = variables[i].kind == variable_kind::real;
      }
    }

    [[gnu::always_inline]] void operator()(double* a, double* b, random_engine& engine) const {
      detail::drawn<std::uint64_t> bits;
      for (std::uint64_t& one : bits) one = engine();
      if (width_ == detail::drawn_together) {
        for (std::size_t i = 0; i < detail::drawn_together; i += Lanes)
          cross(a + i, b + i, bits.data() + i, i);
      } else {  // what lies behind belongs to others
        detail::drawn<double> x{}, y{};
        std::copy(a, a + width_, x.begin());
        std::copy(b, b + width_, y.begin());
        for (std::size_t i = 0; i < width_; i += Lanes) cross(x.data() + i, y.data() + i, bits.data() + i, i);
        std::copy(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(width_), a);
        std::copy(y.begin(), y.begin() + static_cast<std::ptrdiff_t>(width_), b);
      }
    }

   private:
    [[gnu::always_inline]] void cross(double* a, double* b, const std::uint64_t* bits, std::size_t at) const {
      const number x = number::load(a), y = number::load(b), lowest = number::load(&low_[at]),
                   highest = number::load(&high_[at]);
      const number low = number::minimum(x, y), high = number::maximum(x, y), apart = high - low;
      const auto changes =
          powers::is_set(bits, 0) && apart > number(0.0) && number::load(&is_real_[at]) > number(0.0);
      if (!changes.any()) return;
      const number distance = changes.select(apart, number(1.0)), u = powers::uniform(bits);
      const number half = number(0.5), sum = low + high;
      number first = half * (sum - spread(low - lowest, distance, u) * distance);
      number second = half * (sum + spread(highest - high, distance, u) * distance);
      first = number::minimum(number::maximum(first, lowest), highest);
      second = number::minimum(number::maximum(second, lowest), highest);
      const auto swapped = powers::is_set(bits, 1);
      changes.select(swapped.select(second, first), x).store(a);
      changes.select(swapped.select(first, second), y).store(b);
    }
    // β, for a distance between the parents and the room to the bound. Divisions are what takes longest: 1/x is as good
    // as −log₂ x.
    [[gnu::always_inline]] number spread(const number& room, const number& distance, const number& u) const {
      const number share = distance / (distance + number(2.0) * number::maximum(room, number(0.0)));
      const number scaled = u * (number(2.0) - raised(share));
      const auto contracts = scaled <= number(1.0);
      const number base = number::maximum(contracts.select(scaled, number(2.0) - scaled), number(0x1p-60));
      return powers::exp2(powers::log2(base) * contracts.select(number(1 / power_), number(-1 / power_)));
    }
    // x^(η+1), 0 ≤ x ≤ 1.
    [[gnu::always_inline]] number raised(const number& x) const {
      if (whole_power_ == 0)
        return powers::exp2(number::maximum(
            powers::log2(number::maximum(x, number(0x1p-1000))) * number(power_), number(-1000.0)));
      number square = x, product = number(1.0);
      for (unsigned rest = whole_power_; rest != 0; rest >>= 1) {
        if ((rest & 1) != 0) product = product * square;
        square = square * square;
      }
      return product;
    }

    detail::drawn<double> low_{}, high_{}, is_real_{};
    std::size_t width_;
    double power_;
    unsigned whole_power_ = 0;
  };
};

/// Polynomial mutation of real variables, within their bounds.
///
/// Formula   x + δ·(high − low); δ is drawn so that small steps are likely, the more the larger `eta`:
///           δ = (2u + (1 − 2u)·(1 − δ₁)^(η+1))^(1/(η+1)) − 1 for u ≤ ½, and its mirror image above, with
///           δ₁ = (x − low)/(high − low)
/// Chances   each variable with probability `per_individual`/(variables that can change)
/// Cost      some nanoseconds for each variable that changes
/// Source    Deb, Goyal, Comput. Sci. Inform. 26(4), 1996; bounds as in Deb, Agrawal, KanGAL report 99003, 1999
struct polynomial_mutation {
  double per_individual = 0.5;
  double eta = 20;

  template <class Rows = gene_rows>
  void operator()(std::span<const variable> variables, const Rows& children, random_engine& engine) const {
    if (children.size() == 0 || !detail::has_kind(variables, variable_kind::real)) return;
    mutate<native_lanes>(variables, children[0].data(), children.size() * variables.size(), engine);
  }

 private:
  template <std::size_t Lanes>
  void mutate(std::span<const variable> variables, double* genes, std::size_t count,
              random_engine& engine) const {
    random_engine local = engine;
    detail::mutation_hits<Lanes> hits(count, per_individual / static_cast<double>(detail::moving(variables)),
                                      local);
    typename detail::mutation_hits<Lanes>::positions at{};
    while (const std::size_t found = hits.next(at)) {
      detail::drawn<double> x{}, low{}, high{};
      for (std::size_t i = 0; i < found; ++i) {
        const variable& one = variables[at[i] % variables.size()];
        x[i] = genes[at[i]];
        low[i] = one.low;
        high[i] = one.high;
      }
      detail::drawn<std::uint64_t> bits;
      for (std::uint64_t& one : bits) one = local();
      for (std::size_t i = 0; i < found; i += Lanes) move<Lanes>(&x[i], &low[i], &high[i], &bits[i]);
      for (std::size_t i = 0; i < found; ++i)
        if (variables[at[i] % variables.size()].kind == variable_kind::real) genes[at[i]] = x[i];
    }
    engine = local;
  }

  template <std::size_t Lanes>
  [[gnu::always_inline]] void move(double* values, const double* lowest, const double* highest,
                                   const std::uint64_t* bits) const {
    using number = simd<double, Lanes>;
    using powers = detail::lane_powers<Lanes>;
    const number x = number::load(values), low = number::load(lowest), high = number::load(highest),
                 u = powers::uniform(bits);
    const auto moves = high > low;
    const number extent = moves.select(high - low, number(1.0));
    const auto down = u <= number(0.5);
    // The share of the extent that lies behind, seen from the bound the variable moves to; and u as seen from there.
    const number behind = down.select(high - x, x - low) / extent;
    const number v = number(2.0) * down.select(u, number(1.0) - u);
    const number tail = powers::exp2(number::maximum(
        powers::log2(number::maximum(behind, number(0x1p-1000))) * number(eta + 1), number(-1000.0)));
    const number base = number::maximum(v + (number(1.0) - v) * tail, number(0x1p-60));
    const number step = (number(1.0) - powers::power(base, 1 / (eta + 1))) * extent;
    const number moved = down.select(x - step, x + step);
    moves.select(number::minimum(number::maximum(moved, low), high), x).store(values);
  }
};

}  // namespace co2design
