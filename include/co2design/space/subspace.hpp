// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include <co2design/core/check.hpp>
#include <co2design/core/text.hpp>
#include <co2design/space/design.hpp>
#include <co2design/space/detail/value_text.hpp>

namespace co2design {

/// The part of a space in which some axes are held at a value; the run-time sibling of `fix`.
///
/// Shape     a position per axis, or none; enumerates its own designs from 0 to `size() − 1` in the order
///           of the space
/// Requires  a finite space (`co2design/space/not_finite`)
/// Example   subspace<chips> r;  r.fix("cores"_axis = 4);  r.fix("width", "64");
template <class Space>
class subspace {
 public:
  using space_type = Space;
  using ordinals_type = typename design<Space>::ordinals_type;
  static constexpr std::uint32_t free_axis = ~std::uint32_t{0};

  constexpr subspace() noexcept { pinned_.fill(free_axis); }

  /// Holds an axis at a value. Errors: std::out_of_range where the axis lacks the value.
  template <fixed_string Name, class Value>
  constexpr subspace& fix(axis_value<Name, Value> given) {
    constexpr std::size_t position = Space::position(Name.view());
    pinned_[position] = design<Space>::at(0).with(given).ordinals()[position];
    return *this;
  }

  /// Holds an axis at a value, both given as text.
  /// Errors    std::invalid_argument that lists the names, or the values, there are
  subspace& fix(std::string_view name, std::string_view value) {
    const std::size_t position = Space::position(name);
    if (position == Space::rank) detail::invalid_argument(unknown(name));
    std::string values;
    std::uint32_t found = free_axis;
    std::size_t current = 0;
    const auto look = [&]<class Axis>(Axis) {
      if (current++ != position) return;
      for (std::size_t i = 0; i < Axis::domain::size; ++i) {
        const std::string text = detail::text_of(Axis::domain::at(i));
        if (text == value) found = static_cast<std::uint32_t>(i);
        values += concat({i == 0 ? "" : ", ", text});
      }
    };
    if constexpr (detail::countable<Space>)
      [&]<class... Axes>(type_list<Axes...>) { (look(Axes{}), ...); }(typename Space::axes{});
    if (found == free_axis)
      detail::invalid_argument(concat({"axis '", name, "' has no value '", value, "'; it has ", values}));
    pinned_[position] = found;
    return *this;
  }

  /// Whether an axis, by its position, is held.
  [[nodiscard]] constexpr bool is_fixed(std::size_t axis) const noexcept {
    return pinned_[axis] != free_axis;
  }

  /// The number of designs.
  [[nodiscard]] constexpr std::uint64_t size() const noexcept {
    std::uint64_t product = 1;
    if constexpr (detail::countable<Space>) {
      for (std::size_t a = 0; a < Space::rank; ++a)
        if (!is_fixed(a)) product *= Space::sizes[a];
    }
    return product;
  }

  /// The design at a position of the subspace's enumeration. Requires index < size().
  [[nodiscard]] constexpr design<Space> at(std::uint64_t index) const noexcept {
    return design<Space>::from_ordinals(ordinals_at(index));
  }
  /// The same by its positions in the domains.
  [[nodiscard]] constexpr ordinals_type ordinals_at(std::uint64_t index) const noexcept {
    ordinals_type ordinals{};
    if constexpr (detail::countable<Space>) {
      for (std::size_t a = Space::rank; a-- > 0;) {
        if (is_fixed(a)) {
          ordinals[a] = pinned_[a];
        } else {
          ordinals[a] = static_cast<std::uint32_t>(index % Space::sizes[a]);
          index /= Space::sizes[a];
        }
      }
    }
    return ordinals;
  }

  [[nodiscard]] constexpr bool contains(const design<Space>& one) const noexcept {
    const ordinals_type ordinals = one.ordinals();
    for (std::size_t a = 0; a < Space::rank; ++a)
      if (is_fixed(a) && ordinals[a] != pinned_[a]) return false;
    return true;
  }

 private:
  static std::string unknown(std::string_view name) {
    std::string text = concat({"no axis named '", name, "'; the space has"});
    for (std::string_view one : Space::names) text += concat({" ", one});
    return text;
  }

  ordinals_type pinned_{};
};

}  // namespace co2design
