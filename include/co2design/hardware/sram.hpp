// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

#include <co2design/core/check.hpp>
#include <co2design/core/math.hpp>
#include <co2design/metric/evidence.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/units/quantity.hpp>

namespace co2design::hardware {

/// One SRAM: capacity, area, and energy to read or write one 4-byte block.
struct sram {
  std::int64_t bytes;
  area_quantity area;
  energy_quantity read;
  energy_quantity write;
  evidence known = evidence::published;

  friend constexpr bool operator==(const sram&, const sram&) = default;
};

/// The SRAMs of a technology that have figures, by ascending capacity.
///
/// Shape     a value: the entries themselves, so that a copied technology can be edited
/// Requires  at most `capacity` entries, capacities that ascend, figures above 0
/// Errors    std::out_of_range where they are not; in a constant expression, no constant
/// Example   sram_list{{64 * 1024, 0.1_mm2, 5.4_pJ, 5.1_pJ}, {128 * 1024, 0.2_mm2, 6.7_pJ, 6.4_pJ}}
class sram_list {
 public:
  static constexpr std::size_t capacity = 16;

  constexpr sram_list(std::initializer_list<sram> entries) {
    if (entries.size() > capacity) co2design::detail::out_of_range("co2design: too many SRAMs in a list");
    for (const sram& one : entries) {
      constexpr area_quantity no_area(0);
      constexpr energy_quantity no_energy(0);
      if (one.bytes <= (size_ == 0 ? 0 : entries_[size_ - 1].bytes))
        co2design::detail::out_of_range("co2design: SRAMs are listed by ascending capacity");
      if (!(one.area > no_area && one.read > no_energy && one.write > no_energy))
        co2design::detail::out_of_range("co2design: an SRAM has area and energies above 0");
      entries_[size_++] = one;
    }
  }

  /// The same capacities with other figures: `change(entry)` for each.
  /// Requires  figures above 0
  template <class Change>
  [[nodiscard]] constexpr sram_list changed(const Change& change) const {
    sram_list made = *this;
    for (std::size_t i = 0; i < size_; ++i) {
      made.entries_[i] = change(entries_[i]);
      made.entries_[i].bytes = entries_[i].bytes;
    }
    return made;
  }

  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
  [[nodiscard]] constexpr const sram* begin() const noexcept { return entries_.data(); }
  [[nodiscard]] constexpr const sram* end() const noexcept { return entries_.data() + size_; }
  /// Requires  i < size()
  [[nodiscard]] constexpr const sram& operator[](std::size_t i) const noexcept { return entries_[i]; }

 private:
  std::array<sram, capacity> entries_{};
  std::size_t size_ = 0;
};

/// An SRAM between two others: each figure a power of the capacity.
///
/// Formula   v = v₀·(v₁/v₀)^t, t = log(c/c₀)/log(c₁/c₀): a straight line over logarithmic axes
/// Requires  figures above 0, small.bytes < bytes < large.bytes
/// Laws      between the figures of both, monotone in the capacity; the same in every build, as `math::log`
/// Cost      some 0.15 µs: five logarithms, three powers
/// Fit       within 7 %: so far off is what stands for an entry of the study's lists when only its neighbours
///           are known, whose gap is then wider than any in the lists
/// Source    own model: CACTI's areas and energies grow by near powers of the capacity
[[nodiscard, gnu::noinline]] constexpr sram interpolated(const sram& small, const sram& large,
                                                         std::int64_t bytes) noexcept {
  const double c = static_cast<double>(bytes), c0 = static_cast<double>(small.bytes),
               c1 = static_cast<double>(large.bytes);
  const double t = math::log(c / c0) / math::log(c1 / c0);
  const auto between = [t](auto v0, auto v1) { return v0 * math::exp(t * math::log(v1 / v0)); };
  return {bytes, between(small.area, large.area), between(small.read, large.read),
          between(small.write, large.write), evidence::modelled};
}

/// The SRAM of that capacity: as listed, or else interpolated between its neighbours in the list, and then
/// `evidence::modelled`.
///
/// Errors    infeasible beyond both ends of the list: a power fitted to its last two entries says little
///           about SRAMs that nobody built of these cells
/// Cost      one pass over the list, and `interpolated` where the capacity is not in it
[[nodiscard, gnu::noinline]] constexpr possible<sram> find_sram(const sram_list& list,
                                                                std::int64_t bytes) noexcept {
  const sram *next = list.begin(), *const end = list.end();
  while (next != end && next->bytes < bytes) ++next;
  if (next == end) return infeasible("no figures for an SRAM this large");
  if (next->bytes == bytes) return *next;
  if (next == list.begin()) return infeasible("no figures for an SRAM this small");
  return interpolated(next[-1], *next, bytes);
}

}  // namespace co2design::hardware
