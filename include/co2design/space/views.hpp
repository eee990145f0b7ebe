// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>  // declares std::ranges::enable_view, without the weight of <ranges>

#include <range/v3/range_fwd.hpp>

#include <co2design/core/check.hpp>
#include <co2design/core/index_iterator.hpp>
#include <co2design/space/subspace.hpp>

namespace co2design {

/// The designs of a space, or of a subspace, as a range: made on demand, in the order of the space.
///
/// Shape     a random-access, sized view of the standard library and of range-v3; the size of a subspace,
///           whatever it counts. Iterators refer to the view
/// Requires  a finite space (`co2design/space/not_finite`)
/// Errors    std::out_of_range where there are more than 2^63 − 1 designs, beyond what an iterator's
///           difference counts; in a constant expression, no constant
/// Example   all_designs<chips>() | ranges::views::filter(fits) | ranges::views::take(10)
template <class Space>
class designs_view : public ::ranges::view_base {
 public:
  using iterator = index_iterator<designs_view, design<Space>>;

  constexpr designs_view() : designs_view(subspace<Space>{}) {}
  constexpr explicit designs_view(const subspace<Space>& of) : of_(of) {
    if (of.size() > std::uint64_t{std::numeric_limits<std::ptrdiff_t>::max()})
      detail::out_of_range("co2design: more designs than a range counts");
  }

  [[nodiscard]] constexpr std::size_t size() const noexcept { return static_cast<std::size_t>(of_.size()); }
  [[nodiscard]] constexpr bool empty() const noexcept { return false; }
  /// Requires i < size().
  [[nodiscard]] constexpr design<Space> operator[](std::uint64_t i) const noexcept { return of_.at(i); }
  [[nodiscard]] constexpr iterator begin() const noexcept { return {*this, 0}; }
  [[nodiscard]] constexpr iterator end() const noexcept {
    return {*this, static_cast<std::ptrdiff_t>(size())};
  }

 private:
  subspace<Space> of_;
};

/// All designs of a space as a lazy range: `for (auto chip : all_designs<chips>())`.
template <design_space Space>
[[nodiscard]] constexpr designs_view<Space> all_designs() {
  return {};
}

/// All designs of a subspace as a lazy range.
template <class Space>
[[nodiscard]] constexpr designs_view<Space> all_designs(const subspace<Space>& of) {
  return designs_view<Space>(of);
}

}  // namespace co2design

template <class Space>
inline constexpr bool std::ranges::enable_view<co2design::designs_view<Space>> = true;
