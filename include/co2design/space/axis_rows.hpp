// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <co2design/space/subspace.hpp>

namespace co2design {

/// The combinations of the values of some axes, numbered: which row of a table over these axes a design has.
///
/// Shape     axes as a set of bits, bit a for the a-th axis of the space; rows in the order of the space, the last
///           axis varying fastest. An axis that a subspace holds at a value has that one value
/// Requires  a finite space (`co2design/space/not_finite`); designs of the subspace
/// Cost      a multiplication and an addition for each axis
/// Example   const axis_rows<chips> of(0b101);  table[of.row(d.ordinals())]
template <class Space>
class axis_rows {
 public:
  using space_type = Space;
  using ordinals_type = typename design<Space>::ordinals_type;

  constexpr explicit axis_rows(std::uint64_t axes, const subspace<Space>& where = {}) noexcept : axes_(axes) {
    if constexpr (detail::countable<Space>) {
      first_ = where.ordinals_at(0);
      for (std::size_t a = Space::rank; a-- > 0;) {
        if (!has(a)) continue;
        stride_[a] = size_;
        sizes_[a] = where.is_fixed(a) ? 1 : static_cast<std::uint32_t>(Space::sizes[a]);
        size_ *= sizes_[a];
      }
    }
  }

  [[nodiscard]] constexpr std::uint64_t axes() const noexcept { return axes_; }
  [[nodiscard]] constexpr bool has(std::size_t axis) const noexcept { return (axes_ >> axis & 1) != 0; }
  /// The number of rows.
  [[nodiscard]] constexpr std::uint64_t size() const noexcept { return size_; }

  /// What an axis at a position in its domain contributes to the row.
  [[nodiscard, gnu::always_inline]] constexpr std::uint64_t part(std::size_t axis,
                                                                 std::uint32_t ordinal) const noexcept {
    return (ordinal - first_[axis]) * stride_[axis];
  }
  /// How far apart the rows of neighbouring values of an axis are; 0 for another axis, and for one that is held.
  [[nodiscard]] constexpr std::uint64_t stride(std::size_t axis) const noexcept {
    return sizes_[axis] > 1 ? stride_[axis] : 0;
  }
  /// The position that an axis begins at: 0, or where it is held.
  [[nodiscard]] constexpr std::uint32_t first(std::size_t axis) const noexcept { return first_[axis]; }
  /// The row of a design that is given by its positions in the domains.
  [[nodiscard]] constexpr std::uint64_t row(const ordinals_type& ordinals) const noexcept {
    std::uint64_t sum = 0;
    for (std::size_t a = 0; a < Space::rank; ++a)
      if (has(a)) sum += part(a, ordinals[a]);
    return sum;
  }
  /// Writes the positions of a row, those of these axes alone. Requires row < size().
  constexpr void put(std::uint64_t row, ordinals_type& into) const noexcept {
    for (std::size_t a = Space::rank; a-- > 0;) {
      if (!has(a)) continue;
      into[a] = first_[a] + static_cast<std::uint32_t>(row % sizes_[a]);
      row /= sizes_[a];
    }
  }

 private:
  std::uint64_t axes_, size_ = 1;
  std::array<std::uint64_t, Space::rank> stride_{};  // 0: another axis
  std::array<std::uint32_t, Space::rank> sizes_{};
  ordinals_type first_{};
};

}  // namespace co2design
